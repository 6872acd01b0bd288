#include "pack/cut.h"

#include "audio/resampler.h"
#include "base/error.h"
#include "pack/seam.h"

#include <algorithm>
#include <numeric>

namespace gleaner::pack {
namespace {

/// Frames on each side that the resampler's filter can reach into, with room to spare: it grows as the rate
/// falls.
Frame reachOf(int from, int to) { return Frame{4096} * std::max(1, (from + to - 1) / to); }
constexpr double crossfadeSeconds = 0.010;
constexpr Frame block = Frame{1} << 17;

void copyInto(audio::AudioBuffer& target, Frame at, const audio::AudioBuffer& part) {
    for (int c = 0; c < target.channels(); ++c)
        std::ranges::copy(part.channel(c), target.channel(c).begin() + at);
}

/// The frames of `range` that exist, block by block, so that a cancel is felt.
audio::AudioBuffer readRange(audio::AudioSource& source, FrameRange range, const Progress& progress) {
    audio::AudioBuffer whole(std::min(source.info().channels, 2), range.length()), part;
    Frame done = 0;
    while (done < range.length()) {
        progress.report(static_cast<double>(done) / static_cast<double>(range.length()));
        const Frame begin = range.begin + done;
        source.read({begin, std::min(begin + block, range.end)}, part);
        if (part.frames() == 0) break;
        copyInto(whole, done, part);
        done += part.frames();
    }
    whole.truncate(done);
    return whole;
}

audio::AudioBuffer readWhole(audio::AudioSource& source, FrameRange range, const Progress& progress) {
    audio::AudioBuffer whole = readRange(source, range, progress);
    if (whole.frames() < range.length())
        throw Error("the recording ends at frame " + std::to_string(range.begin + whole.frames()) +
                    ", before the slice from " + std::to_string(range.begin) + " to " +
                    std::to_string(range.end) + " does.");
    return whole;
}

Frame resampledLength(Frame frames, int from, int to) {
    return std::llround(static_cast<double>(frames) * (static_cast<double>(to) / from));
}

/// The loop turned into three turns, resampled so that a turn is a whole number of frames, and its middle
/// turn.
audio::AudioBuffer resampleCircle(const audio::AudioBuffer& loop, int from, int to) {
    const Frame length = loop.frames(), wanted = std::max<Frame>(1, resampledLength(length, from, to));
    if (from == to) return loop;
    // At length : wanted instead of from : to every turn lasts the same whole number of frames (the pitch
    // moves by less than half a frame a turn). Margins are whole steps of that ratio, so that the turn starts
    // on a frame.
    const Frame step = length / std::gcd(length, wanted);
    const Frame margin = (reachOf(from, to) / step + 1) * step;
    audio::AudioBuffer circle(loop.channels(), length + 2 * margin);
    for (int c = 0; c < loop.channels(); ++c)
        for (Frame i = 0; i < circle.frames(); ++i) {
            const Frame at = (i - margin) % length;
            circle.channel(c)[static_cast<std::size_t>(i)] =
                loop.channel(c)[static_cast<std::size_t>(at < 0 ? at + length : at)];
        }
    const Frame begin = margin / step * (wanted / std::gcd(length, wanted));
    return audio::resample(circle, static_cast<int>(length), static_cast<int>(wanted))
        .copy({begin, begin + wanted});
}

/// The seam mended with what lies around the loop; with nothing there its ends are faded.
void mendSeam(audio::AudioSource& source, FrameRange range, audio::AudioBuffer& loop,
              const Progress& progress) {
    if (isSeamSmooth(loop)) return;
    const Frame wanted = std::min(framesFromSeconds(crossfadeSeconds, source.info().rate),
                                  std::max<Frame>(1, range.length() / 4));
    const Frame before = std::min(wanted, range.begin);
    if (before >= wanted)
        return crossfadeEnd(loop, readWhole(source, {range.begin - before, range.begin}, progress));
    const audio::AudioBuffer after = readRange(source, {range.end, range.end + wanted}, progress);
    if (after.frames() == wanted) return crossfadeBeginning(loop, after);
    fadeSeam(loop, source.info().rate);
}

}

audio::AudioBuffer cut(audio::AudioSource& source, FrameRange range, int rate, const Progress& progress) {
    const int from = source.info().rate;
    if (from == rate) return readWhole(source, range, progress);
    // Margins of whole steps of the ratio, so that the first frame of the stretch falls on a frame.
    const Frame step = from / std::gcd(from, rate);
    const Frame reach = reachOf(from, rate);
    const Frame before = std::min((reach / step + 1) * step, range.begin / step * step);
    const Frame begin = before / step * (rate / std::gcd(from, rate));
    const audio::AudioBuffer around = readRange(source, {range.begin - before, range.end + reach}, progress);
    if (around.frames() < before + range.length()) readWhole(source, range, progress); // tells where it ends
    const audio::AudioBuffer resampled = audio::resample(around, from, rate);
    return resampled.copy({begin, begin + std::max<Frame>(1, resampledLength(range.length(), from, rate))});
}

audio::AudioBuffer cutLoop(audio::AudioSource& source, FrameRange range, int rate, const Progress& progress) {
    audio::AudioBuffer loop = readWhole(source, range, progress);
    mendSeam(source, range, loop, progress);
    return resampleCircle(loop, source.info().rate, rate);
}

}
