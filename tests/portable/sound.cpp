// Rooms of sound: filters, effects, loudness, the demo recording.

#include "rooms.h"
#include "walk.h"

#include "dsp/biquad.h"
#include "dsp/envelope.h"
#include "dsp/portable_math.h"
#include "dsp/sinc_interpolator.h"
#include "dsp/true_peak.h"
#include "dsp/true_peak_limiter.h"
#include "dsp/window.h"
#include "fx/chain.h"
#include "loudness/k_weighting.h"
#include "loudness/loudness.h"
#include "loudness/windows.h"

namespace gleaner::portable {

const audio::AudioBuffer& walkRecording() {
    static const audio::AudioBuffer recording = demo::render(shortWalk());
    return recording;
}

namespace {

constexpr int rate = 44100;

/// A noise that dies away, with a tone in it; louder than full scale at first.
audio::AudioBuffer struck(int channels, Frame frames) {
    audio::AudioBuffer sample(channels, frames);
    Random random(11);
    for (int c = 0; c < channels; ++c)
        for (Frame n = 0; n < frames; ++n) {
            const double left = 1.0 - static_cast<double>(n) / static_cast<double>(frames);
            const double tone = dsp::portableSine(180.0 * static_cast<double>(n) / rate);
            sample.channel(c)[static_cast<std::size_t>(n)] =
                static_cast<float>(left * left * (0.8 * tone + random.between(-0.5, 0.5)));
        }
    return sample;
}

void sound(Digest& digest, const audio::AudioBuffer& sample) {
    for (int c = 0; c < sample.channels(); ++c)
        digest.sound(sample.channel(c));
}

/// Every parameter the same part of its way from one end to the other.
fx::Effect effectAt(const fx::EffectType& type, double share) {
    fx::Effect effect{std::string(type.id), true, {}};
    for (const fx::Parameter& parameter : type.parameters) {
        const bool isList = parameter.scale == fx::Scale::Choice || parameter.scale == fx::Scale::Switch;
        const double value = parameter.minimum + share * (parameter.maximum - parameter.minimum);
        effect.values[std::string(parameter.id)] = isList ? std::floor(value) : value;
    }
    return effect;
}

void filters(Digest& digest, std::span<const float> noise) {
    using dsp::BiquadCoefficients;
    std::vector<float> filtered(noise.begin(), noise.end());
    for (const BiquadCoefficients& shape :
         {BiquadCoefficients::lowPass(Hertz(4000.0), 0.7, rate),
          BiquadCoefficients::highPass(Hertz(60.0), 1.1, rate),
          BiquadCoefficients::bandPass(Hertz(900.0), 2.0, rate),
          BiquadCoefficients::peak(Hertz(2500.0), 1.0, Decibels(5.5), rate),
          BiquadCoefficients::lowShelf(Hertz(200.0), 0.7, Decibels(-3.0), rate),
          BiquadCoefficients::highShelf(Hertz(8000.0), 0.7, Decibels(4.0), rate)}) {
        dsp::Biquad filter(shape);
        for (float& x : filtered)
            x = static_cast<float>(filter(static_cast<double>(x)));
        digest.sound(filtered);
    }
}

}

namespace work {

void dsp(Digest& digest) {
    namespace d = gleaner::dsp;
    Random random(3);
    for (int n = 0; n < 20000; ++n) {
        const double x = random.between(-40.0, 40.0);
        digest.exact(d::portableExp2(x));
        digest.exact(d::portableLog2(std::ldexp(1.0 + random.unit(), n % 60 - 30)));
        digest.exact(d::portableSine(x));
        digest.exact(static_cast<double>(d::portableTanh(static_cast<float>(x / 8.0))));
    }
    audio::AudioBuffer sample = struck(2, 12000);
    filters(digest, sample.channel(0));
    digest.sound(d::hann(1024));
    digest.sound(d::slidingMax(sample.channel(0), 20, 30));
    digest.sound(d::trailingMean(sample.channel(0), 50));
    digest.sound(d::truePeakEnvelope(sample.channel(0), rate, 0.1F));
    digest.shown(d::truePeak(sample.channel(1), 48000));
    const d::SincInterpolator sinc(16, 0.8);
    std::vector<float> read;
    for (double at = 100.0; at < 11000.0; at += 1.37)
        read.push_back(sinc.at(sample.channel(0).data(), at));
    digest.sound(read);
    std::array<std::span<float>, 2> channels = {sample.channel(0), sample.channel(1)};
    digest.shown(d::limitTruePeak(channels, rate, {}).value);
    sound(digest, sample);
}

void fx(Digest& digest) {
    for (const gleaner::fx::EffectType& type : gleaner::fx::catalogue())
        for (const double share : {0.2, 0.5, 0.8}) {
            const gleaner::fx::Chain chain{effectAt(type, share)};
            audio::AudioBuffer sample = struck(2, 9000);
            gleaner::fx::process(chain, sample, rate);
            sound(digest, sample);
            audio::AudioBuffer turn = struck(2, 6000);
            gleaner::fx::processLoop(chain, turn, rate);
            sound(digest, turn);
            digest.shown(gleaner::fx::responseDb(chain, 777.0, rate));
        }
}

void loudness(Digest& digest) {
    namespace l = gleaner::loudness;
    for (const int channels : {1, 2}) {
        const audio::AudioBuffer sample = struck(channels, 60000);
        digest.shown(l::momentaryMax(sample, rate).value);
        digest.shown(l::loopLoudness(sample, rate).value);
        digest.shown(gleaner::dsp::truePeak(sample.channel(0), rate));
    }
    for (const double hertz : {44100.0, 48000.0, 96000.0})
        for (const gleaner::dsp::BiquadCoefficients& shape : l::kWeighting(hertz))
            digest.shown(shape.a1 + 2.0 * shape.a2 + 3.0 * shape.b0 + 4.0 * shape.b1 + 5.0 * shape.b2);
}

void demo(Digest& digest) { sound(digest, walkRecording()); }

}
}
