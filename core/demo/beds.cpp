// What is there all the time: rain, wind, the hum of a transformer.

#include "demo/strike.h"

#include "dsp/biquad.h"
#include "dsp/portable_math.h"

namespace gleaner::demo {
namespace {

/// A value that wanders between 0 and 1 in seconds: weather.
class Weather {
public:
    Weather(double seconds, int rate, Random& random)
        : m_random(random), m_every(static_cast<int>(seconds * rate)), m_speed(3.0 / (seconds * rate)) {}
    double operator()() {
        if (m_count-- <= 0) {
            m_count = m_every;
            m_target = m_random.unit();
        }
        m_value += (m_target - m_value) * m_speed;
        return m_value;
    }

private:
    Random& m_random;
    int m_every, m_count = 0;
    double m_speed, m_target = 0.5, m_value = 0.5;
};

}

/// A veil of far drops that nobody can tell apart, and near ones, each a small ping on leaf, stone or tin.
void rain(Ground ground) {
    const int rate = ground.rate;
    for (int c = 0; c < ground.into.channels(); ++c) {
        dsp::Biquad low(dsp::BiquadCoefficients::highPass(Hertz(900.0), 0.7, rate));
        dsp::Biquad high(dsp::BiquadCoefficients::lowPass(Hertz(9000.0), 0.7, rate));
        Weather shower(1.5, rate, ground.random);
        for (float& sample : ground.into.channel(c))
            sample = static_cast<float>(0.8 * (0.8 + 0.4 * shower()) * high(low(white(ground.random))));
    }
    const auto drops = static_cast<int>(secondsFromFrames(ground.into.frames(), rate) * 90.0);
    for (int i = 0; i < drops; ++i) {
        const Mode drop{ground.random.between(1400.0, 6200.0), 1.0, ground.random.between(0.006, 0.025)};
        const double loud = ground.random.unit(), pan = ground.random.unit();
        Samples ping = silence(0.03, rate);
        ring({&drop, 1}, blow(0.15, 0.2, rate, ground.random), 0.0, rate, ping);
        const auto at =
            static_cast<Frame>(ground.random.below(static_cast<std::uint64_t>(ground.into.frames())));
        for (int c = 0; c < ground.into.channels(); ++c) {
            const auto gain = static_cast<float>(3.0 * loud * loud * (c == 0 ? 1.0 - pan : pan));
            const auto channel = ground.into.channel(c);
            for (std::size_t k = 0; k < ping.size() && static_cast<std::size_t>(at) + k < channel.size(); ++k)
                channel[static_cast<std::size_t>(at) + k] += gain * ping[k];
        }
    }
}

/// Air over an open field: noise whose level and colour wander, not the same at both ears.
void wind(Ground ground) {
    const int rate = ground.rate;
    for (int c = 0; c < ground.into.channels(); ++c) {
        dsp::Biquad body(dsp::BiquadCoefficients::bandPass(Hertz(210.0), 0.5, rate));
        dsp::Biquad leaves(dsp::BiquadCoefficients::bandPass(Hertz(1900.0), 0.4, rate));
        Weather gust(1.8, rate, ground.random), rustle(0.9, rate, ground.random);
        for (float& sample : ground.into.channel(c)) {
            const double noise = white(ground.random);
            sample =
                static_cast<float>(body(noise) * (0.5 + gust()) + 0.16 * leaves(noise) * (0.3 + rustle()));
        }
    }
}

/// A transformer behind a wall: 50 Hz and its multiples, the even ones louder (the iron moves twice a
/// period).
void mainsHum(Ground ground) {
    static constexpr double partials[] = {0.35, 1.0, 0.16, 0.42, 0.06, 0.20, 0.03, 0.10};
    Samples second = silence(1.0, ground.rate); // fifty periods: what follows is the same
    for (std::size_t i = 0; i < second.size(); ++i)
        for (std::size_t k = 0; k < std::size(partials); ++k)
            second[i] += static_cast<float>(
                partials[k] * dsp::portableSine(50.0 * static_cast<double>((k + 1) * i) / ground.rate));
    const auto left = ground.into.channel(0), right = ground.into.channel(1);
    for (std::size_t i = 0; i < left.size(); ++i) {
        left[i] = second[i % second.size()];
        right[i] = 0.8F * left[i];
    }
}

}
