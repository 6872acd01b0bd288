#include "rhythm/repetition.h"

#include "dsp/biquad.h"
#include "dsp/fft.h"
#include "features/band_spectrogram.h"
#include "signal/decimator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gleaner::analysis {

namespace {
/// s of a hop; follows from FeatureTrack::hopSeconds, which is the same
constexpr double hopSeconds = 0.01;
/// s, the shortest round: half a bar at 150 bpm; origin not recorded; not swept: for want of time
constexpr double shortestPeriod = 0.8;
/// share of the stretch: a third of it must be seen twice; follows from that third
constexpr double longestShare = 0.68;
/// hops of 10 ms to both sides in which a peak is the highest; origin not recorded; not swept: for want of
/// time
constexpr std::size_t neighbourhood = 5;
/// correlation under the best similarity; origin not recorded; not swept: for want of time
constexpr double candidateDepth = 0.2;
/// correlation under the best similarity, where only levels decide; origin not recorded; not swept: for want
/// of time
constexpr float levelTolerance = 0.06F;
/// share of the variance of the whole picture: less is no rhythm; origin not recorded; not swept: for want of
/// time
constexpr double leastVarianceShare = 0.15;
/// correlation needed where less than half of the stretch is seen twice: chance is alike too; origin not
/// recorded; not swept: for want of time
constexpr double longLagThreshold = 0.88;
/// s to both sides in which the wave finds the exact period; origin not recorded; not swept: for want of time
constexpr double refineSeconds = 0.012;
/// Hz at least: hi-hats must still be there; origin not recorded; not swept: for want of time
constexpr double waveformRate = 15500.0;
/// Hz below which wind and traffic would hide what comes back; origin not recorded; not swept: for want of
/// time
constexpr double rumbleHz = 70.0;
/// factor of the least residual that a shorter period may have; origin not recorded; not swept: for want of
/// time
constexpr double residualFactor = 1.5;
/// share of the energy that it may have on top; origin not recorded; not swept: for want of time
constexpr double residualSlack = 0.03;

int paddedSize(std::size_t points) {
    int size = 2;
    while (static_cast<std::size_t>(size) < points)
        size *= 2;
    return size;
}

/// Frames averaged to hops of 10 ms.
std::vector<BandLevels> hopsOf(const std::vector<BandLevels>& frames, double frameRate, std::size_t bands) {
    const auto count = static_cast<std::size_t>(static_cast<double>(frames.size()) / frameRate / hopSeconds);
    std::vector<BandLevels> hops(count);
    for (std::size_t c = 0; c < count; ++c) {
        const auto from = static_cast<std::size_t>(static_cast<double>(c) * hopSeconds * frameRate);
        const auto to =
            std::max(from + 1, static_cast<std::size_t>(static_cast<double>(c + 1) * hopSeconds * frameRate));
        for (std::size_t b = 0; b < bands; ++b) {
            for (std::size_t i = from; i < to; ++i)
                hops[c][b] += frames[i][b];
            hops[c][b] /= static_cast<float>(to - from);
        }
    }
    return hops;
}

/// Autocorrelation of `signal` added to the power spectrum `power`.
void addPower(dsp::Fft& fft, std::span<const float> signal, std::vector<std::complex<float>>& power) {
    std::vector<float> padded(static_cast<std::size_t>(fft.size()), 0.0F);
    std::copy(signal.begin(), signal.end(), padded.begin());
    std::vector<std::complex<float>> spectrum(static_cast<std::size_t>(fft.bins()));
    fft.forward(padded, spectrum);
    for (std::size_t k = 0; k < spectrum.size(); ++k)
        power[k] += std::norm(spectrum[k]);
}

/// Autocorrelation of the waveform at every lag.
std::vector<float> waveformCorrelation(std::span<const float> mono) {
    dsp::Fft fft(paddedSize(2 * mono.size()));
    std::vector<std::complex<float>> power(static_cast<std::size_t>(fft.bins()));
    addPower(fft, mono, power);
    std::vector<float> correlation(static_cast<std::size_t>(fft.size()));
    fft.inverse(power, correlation);
    return correlation;
}

/// The lag of a peak with its fraction (parabola).
double fractionalLag(std::span<const float> similarity, std::size_t lag) {
    if (lag == 0 || lag + 1 >= similarity.size()) return static_cast<double>(lag);
    const auto y = [&](std::size_t i) { return static_cast<double>(similarity[i]); };
    const double bend = y(lag - 1) - 2.0 * y(lag) + y(lag + 1);
    return static_cast<double>(lag) + (bend < 0.0 ? 0.5 * (y(lag - 1) - y(lag + 1)) / bend : 0.0);
}

/// The waveform for comparing with itself: without rumble, at a rate that is cheap.
struct Waveform {
    std::vector<float> samples;
    double rate = 0.0;
    std::vector<float> correlation; ///< with itself, by lag
    std::vector<double> energyUpTo; ///< of the first n samples
};

Waveform waveformOf(std::span<const float> mono, double rate) {
    Decimator decimator(std::max(1, static_cast<int>(rate / waveformRate)));
    Waveform waveform;
    waveform.rate = rate / decimator.factor();
    decimator.push(mono, waveform.samples);
    decimator.finish(waveform.samples);
    const auto design = dsp::BiquadCoefficients::highPass(Hertz(rumbleHz), 0.707, waveform.rate);
    dsp::Biquad first(design);
    dsp::Biquad second(design);
    for (float& x : waveform.samples)
        x = static_cast<float>(second(first(static_cast<double>(x))));
    waveform.correlation = waveformCorrelation(waveform.samples);
    waveform.energyUpTo.push_back(0.0);
    for (const float x : waveform.samples)
        waveform.energyUpTo.push_back(waveform.energyUpTo.back() +
                                      static_cast<double>(x) * static_cast<double>(x));
    return waveform;
}

/// The correlation between its samples, by a Hann-windowed sinc: periods are no whole number of samples, and
/// a third of a sample off, hi-hats no longer match.
double correlationAt(std::span<const float> correlation, double lag) {
    /// samples of the sinc to both sides; origin not recorded; not swept: for want of time
    constexpr int reach = 8;
    const auto middle = static_cast<std::ptrdiff_t>(std::floor(lag));
    double sum = 0.0;
    for (std::ptrdiff_t n = middle - reach + 1; n <= middle + reach; ++n) {
        if (n < 0 || n >= static_cast<std::ptrdiff_t>(correlation.size())) continue;
        const double x = lag - static_cast<double>(n);
        const double sinc =
            std::abs(x) < 1e-9 ? 1.0 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / (reach + 1));
        sum += static_cast<double>(correlation[static_cast<std::size_t>(n)]) * sinc * window;
    }
    return sum;
}

struct Candidate {
    double seconds;
    double similarity;
    double residual;
};

/// The same lag to a twentieth of a sample: the highest waveform correlation within 12 ms of the hop's.
Candidate refined(const LagPeak& peak, const Waveform& waveform) {
    const auto middle = static_cast<std::size_t>(static_cast<double>(peak.lag) * hopSeconds * waveform.rate);
    const auto reach = static_cast<std::size_t>(refineSeconds * waveform.rate);
    const auto begin = waveform.correlation.begin();
    const auto coarse =
        std::max_element(begin + static_cast<std::ptrdiff_t>(middle - std::min(middle, reach)),
                         begin + static_cast<std::ptrdiff_t>(middle + reach + 1));
    double lag = static_cast<double>(coarse - begin);
    double highest = static_cast<double>(*coarse);
    for (int step = -20; step <= 20; ++step) {
        const double at = static_cast<double>(coarse - begin) + step / 20.0;
        const double value = correlationAt(waveform.correlation, at);
        if (value > highest) {
            highest = value;
            lag = at;
        }
    }
    const auto shift = std::min(waveform.samples.size(), static_cast<std::size_t>(std::llround(lag)));
    const double energies = waveform.energyUpTo[waveform.samples.size() - shift] +
                            waveform.energyUpTo.back() - waveform.energyUpTo[shift];
    const double residual = energies > 1e-9 ? std::max(0.0, 1.0 - 2.0 * highest / energies) : 1.0;
    return {lag / waveform.rate, static_cast<double>(peak.similarity), residual};
}

/// The period in hops from its highest multiple that still matches: m times as exact as the first peak
/// alone.
double sharpened(std::span<const float> similarity, std::size_t lag, float least) {
    double period = fractionalLag(similarity, lag);
    for (std::size_t m = 2;; ++m) {
        const auto middle = static_cast<std::size_t>(std::lround(period * static_cast<double>(m)));
        if (static_cast<double>(middle + 2) > longestShare * static_cast<double>(similarity.size()))
            return period;
        const auto from = similarity.begin() + static_cast<std::ptrdiff_t>(middle - 2);
        const auto best = static_cast<std::size_t>(std::max_element(from, from + 5) - similarity.begin());
        if (similarity[best] >= least) period = fractionalLag(similarity, best) / static_cast<double>(m);
    }
}
}

std::vector<float> lagSimilarity(std::span<const BandLevels> hops, std::size_t bands) {
    const std::size_t count = hops.size();
    if (count < 2) return std::vector<float>(count, 0.0F);
    dsp::Fft fft(paddedSize(2 * count));
    std::vector<std::complex<float>> power(static_cast<std::size_t>(fft.bins()));
    std::vector<double> squares(count + 1, 0.0);                     // of the first n hops
    std::vector<std::array<double, maxBands>> sums(count + 1, {{}}); // of the first n hops, by band
    std::vector<float> column(count);
    for (std::size_t b = 0; b < bands; ++b) {
        double mean = 0.0;
        for (const BandLevels& hop : hops)
            mean += static_cast<double>(hop[b]) / static_cast<double>(count);
        double square = 0.0;
        for (std::size_t c = 0; c < count; ++c) {
            column[c] = static_cast<float>(static_cast<double>(hops[c][b]) - mean);
            const auto x = static_cast<double>(column[c]);
            sums[c + 1][b] = sums[c][b] + x;
            squares[c + 1] += square += x * x;
        }
        addPower(fft, column, power);
    }
    std::vector<float> correlation(static_cast<std::size_t>(fft.size()));
    fft.inverse(power, correlation);

    // Pearson over the part that overlaps itself: two stretches of silence are not alike, they are nothing.
    const double leastVariance = leastVarianceShare * squares[count] / static_cast<double>(count);
    std::vector<float> similarity(count, 0.0F);
    for (std::size_t lag = 0; lag < count; ++lag) {
        const auto overlap = static_cast<double>(count - lag);
        double product = static_cast<double>(correlation[lag]);
        double early = squares[count - lag];
        double late = squares[count] - squares[lag];
        for (std::size_t b = 0; b < bands; ++b) {
            const double earlySum = sums[count - lag][b];
            const double lateSum = sums[count][b] - sums[lag][b];
            product -= earlySum * lateSum / overlap;
            early -= earlySum * earlySum / overlap;
            late -= lateSum * lateSum / overlap;
        }
        if (early < leastVariance * overlap || late < leastVariance * overlap || leastVariance <= 0.0)
            continue;
        similarity[lag] = static_cast<float>(product / std::sqrt(early * late));
    }
    return similarity;
}

bool isPlain(const LagPeak& peak, std::size_t hops, double threshold) {
    const double needed = 2 * peak.lag <= hops ? threshold : std::max(threshold, longLagThreshold);
    return static_cast<double>(peak.similarity) >= needed;
}

std::vector<LagPeak> similarityPeaks(std::span<const float> similarity, std::size_t shortest) {
    std::vector<LagPeak> peaks;
    const auto end = static_cast<std::size_t>(longestShare * static_cast<double>(similarity.size()));
    for (std::size_t lag = std::max(shortest, neighbourhood); lag < end; ++lag) {
        const auto from = similarity.begin() + static_cast<std::ptrdiff_t>(lag - neighbourhood);
        const auto to = similarity.begin() +
                        static_cast<std::ptrdiff_t>(std::min(lag + neighbourhood + 1, similarity.size()));
        if (similarity[lag] > 0.0F && *std::max_element(from, to) <= similarity[lag])
            peaks.push_back({lag, similarity[lag]});
    }
    std::stable_sort(peaks.begin(), peaks.end(),
                     [](const LagPeak& a, const LagPeak& b) { return a.similarity > b.similarity; });
    return peaks;
}

std::optional<Repetition> findRepetition(std::span<const float> mono, double rate, double threshold) {
    const BandSpectrogram spectrogram = BandSpectrogram::of(mono, rate);
    const std::size_t bands = spectrogram.layout.count;
    const auto hops = aboveFloor(hopsOf(spectrogram.frames, spectrogram.frameRate, bands), bands);
    const auto similarity = lagSimilarity(hops, bands);
    auto peaks = similarityPeaks(similarity, static_cast<std::size_t>(shortestPeriod / hopSeconds));
    std::erase_if(peaks,
                  [&](const LagPeak& p) { return !isPlain(p, hops.size(), threshold - candidateDepth); });
    if (peaks.empty() || !isPlain(peaks.front(), hops.size(), threshold)) return std::nullopt;

    const float best = peaks.front().similarity;
    std::erase_if(peaks, [best](const LagPeak& p) {
        return static_cast<double>(p.similarity) < static_cast<double>(best) - candidateDepth;
    });
    std::sort(peaks.begin(), peaks.end(), [](const LagPeak& x, const LagPeak& y) { return x.lag < y.lag; });

    const Waveform waveform = waveformOf(mono, rate);
    std::vector<Candidate> candidates;
    for (const LagPeak& peak : peaks)
        candidates.push_back(refined(peak, waveform));
    double least = 1.0;
    for (const Candidate& c : candidates)
        least = std::min(least, c.residual);
    if (least < Repetition::exactResidual)
        for (const Candidate& c : candidates)
            if (c.residual < least * residualFactor + residualSlack)
                return Repetition{c.seconds, c.similarity, c.residual};

    for (std::size_t i = 0; i < peaks.size(); ++i)
        if (peaks[i].similarity >= best - levelTolerance)
            return Repetition{sharpened(similarity, peaks[i].lag, best - levelTolerance) * hopSeconds,
                              candidates[i].similarity, candidates[i].residual};
    return std::nullopt;
}

}
