#include "ui/preset/preset_panel.h"

#include "ui/preset/effect_editor.h"
#include "ui/preset/effect_list.h"
#include "ui/preset/preset_bar.h"
#include "ui/preset/response_curve.h"
#include "ui/theme/theme.h"
#include "ui/theme/to_qstring.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int twoColumnsFrom = 620;
constexpr int threeColumnsFrom = 1000;
constexpr int listWidth = 240;

/// The same control of the same effect merges while it is dragged: an id that is never 0.
int mergeIdOf(int effect, std::string_view parameter) {
    const auto mixed = std::hash<std::string_view>{}(parameter)*31 + static_cast<std::size_t>(effect);
    return static_cast<int>(mixed % 0x7ffffffe) + 1;
}

}

struct PresetPanel::State {
    State(PresetPanel& p, Document& d) : panel(p), document(d) {}

    PresetPanel& panel;
    Document& document;
    PresetBar* bar = nullptr;
    EffectListModel* model = nullptr;
    EffectList* list = nullptr;
    QWidget* listSide = nullptr;
    EffectEditor* editor = nullptr;
    QScrollArea* scroll = nullptr;
    ResponseCurve* curve = nullptr;
    QToolButton* remove = nullptr;
    QToolButton* up = nullptr;
    QToolButton* down = nullptr;
    QBoxLayout* columns = nullptr; ///< list beside or above the rest
    QBoxLayout* rest = nullptr;    ///< editor and curve
    int wanted = 0;                ///< the row to be current after the next change

    const fx::Chain& chain() const { return document.session().request.preset.chain; }
    int current() const { return list->currentIndex().isValid() ? list->currentIndex().row() : -1; }

    void build();
    void buildList();
    QToolButton* tool(QLayout* row, const QString& iconName, const QString& what);
    QMenu* addMenu();
    void connectParts();
    void showChain();
    void showCurrent();
    void choose(int effect);
    void change(const QString& what, int row, const std::function<void(fx::Chain&)>& edit, int mergeId = 0);
    void setValues(int effect, const std::map<std::string, double, std::less<>>& values, bool dragging);
    void add(const fx::EffectType& type);
    void move(int from, int to);
    void removeEffect(int effect);
    void arrange(int width);
};

void PresetPanel::State::change(const QString& what, int row, const std::function<void(fx::Chain&)>& edit,
                                int mergeId) {
    fx::Chain changed = chain();
    edit(changed);
    wanted = row;
    document.setChain(changed, what, mergeId);
}

void PresetPanel::State::setValues(int effect, const std::map<std::string, double, std::less<>>& values,
                                   bool dragging) {
    if (effect < 0 || effect >= static_cast<int>(chain().size()) || values.empty()) return;
    const auto index = static_cast<std::size_t>(effect);
    change(
        effectName(chain()[index]), effect,
        [&](fx::Chain& changed) {
            for (const auto& [id, value] : values)
                changed[index].values[id] = value;
        },
        dragging ? mergeIdOf(effect, values.begin()->first) : 0);
}

void PresetPanel::State::add(const fx::EffectType& type) {
    const int row = current() + 1;
    change(tr("Add %1").arg(toQString(type.name)), row, [&](fx::Chain& changed) {
        changed.insert(changed.begin() + row, fx::Effect{std::string(type.id), true, {}});
    });
}

void PresetPanel::State::move(int from, int to) {
    change(tr("Move %1").arg(effectName(chain()[static_cast<std::size_t>(from)])), to,
           [&](fx::Chain& changed) {
               const fx::Effect effect = changed[static_cast<std::size_t>(from)];
               changed.erase(changed.begin() + from);
               changed.insert(changed.begin() + to, effect);
           });
}

void PresetPanel::State::removeEffect(int effect) {
    if (effect < 0) return;
    change(tr("Remove %1").arg(effectName(chain()[static_cast<std::size_t>(effect)])),
           std::max(effect - 1, 0), [&](fx::Chain& changed) { changed.erase(changed.begin() + effect); });
}

QToolButton* PresetPanel::State::tool(QLayout* row, const QString& iconName, const QString& what) {
    auto* button = new QToolButton(listSide);
    button->setIcon(icon(iconName));
    button->setToolTip(what);
    button->setAccessibleName(what);
    row->addWidget(button);
    return button;
}

QMenu* PresetPanel::State::addMenu() {
    auto* menu = new QMenu(listSide);
    menu->setToolTipsVisible(true);
    for (const fx::EffectType& type : fx::catalogue()) {
        QAction* action = menu->addAction(toQString(type.name));
        action->setToolTip(toQString(type.help));
        QObject::connect(action, &QAction::triggered, &panel, [this, &type] { add(type); });
    }
    return menu;
}

void PresetPanel::State::buildList() {
    listSide = new QWidget(&panel);
    auto* column = new QVBoxLayout(listSide);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    model = new EffectListModel(listSide);
    list = new EffectList(listSide);
    list->setModel(model);
    list->setMinimumHeight(96);
    column->addWidget(list, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    QToolButton* addButton = tool(row, QStringLiteral("add"), tr("Add an effect"));
    addButton->setText(tr("Add"));
    addButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addButton->setPopupMode(QToolButton::InstantPopup);
    addButton->setMenu(addMenu());
    row->addStretch(1);
    up = tool(row, QStringLiteral("up"), tr("Earlier (Alt+Up)"));
    down = tool(row, QStringLiteral("down"), tr("Later (Alt+Down)"));
    remove = tool(row, QStringLiteral("trash"), tr("Remove the effect (Del)"));
    column->addLayout(row);
}

void PresetPanel::State::build() {
    auto* page = new QVBoxLayout(&panel);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    bar = new PresetBar(document, &panel);
    page->addWidget(bar);
    columns = new QBoxLayout(QBoxLayout::LeftToRight);
    columns->setContentsMargins(12, 0, 12, 12);
    columns->setSpacing(12);
    page->addLayout(columns, 1);
    buildList();
    columns->addWidget(listSide);
    rest = new QBoxLayout(QBoxLayout::LeftToRight);
    rest->setSpacing(12);
    columns->addLayout(rest, 1);
    editor = new EffectEditor;
    scroll = new QScrollArea(&panel);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(editor);
    curve = new ResponseCurve(&panel);
    rest->addWidget(curve, 1);
    rest->addWidget(scroll, 1);
}

void PresetPanel::State::connectParts() {
    QObject::connect(bar, &PresetBar::auditionRequested, &panel, &PresetPanel::auditionRequested);
    QObject::connect(model, &EffectListModel::enableRequested, &panel, [this](int effect, bool on) {
        change(on ? tr("Switch on %1").arg(effectName(chain()[static_cast<std::size_t>(effect)]))
                  : tr("Switch off %1").arg(effectName(chain()[static_cast<std::size_t>(effect)])),
               effect, [&](fx::Chain& changed) { changed[static_cast<std::size_t>(effect)].enabled = on; });
    });
    QObject::connect(list, &EffectList::moveRequested, &panel, [this](int from, int to) { move(from, to); });
    QObject::connect(list, &EffectList::removeRequested, &panel,
                     [this](int effect) { removeEffect(effect); });
    QObject::connect(list->selectionModel(), &QItemSelectionModel::currentChanged, &panel,
                     [this] { showCurrent(); });
    QObject::connect(remove, &QToolButton::clicked, &panel, [this] { removeEffect(current()); });
    QObject::connect(up, &QToolButton::clicked, &panel, [this] { move(current(), current() - 1); });
    QObject::connect(down, &QToolButton::clicked, &panel, [this] { move(current(), current() + 1); });
    QObject::connect(editor, &EffectEditor::valueChanged, &panel,
                     [this](const std::string& id, double value, bool dragging) {
                         setValues(current(), {{id, value}}, dragging);
                     });
    QObject::connect(editor, &EffectEditor::released, &panel, [this] { document.endMerging(); });
    QObject::connect(
        curve, &ResponseCurve::valuesChanged, &panel,
        [this](int effect, const auto& values, bool dragging) { setValues(effect, values, dragging); });
    QObject::connect(curve, &ResponseCurve::released, &panel, [this] { document.endMerging(); });
    QObject::connect(curve, &ResponseCurve::effectChosen, &panel, [this](int effect) { choose(effect); });
    QObject::connect(&document, &Document::presetChanged, &panel, [this] { showChain(); });
    QObject::connect(&document, &Document::requestChanged, &panel, [this] { showChain(); });
}

void PresetPanel::State::choose(int effect) { list->setCurrentIndex(model->index(effect)); }

void PresetPanel::State::showChain() {
    model->setChain(chain());
    const int row = std::min(wanted, static_cast<int>(chain().size()) - 1);
    if (row != current()) choose(row);
    showCurrent();
}

void PresetPanel::State::showCurrent() {
    const int row = current();
    if (row >= 0) wanted = row;
    curve->setChain(chain(), document.session().request.sampleRate);
    curve->setHighlighted(row);
    if (row >= 0 && row < static_cast<int>(chain().size()))
        editor->setEffect(chain()[static_cast<std::size_t>(row)]);
    else
        editor->clear(tr("No effects: the samples stay as they were recorded, but for their level. Add one "
                         "with the button on the left."));
    remove->setEnabled(row >= 0);
    up->setEnabled(row > 0);
    down->setEnabled(row >= 0 && row + 1 < static_cast<int>(chain().size()));
}

void PresetPanel::State::arrange(int width) {
    const bool beside = width >= twoColumnsFrom;
    columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    rest->setDirection(width >= threeColumnsFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    listSide->setMinimumWidth(beside ? listWidth : 0);
    listSide->setMaximumWidth(beside ? listWidth : QWIDGETSIZE_MAX);
    listSide->setMaximumHeight(beside ? QWIDGETSIZE_MAX : 200);
}

PresetPanel::PresetPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>(*this, document)) {
    m_state->build();
    m_state->connectParts();
    m_state->showChain();
}

PresetPanel::~PresetPanel() = default;

bool PresetPanel::processed() const { return m_state->bar->processed(); }

void PresetPanel::resizeEvent(QResizeEvent* event) { m_state->arrange(event->size().width()); }

}
