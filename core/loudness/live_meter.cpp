#include "loudness/live_meter.h"

#include "dsp/oversampler.h"
#include "loudness/k_weighting.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace gleaner::loudness {

namespace {

constexpr int stepsASecond = 100;
constexpr std::size_t momentarySteps = 40, shortTermSteps = 300;
constexpr int doublings = 2, pairs = 12; ///< of the oversampling
constexpr double kaiserBeta = 7.0;

/// Largest magnitude between the frames of a channel that comes in blocks, some frames late.
class PassingTruePeak {
public:
    PassingTruePeak() : m_oversampler(doublings, pairs, kaiserBeta), m_frames(2 * reach(), 0.0F) {}

    float operator()(std::span<const float> block) {
        m_frames.insert(m_frames.end(), block.begin(), block.end());
        m_oversampler.up(m_frames.data() + reach(), std::ssize(block), m_up);
        m_frames.erase(m_frames.begin(), m_frames.begin() + std::ssize(block));
        float largest = 0.0F;
        for (const float value : m_up)
            largest = std::max(largest, std::fabs(value));
        return largest;
    }

private:
    std::size_t reach() const { return static_cast<std::size_t>(m_oversampler.reach()); }

    dsp::Oversampler m_oversampler;
    std::vector<float> m_frames; ///< from `reach` before the next one to be looked at
    std::vector<float> m_up;
};

struct Side {
    explicit Side(int rate) : head(kWeighting(rate)[0]), low(kWeighting(rate)[1]) {}
    dsp::Biquad head, low;
    PassingTruePeak passingTruePeak;
    std::vector<float> block;
    float peak = 0.0F;
};

}

struct LiveMeter::State {
    explicit State(int rate)
        : stepLength(std::max(rate / stepsASecond, 1)), sides{Side(rate), Side(rate)}, steps(shortTermSteps) {
    }

    Frame stepLength;
    std::array<Side, 2> sides;
    float truePeak = 0.0F;
    double energy = 0.0; ///< of the step that is being filled
    Frame filled = 0;
    std::vector<double> steps; ///< mean energy of each, a ring
    std::size_t next = 0;
    Levels held;

    Lufs over(std::size_t count) const {
        double sum = 0.0;
        for (std::size_t i = 1; i <= count; ++i)
            sum += steps[(next + shortTermSteps - i) % shortTermSteps];
        return lufsFromEnergy(sum / static_cast<double>(count));
    }
    void endStep() {
        // What still rings in the filters after hours of silence is no sound.
        const double mean = energy / static_cast<double>(stepLength);
        steps[next] = mean < 1e-14 ? 0.0 : mean;
        next = (next + 1) % shortTermSteps;
        energy = 0.0;
        filled = 0;
        held.momentary = std::max(held.momentary, over(momentarySteps));
        held.shortTerm = std::max(held.shortTerm, over(shortTermSteps));
    }
};

LiveMeter::LiveMeter(int rate) : m_state(std::make_unique<State>(rate)) {}
LiveMeter::~LiveMeter() = default;

void LiveMeter::add(std::span<const std::array<float, 2>> frames) {
    State& s = *m_state;
    for (Side& side : s.sides)
        side.block.resize(frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        for (std::size_t c = 0; c < 2; ++c) {
            Side& side = s.sides[c];
            const float value = side.block[i] = frames[i][c];
            side.peak = std::max(side.peak, std::fabs(value));
            const double heard = side.low(side.head(static_cast<double>(value)));
            s.energy += heard * heard;
        }
        if (++s.filled == s.stepLength) s.endStep();
    }
    for (Side& side : s.sides)
        s.truePeak = std::max({s.truePeak, side.peak, side.passingTruePeak(side.block)});
}

Levels LiveMeter::take() {
    State& s = *m_state;
    Levels now;
    for (std::size_t c = 0; c < 2; ++c) {
        now.peak[c] = decibelsFromLinear(static_cast<double>(std::exchange(s.sides[c].peak, 0.0F)));
        s.held.peak[c] = std::max(s.held.peak[c], now.peak[c]);
    }
    now.truePeak = decibelsFromLinear(static_cast<double>(std::exchange(s.truePeak, 0.0F)));
    s.held.truePeak = std::max(s.held.truePeak, now.truePeak);
    now.momentary = s.over(momentarySteps);
    now.shortTerm = s.over(shortTermSteps);
    return now;
}

const Levels& LiveMeter::held() const { return m_state->held; }
void LiveMeter::forgetHeld() { m_state->held = {}; }

}
