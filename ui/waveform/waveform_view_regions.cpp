#include "base/error.h"
#include "session/clip.h"
#include "session/labels.h"
#include "ui/keymap/keymap.h"
#include "ui/waveform/waveform_view_private.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace gleaner::ui {

namespace {

/// Labels that somebody copied as text, as the regions of a clip; nothing where the text holds none.
std::vector<session::Label> labelsIn(const QMimeData& data) {
    try {
        return session::labelsFrom(data.text().toUtf8());
    } catch (const Error&) { // any other text
        return {};
    }
}

}

void WaveformView::copyRegions() { m_state->copy(); }
void WaveformView::pasteRegions() { m_state->paste(); }
void WaveformView::duplicateRegions() { m_state->duplicate(); }
void WaveformView::toggleLocked() { m_state->editor.toggleLocked(); }

void WaveformView::State::copy() {
    const session::Clip clip = has() ? document.clipOf(recording, selected.ids()) : session::Clip();
    if (clip.regions.empty()) return;
    auto* data = new QMimeData; // the clipboard's from here on
    data->setData(QLatin1String(session::clipType), session::toBytes(clip));
    data->setText(QString::fromUtf8(session::labelsOf(clip.regions, clip.rate)));
    QGuiApplication::clipboard()->setMimeData(data);
}

void WaveformView::State::paste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!has() || !data) return;
    const auto clip = session::clipFrom(data->data(QLatin1String(session::clipType)));
    std::vector<std::string> ids = clip ? document.paste(recording, *clip, here(), WaveformView::tr("Paste"))
                                        : document.addLabels(recording, labelsIn(*data));
    if (!ids.empty()) select(std::move(ids), true);
}

void WaveformView::State::duplicate() {
    editor.duplicateSelected();
    describe();
    Q_EMIT view.selectionChanged();
}

void WaveformView::State::fadeToHere(Edge edge) {
    const pack::ChosenSlice* slice = selectedSlice();
    if (!slice || refuseLocked()) return;
    const FrameRange range = slice->slice.range;
    pack::RegionShape shape = slice->shape;
    if (!range.contains(here())) return;
    if (edge == Edge::Begin)
        shape.fadeIn = here() - range.begin;
    else
        shape.fadeOut = range.end - here();
    document.setSliceShape(recording, std::string(slice->slice.id), shape);
}

void WaveformView::State::nextSnapMode() {
    const auto modes = snapModes();
    const auto next = (static_cast<std::size_t>(snapMode) + 1) % modes.size();
    view.setSnapMode(modes[next].mode);
    view.setSnaps(true);
}

void WaveformView::State::offerTimeFormats(QPoint at) {
    auto* menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TimeFormatInfo& info : timeFormats()) {
        QAction* action =
            menu->addAction(timeFormatName(info.format) + u'\t' + QLatin1String(info.help), &view,
                            [this, format = info.format] { view.setTimeFormat(format); });
        action->setCheckable(true);
        action->setChecked(info.format == timeFormat);
        action->setEnabled(usable(info.format, timeBase()) == info.format);
    }
    menu->popup(at);
}

/// A locked region answers to no edge, and says why.
bool WaveformView::State::refuseLocked() {
    const pack::ChosenSlice* slice = selectedSlice();
    if (!slice || !slice->locked) return false;
    Q_EMIT view.noticed(WaveformView::tr("This region is locked; %1 unlocks it.")
                            .arg(firstKeyText(view.keysOf(QStringLiteral("window.lock")))));
    return true;
}

}
