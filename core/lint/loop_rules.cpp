#include "base/number_text.h"
#include "lint/rules.h"

#include <algorithm>
#include <cmath>

namespace gleaner::lint {
namespace {

constexpr int beatsInABar = 4;
constexpr double tempoRounding = 0.0005; // bpm: a manifest tells thousandths

/// How many frames a loop is off its bars; nothing where that can't be told.
std::optional<double> barError(const Sample& sample) {
    if (!sample.frames || !sample.traits.bpm || !sample.traits.bars || sample.rate <= 0) return std::nullopt;
    const double exact = *sample.traits.bars * beatsInABar * 60.0 * sample.rate / *sample.traits.bpm;
    const double error = static_cast<double>(*sample.frames) - exact;
    const double told = exact * tempoRounding / *sample.traits.bpm; // as far as the told tempo may be rounded
    return std::abs(error) <= 1.0 + told ? 0.0 : error;
}

}

void checkLoopBars(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples) {
        if (!isLoop(sample)) continue;
        const auto error = barError(sample);
        if (error && *error != 0.0)
            report(sample.path, "is " + decimalText(std::abs(*error) * 1000.0 / sample.rate, 2) + " ms too " +
                                    (*error > 0.0 ? "long" : "short") + " for its bars");
    }
}

void checkLoopTempo(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (isLoop(sample) && sample.traits.bpm &&
            std::abs(*sample.traits.bpm - std::round(*sample.traits.bpm)) > tempoRounding)
            report(sample.path,
                   "has a tempo that isn't whole (" + decimalText(*sample.traits.bpm, 3) + " bpm)");
}

void checkLoopMeasures(const Pack& pack, const Profile& profile, const Report& report) {
    if (profile.measures.empty()) return;
    std::string wanted;
    for (const int bars : profile.measures)
        wanted += (wanted.empty() ? "" : ", ") + std::to_string(bars);
    for (const Sample& sample : pack.samples) {
        if (!isLoop(sample)) continue;
        if (!sample.traits.bars)
            report(sample.path, "is a loop without whole bars");
        else if (std::ranges::find(profile.measures, *sample.traits.bars) == profile.measures.end())
            report(sample.path, "has " + std::to_string(*sample.traits.bars) + " bars, not " + wanted);
    }
}

void checkLoopSeam(const Pack& pack, const Profile&, const Report& report) {
    for (const Sample& sample : pack.samples)
        if (isLoop(sample) && sample.measures && !sample.measures->isSeamSmooth)
            report(sample.path, "clicks where it goes round");
}

}
