#include "fx/cut_filter.h"
#include "fx/effects.h"
#include "fx/tools.h"

namespace gleaner::fx {

namespace {

enum : std::size_t { Frequency, Slope };

constexpr Parameter parameters[] = {
    {"frequency", "Frequency", Unit::Hertz, Scale::Logarithmic, 100.0, 16000.0, 22000.0,
     "Everything above fades; 3 dB down here."},
    {"slope", "Slope", Unit::None, Scale::Choice, 0.0, 0.0, 2.0, "How steeply it falls.", slopeNames},
};

std::vector<dsp::BiquadCoefficients> sections(int rate, const Values& values) {
    return butterworth(dsp::BiquadCoefficients::lowPass, Hertz(values[Frequency]), values[Slope], rate);
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    runSections(sample, sections(rate, values));
}

double responseDb(double hertz, int rate, const Values& values) {
    return sectionsDb(sections(rate, values), Hertz(hertz), rate);
}

}

EffectType lowpassType() {
    return {.id = "lowpass",
            .name = "Low-pass",
            .help = "Takes out what lies above: hiss, harshness.",
            .parameters = parameters,
            .process = process,
            .responseDb = responseDb,
            .picture = Picture::Response};
}

}
