#include "describe/describing.h"

#include <array>
#include <numbers>
#include <numeric>

namespace gleaner::analysis {

using namespace describing;

namespace {
constexpr double earlySeconds = 0.05;

double centroidHz(const std::vector<double>& power, const Spectrogram& s) {
    const Bins bins = binsOf(s, lowestHz, highestHz);
    double sum = tiny;
    double moment = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k) {
        sum += power[k];
        moment += power[k] * static_cast<double>(k) * s.binHz;
    }
    return moment / sum;
}

double rolloffHz(const std::vector<double>& power, const Spectrogram& s, double share) {
    const Bins bins = binsOf(s, lowestHz, highestHz);
    double all = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k)
        all += power[k];
    double sum = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k)
        if ((sum += power[k]) >= share * all) return static_cast<double>(k) * s.binHz;
    return static_cast<double>(bins.high) * s.binHz;
}

double flatness(const std::vector<double>& power, Bins bins) {
    double logs = 0.0;
    double sum = 0.0;
    for (std::size_t k = bins.low; k < bins.high; ++k) {
        logs += std::log(power[k] + tiny);
        sum += power[k] + tiny;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, bins.high - bins.low));
    return 10.0 / std::numbers::ln10 * (logs / count - std::log(sum / count + tiny));
}

double peakiness(std::vector<double> power, Bins bins) {
    if (bins.high < bins.low + 20) return 0.0;
    std::vector<double> band(power.begin() + static_cast<std::ptrdiff_t>(bins.low),
                             power.begin() + static_cast<std::ptrdiff_t>(bins.high));
    std::sort(band.begin(), band.end());
    double strongest = 0.0;
    for (std::size_t i = band.size() - 5; i < band.size(); ++i)
        strongest += band[i] / 5.0;
    return dB(strongest) - dB(band[band.size() / 2]);
}

void octaves(const std::vector<double>& power, const Spectrogram& s, Descriptor first, Descriptors& d) {
    std::array<double, octaveBands> bands{};
    double all = tiny;
    for (std::size_t b = 0; b < octaveBands; ++b) {
        const double from = firstOctaveHz * std::pow(2.0, static_cast<double>(b));
        const auto low = static_cast<std::size_t>(std::llround(from / s.binHz));
        const auto high = std::max(low + 1, static_cast<std::size_t>(std::llround(2.0 * from / s.binHz)));
        for (std::size_t k = std::max<std::size_t>(1, low); k < std::min(high, s.bins()); ++k)
            bands[b] += power[k];
        all += bands[b];
    }
    for (std::size_t b = 0; b < octaveBands; ++b)
        d[after(first, b)] = std::max(-60.0, dB(bands[b] / all));
}

/// Mean change of the log spectrum between frames 12 ms apart, loud frames only.
double flux(const Spectrogram& s) {
    double sum = 0.0;
    std::size_t count = 0;
    const Bins bins = binsOf(s, 100.0, 8000.0);
    double loudest = 0.0;
    std::vector<double> levels;
    for (const auto& frame : s.power) {
        levels.push_back(std::accumulate(frame.begin(), frame.end(), 0.0));
        loudest = std::max(loudest, levels.back());
    }
    for (std::size_t i = 2; i < s.power.size(); i += 2) {
        if (levels[i] < 0.01 * loudest) continue;
        const auto floor = static_cast<float>(levels[i] * 1e-6);
        for (std::size_t k = bins.low; k < bins.high; k += 2) {
            sum += std::abs(10.0 * static_cast<double>(
                                       std::log10((s.power[i][k] + floor) / (s.power[i - 2][k] + floor))));
            ++count;
        }
    }
    return count ? std::min(30.0, sum / static_cast<double>(count)) : 0.0;
}

/// dB a second by which 4 kHz and up leave faster than 1 kHz and down, from the peak on.
double highDecay(const Spectrogram& s) {
    const Bins lows = binsOf(s, 60.0, 1000.0);
    const Bins highs = binsOf(s, 4000.0, highestHz);
    std::size_t peak = 0;
    double loudest = 0.0;
    const auto level = [&](std::size_t i, Bins b) {
        double sum = 0.0;
        for (std::size_t k = b.low; k < b.high; ++k)
            sum += static_cast<double>(s.power[i][k]);
        return sum;
    };
    for (std::size_t i = 0; i < s.power.size(); ++i) {
        const double now = level(i, lows) + level(i, highs);
        if (now > loudest) {
            loudest = now;
            peak = i;
        }
    }
    const std::size_t later =
        std::min(s.power.size() - 1, peak + static_cast<std::size_t>(0.1 * s.frameRate));
    if (later <= peak + 2) return 0.0;
    const double floor = loudest * 1e-7;
    const double fallHigh = dB((level(peak, highs) + floor) / (level(later, highs) + floor));
    const double fallLow = dB((level(peak, lows) + floor) / (level(later, lows) + floor));
    return std::clamp((fallHigh - fallLow) / 10.0, -6.0, 6.0);
}

}

void describeSpectrum(const Spectrogram& s, Descriptors& d) {
    const auto whole = summed(s, 0, s.power.size());
    const auto early = summed(s, 0, static_cast<std::size_t>(earlySeconds * s.frameRate));
    const double centroid = centroidHz(whole, s);
    d[Descriptor::Centroid] = log2Hz(centroid);
    const Bins all = binsOf(s, lowestHz, highestHz);
    double sum = tiny;
    double spread = 0.0;
    for (std::size_t k = all.low; k < all.high; ++k) {
        const double octavesOff = log2Hz(static_cast<double>(k) * s.binHz) - log2Hz(centroid);
        sum += whole[k];
        spread += whole[k] * octavesOff * octavesOff;
    }
    d[Descriptor::Spread] = std::sqrt(spread / sum);
    d[Descriptor::Rolloff85] = log2Hz(rolloffHz(whole, s, 0.85));
    d[Descriptor::Rolloff50] = log2Hz(rolloffHz(whole, s, 0.5));
    d[Descriptor::Flatness] = flatness(whole, binsOf(s, 80.0, 12000.0));
    d[Descriptor::FlatnessHigh] = flatness(whole, binsOf(s, 2000.0, 12000.0));
    d[Descriptor::Peakiness] = peakiness(whole, binsOf(s, 80.0, 8000.0));
    const auto at20 = summed(s, 0, static_cast<std::size_t>(0.02 * s.frameRate));
    const auto from80 = static_cast<std::size_t>(0.08 * s.frameRate);
    if (s.power.size() > from80 + 1) {
        const auto later = summed(s, from80, static_cast<std::size_t>(0.2 * s.frameRate));
        d[Descriptor::CentroidFall] =
            std::clamp(log2Hz(centroidHz(at20, s)) - log2Hz(centroidHz(later, s)), -4.0, 4.0);
    }
    d[Descriptor::HighDecay] = highDecay(s);
    const auto loudest = std::max_element(whole.begin() + static_cast<std::ptrdiff_t>(all.low),
                                          whole.begin() + static_cast<std::ptrdiff_t>(all.high));
    d[Descriptor::LoudestBin] = log2Hz(static_cast<double>(loudest - whole.begin()) * s.binHz);
    d[Descriptor::Flux] = flux(s);
    octaves(whole, s, Descriptor::Band0, d);
    octaves(early, s, Descriptor::Early0, d);
}

}
