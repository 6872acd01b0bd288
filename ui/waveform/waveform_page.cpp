#include "ui/waveform/waveform_page.h"

#include "ui/keymap/keymap.h"
#include "ui/theme/kind_chips.h"
#include "ui/theme/theme.h"
#include "ui/waveform/overview_strip.h"
#include "ui/waveform/slice_details.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

namespace gleaner::ui {

namespace {
constexpr double zoomPerClick = 2.0;
constexpr int sensitivitySteps = 100;
constexpr int leastForLabel = 900;
}

struct WaveformPage::State {
    State(WaveformPage& p, Document& d)
        : page(p), document(d), view(d, &p), overview(d, view, &p), details(d, view, &p) {}

    WaveformPage& page;
    Document& document;
    WaveformView view;
    OverviewStrip overview;
    SliceDetails details;
    KindChips* chips = nullptr;
    QLabel* label = nullptr;
    QSlider* sensitivity = nullptr;
    QPushButton* detect = nullptr;
    bool detecting = false;
    SpectrogramMode lastSpectrogram = SpectrogramMode::Below; ///< that the button brings back

    QHBoxLayout* tools();
    QToolButton* tool(QHBoxLayout* row, const QString& iconName, const QString& what, const char* command);
    void addSpectrogram(QHBoxLayout* row);
    void addSnapping(QHBoxLayout* row);
    void addDetection(QHBoxLayout* row);
    void recount();
    void update();
    void keepButtonWide();
    double sensitivityValue() const { return static_cast<double>(sensitivity->value()) / sensitivitySteps; }
};

QToolButton* WaveformPage::State::tool(QHBoxLayout* row, const QString& iconName, const QString& what,
                                       const char* command) {
    auto* button = new QToolButton(&page);
    button->setIcon(icon(iconName));
    button->setIconSize({20, 20});
    button->setAccessibleName(what);
    const auto say = [this, button, what, command] {
        button->setToolTip(withKeys(what, view.keysOf(QLatin1String(command))));
    };
    connect(&view, &WaveformView::keysChanged, button, say);
    say();
    row->addWidget(button);
    return button;
}

QHBoxLayout* WaveformPage::State::tools() {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    connect(tool(row, QStringLiteral("zoom-in"), tr("Zoom in"), "window.zoomIn"), &QToolButton::clicked,
            &view, [this] { view.zoomBy(zoomPerClick); });
    connect(tool(row, QStringLiteral("zoom-out"), tr("Zoom out"), "window.zoomOut"), &QToolButton::clicked,
            &view, [this] { view.zoomBy(1.0 / zoomPerClick); });
    connect(tool(row, QStringLiteral("zoom-fit"), tr("Show the whole recording"), "window.zoomFit"),
            &QToolButton::clicked, &view, &WaveformView::zoomToFit);
    connect(tool(row, QStringLiteral("zoom-selection"), tr("Show the selection"), "window.zoomSelection"),
            &QToolButton::clicked, &view, &WaveformView::zoomToSelection);
    connect(tool(row, QStringLiteral("zoom-vertical"), tr("Wave as high as the view, or at its true height"),
                 "wave.height"),
            &QToolButton::clicked, &view, &WaveformView::toggleVerticalFit);
    row->addSpacing(8);
    addSpectrogram(row);
    addSnapping(row);
    row->addSpacing(12);
    chips = new KindChips(&page);
    row->addWidget(chips);
    connect(chips, &KindChips::kindsChanged, &view, [this] {
        view.setShownKinds(chips->kinds());
        update();
    });
    row->addStretch(1);
    addDetection(row);
    return row;
}

void WaveformPage::State::addSpectrogram(QHBoxLayout* row) {
    QToolButton* button = tool(row, QStringLiteral("spectrogram"), tr("Spectrogram"), "window.spectrogram");
    button->setObjectName(QStringLiteral("spectrogramButton"));
    button->setCheckable(true);
    button->setPopupMode(QToolButton::MenuButtonPopup);
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    for (const SpectrogramModeInfo& way : spectrogramModes()) {
        QAction* action = menu->addAction(spectrogramModeName(way.mode), &view,
                                          [this, mode = way.mode] { view.setSpectrogramMode(mode); });
        action->setCheckable(true);
        action->setChecked(way.mode == view.spectrogramMode());
        group->addAction(action);
        connect(&view, &WaveformView::spectrogramModeChanged, action,
                [action, mode = way.mode](SpectrogramMode now) { action->setChecked(now == mode); });
    }
    button->setMenu(menu);
    connect(button, &QToolButton::clicked, &view,
            [this](bool on) { view.setSpectrogramMode(on ? lastSpectrogram : SpectrogramMode::Off); });
    connect(&view, &WaveformView::spectrogramModeChanged, button, [this, button](SpectrogramMode now) {
        button->setChecked(now != SpectrogramMode::Off);
        if (now != SpectrogramMode::Off) lastSpectrogram = now;
    });
}

void WaveformPage::State::addSnapping(QHBoxLayout* row) {
    QToolButton* snap = tool(row, QStringLiteral("snap"), tr("Edges snap"), "wave.snap");
    snap->setCheckable(true);
    snap->setChecked(view.snaps());
    snap->setPopupMode(QToolButton::MenuButtonPopup);
    auto* menu = new QMenu(snap);
    auto* group = new QActionGroup(menu);
    for (const SnapModeInfo& info : snapModes()) {
        QAction* action = menu->addAction(snapModeName(info.mode), &view, [this, mode = info.mode] {
            view.setSnapMode(mode);
            view.setSnaps(true);
        });
        action->setCheckable(true);
        action->setChecked(info.mode == view.snapMode());
        group->addAction(action);
        connect(&view, &WaveformView::snapModeChanged, action,
                [action, mode = info.mode](SnapMode now) { action->setChecked(now == mode); });
    }
    const auto say = [this, snap] {
        snap->setToolTip(tr("Edges snap to: %1 (%2 on and off, %3 the next; Ctrl while dragging: not)")
                             .arg(snapModeName(view.snapMode()),
                                  keyText(view.keysOf(QStringLiteral("wave.snap"))),
                                  keyText(view.keysOf(QStringLiteral("wave.snapMode")))));
    };
    connect(&view, &WaveformView::snapModeChanged, snap, say);
    connect(&view, &WaveformView::keysChanged, snap, say);
    say();
    snap->setMenu(menu);
    connect(snap, &QToolButton::toggled, &view, &WaveformView::setSnaps);
    connect(&view, &WaveformView::snapsChanged, snap, &QToolButton::setChecked);
}

void WaveformPage::State::addDetection(QHBoxLayout* row) {
    label = new QLabel(tr("Sensitivity"), &page);
    sensitivity = new QSlider(Qt::Horizontal, &page);
    sensitivity->setRange(0, sensitivitySteps);
    sensitivity->setPageStep(sensitivitySteps / 10);
    sensitivity->setMinimumWidth(56);
    sensitivity->setMaximumWidth(112);
    sensitivity->setAccessibleName(tr("Sensitivity of the detection"));
    sensitivity->setToolTip(
        tr("Left: only what stands out plainly. Right: everything that could be a sample."));
    label->setBuddy(sensitivity);
    auto* value = new QLabel(&page);
    value->setFixedWidth(value->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 4);
    connect(sensitivity, &QSlider::valueChanged, value,
            [value](int percent) { value->setText(QStringLiteral("%1 %").arg(percent)); });
    sensitivity->setValue(sensitivitySteps / 2);
    const auto moved = [this] {
        if (view.recording() < 0 || chips->kinds().empty()) return;
        const double to = static_cast<double>(sensitivity->sliderPosition()) / sensitivitySteps;
        Q_EMIT page.sensitivityMoved(to, chips->kinds(), !sensitivity->isSliderDown());
    };
    connect(sensitivity, &QSlider::actionTriggered, &page, moved); // by a person, not by the program
    connect(sensitivity, &QSlider::sliderReleased, &page, moved);
    detect = new QPushButton(icon(QStringLiteral("detect")), tr("Detect"), &page);
    detect->setToolTip(tr("Find regions again with this sensitivity, of the kinds that are switched on"));
    connect(detect, &QPushButton::clicked, &page,
            [this] { Q_EMIT page.detectRequested(sensitivityValue(), chips->kinds()); });
    detect->setObjectName(QStringLiteral("detectButton"));
    detect->setFocusPolicy(Qt::TabFocus); // Space plays on after a click
    row->addWidget(label);
    row->addWidget(sensitivity);
    row->addWidget(value);
    row->addWidget(detect);
}

void WaveformPage::State::recount() {
    std::map<music::SampleKind, int> counts;
    if (view.recording() >= 0)
        for (const pack::ChosenSlice& slice : document.slices(view.recording()))
            ++counts[slice.slice.traits.kind];
    chips->setCounts(counts);
    if (chips->kinds() != view.shownKinds()) chips->setKinds(view.shownKinds());
    update();
}

/// The slider stays where it is, whatever the button says.
void WaveformPage::State::keepButtonWide() {
    if (!detect) return;
    detect->ensurePolished();
    int widest = 0;
    for (const QString& text : {tr("Detecting …"), tr("Detect")}) {
        detect->setText(text);
        widest = std::max(widest, detect->sizeHint().width());
    }
    detect->setFixedWidth(widest);
    update();
}

void WaveformPage::State::update() {
    detect->setEnabled(view.recording() >= 0 && !chips->kinds().empty());
    detect->setText(detecting ? tr("Detecting …") : tr("Detect"));
}

WaveformPage::WaveformPage(Document& document, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>(*this, document)) {
    State& s = *m_state;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(s.tools());
    column->addWidget(&s.overview);
    column->addSpacing(8);
    column->addWidget(&s.view, 1);
    column->addWidget(&s.details);
    connect(&document, &Document::slicesChanged, this, [&s](int recording) {
        if (recording == s.view.recording()) s.recount();
    });
    connect(&document, &Document::recordingsChanged, this, [&s] { s.recount(); });
    connect(&s.view, &WaveformView::recordingChanged, this, [&s] { s.recount(); });
    connect(&document, &Document::requestChanged, this, [&s] {
        if (!s.sensitivity->isSliderDown())
            s.sensitivity->setValue(qRound(s.document.session().request.sensitivity * sensitivitySteps));
    });
    s.sensitivity->setValue(qRound(document.session().request.sensitivity * sensitivitySteps));
    s.recount();
    s.keepButtonWide();
}

// The parts are members and must not be deleted by their parent as well: they go first.
WaveformPage::~WaveformPage() = default;

WaveformView& WaveformPage::view() { return m_state->view; }

void WaveformPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (m_state && (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange))
        m_state->keepButtonWide();
}

/// On a narrow screen the counts need the room; the slider still says what it is, under the pointer.
void WaveformPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_state->label->setVisible(width() >= leastForLabel);
}

void WaveformPage::setDetecting(bool detecting) {
    m_state->detecting = detecting;
    m_state->update();
}

}
