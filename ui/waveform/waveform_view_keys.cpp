#include "session/triage.h"
#include "ui/waveform/waveform_view_private.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace gleaner::ui {

namespace {

constexpr double zoomPerKey = 1.5;
constexpr double gainPerKey = 0.5;  ///< dB
constexpr double sharePerKey = 0.1; ///< of the height of wave and spectrogram
constexpr double scrollPart = 0.1;  ///< of the window's width, for one press of an arrow

using enum music::SampleKind;

}

/// One key and what it does. The sheet of shortcuts, the context menu and the keyboard read this table.
struct WaveformView::Command {
    QKeyCombination key;
    const char* what; ///< empty: another key for the line above
    void (*run)(State&);
};

std::span<const WaveformView::Command> WaveformView::commands() {
    static const Command table[] = {
        {Qt::Key_Space, QT_TR_NOOP("Play the selection, the region or from the cursor; stop"),
         [](State& s) { s.playOrStop(); }},
        {Qt::Key_Return, QT_TR_NOOP("Hear the region"), [](State& s) { s.audition(false); }},
        {Qt::Key_Enter, "", [](State& s) { s.audition(false); }},
        {Qt::Key_L, QT_TR_NOOP("Loop the region or selection"), [](State& s) { s.audition(true); }},
        {Qt::Key_PageDown, QT_TR_NOOP("Next region (Tab)"), [](State& s) { s.step(true); }},
        {Qt::Key_PageUp, QT_TR_NOOP("Previous region (Shift+Tab)"), [](State& s) { s.step(false); }},
        {Qt::Key_K, QT_TR_NOOP("Keep the region, and on to the next"), [](State& s) { s.keep(); }},
        {Qt::Key_1, QT_TR_NOOP("Make it a hit"), [](State& s) { s.editor.setKind(Hit); }},
        {Qt::Key_2, QT_TR_NOOP("Make it a loop"), [](State& s) { s.editor.setKind(Loop); }},
        {Qt::Key_3, QT_TR_NOOP("Make it a phrase"), [](State& s) { s.editor.setKind(Phrase); }},
        {Qt::Key_4, QT_TR_NOOP("Make it a texture"), [](State& s) { s.editor.setKind(Texture); }},
        {Qt::Key_R, QT_TR_NOOP("Make a region of the selection"), [](State& s) { s.makeRegion(); }},
        {Qt::Key_S, QT_TR_NOOP("Split the region here"), [](State& s) { s.editor.splitAt(s.here()); }},
        {Qt::CTRL | Qt::Key_I, "", [](State& s) { s.editor.splitAt(s.here()); }},
        {Qt::Key_J, QT_TR_NOOP("Join the selected regions"), [](State& s) { s.joinRegions(); }},
        {Qt::Key_Delete, QT_TR_NOOP("Remove the region"), [](State& s) { s.editor.removeSelected(); }},
        {Qt::Key_Backspace, "", [](State& s) { s.editor.removeSelected(); }},
        {Qt::Key_BracketLeft, QT_TR_NOOP("Begin of the region here"),
         [](State& s) { s.setEdgeHere(Edge::Begin); }},
        {Qt::Key_I, "", [](State& s) { s.setEdgeHere(Edge::Begin); }},
        {Qt::Key_BracketRight, QT_TR_NOOP("End of the region here"),
         [](State& s) { s.setEdgeHere(Edge::End); }},
        {Qt::Key_O, "", [](State& s) { s.setEdgeHere(Edge::End); }},
        {Qt::Key_Z, QT_TR_NOOP("Snap the region's edges to zero crossings now"),
         [](State& s) { s.snapSelected(); }},
        {Qt::Key_N, QT_TR_NOOP("Snapping on and off"), [](State& s) { s.view.setSnaps(!s.snaps); }},
        {Qt::SHIFT | Qt::Key_N, QT_TR_NOOP("Snap to zero crossings, transients or the grid of beats"),
         [](State& s) { s.nextSnapMode(); }},
        {Qt::SHIFT | Qt::Key_I, QT_TR_NOOP("Fade in up to here"),
         [](State& s) { s.fadeToHere(Edge::Begin); }},
        {Qt::SHIFT | Qt::Key_O, QT_TR_NOOP("Fade out from here"), [](State& s) { s.fadeToHere(Edge::End); }},
        {Qt::SHIFT | Qt::Key_Up, QT_TR_NOOP("Region louder by half a decibel"),
         [](State& s) { s.editor.changeGain(gainPerKey); }},
        {Qt::SHIFT | Qt::Key_Down, QT_TR_NOOP("Region quieter by half a decibel"),
         [](State& s) { s.editor.changeGain(-gainPerKey); }},
        {Qt::Key_Comma, QT_TR_NOOP("Move the region back by a step"),
         [](State& s) { s.editor.nudgeSelected(-1); }},
        {Qt::Key_Period, QT_TR_NOOP("Move the region on by a step"),
         [](State& s) { s.editor.nudgeSelected(1); }},
        {Qt::Key_U, QT_TR_NOOP("Lock or unlock the region"), [](State& s) { s.editor.toggleLocked(); }},
        {Qt::CTRL | Qt::Key_C, QT_TR_NOOP("Copy the regions"), [](State& s) { s.copy(); }},
        {Qt::CTRL | Qt::Key_V, QT_TR_NOOP("Paste regions, or labels as text, at the cursor"),
         [](State& s) { s.paste(); }},
        {Qt::CTRL | Qt::Key_D, QT_TR_NOOP("Duplicate the regions"), [](State& s) { s.duplicate(); }},
        {Qt::Key_Up, QT_TR_NOOP("Closer (wheel)"), [](State& s) { s.view.zoomBy(zoomPerKey); }},
        {Qt::Key_Plus, "", [](State& s) { s.view.zoomBy(zoomPerKey); }},
        {Qt::Key_Equal, "", [](State& s) { s.view.zoomBy(zoomPerKey); }},
        {Qt::Key_Down, QT_TR_NOOP("Farther (wheel)"), [](State& s) { s.view.zoomBy(1.0 / zoomPerKey); }},
        {Qt::Key_Minus, "", [](State& s) { s.view.zoomBy(1.0 / zoomPerKey); }},
        {Qt::Key_Left, QT_TR_NOOP("Scroll back (Shift+wheel)"), [](State& s) { s.scroll(-scrollPart); }},
        {Qt::Key_Right, QT_TR_NOOP("Scroll on (Shift+wheel)"), [](State& s) { s.scroll(scrollPart); }},
        {Qt::Key_Home, QT_TR_NOOP("To the start"), [](State& s) { s.scroll(-1e12); }},
        {Qt::Key_End, QT_TR_NOOP("To the end"), [](State& s) { s.scroll(1e12); }},
        {Qt::Key_F, QT_TR_NOOP("See the whole recording"), [](State& s) { s.view.zoomToFit(); }},
        {Qt::CTRL | Qt::Key_F, "", [](State& s) { s.view.zoomToFit(); }},
        {Qt::Key_E, QT_TR_NOOP("See the region or selection"), [](State& s) { s.view.zoomToSelection(); }},
        {Qt::CTRL | Qt::Key_E, "", [](State& s) { s.view.zoomToSelection(); }},
        {Qt::SHIFT | Qt::Key_Z, QT_TR_NOOP("The whole recording and back"), [](State& s) { s.toggleFit(); }},
        {Qt::Key_V, QT_TR_NOOP("Wave as high as the view, or at its true height (Alt+wheel)"),
         [](State& s) { s.view.toggleVerticalFit(); }},
        {Qt::SHIFT | Qt::Key_V, QT_TR_NOOP("Wave in decibels or linear"),
         [](State& s) { s.view.setShowsDecibels(!s.decibels); }},
        {Qt::Key_G, QT_TR_NOOP("Spectrogram off, below or blended"),
         [](State& s) { s.view.nextSpectrogramMode(); }},
        {Qt::ALT | Qt::Key_Down, QT_TR_NOOP("Wave higher, spectrogram lower"),
         [](State& s) { s.growWave(sharePerKey); }},
        {Qt::ALT | Qt::Key_Up, QT_TR_NOOP("Wave lower, spectrogram higher"),
         [](State& s) { s.growWave(-sharePerKey); }},
        {Qt::CTRL | Qt::Key_A, QT_TR_NOOP("Select every region that is shown"),
         [](State& s) { s.selectAll(); }},
        {Qt::Key_Escape, QT_TR_NOOP("Cancel the drag, else select nothing"), [](State& s) { s.cancel(); }},
    };
    return table;
}

const WaveformView::Command* WaveformView::commandFor(const QKeyEvent& event) {
    // Shift only makes the sign on some keyboards ("+"), so it counts for letters alone.
    const bool letter = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z;
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (!letter) modifiers &= ~Qt::ShiftModifier;
    const auto with = [&](Qt::KeyboardModifiers held) -> const Command* {
        for (const Command& command : commands())
            if (command.key.key() == event.key() && command.key.keyboardModifiers() == held) return &command;
        return nullptr;
    };
    const Command* exact = with(event.modifiers() & ~Qt::KeypadModifier);
    return exact ? exact : with(modifiers);
}

bool WaveformView::handlesKey(const QKeyEvent& event) const { return m_state->shows() && commandFor(event); }

std::vector<KeyHelp> WaveformView::keyHelp() {
    std::vector<KeyHelp> help;
    for (const Command& command : commands()) {
        const QString keys = QKeySequence(command.key).toString(QKeySequence::NativeText);
        if (*command.what)
            help.push_back({keys, tr(command.what)});
        else
            help.back().keys += QStringLiteral(", ") + keys;
    }
    return help;
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
    const bool leaves = event->modifiers() & Qt::ControlModifier;
    if (leaves && event->key() == Qt::Key_Tab) return void(QWidget::focusNextPrevChild(true));
    if (leaves && event->key() == Qt::Key_Backtab) return void(QWidget::focusNextPrevChild(false));
    const Command* command = m_state->shows() ? commandFor(*event) : nullptr;
    if (!command) return QWidget::keyPressEvent(event);
    command->run(*m_state);
    m_state->wantSamples();
    update();
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
    for (const int key : {int(Qt::Key_Return),
                          int(Qt::Key_L),
                          0,
                          int(Qt::Key_1),
                          int(Qt::Key_2),
                          int(Qt::Key_3),
                          int(Qt::Key_4),
                          0,
                          int(Qt::Key_R),
                          int(Qt::Key_S),
                          int(Qt::Key_J),
                          int(Qt::Key_Z),
                          int(Qt::Key_U),
                          int(Qt::Key_Delete),
                          0,
                          int(Qt::CTRL) | int(Qt::Key_C),
                          int(Qt::CTRL) | int(Qt::Key_V),
                          int(Qt::CTRL) | int(Qt::Key_D),
                          0,
                          int(Qt::Key_E),
                          int(Qt::Key_F)}) {
        if (!key) {
            menu->addSeparator();
            continue;
        }
        for (const Command& command : commands()) {
            if (command.key.toCombined() != key) continue;
            // The key is shown, not bound: the view itself answers it.
            menu->addAction(tr(command.what) + QLatin1Char('\t') +
                                QKeySequence(key).toString(QKeySequence::NativeText),
                            this, [this, &command] {
                                command.run(*m_state);
                                m_state->wantSamples();
                                update();
                            });
        }
    }
    menu->popup(event->globalPos());
}

}
