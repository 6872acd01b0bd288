#include "groove/strikes.h"

#include "base/error.h"
#include "base/units.h"
#include "dsp/fft.h"
#include "onsets/detect_onsets.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace gleaner::groove {
namespace {

constexpr double lookBackSeconds = 0.020;  // from where the detector says that it begins
constexpr double lookAheadSeconds = 0.030; // to where it is loudest
constexpr double fineSeconds = 0.002;      // over which the attack is averaged
constexpr double attackShare = 0.35;       // of the way from what was before to the loudest: it has begun
constexpr double highTilt = 0.95;
constexpr double levelSeconds = 0.010, levelWithin = 0.060;
constexpr double beforeSeconds = 0.010;
constexpr double leastOwn = 0.5;     // of the power: what sounded before may have ended with the stroke
constexpr double quietestDb = -40.0; // under the loudest
constexpr double smallestPower = 1e-12, smallestAmplitude = 1e-6;
constexpr int spectrumSize = 2048;
constexpr std::size_t samplesARead = 1 << 16;

std::size_t samplesIn(double seconds, int rate) {
    return static_cast<std::size_t>(std::max(1.0, std::round(seconds * rate)));
}

double powerOf(std::span<const float> sound, std::size_t begin, std::size_t count) {
    const std::size_t end = std::min(sound.size(), begin + count);
    double sum = 0.0;
    for (std::size_t n = begin; n < end; ++n)
        sum += static_cast<double>(sound[n]) * static_cast<double>(sound[n]);
    return sum / static_cast<double>(count);
}

/// The middle of the energy, Hz.
double centroidOf(std::span<const float> sound, std::size_t begin, int rate) {
    dsp::Fft fft(spectrumSize);
    std::vector<float> frame(spectrumSize);
    for (std::size_t n = 0; n < frame.size() && begin + n < sound.size(); ++n)
        frame[n] = sound[begin + n] * (1.0F - static_cast<float>(n) / static_cast<float>(spectrumSize));
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
    fft.forward(frame, spectrum);
    double sum = 0.0, weighted = 0.0;
    for (std::size_t bin = 1; bin < spectrum.size(); ++bin) {
        const double energy = static_cast<double>(std::norm(spectrum[bin]));
        sum += energy;
        weighted += energy * static_cast<double>(bin);
    }
    return sum > 0.0 ? weighted / sum * rate / spectrumSize : 0.0;
}

/// Amplitudes around a stroke, averaged over the two milliseconds that begin there. `tilt` of the sample
/// before is taken off: 0 leaves the sound as it is, 0.95 leaves the high of it.
std::vector<double> attackOf(std::span<const float> sound, std::size_t from, std::size_t to, double tilt,
                             int rate) {
    const std::size_t span = samplesIn(fineSeconds, rate);
    const auto powerAt = [&](std::size_t n) {
        const double here = n < sound.size() ? static_cast<double>(sound[n]) : 0.0;
        const double before = n > 0 && n - 1 < sound.size() ? static_cast<double>(sound[n - 1]) : 0.0;
        const double value = here - tilt * before;
        return value * value;
    };
    double sum = 0.0;
    for (std::size_t n = from; n < from + span; ++n)
        sum += powerAt(n);
    std::vector<double> amplitudes;
    for (std::size_t n = from; n < to; ++n) {
        amplitudes.push_back(std::sqrt(std::max(0.0, sum) / static_cast<double>(span)));
        sum += powerAt(n + span) - powerAt(n);
    }
    return amplitudes;
}

/// Where in its amplitudes a stroke begins, and how far they rise.
struct Attack {
    std::ptrdiff_t first = 0;
    double rise = 0.0;
};

/// Behind the quietest moment before its loudest, where it has come a third of the way between the two. From
/// the front, for an attack may dip once it has begun.
Attack attackIn(const std::vector<double>& amplitudes) {
    const auto peak = std::ranges::max_element(amplitudes);
    const auto quietest = std::min_element(amplitudes.begin(), peak + 1);
    const double threshold = *quietest + attackShare * (*peak - *quietest);
    const auto first = std::find_if(quietest, peak, [&](double amplitude) { return amplitude >= threshold; });
    return {first - amplitudes.begin(), *peak / (*quietest + smallestAmplitude)};
}

/// The sample at which the stroke near `at` begins, in the sound as it is or in its high part: where it rises
/// further. A bass drum shows in the one, a hat over what rings in the other.
double beginOf(std::span<const float> sound, std::size_t at, std::size_t earliest, int rate) {
    const std::size_t back = samplesIn(lookBackSeconds, rate);
    const std::size_t from = std::max(earliest, at - std::min(at, back));
    const std::size_t to = std::min(sound.size(), at + samplesIn(lookAheadSeconds, rate));
    if (to <= from + 1) return static_cast<double>(at);
    const Attack plain = attackIn(attackOf(sound, from, to, 0.0, rate));
    const Attack high = attackIn(attackOf(sound, from, to, highTilt, rate));
    const Attack& attack = plain.rise > high.rise ? plain : high;
    // The window that reaches the threshold begins before the sound that fills it; amplitudes go by its root.
    const auto lead = static_cast<double>(samplesIn(fineSeconds, rate)) * (1.0 - attackShare * attackShare);
    const bool isCutOff = attack.first == 0; // it sounds from the very beginning
    return static_cast<double>(from) + static_cast<double>(attack.first) + (isCutOff ? 0.0 : lead);
}

double powerBefore(std::span<const float> sound, double begin, int rate) {
    const auto at = static_cast<std::size_t>(std::llround(begin));
    const std::size_t before = samplesIn(beforeSeconds, rate);
    return at >= before ? powerOf(sound, at - before, before) : 0.0;
}

/// `rest` is the power of what sounded before and goes on.
Strike strikeAt(std::span<const float> sound, double begin, double rest, int rate) {
    const auto at = static_cast<std::size_t>(std::llround(begin));
    const std::size_t span = samplesIn(levelSeconds, rate);
    double loudest = 0.0;
    for (std::size_t n = at; n < at + samplesIn(levelWithin, rate) - span;
         n += std::max<std::size_t>(1, span / 8))
        loudest = std::max(loudest, powerOf(sound, n, span));
    const double own = std::max(loudest - rest, leastOwn * loudest);
    return {begin / rate, 10.0 * std::log10(std::max(own, smallestPower)), centroidOf(sound, at, rate)};
}

}

std::vector<float> rhythmSound(audio::AudioSource& source, std::optional<FrameRange> range,
                               const Progress& progress) {
    const audio::AudioInfo& info = source.info();
    const FrameRange wanted = range.value_or(FrameRange{0, info.frames});
    if (secondsFromFrames(wanted.end - wanted.begin, info.rate) > longestRhythmSeconds)
        throw Error("A groove is taken from ten minutes at most; say from where to where (--from, --to).");
    std::vector<float> sound;
    audio::AudioBuffer block;
    for (Frame at = wanted.begin; at < wanted.end;) {
        progress.report(static_cast<double>(at - wanted.begin) /
                        static_cast<double>(wanted.end - wanted.begin));
        source.read({at, std::min(wanted.end, at + static_cast<Frame>(samplesARead))}, block);
        if (block.frames() == 0) break;
        const std::vector<float> mono = block.mono();
        sound.insert(sound.end(), mono.begin(), mono.end());
        at += block.frames();
    }
    return sound;
}

std::vector<Strike> strikesIn(std::span<const float> mono, int rate, double sensitivity,
                              const Progress& progress) {
    audio::AudioBuffer buffer(1, static_cast<Frame>(mono.size()));
    std::ranges::copy(mono, buffer.channel(0).begin());
    audio::MemorySource source(std::move(buffer), rate);
    std::vector<Strike> strikes;
    std::size_t earliest = 0;
    for (const double onset : analysis::detectOnsets(source, sensitivity, progress)) {
        const auto at = static_cast<std::size_t>(std::max(0.0, std::round(onset * rate)));
        if (at >= mono.size()) continue;
        const double begin = beginOf(mono, at, earliest, rate);
        strikes.push_back(strikeAt(mono, begin, powerBefore(mono, begin, rate), rate));
        earliest = static_cast<std::size_t>(begin) + samplesIn(lookAheadSeconds, rate) / 2;
    }
    if (strikes.empty()) return strikes;
    const double loudest = std::ranges::max_element(strikes, {}, &Strike::levelDb)->levelDb;
    std::erase_if(strikes, [&](const Strike& strike) { return strike.levelDb < loudest + quietestDb; });
    return strikes;
}

std::optional<Strike> strikeOf(std::span<const float> mono, int rate) {
    const std::size_t within = std::min(mono.size(), samplesIn(levelWithin, rate));
    if (within == 0 || powerOf(mono, 0, mono.size()) < smallestPower) return std::nullopt;
    return strikeAt(mono, beginOf(mono, std::min(within, samplesIn(lookBackSeconds, rate)), 0, rate), 0.0,
                    rate);
}

}
