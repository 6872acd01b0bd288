#include "ui/settings/setting_control.h"

#include "ui/theme/form.h"
#include "ui/theme/to_qstring.h"
#include "ui/theme/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <limits>
#include <memory>

namespace gleaner::ui {

namespace {

using settings::Kind;
using settings::Value;

double stepOf(const settings::Setting& setting) {
    if (setting.unit == settings::Unit::Bars) return 4.0;
    const bool isFine = setting.kind != Kind::Whole && setting.maximum - setting.minimum <= 2.0;
    return isFine ? 0.05 : 1.0;
}

QDoubleSpinBox* spinBox(const settings::Setting& setting, QWidget* parent) {
    auto* box = new QDoubleSpinBox(parent);
    box->setDecimals(setting.kind == Kind::Whole ? 0 : stepOf(setting) < 0.1 ? 2 : 1);
    box->setRange(setting.minimum, setting.maximum);
    box->setSingleStep(stepOf(setting));
    box->setAccelerated(true);
    if (setting.unit != settings::Unit::None) box->setSuffix(u' ' + word(settings::symbolOf(setting.unit)));
    return box;
}

/// Its actions are ticked one after the other; Escape, Return or a click beside it closes it.
class TickMenu final : public QMenu {
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override {
        QAction* under = actionAt(event->pos());
        under ? under->trigger() : QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent* event) override {
        const bool ticks = event->key() == Qt::Key_Space && activeAction();
        ticks ? activeAction()->trigger() : QMenu::keyPressEvent(event);
    }
};

QString capitalised(QString text) {
    text[0] = text[0].toUpper();
    return text;
}

}

SettingControl::SettingControl(const settings::Setting& setting, QWidget* parent)
    : QWidget(parent), m_setting(setting) {
    setObjectName(QStringLiteral("setting.") + toQString(setting.id));
    switch (setting.kind) {
    case Kind::Number:
    case Kind::Whole:
        buildNumber();
        break;
    case Kind::Seed:
        buildSeed();
        break;
    case Kind::Switch:
        buildSwitch();
        break;
    case Kind::Word:
        buildWord();
        break;
    case Kind::Text:
        setting.choices ? buildWord() : buildText();
        break;
    case Kind::Texts:
        setting.choices ? buildWords() : buildText();
        break;
    case Kind::Range:
        buildRange();
        break;
    }
    m_editor->setToolTip(word(setting.help) + u'.');
    m_editor->setAccessibleName(labelOf(setting));
    setFocusProxy(m_editor);
}

void SettingControl::adopt(QWidget* editor) {
    if (!m_editor) m_editor = editor;
    if (!layout()) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
    }
    layout()->addWidget(editor);
}

void SettingControl::show(const Value& value) { m_show(value); }

void SettingControl::setHint(const QString& text) {
    if (auto* box = qobject_cast<QCheckBox*>(m_editor)) box->setText(text);
    if (auto* line = qobject_cast<QLineEdit*>(m_editor)) line->setPlaceholderText(text);
}

void SettingControl::buildNumber() {
    auto* box = spinBox(m_setting, this);
    if (m_setting.mayBeAbsent()) return buildOptionalNumber(box);
    adopt(box);
    m_show = [box](const Value& value) {
        const QSignalBlocker blocker(box);
        box->setValue(std::get<double>(value));
    };
    connectNumber(box);
}

/// A check box says what counts without a number, and the number is only there where it does not.
void SettingControl::buildOptionalNumber(QDoubleSpinBox* box) {
    auto* absent = new QCheckBox(capitalised(word(m_setting.absent)), this);
    adopt(absent);
    adopt(box);
    box->setToolTip(word(m_setting.help) + u'.');
    box->setAccessibleName(labelOf(m_setting));
    connect(absent, &QCheckBox::clicked, this, [this](bool isAbsent) {
        Q_EMIT changed(isAbsent ? Value() : Value(m_setting.suggested), false);
    });
    m_show = [box, absent](const Value& value) {
        const QSignalBlocker blocker(box);
        const double* number = std::get_if<double>(&value);
        absent->setChecked(!number);
        box->setVisible(number);
        if (number) box->setValue(*number);
    };
    connectNumber(box);
}

void SettingControl::connectNumber(QDoubleSpinBox* box) {
    connect(box, &QDoubleSpinBox::valueChanged, this,
            [this](double number) { Q_EMIT changed(number, true); });
    connect(box, &QAbstractSpinBox::editingFinished, this, &SettingControl::finished);
}

/// As many of its 64 bits as a spin box shows.
void SettingControl::buildSeed() {
    auto* box = new QSpinBox(this);
    box->setRange(0, std::numeric_limits<int>::max());
    adopt(box);
    connect(box, &QSpinBox::valueChanged, this,
            [this](int seed) { Q_EMIT changed(static_cast<std::uint64_t>(seed), true); });
    connect(box, &QAbstractSpinBox::editingFinished, this, &SettingControl::finished);
    m_show = [box](const Value& value) {
        const QSignalBlocker blocker(box);
        box->setValue(static_cast<int>(
            std::min<std::uint64_t>(std::get<std::uint64_t>(value), std::numeric_limits<int>::max())));
    };
}

void SettingControl::buildSwitch() {
    auto* box = new QCheckBox(word(m_setting.help), this);
    adopt(box);
    connect(box, &QCheckBox::clicked, this, [this](bool isOn) { Q_EMIT changed(isOn, false); });
    m_show = [box](const Value& value) { box->setChecked(std::get<bool>(value)); };
}

void SettingControl::buildWord() {
    auto* box = new QComboBox(this);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(5);
    const auto add = [box](const QString& name, const QString& id, const QString& help) {
        box->addItem(name, id);
        box->setItemData(box->count() - 1, help, Qt::ToolTipRole);
    };
    if (m_setting.mayBeAbsent()) add(capitalised(word(m_setting.absent)), QString(), {});
    for (const settings::Choice& choice : m_setting.choices())
        add(word(choice.name), toQString(choice.id), word(choice.help));
    adopt(box);
    connect(box, &QComboBox::activated, this,
            [this, box](int index) { Q_EMIT changed(box->itemData(index).toString().toStdString(), false); });
    m_show = [box, add](const Value& value) {
        const QString id = QString::fromStdString(settings::textOf(value));
        if (box->findData(id) < 0) add(id, id, {}); // of a newer version, or of nobody
        box->setCurrentIndex(box->findData(id));
    };
}

/// Any number of the choices, ticked in a menu. Words that are no choice (of a newer version) stay behind
/// them.
void SettingControl::buildWords() {
    using Words = std::vector<std::string>;
    auto* button = new QToolButton(this);
    button->setProperty("picker", true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new TickMenu(button);
    menu->setToolTipsVisible(true);
    for (const settings::Choice& choice : m_setting.choices()) {
        QAction* action = menu->addAction(word(choice.name));
        action->setCheckable(true);
        action->setData(toQString(choice.id));
        action->setToolTip(word(choice.help));
    }
    button->setMenu(menu);
    adopt(button);
    const auto others = std::make_shared<Words>();
    connect(menu, &QMenu::triggered, this, [this, menu, others] {
        Words words;
        for (const QAction* action : menu->actions())
            if (action->isChecked()) words.push_back(action->data().toString().toStdString());
        words.insert(words.end(), others->begin(), others->end());
        Q_EMIT changed(words, false);
        m_show(words);
    });
    m_show = [button, menu, others](const Value& value) {
        *others = std::get<Words>(value);
        QStringList chosen;
        for (QAction* action : menu->actions()) {
            action->setChecked(std::erase(*others, action->data().toString().toStdString()) > 0);
            if (action->isChecked()) chosen << action->text();
        }
        for (const std::string& other : *others)
            chosen << QString::fromStdString(other);
        button->setText(chosen.isEmpty()     ? tr("None")
                        : chosen.size() == 1 ? chosen.front()
                                             : tr("%1 chosen").arg(chosen.size()));
        button->setAccessibleDescription(chosen.join(QStringLiteral(", ")));
    };
}

void SettingControl::buildText() {
    auto* line = new QLineEdit(this);
    adopt(line);
    const bool isList = m_setting.kind == Kind::Texts;
    if (isList) line->setAccessibleDescription(tr("Separated by commas"));
    connect(line, &QLineEdit::textEdited, this, [this, isList](const QString& text) {
        Q_EMIT changed(isList ? Value(wordsOf(text)) : Value(text.toStdString()), true);
    });
    connect(line, &QLineEdit::editingFinished, this, &SettingControl::finished);
    m_show = [line, isList](const Value& value) {
        // While a person types, what they typed stays, as long as it means the same.
        if (isList && wordsOf(line->text()) == std::get<std::vector<std::string>>(value)) return;
        const QString text = QString::fromStdString(settings::textOf(value));
        if (line->text() != text) line->setText(text);
    };
}

void SettingControl::buildRange() {
    auto* low = spinBox(m_setting, this);
    auto* high = spinBox(m_setting, this);
    adopt(low);
    layout()->addWidget(new QLabel(QStringLiteral("–"), this));
    adopt(high);
    high->setAccessibleName(tr("%1, upper end").arg(labelOf(m_setting)));
    for (QDoubleSpinBox* box : {low, high}) {
        box->setDecimals(0);
        box->setSingleStep(1.0);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, low, high](double) {
            const settings::Range range{low->value(), high->value()};
            if (range.low < range.high) Q_EMIT changed(range, true);
        });
        connect(box, &QAbstractSpinBox::editingFinished, this, &SettingControl::finished);
    }
    m_show = [low, high](const Value& value) {
        const QSignalBlocker blockers[] = {QSignalBlocker(low), QSignalBlocker(high)};
        const settings::Range& range = std::get<settings::Range>(value);
        low->setValue(range.low);
        high->setValue(range.high);
    };
}

QString labelOf(const settings::Setting& setting) { return capitalised(word(setting.name)); }

std::vector<std::string> wordsOf(const QString& text) {
    std::vector<std::string> words;
    for (const QString& word : text.split(u',', Qt::SkipEmptyParts))
        if (!word.trimmed().isEmpty()) words.push_back(word.trimmed().toStdString());
    return words;
}

QString textOf(const std::vector<std::string>& words) {
    return QString::fromStdString(settings::textOf(words));
}

}
