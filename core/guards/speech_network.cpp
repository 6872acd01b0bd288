#include "guards/speech_network.h"

#include <algorithm>

namespace gleaner::guards {

namespace {
constexpr std::size_t stride = 2;       ///< of the first layer
constexpr std::size_t piece = 4096;     ///< judgements that are worked out together
constexpr std::size_t context = 64;     ///< judgements around them that the layers reach
constexpr float inputScale = 1 / 20.0F; ///< 10 dB is 1
constexpr float pitchScale = 2 / 255.0F;

/// Values by time, `width` a frame.
struct Signal {
    std::size_t width = 0;
    std::vector<float> values;
    std::size_t frames() const { return values.size() / width; }
};

Signal inputsOf(std::span<const SpeechFrame> frames) {
    Signal signal{speechInputs, {}};
    signal.values.reserve(frames.size() * speechInputs);
    for (const SpeechFrame& frame : frames)
        for (std::size_t i = 0; i < speechInputs; ++i)
            signal.values.push_back(static_cast<float>(frame[i]) *
                                    (i < speechBands ? inputScale : pitchScale));
    return signal;
}

/// Weights as they are multiplied, so that it is not done for every frame.
std::vector<float> weightsOf(const SpeechLayer& layer) {
    std::vector<float> weights(layer.weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = static_cast<float>(layer.weights[i]) * layer.rows[2 * (i % layer.outputs)];
    return weights;
}

/// Silence lies before and behind the signal.
Signal convolved(const Signal& signal, const SpeechLayer& layer, std::size_t step) {
    const std::vector<float> weights = weightsOf(layer);
    const auto reach = static_cast<std::ptrdiff_t>(layer.spacing * (layer.taps / 2));
    const auto frames = static_cast<std::ptrdiff_t>(signal.frames());
    Signal result{layer.outputs, std::vector<float>((signal.frames() + step - 1) / step * layer.outputs)};
    for (std::size_t t = 0; t < result.frames(); ++t) {
        float* const sums = result.values.data() + t * layer.outputs;
        for (std::size_t o = 0; o < layer.outputs; ++o)
            sums[o] = layer.rows[2 * o + 1];
        for (std::size_t tap = 0; tap < layer.taps; ++tap) {
            const auto from = static_cast<std::ptrdiff_t>(t * step + tap * layer.spacing) - reach;
            if (from < 0 || from >= frames) continue;
            const float* const inputs = signal.values.data() + static_cast<std::size_t>(from) * layer.inputs;
            const float* row = weights.data() + tap * layer.inputs * layer.outputs;
            for (std::size_t i = 0; i < layer.inputs; ++i, row += layer.outputs)
                for (std::size_t o = 0; o < layer.outputs; ++o)
                    sums[o] += row[o] * inputs[i];
        }
    }
    return result;
}

void rectify(Signal& signal) {
    for (float& value : signal.values)
        value = std::max(value, 0.0F);
}

std::vector<float> oddsOf(std::span<const SpeechFrame> frames) {
    const auto layers = speechLayers();
    Signal signal = convolved(inputsOf(frames), layers.front(), stride);
    rectify(signal);
    for (const SpeechLayer& layer : layers.subspan(1, layers.size() - 2)) {
        Signal more = convolved(signal, layer, 1);
        rectify(more);
        for (std::size_t i = 0; i < more.values.size(); ++i)
            signal.values[i] += more.values[i];
    }
    return convolved(signal, layers.back(), 1).values;
}
}

std::vector<float> speechOdds(std::span<const SpeechFrame> frames) {
    std::vector<float> all;
    const std::size_t count = (frames.size() + stride - 1) / stride;
    while (all.size() < count) {
        const std::size_t begin = all.size() - std::min(all.size(), context);
        const std::size_t end = std::min(count, all.size() + piece + context);
        const std::size_t last = std::min(frames.size(), end * stride);
        const std::vector<float> odds = oddsOf(frames.subspan(begin * stride, last - begin * stride));
        const std::size_t skip = all.size() - begin;
        const std::size_t take = std::min(piece, count - all.size());
        all.insert(all.end(), odds.begin() + static_cast<std::ptrdiff_t>(skip),
                   odds.begin() + static_cast<std::ptrdiff_t>(skip + take));
    }
    return all;
}

}
