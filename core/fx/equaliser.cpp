#include "fx/effects.h"
#include "fx/tools.h"

#include <algorithm>

namespace gleaner::fx {

namespace {

enum : std::size_t { Frequency, Gain, Q, PerBand };

constexpr Parameter parameters[] = {
    {"lowFrequency", "Low shelf", Unit::Hertz, Scale::Logarithmic, 20.0, 100.0, 1000.0,
     "Corner of the low shelf."},
    {"lowGain", "Low gain", Unit::Decibels, Scale::Linear, -18.0, 0.0, 18.0,
     "Raises or lowers everything below."},
    {"lowQ", "Low Q", Unit::None, Scale::Logarithmic, 0.3, 0.71, 2.0,
     "Above 0.7 the shelf overshoots at its corner."},
    {"lowMidFrequency", "Low mid", Unit::Hertz, Scale::Logarithmic, 40.0, 350.0, 4000.0,
     "Centre of the low-mid bell."},
    {"lowMidGain", "Low mid gain", Unit::Decibels, Scale::Linear, -18.0, 0.0, 18.0,
     "Height of the low-mid bell."},
    {"lowMidQ", "Low mid Q", Unit::None, Scale::Logarithmic, 0.2, 1.0, 12.0, "Higher is narrower."},
    {"highMidFrequency", "High mid", Unit::Hertz, Scale::Logarithmic, 300.0, 3000.0, 16000.0,
     "Centre of the high-mid bell."},
    {"highMidGain", "High mid gain", Unit::Decibels, Scale::Linear, -18.0, 0.0, 18.0,
     "Height of the high-mid bell."},
    {"highMidQ", "High mid Q", Unit::None, Scale::Logarithmic, 0.2, 1.0, 12.0, "Higher is narrower."},
    {"highFrequency", "High shelf", Unit::Hertz, Scale::Logarithmic, 1000.0, 8000.0, 20000.0,
     "Corner of the high shelf."},
    {"highGain", "High gain", Unit::Decibels, Scale::Linear, -18.0, 0.0, 18.0,
     "Raises or lowers everything above."},
    {"highQ", "High Q", Unit::None, Scale::Logarithmic, 0.3, 0.71, 2.0,
     "Above 0.7 the shelf overshoots at its corner."},
};

using Design = dsp::BiquadCoefficients (*)(Hertz frequency, double q, Decibels gain, double rate);

constexpr Design bands[] = {dsp::BiquadCoefficients::lowShelf, dsp::BiquadCoefficients::peak,
                            dsp::BiquadCoefficients::peak, dsp::BiquadCoefficients::highShelf};

/// The bands that do something.
std::vector<dsp::BiquadCoefficients> sections(int rate, const Values& values) {
    std::vector<dsp::BiquadCoefficients> sections;
    for (std::size_t band = 0; band < std::size(bands); ++band) {
        const double* value = values.data() + band * PerBand;
        if (value[Gain] == 0.0) continue;
        const Hertz frequency(std::min(value[Frequency], 0.49 * rate));
        sections.push_back(bands[band](frequency, value[Q], Decibels(value[Gain]), rate));
    }
    return sections;
}

void process(audio::AudioBuffer& sample, int rate, const Values& values) {
    runSections(sample, sections(rate, values));
}

double responseDb(double hertz, int rate, const Values& values) {
    return sectionsDb(sections(rate, values), Hertz(hertz), rate);
}

}

EffectType equaliserType() {
    return {.id = "equaliser",
            .name = "Equaliser",
            .help = "Two shelves and two bells.",
            .parameters = parameters,
            .process = process,
            .responseDb = responseDb,
            .picture = Picture::Response};
}

}
