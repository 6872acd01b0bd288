#include "ui/waveform/spoken_region.h"

#include "session/triage.h"
#include "ui/theme/words.h"
#include "ui/timeline/time_text.h"
#include "ui/waveform/region_layout.h"
#include "ui/waveform/waveform_view.h"

namespace gleaner::ui {

QString spokenName(const pack::ChosenSlice& slice, int rate) {
    const std::string_view kind = music::info(slice.slice.traits.kind).name;
    return WaveformView::tr("%1, %2, at %3, %4 long")
        .arg(word(kind), regionLabel(slice), timeText(secondsFromFrames(slice.slice.range.begin, rate), 2),
             lengthText(secondsFromFrames(slice.slice.range.length(), rate)));
}

QString spokenState(const pack::ChosenSlice& slice, const TimeBase& base) {
    const FrameRange range = slice.slice.range;
    QStringList parts{WaveformView::tr("%1 to %2")
                          .arg(positionText(range.begin, TimeFormat::Minutes, base),
                               positionText(range.end, TimeFormat::Minutes, base))};
    if (slice.shape.gainDb != 0.0) parts << WaveformView::tr("gain %1 dB").arg(slice.shape.gainDb, 0, 'f', 1);
    const session::Verdict verdict = session::verdictOf(slice);
    if (verdict == session::Verdict::Kept) parts << WaveformView::tr("kept");
    if (verdict == session::Verdict::Rejected) parts << WaveformView::tr("rejected");
    if (slice.locked) parts << WaveformView::tr("locked");
    if (slice.leftOut) parts << WaveformView::tr("not in the pack");
    return parts.join(QStringLiteral(", "));
}

}
