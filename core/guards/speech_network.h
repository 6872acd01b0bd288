#pragma once

#include "guards/speech_frames.h"

#include <span>
#include <vector>

namespace gleaner::guards {

inline constexpr double speechJudgementsPerSecond = 25.0;

/// One convolution over time.
struct SpeechLayer {
    std::size_t inputs, outputs, taps, spacing; ///< spacing: frames from tap to tap
    std::span<const std::int8_t> weights;       ///< tap by tap, input by input, output by output
    std::span<const float> rows; ///< two numbers an output: the step of its weights, what is added
};

/// The layers from the frames up: the first takes every second frame, each further one adds to what it was
/// given, the last says one number. The table is written by packaging/training/speech.py.
std::span<const SpeechLayer> speechLayers();

/// How sure it is that somebody speaks, 25 times a second, as the logarithm of the odds; the first is that of
/// the first frame. Sums are taken in a fixed order.
std::vector<float> speechOdds(std::span<const SpeechFrame> frames);

}
