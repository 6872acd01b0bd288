#include "ui/preset/preset_panel.h"

#include "ui/preset/effect_editor.h"
#include "ui/preset/effect_list.h"
#include "ui/preset/effect_view.h"
#include "ui/preset/preset_bar.h"
#include "ui/preset/region_pictures.h"
#include "ui/preset/response_curve.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>
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
    State(PresetPanel& p, Document& d, PresetShelf& s) : panel(p), document(d), shelf(s), pictures(d) {}

    PresetPanel& panel;
    Document& document;
    PresetShelf& shelf;
    RegionPictures pictures;
    PresetBar* bar = nullptr;
    EffectListModel* model = nullptr;
    EffectList* list = nullptr;
    QWidget* listSide = nullptr;
    EffectEditor* editor = nullptr;
    QScrollArea* scroll = nullptr;
    QStackedWidget* picture = nullptr; ///< the one or the other
    ResponseCurve* curve = nullptr;
    EffectView* view = nullptr;
    QToolButton* remove = nullptr;
    QToolButton* up = nullptr;
    QToolButton* down = nullptr;
    QBoxLayout* columns = nullptr; ///< list beside or above the rest
    QBoxLayout* rest = nullptr;    ///< editor and curve
    std::string region;            ///< and its kind: the one that was chosen last
    int wanted = 0;                ///< the row to be current after the next change

    const fx::Chain& chain() const { return document.preset(bar->kind()).chain; }
    int current() const { return list->currentIndex().isValid() ? list->currentIndex().row() : -1; }

    void build();
    void buildList();
    QToolButton* tool(QLayout* row, const QString& iconName, const QString& what);
    QMenu* addMenu();
    void connectParts();
    void showChain();
    void showCurrent();
    void showPicture(int effect);
    void show(const RegionPictures::Pictures& pictures);
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
    document.setChain(changed, what, mergeId, bar->kind());
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
    change(tr("Add %1").arg(word(type.name)), row, [&](fx::Chain& changed) {
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
        QAction* action = menu->addAction(word(type.name));
        action->setToolTip(word(type.help));
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
    bar = new PresetBar(document, shelf, &panel);
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
    scroll->setAccessibleName(tr("Settings of the effect"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(editor);
    picture = new QStackedWidget(&panel);
    curve = new ResponseCurve(picture);
    view = new EffectView(picture);
    picture->addWidget(curve);
    picture->addWidget(view);
    rest->addWidget(picture, 1);
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
    QObject::connect(view, &EffectView::valuesChanged, &panel,
                     [this](const auto& values, bool dragging) { setValues(current(), values, dragging); });
    QObject::connect(view, &EffectView::released, &panel, [this] { document.endMerging(); });
    QObject::connect(&pictures, &RegionPictures::ready, &panel,
                     [this](const RegionPictures::Pictures& ready) { show(ready); });
    QObject::connect(bar, &PresetBar::kindChanged, &panel, [this] {
        wanted = 0;
        showChain();
    });
    QObject::connect(bar, &PresetBar::nameRequested, &panel, &PresetPanel::nameRequested);
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
    showPicture(row);
    if (row >= 0 && row < static_cast<int>(chain().size()))
        editor->setEffect(chain()[static_cast<std::size_t>(row)]);
    else
        editor->clear(tr("No effects: the samples stay as they were recorded, but for their level. Add one "
                         "with the button on the left."));
    remove->setEnabled(row >= 0);
    up->setEnabled(row > 0);
    down->setEnabled(row >= 0 && row + 1 < static_cast<int>(chain().size()));
}

/// Its lines follow once they are measured; meanwhile those of before stand.
void PresetPanel::State::showPicture(int effect) {
    const fx::EffectType* type = effect >= 0 && effect < static_cast<int>(chain().size())
                                     ? fx::findEffectType(chain()[static_cast<std::size_t>(effect)].type)
                                     : nullptr;
    const bool isCurve = !type || type->picture == fx::Picture::Response;
    if (!isCurve) view->setEffect(chain()[static_cast<std::size_t>(effect)]);
    picture->setCurrentWidget(isCurve ? static_cast<QWidget*>(curve) : view);
    pictures.show(chain(), effect);
}

void PresetPanel::State::show(const RegionPictures::Pictures& ready) {
    curve->setSpectra(ready.before, ready.after);
    const int row = current();
    if (ready.effect == row && row >= 0 && row < static_cast<int>(chain().size()) &&
        chain()[static_cast<std::size_t>(row)].type == ready.type)
        view->setDrawn(ready.drawn);
}

void PresetPanel::State::arrange(int width) {
    const bool beside = width >= twoColumnsFrom;
    columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    rest->setDirection(width >= threeColumnsFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    listSide->setMinimumWidth(beside ? listWidth : 0);
    listSide->setMaximumWidth(beside ? listWidth : QWIDGETSIZE_MAX);
    listSide->setMaximumHeight(beside ? QWIDGETSIZE_MAX : 200);
}

PresetPanel::PresetPanel(Document& document, PresetShelf& shelf, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>(*this, document, shelf)) {
    m_state->build();
    m_state->connectParts();
    m_state->showChain();
}

PresetPanel::~PresetPanel() = default;

bool PresetPanel::processed() const { return m_state->bar->processed(); }

PresetBar& PresetPanel::bar() const { return *m_state->bar; }

void PresetPanel::setRegion(int recording, const pack::ChosenSlice* region) {
    State& m = *m_state;
    const std::string now =
        region ? std::string(music::info(region->slice.traits.kind).id) + ' ' + region->slice.id : "";
    if (region && std::exchange(m.region, now) != now) {
        // What is shown is what shapes the region that is heard.
        const music::SampleKind kind = region->slice.traits.kind;
        const bool hasOwn = m.document.session().request.kindPresets.contains(kind);
        if (m.bar->kind() != kind) m.bar->setKind(hasOwn ? Document::ChainOf(kind) : Document::ChainOf());
    }
    m.pictures.setRegion(region ? recording : -1, region ? region->slice.id : std::string());
}

void PresetPanel::setPlayhead(int recording, qint64 frame) {
    const auto seconds = m_state->pictures.secondsAt(recording, frame);
    m_state->view->setMoment(seconds);
    m_state->curve->setMoment(seconds);
}

void PresetPanel::showEvent(QShowEvent*) { m_state->pictures.setActive(true); }
void PresetPanel::hideEvent(QHideEvent*) { m_state->pictures.setActive(false); }

void PresetPanel::resizeEvent(QResizeEvent* event) { m_state->arrange(event->size().width()); }

}
