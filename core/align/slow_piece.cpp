#include "align/slow_piece.h"

#include "audio/resampler.h"

#include <algorithm>

namespace gleaner::align {

std::vector<float> slowPiece(analysis::Excerpts& source, Frame begin, int length) {
    const int rate = source.rate();
    const std::vector<float> mono =
        source.mono({begin, begin + (Frame{length} * rate + delayRate - 1) / delayRate});
    audio::AudioBuffer buffer(1, static_cast<Frame>(mono.size()));
    std::ranges::copy(mono, buffer.channel(0).begin());
    const audio::AudioBuffer slow = audio::resample(buffer, rate, delayRate);
    std::vector<float> piece(static_cast<std::size_t>(length), 0.0F);
    const auto count = static_cast<std::size_t>(std::min<Frame>(slow.frames(), length));
    if (count > 0) std::ranges::copy(slow.channel(0).first(count), piece.begin());
    return piece;
}

}
