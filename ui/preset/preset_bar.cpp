#include "ui/preset/preset_bar.h"

#include "ui/theme/theme.h"
#include "json/values.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

const QString presetExtension = QStringLiteral("json");

/// "Dusty drums" -> "dusty-drums"
std::string idOf(const QString& name) {
    QString id;
    for (const QChar c : name.toLower())
        if (c.isLetterOrNumber())
            id += c;
        else if (!id.isEmpty() && !id.endsWith(QLatin1Char('-')))
            id += QLatin1Char('-');
    while (id.endsWith(QLatin1Char('-')))
        id.chop(1);
    return id.isEmpty() ? "preset" : id.toStdString();
}

}

bool soundsEqual(const fx::Chain& a, const fx::Chain& b) {
    return std::ranges::equal(a, b, [](const fx::Effect& one, const fx::Effect& other) {
        if (one.type != other.type || one.enabled != other.enabled) return false;
        const fx::EffectType* type = fx::findEffectType(one.type);
        return type ? fx::resolvedValues(*type, one) == fx::resolvedValues(*type, other)
                    : one.values == other.values;
    });
}

PresetBar::PresetBar(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_known(json::factoryPresets()) {
    build();
    connect(&document, &Document::presetChanged, this, &PresetBar::showPreset);
    showPreset();
}

void PresetBar::build() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    auto* label = new QLabel(tr("Preset"), this);
    m_choice = new QComboBox(this);
    m_choice->setMinimumWidth(160);
    m_choice->setMaximumWidth(280);
    m_choice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_choice->setAccessibleName(tr("Preset"));
    label->setBuddy(m_choice);
    connect(m_choice, &QComboBox::activated, this, &PresetBar::choose);
    m_modified = new QLabel(tr("changed"), this);
    m_modified->setForegroundRole(QPalette::PlaceholderText);
    m_modified->setToolTip(
        tr("The effects differ from the preset as it was chosen. Choose it again to go back."));
    QSizePolicy keepsRoom = m_modified->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_modified->setSizePolicy(keepsRoom);
    row->addWidget(label);
    row->addWidget(m_choice);
    row->addWidget(m_modified);
    for (const bool saving : {true, false}) {
        auto* button = new QToolButton(this);
        button->setIcon(icon(saving ? QStringLiteral("save") : QStringLiteral("open")));
        button->setToolTip(saving ? tr("Save the preset as …") : tr("Load a preset …"));
        button->setAccessibleName(button->toolTip());
        connect(button, &QToolButton::clicked, this, [this, saving] { chooseFile(saving); });
        row->addWidget(button);
    }
    m_error = new QLabel(this);
    m_error->setWordWrap(true);
    row->addWidget(m_error, 1);
    m_before = side(tr("As recorded"), tr("Hear the slice without the effects"));
    m_after = side(tr("With effects"), tr("Hear the slice through the effects"));
    m_after->setChecked(true);
    auto* sides = new QHBoxLayout; // one switch of two halves
    sides->setSpacing(0);
    sides->addWidget(m_before);
    sides->addWidget(m_after);
    row->addLayout(sides);
}

QToolButton* PresetBar::side(const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setProperty("segment", true);
    connect(button, &QToolButton::clicked, this, [this] { Q_EMIT auditionRequested(processed()); });
    return button;
}

bool PresetBar::processed() const { return m_after->isChecked(); }

const fx::Preset* PresetBar::known(const std::string& id) const {
    const auto found = std::ranges::find(m_known, id, &fx::Preset::id);
    return found == m_known.end() ? nullptr : &*found;
}

bool PresetBar::isModified() const {
    const fx::Preset& now = m_document.session().request.preset;
    const fx::Preset* from = known(now.id);
    return from && !soundsEqual(from->chain, now.chain);
}

void PresetBar::showPreset() {
    const fx::Preset& now = m_document.session().request.preset;
    if (!known(now.id)) m_known.push_back(now); // came with the session
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const fx::Preset& preset : m_known) {
        m_choice->addItem(preset.name.empty() ? tr("Unnamed") : QString::fromStdString(preset.name));
        m_choice->setItemData(m_choice->count() - 1, QString::fromStdString(preset.description),
                              Qt::ToolTipRole);
    }
    m_choice->setCurrentIndex(static_cast<int>(known(now.id) - m_known.data()));
    m_choice->setToolTip(QString::fromStdString(now.description));
    m_modified->setVisible(isModified());
}

void PresetBar::choose(int index) {
    setError({});
    m_document.setPreset(m_known[static_cast<std::size_t>(index)]);
    showPreset();
}

void PresetBar::chooseFile(bool saving) {
    auto* dialog = new QFileDialog(this, saving ? tr("Save the preset") : tr("Load a preset"), {},
                                   tr("Presets (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(presetExtension);
    if (saving)
        dialog->selectFile(QString::fromStdString(idOf(m_choice->currentText())) + QLatin1Char('.') +
                           presetExtension);
    connect(dialog, &QFileDialog::fileSelected, this, saving ? &PresetBar::save : &PresetBar::load);
    dialog->open();
}

void PresetBar::setError(const QString& error) {
    m_error->setText(error);
    QPalette colours = m_error->palette();
    colours.setColor(QPalette::WindowText, errorColour(palette()));
    m_error->setPalette(colours);
}

QString PresetBar::error() const { return m_error->text(); }

void PresetBar::load(const QString& file) {
    try {
        const fx::Preset preset = json::readValue(file.toStdString(), json::strictPresetFromJson);
        std::erase_if(m_known, [&](const fx::Preset& other) { return other.id == preset.id; });
        m_known.push_back(preset);
        setError({});
        m_document.setPreset(preset);
        showPreset();
    } catch (const Error& error) {
        setError(QString::fromStdString(error.what()));
    }
}

void PresetBar::save(const QString& file) {
    fx::Preset preset = m_document.session().request.preset;
    const QString name = QFileInfo(file).completeBaseName();
    if (idOf(name) != preset.id) preset.name = name.toStdString();
    preset.id = idOf(name);
    try {
        json::writeFile(file.toStdString(), json::toBytes(json::toJson(preset)));
    } catch (const Error& error) {
        return setError(QString::fromStdString(error.what()));
    }
    setError({});
    std::erase_if(m_known, [&](const fx::Preset& other) { return other.id == preset.id; });
    m_known.push_back(preset);
    m_document.setPreset(preset);
    showPreset();
}

}
