#include "fx/cut_filter.h"
#include "fx/effects.h"
#include "fx/tools.h"

namespace gleaner::fx {

namespace {

enum : std::size_t { Frequency, Slope };

constexpr Parameter parameters[] = {
    {"frequency", "Frequency", Unit::Hertz, Scale::Logarithmic, 10.0, 40.0, 2000.0,
     "Everything below fades; 3 dB down here."},
    {"slope", "Slope", Unit::None, Scale::Choice, 0.0, 0.0, 2.0, "How steeply it falls.", slopeNames},
};

std::vector<dsp::BiquadCoefficients> sections(int rate, const Values& values) {
    return butterworth(dsp::BiquadCoefficients::highPass, Hertz(values[Frequency]), values[Slope], rate);
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    runSections(sample, sections(rate, values));
}

double responseDb(double hertz, int rate, const Values& values) {
    return sectionsDb(sections(rate, values), Hertz(hertz), rate);
}

}

EffectType highpassType() {
    return {.id = "highpass",
            .name = "High-pass",
            .help = "Takes out what lies below: rumble, wind, handling.",
            .parameters = parameters,
            .process = process,
            .responseDb = responseDb,
            .picture = Picture::Response};
}

}
