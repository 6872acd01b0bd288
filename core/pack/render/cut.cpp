#include "pack/render/cut.h"

#include "audio/resampler.h"
#include "base/error.h"
#include "pack/render/seam.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace gleaner::pack {
namespace {

/// Frames on each side that the resampler's filter can reach into, with room to spare: it grows as the rate
/// falls.
Frame reachOf(Frame from, Frame to) { return 4096 * std::max<Frame>(1, (from + to - 1) / to); }
/// The shortest that leaves a smooth seam is taken: a loud low tone needs a longer one than a crack does.
constexpr std::array crossfadeSeconds = {0.010, 0.020, 0.040, 0.080, 0.160};
constexpr std::array fadeSeconds = {0.002, 0.005, 0.010, 0.020};
constexpr Frame block = Frame{1} << 17;

void copyInto(audio::AudioBuffer& target, Frame at, const audio::AudioBuffer& part) {
    for (int c = 0; c < target.channels(); ++c)
        std::ranges::copy(part.channel(c), target.channel(c).begin() + at);
}

/// The frames of `range` that exist, block by block, so that a cancel is felt.
audio::AudioBuffer readRange(audio::AudioSource& source, FrameRange range, const Progress& progress) {
    if (range.length() <= block) {
        progress.report(0.0);
        audio::AudioBuffer whole;
        source.read(range, whole);
        return whole;
    }
    audio::AudioBuffer whole(source.info().channels, range.length()), part;
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

[[noreturn]] void tellEnd(FrameRange range, Frame end) {
    throw Error("the recording ends at frame " + std::to_string(end) + ", before the region from " +
                std::to_string(range.begin) + " to " + std::to_string(range.end) + " does.");
}

/// A header may claim sound that is not there: memory is asked for only after the last frame was seen.
void requireThere(audio::AudioSource& source, FrameRange range) {
    if (range.length() <= block) return;
    audio::AudioBuffer last;
    source.read({range.end - 1, range.end}, last);
    if (last.isEmpty()) tellEnd(range, std::min(source.info().frames, range.end - 1));
}

audio::AudioBuffer readWhole(audio::AudioSource& source, FrameRange range, const Progress& progress) {
    requireThere(source, range);
    audio::AudioBuffer whole = readRange(source, range, progress);
    if (whole.frames() < range.length()) tellEnd(range, range.begin + whole.frames());
    return whole;
}

Frame resampledLength(Frame frames, int from, int to) {
    return std::llround(static_cast<double>(frames) * (static_cast<double>(to) / from));
}

/// `reach`: of the resampler's filter.
audio::AudioBuffer turned(const audio::AudioBuffer& loop, Frame wanted, Frame reach) {
    const Frame length = loop.frames();
    if (length == wanted) return loop;
    // At length : wanted instead of from : to every turn lasts the same whole number of frames (the pitch
    // moves by less than half a frame a turn). Margins are whole steps of that ratio, so that the turn starts
    // on a frame.
    const Frame step = length / std::gcd(length, wanted);
    const Frame margin = (reach / step + 1) * step;
    const audio::AudioBuffer circle = loop.copyInCircle({-margin, length + margin});
    const Frame begin = margin / step * (wanted / std::gcd(length, wanted));
    return audio::resample(circle, static_cast<int>(length), static_cast<int>(wanted),
                           {begin, begin + wanted});
}

/// The loop with its seam mended by each of several lengths: the first that is smooth, else the first.
template <std::size_t Count, typename Mend>
audio::AudioBuffer mended(const audio::AudioBuffer& loop, int rate, IsSmooth isSmooth,
                          const std::array<double, Count>& seconds, Mend mend) {
    std::optional<audio::AudioBuffer> first;
    for (const double length : seconds) {
        audio::AudioBuffer tried = loop;
        if (!mend(tried, std::min(framesFromSeconds(length, rate), std::max<Frame>(1, loop.frames() / 4))))
            break;
        if (isSmooth(tried, rate)) return tried;
        if (!first) first = std::move(tried);
    }
    return first ? *std::move(first) : audio::AudioBuffer();
}

/// The seam mended with what lies around the loop; with nothing there its ends are faded.
void mendSeam(audio::AudioSource& source, FrameRange range, audio::AudioBuffer& loop, IsSmooth isSmooth,
              const Progress& progress) {
    const int rate = source.info().rate;
    if (isSmooth(loop, rate)) return;
    audio::AudioBuffer smooth =
        mended(loop, rate, isSmooth, crossfadeSeconds, [&](auto& tried, Frame wanted) {
            if (range.begin < wanted) return false;
            crossfadeEnd(tried, readWhole(source, {range.begin - wanted, range.begin}, progress));
            return true;
        });
    if (smooth.isEmpty())
        smooth = mended(loop, rate, isSmooth, crossfadeSeconds, [&](auto& tried, Frame wanted) {
            const audio::AudioBuffer after = readRange(source, {range.end, range.end + wanted}, progress);
            if (after.frames() < wanted) return false;
            crossfadeBeginning(tried, after);
            return true;
        });
    if (smooth.isEmpty())
        smooth = mended(loop, rate, isSmooth, fadeSeconds, [](auto& tried, Frame wanted) {
            fadeSeam(tried, wanted);
            return true;
        });
    loop = std::move(smooth);
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
    requireThere(source, range);
    const audio::AudioBuffer around = readRange(source, {range.begin - before, range.end + reach}, progress);
    if (around.frames() < before + range.length()) readWhole(source, range, progress); // tells where it ends
    return audio::resample(around, from, rate,
                           {begin, begin + std::max<Frame>(1, resampledLength(range.length(), from, rate))});
}

audio::AudioBuffer readStretch(audio::AudioSource& source, FrameRange range, const Progress& progress) {
    return readWhole(source, range, progress);
}

audio::AudioBuffer readLoop(audio::AudioSource& source, FrameRange range, IsSmooth isSmooth,
                            const Progress& progress) {
    audio::AudioBuffer loop = readWhole(source, range, progress);
    mendSeam(source, range, loop, isSmooth, progress);
    return loop;
}

audio::AudioBuffer cutLoop(audio::AudioSource& source, FrameRange range, int rate, const Progress& progress) {
    const audio::AudioBuffer loop = readLoop(source, range, isSeamSmooth, progress);
    const int from = source.info().rate;
    if (from == rate) return loop;
    return turned(loop, std::max<Frame>(1, resampledLength(loop.frames(), from, rate)), reachOf(from, rate));
}

audio::AudioBuffer resampleCircle(const audio::AudioBuffer& loop, Frame wanted) {
    return turned(loop, wanted, reachOf(loop.frames(), wanted));
}

}
