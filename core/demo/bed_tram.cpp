// A tram passes: it comes, is there, and goes with a lower voice.

#include "demo/strike.h"

#include "dsp/biquad.h"
#include "dsp/portable_math.h"

#include <algorithm>
#include <cmath>

namespace gleaner::demo {
namespace {

constexpr double speed = 9.0;   // m/s, a tram in a street
constexpr double nearest = 5.0; // metres from the kerb
constexpr double soundSpeed = 343.0;
constexpr double railLength = 7.2;                 // metres between two joints
constexpr double axles[] = {-6.0, -4.2, 4.2, 6.0}; // metres from the middle

/// Where a point of the tram is at a time, as ears find it.
struct Passing {
    double gain;    ///< 1 at the nearest point
    double doppler; ///< factor of its frequencies
    double pan;     ///< 0 left, 1 right
};

Passing passing(double along) {
    const double distance = std::sqrt(along * along + nearest * nearest);
    const double away = speed * along / distance;
    return {nearest / distance, soundSpeed / (soundSpeed + away), 0.5 + 0.45 * along / distance};
}

/// Wheels over the joints of the rails: a knock for every axle, as loud as it is near.
Samples knocks(Frame frames, double middle, int rate, Random& random) {
    Samples samples(static_cast<std::size_t>(frames), 0.0F);
    const double seconds = secondsFromFrames(frames, rate);
    for (int joint = -12; joint <= 12; ++joint)
        for (const double axle : axles) {
            const double along = joint * railLength;
            const double at = middle + (along - axle) / speed;
            if (at < 0.0 || at > seconds - 0.5) continue;
            const double near = passing(along).gain;
            const Mode rail[] = {
                {78.0, 1.0, 0.16}, {164.0, 0.7, 0.10}, {410.0, 0.35, 0.07}, {1320.0, 0.12, 0.04}};
            Samples hit = blow(3.0, 0.5, rate, random);
            for (float& value : hit)
                value *= static_cast<float>(near * near * 0.35);
            ring(rail, hit, at, rate, samples);
        }
    return samples;
}

}

void tram(Ground ground) {
    const int rate = ground.rate;
    const Frame frames = ground.into.frames();
    const double middle = secondsFromFrames(frames, rate) * 0.5;
    const Samples joints = knocks(frames, middle, rate, ground.random);
    dsp::Biquad rumble(dsp::BiquadCoefficients::lowPass(Hertz(150.0), 0.8, rate)),
        roll(dsp::BiquadCoefficients::bandPass(Hertz(520.0), 0.6, rate));
    dsp::Biquad curve(dsp::BiquadCoefficients::bandPass(Hertz(2480.0), 45.0, rate)),
        flange(dsp::BiquadCoefficients::bandPass(Hertz(3710.0), 60.0, rate));
    const auto left = ground.into.channel(0), right = ground.into.channel(1);
    double motor = 0.0, squeal = 0.0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const double t = static_cast<double>(i) / rate - middle;
        const Passing there = passing(t * speed);
        motor += 174.0 * there.doppler / rate;
        const double whine = dsp::portableSine(motor) * 0.10 + dsp::portableSine(motor * 3.0) * 0.06 +
                             dsp::portableSine(motor * 8.0) * 0.025;
        const double noise = white(ground.random);
        // The flange sings only while the tram takes the bend before us.
        const double bend = std::clamp(1.0 - std::abs(t + 0.6) / 1.3, 0.0, 1.0);
        squeal += (bend * bend - squeal) * 0.0005;
        const double wheels = 2.6 * rumble(noise) + 0.5 * roll(noise) * there.gain;
        const double sings = squeal * (1.6 * curve(noise) + 0.9 * flange(noise));
        const double all = there.gain * (wheels + whine + sings) + static_cast<double>(joints[i]);
        left[i] = static_cast<float>(all * std::sqrt(1.0 - there.pan));
        right[i] = static_cast<float>(all * std::sqrt(there.pan));
    }
}

}
