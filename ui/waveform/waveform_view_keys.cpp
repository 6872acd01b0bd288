#include "session/triage.h"
#include "ui/keymap/keymap.h"
#include "ui/waveform/waveform_view_private.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <iterator>
#include <utility>

namespace gleaner::ui {

namespace {

constexpr double zoomPerKey = 1.5;
constexpr double gainPerKey = 0.5;  ///< dB
constexpr double sharePerKey = 0.1; ///< of the height of wave and spectrogram
constexpr double scrollPart = 0.1;  ///< of the window's width, for one press of an arrow

using enum music::SampleKind;

}

/// One command and its usual keys. The keymap, the context menu and the keyboard read this table; what is a
/// command of the window as well has its id, and is bound together with it.
struct WaveformView::Command {
    const char* id;
    const char* keys; ///< portable, separated by "; "
    const char* what;
    void (*run)(State&);
};

std::span<const WaveformView::Command> WaveformView::commands() {
    static const Command table[] = {
        {"window.play", "Space", QT_TR_NOOP("Play the selection, the region or from the cursor; stop"),
         [](State& s) { s.playOrStop(); }},
        {"wave.hear", "Return; Enter", QT_TR_NOOP("Hear the region"), [](State& s) { s.audition(false); }},
        {"wave.loop", "L", QT_TR_NOOP("Loop the region or selection"), [](State& s) { s.audition(true); }},
        {"wave.next", "PgDown", QT_TR_NOOP("Next region (also Tab)"), [](State& s) { s.step(true); }},
        {"wave.previous", "PgUp", QT_TR_NOOP("Previous region (also Shift+Tab)"),
         [](State& s) { s.step(false); }},
        {"wave.keep", "K", QT_TR_NOOP("Keep the region, and on to the next"), [](State& s) { s.keep(); }},
        {"wave.kindHit", "1", QT_TR_NOOP("Make it a hit"), [](State& s) { s.editor.setKind(Hit); }},
        {"wave.kindLoop", "2", QT_TR_NOOP("Make it a loop"), [](State& s) { s.editor.setKind(Loop); }},
        {"wave.kindPhrase", "3", QT_TR_NOOP("Make it a phrase"), [](State& s) { s.editor.setKind(Phrase); }},
        {"wave.kindTexture", "4", QT_TR_NOOP("Make it a texture"),
         [](State& s) { s.editor.setKind(Texture); }},
        {"wave.makeRegion", "R", QT_TR_NOOP("Make a region of the selection"),
         [](State& s) { s.makeRegion(); }},
        {"window.split", "S; Ctrl+I", QT_TR_NOOP("Split the region here"),
         [](State& s) { s.editor.splitAt(s.here()); }},
        {"window.join", "J", QT_TR_NOOP("Join the selected regions"), [](State& s) { s.joinRegions(); }},
        {"window.delete", "Del; Backspace", QT_TR_NOOP("Delete the region"),
         [](State& s) { s.editor.removeSelected(); }},
        {"wave.beginHere", "[; I", QT_TR_NOOP("Begin of the region here"),
         [](State& s) { s.setEdgeHere(Edge::Begin); }},
        {"wave.endHere", "]; O", QT_TR_NOOP("End of the region here"),
         [](State& s) { s.setEdgeHere(Edge::End); }},
        {"wave.snapNow", "Z", QT_TR_NOOP("Snap the region's edges to zero crossings now"),
         [](State& s) { s.snapSelected(); }},
        {"wave.snap", "N", QT_TR_NOOP("Snapping on and off"), [](State& s) { s.view.setSnaps(!s.snaps); }},
        {"wave.snapMode", "Shift+N", QT_TR_NOOP("Snap to zero crossings, transients or the grid of beats"),
         [](State& s) { s.nextSnapMode(); }},
        {"wave.fadeIn", "Shift+I", QT_TR_NOOP("Fade in up to here"),
         [](State& s) { s.fadeToHere(Edge::Begin); }},
        {"wave.fadeOut", "Shift+O", QT_TR_NOOP("Fade out from here"),
         [](State& s) { s.fadeToHere(Edge::End); }},
        {"wave.louder", "Shift+Up", QT_TR_NOOP("Region louder by half a decibel"),
         [](State& s) { s.editor.changeGain(gainPerKey); }},
        {"wave.quieter", "Shift+Down", QT_TR_NOOP("Region quieter by half a decibel"),
         [](State& s) { s.editor.changeGain(-gainPerKey); }},
        {"wave.moveBack", ",", QT_TR_NOOP("Move the region back by a step"),
         [](State& s) { s.editor.nudgeSelected(-1); }},
        {"wave.moveOn", ".", QT_TR_NOOP("Move the region on by a step"),
         [](State& s) { s.editor.nudgeSelected(1); }},
        {"window.lock", "U", QT_TR_NOOP("Lock or unlock the region"),
         [](State& s) { s.editor.toggleLocked(); }},
        {"window.copy", "Ctrl+C", QT_TR_NOOP("Copy the regions"), [](State& s) { s.copy(); }},
        {"window.paste", "Ctrl+V", QT_TR_NOOP("Paste regions, or labels as text, at the cursor"),
         [](State& s) { s.paste(); }},
        {"window.duplicate", "Ctrl+D", QT_TR_NOOP("Duplicate the regions"), [](State& s) { s.duplicate(); }},
        {"window.zoomIn", "Up; +; =", QT_TR_NOOP("Zoom in (wheel)"),
         [](State& s) { s.view.zoomBy(zoomPerKey); }},
        {"window.zoomOut", "Down; -", QT_TR_NOOP("Zoom out (wheel)"),
         [](State& s) { s.view.zoomBy(1.0 / zoomPerKey); }},
        {"wave.scrollBack", "Left", QT_TR_NOOP("Scroll back (Shift+wheel)"),
         [](State& s) { s.scroll(-scrollPart); }},
        {"wave.scrollOn", "Right", QT_TR_NOOP("Scroll on (Shift+wheel)"),
         [](State& s) { s.scroll(scrollPart); }},
        {"wave.toStart", "Home", QT_TR_NOOP("To the start"), [](State& s) { s.scroll(-1e12); }},
        {"wave.toEnd", "End", QT_TR_NOOP("To the end"), [](State& s) { s.scroll(1e12); }},
        {"window.zoomFit", "F; Ctrl+F", QT_TR_NOOP("Show the whole recording"),
         [](State& s) { s.view.zoomToFit(); }},
        {"window.zoomSelection", "E; Ctrl+E", QT_TR_NOOP("Show the region or selection"),
         [](State& s) { s.view.zoomToSelection(); }},
        {"wave.toggleFit", "Shift+Z", QT_TR_NOOP("The whole recording and back"),
         [](State& s) { s.toggleFit(); }},
        {"wave.height", "V", QT_TR_NOOP("Wave as high as the view, or at its true height (Alt+wheel)"),
         [](State& s) { s.view.toggleVerticalFit(); }},
        {"window.decibels", "Shift+V", QT_TR_NOOP("Wave in decibels or linear"),
         [](State& s) { s.view.setShowsDecibels(!s.decibels); }},
        {"window.spectrogram", "G", QT_TR_NOOP("Spectrogram off, below or blended"),
         [](State& s) { s.view.nextSpectrogramMode(); }},
        {"wave.higher", "Alt+Down", QT_TR_NOOP("Wave higher, spectrogram lower"),
         [](State& s) { s.growWave(sharePerKey); }},
        {"wave.lower", "Alt+Up", QT_TR_NOOP("Wave lower, spectrogram higher"),
         [](State& s) { s.growWave(-sharePerKey); }},
        {"window.selectAll", "Ctrl+A", QT_TR_NOOP("Select every region that is shown"),
         [](State& s) { s.selectAll(); }},
        {"wave.cancel", "Esc", QT_TR_NOOP("Cancel the drag, else select nothing"),
         [](State& s) { s.cancel(); }},
    };
    return table;
}

const WaveformView::Command* WaveformView::findCommand(const QString& id) {
    for (const Command& command : commands())
        if (id == QLatin1String(command.id)) return &command;
    return nullptr;
}

KeyCommands WaveformView::keyCommands() {
    KeyCommands all;
    for (const Command& command : commands())
        all.push_back({QLatin1String(command.id), KeyContext::Waveform, tr("Waveform"), tr(command.what),
                       QLatin1String(command.keys)});
    return all;
}

void WaveformView::follow(const Keymap& keymap) {
    const auto take = [this, &keymap] {
        m_state->keys.take(keymap);
        Q_EMIT keysChanged();
    };
    connect(&keymap, &Keymap::changed, this, take);
    take();
}

QList<QKeySequence> WaveformView::keysOf(const QString& id) const { return m_state->keys.keysOf(id); }

bool WaveformView::canRun(const QString& id) const { return m_state->shows() && findCommand(id); }

void WaveformView::run(const QString& id) {
    const Command* command = m_state->shows() ? findCommand(id) : nullptr;
    if (!command) return;
    const State::Drawn before = m_state->drawn();
    command->run(*m_state);
    m_state->wantSamples();
    m_state->updateSince(before);
}

WaveformView::State::Drawn WaveformView::State::drawn() const {
    std::vector<std::string> ids = selected.ids();
    std::ranges::sort(ids);
    return {std::move(ids), cursor, timeSelection, shown, gain, landing, heardGrid, gesture};
}

/// The document tells of what is its own.
void WaveformView::State::updateSince(Drawn before) {
    const Drawn now = drawn();
    std::vector<std::string> turned; // selected, or no longer
    std::ranges::set_symmetric_difference(before.selected, now.selected, std::back_inserter(turned));
    before.selected = now.selected;
    const Frame left = std::exchange(before.cursor, now.cursor);
    if (before != now || turned.size() > fewSelected) return view.update();
    if (left != cursor)
        for (const Frame frame : {left, cursor})
            updateAround(frame);
    for (const std::string& id : turned)
        if (const pack::ChosenSlice* slice = find(id)) updateAround(slice->slice.range);
}

bool WaveformView::handlesKey(const QKeyEvent& event) const {
    return m_state->shows() && !m_state->keys.commandOf(event).isEmpty();
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
    const bool leaves = event->modifiers() & Qt::ControlModifier;
    if (leaves && event->key() == Qt::Key_Tab) return void(QWidget::focusNextPrevChild(true));
    if (leaves && event->key() == Qt::Key_Backtab) return void(QWidget::focusNextPrevChild(false));
    if (!handlesKey(*event)) return QWidget::keyPressEvent(event);
    run(m_state->keys.commandOf(*event));
}

bool WaveformView::focusNextPrevChild(bool next) {
    return m_state->step(next) || QWidget::focusNextPrevChild(next);
}

void WaveformView::State::cancel() {
    if (gesture == Gesture::DragEdge)
        editor.cancelDrag();
    else if (gesture == Gesture::Shape)
        editor.cancelShaping();
    else if (gesture == Gesture::None)
        select({}, false);
    gesture = Gesture::None;
    view.setTimeSelection({});
}

void WaveformView::State::playOrStop() {
    if (playing) return void(Q_EMIT view.stopRequested());
    const FrameRange range = playRange();
    Q_EMIT view.playRequested(range.isEmpty() ? FrameRange{cursor, axis.frames()} : range, false);
}

void WaveformView::State::audition(bool loop) {
    const FrameRange range = playRange();
    if (range.isEmpty()) return;
    const pack::ChosenSlice* slice = timeSelection.isEmpty() ? selectedSlice() : nullptr;
    Q_EMIT view.playRequested(range, loop || (slice && slice->slice.traits.kind == Loop));
}

bool WaveformView::State::step(bool forward) {
    const pack::ChosenSlice* next = has() ? regions().neighbour(forward, cursor) : nullptr;
    if (!next) return false;
    cursor = next->slice.range.begin;
    view.setTimeSelection({});
    select({next->slice.id}, true);
    return true;
}

void WaveformView::State::keep() {
    if (selected.empty()) return;
    document.editSlices(recording, selected.ids(), tr("Keep"),
                        [](pack::ChosenSlice& slice) { session::decide(slice, session::Verdict::Kept); });
    if (const pack::ChosenSlice* slice = selectedSlice()) cursor = slice->slice.range.begin;
    step(true);
}

void WaveformView::State::toggleFit() {
    if (axis.showsAll()) {
        if (!beforeFit.isEmpty()) view.setVisibleRange(beforeFit);
        return;
    }
    beforeFit = axis.range();
    view.zoomToFit();
}

void WaveformView::State::scroll(double part) {
    axis.scrollBy(part * axis.width());
    axisChanged();
}

void WaveformView::State::selectAll() {
    std::vector<std::string> ids;
    for (const pack::ChosenSlice& slice : slices())
        if (regions().isShown(slice)) ids.push_back(slice.slice.id);
    select(std::move(ids), false);
}

void WaveformView::State::setEdgeHere(Edge edge) { editor.setEdge(edge, here()); }
void WaveformView::State::snapSelected() { editor.snapSelected(); }

void WaveformView::State::makeRegion() {
    editor.makeRegion();
    describe();
    Q_EMIT view.selectionChanged();
}

void WaveformView::State::joinRegions() {
    editor.joinSelected();
    describe();
    Q_EMIT view.selectionChanged();
}

void WaveformView::contextMenuEvent(QContextMenuEvent* event) {
    State& s = *m_state;
    if (!s.has()) return;
    if (const auto hit = s.regions().hit(event->pos(), s.axis, s.layout);
        hit && !s.regions().isSelected(hit->slice))
        s.select({hit->slice}, false);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    constexpr const char* separator = "";
    for (const char* id : {"wave.hear",       "wave.loop",        separator,          "wave.kindHit",
                           "wave.kindLoop",   "wave.kindPhrase",  "wave.kindTexture", separator,
                           "wave.makeRegion", "window.split",     "window.join",      "wave.snapNow",
                           "window.lock",     "window.delete",    separator,          "window.copy",
                           "window.paste",    "window.duplicate", separator,          "window.zoomSelection",
                           "window.zoomFit"}) {
        const Command* command = findCommand(QLatin1String(id));
        if (!command) {
            menu->addSeparator();
            continue;
        }
        // The key is shown, not bound: the view itself answers it.
        const QList<QKeySequence> keys = s.keys.keysOf(QLatin1String(id));
        const QString key = keys.isEmpty() ? QString() : keys.front().toString(QKeySequence::NativeText);
        menu->addAction(tr(command->what) + QLatin1Char('\t') + key, this,
                        [this, command] { run(QLatin1String(command->id)); });
    }
    menu->popup(event->globalPos());
}

}
