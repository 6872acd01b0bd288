#include "describe/describing.h"

#include <numeric>

namespace gleaner::analysis {

using namespace describing;

namespace {
/// Seconds from the peak until the envelope stays `drop` dB lower for good.
double decaySeconds(const Envelope& envelope, std::size_t peak, double drop) {
    const double level = envelope.values[peak] * std::pow(10.0, -drop / 20.0);
    std::size_t last = envelope.values.size();
    while (last > peak + 1 && envelope.values[last - 1] < level)
        --last;
    return static_cast<double>(last - peak) / envelope.rate;
}

double attackSeconds(const Envelope& envelope, std::size_t peak) {
    std::size_t high = peak;
    while (high > 0 && envelope.values[high - 1] > 0.9 * envelope.values[peak])
        --high;
    std::size_t low = high;
    while (low > 0 && envelope.values[low - 1] > 0.1 * envelope.values[peak])
        --low;
    return static_cast<double>(high - low + 1) / envelope.rate;
}

}

void describeEnvelope(const SampleSound& s, Descriptors& d) {
    const Envelope& envelope = s.envelope;
    const auto& sound = s.sound;
    const auto& e = envelope.values;
    const auto peak = static_cast<std::size_t>(std::max_element(e.begin(), e.end()) - e.begin());
    const double seconds = s.isSilent ? 0.01 : s.seconds;
    d[Descriptor::LogSeconds] = log10Seconds(seconds);
    d[Descriptor::LogAttack] = log10Seconds(attackSeconds(envelope, peak));
    d[Descriptor::PeakPosition] = static_cast<double>(peak) / static_cast<double>(e.size());
    d[Descriptor::LogDecay10] = log10Seconds(decaySeconds(envelope, peak, 10.0));
    d[Descriptor::LogDecay20] = log10Seconds(decaySeconds(envelope, peak, 20.0));
    d[Descriptor::LogDecay40] = log10Seconds(decaySeconds(envelope, peak, 40.0));

    double energy = tiny;
    double moment = 0.0;
    for (std::size_t i = 0; i < e.size(); ++i) {
        energy += e[i] * e[i];
        moment += e[i] * e[i] * static_cast<double>(i);
    }
    const double centre = moment / energy / envelope.rate;
    d[Descriptor::TemporalCentroid] = centre / std::max(seconds, 0.001);
    d[Descriptor::LogCentroidTime] = log10Seconds(centre);
    const double mean = std::accumulate(e.begin(), e.end(), 0.0) / static_cast<double>(e.size());
    double variance = 0.0;
    for (const double x : e)
        variance += (x - mean) * (x - mean) / static_cast<double>(e.size());
    d[Descriptor::EnvelopeVariation] = std::sqrt(variance) / (mean + tiny);

    float top = 0.0F;
    for (const float x : sound)
        top = std::max(top, std::abs(x));
    d[Descriptor::Crest] =
        20.0 *
        std::log10(static_cast<double>(top) / std::sqrt(energy / static_cast<double>(e.size())) + tiny);

    // How often the first 60 ms dip and rise again, by how much: the hands of a clap.
    double burst = 0.0;
    double trough = e[0];
    for (std::size_t i = 1; i < std::min(e.size(), static_cast<std::size_t>(0.06 * envelope.rate)); ++i) {
        trough = std::min(trough, e[i]);
        if (i > 2 && e[i] > 1.5 * trough && e[i] > 0.2 * e[peak] && trough < 0.9 * e[peak]) {
            burst += std::min(3.0, std::log2(e[i] / (trough + tiny)));
            trough = e[i];
        }
    }
    d[Descriptor::Burst] = burst;

    std::size_t crossings = 0;
    for (std::size_t n = 1; n < sound.size(); ++n)
        crossings += (sound[n - 1] < 0.0F) != (sound[n] < 0.0F);
    d[Descriptor::ZeroCrossings] =
        std::log10(static_cast<double>(crossings) * s.rate / static_cast<double>(sound.size()) + 10.0);
}

}
