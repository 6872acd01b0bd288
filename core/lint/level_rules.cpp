#include "base/number_text.h"
#include "lint/rules.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gleaner::lint {
namespace {

// What can be told of a finished file is measured; how much of it is too much is chosen.
constexpr double peakTolerance = 0.1;      // dB: as a meter may be off
constexpr double mostImbalance = 6.0;      // LU to the median of its kind
constexpr std::size_t leastOfAKind = 3;    // samples, or there is no median to speak of
constexpr double mostBeginSilence = 0.010; // s before a hit
constexpr double mostPhraseSilence = 0.25; // s before a phrase
constexpr double mostEndSilence = 0.5;     // s
constexpr double mostStepDb = -40.0;       // to the peak: a faded end lies below -60
constexpr double mostOffsetDb = -50.0;     // dBFS
constexpr double leastOffsetSeconds = 0.5; // below it the mean of a thump is no offset

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

std::string milliseconds(double seconds) { return decimalText(seconds * 1000.0, 0) + " ms"; }

bool isTexture(const Sample& sample) { return sample.traits.kind == music::SampleKind::Texture; }

}

void checkSilent(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.truePeakDb && !std::isfinite(*sample.truePeakDb)) report(sample.path, "is silent");
}

void checkOver(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.truePeakDb && *sample.truePeakDb > peakTolerance)
            report(sample.path, "clips: its true peak is " + fixedText(*sample.truePeakDb, 1) + " dBTP");
}

void checkPeak(const Pack& pack, const Profile& profile, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.truePeakDb && *sample.truePeakDb > profile.mostPeakDb + peakTolerance &&
            *sample.truePeakDb <= peakTolerance)
            report(sample.path, "has a true peak of " + fixedText(*sample.truePeakDb, 1) + " dBTP, above " +
                                    decimalText(profile.mostPeakDb, 1));
}

void checkBalance(const Pack& pack, const Profile&, const Report& report) {
    std::map<music::SampleKind, std::vector<double>> levels;
    for (const Sample& sample : pack.samples)
        if (sample.lufs && std::isfinite(*sample.lufs)) levels[sample.traits.kind].push_back(*sample.lufs);
    for (const Sample& sample : pack.samples) {
        const std::vector<double>& like = levels[sample.traits.kind];
        if (!sample.lufs || !std::isfinite(*sample.lufs) || like.size() < leastOfAKind) continue;
        const double difference = *sample.lufs - median(like);
        if (std::abs(difference) > mostImbalance)
            report(sample.path, "is " + decimalText(std::abs(difference), 1) + " LU " +
                                    (difference > 0.0 ? "louder" : "quieter") + " than others of its kind");
    }
}

void checkBeginSilence(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples) {
        if (!sample.measures || isLoop(sample) || isTexture(sample)) continue;
        const bool isHit = sample.traits.kind == music::SampleKind::Hit;
        if (sample.measures->beginSilence > (isHit ? mostBeginSilence : mostPhraseSilence))
            report(sample.path, "begins with " + milliseconds(sample.measures->beginSilence) + " of silence");
    }
}

void checkEndSilence(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.measures && !isLoop(sample) && sample.measures->endSilence > mostEndSilence)
            report(sample.path, "ends with " + milliseconds(sample.measures->endSilence) + " of silence");
}

void checkOffset(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (sample.measures && sample.seconds >= leastOffsetSeconds &&
            sample.measures->offsetDb > mostOffsetDb)
            report(sample.path,
                   "lies " + decimalText(sample.measures->offsetDb, 0) + " dBFS beside zero (DC)");
}

/// A loop's ends are judged together, by its seam.
void checkEdges(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples) {
        if (!sample.measures || isLoop(sample)) continue;
        const auto tell = [&](const char* where, double step) {
            if (step > mostStepDb)
                report(sample.path, std::string(where) + " with a step " + decimalText(-step, 0) +
                                        " dB below its peak: it clicks");
        };
        tell("begins", sample.measures->beginStepDb);
        tell("ends", sample.measures->endStepDb);
    }
}

}
