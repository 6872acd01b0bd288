#pragma once

// Private to the room.

#include "base/range.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gleaner::guards {

/// Finds blocks that a driver gave out twice: a stretch of a channel that is, to the last bit, the stretch
/// right before it, 96 to 16,384 frames long. What is periodic for longer than four of its blocks is a tone
/// of a machine. Streams; some 200 kB.
class RepeatedBlocks {
public:
    RepeatedBlocks();
    void push(std::span<const float> samples);
    /// The second of each two, by begin.
    std::vector<FrameRange> finish();

private:
    float at(std::int64_t frame) const;
    void hash(float x);
    void lookUp();
    void follow(float x);
    void close();
    bool isSound() const;
    bool isCutIn(std::int64_t begin) const;

    std::vector<float> m_history; ///< a ring
    std::vector<std::uint64_t> m_hashes;
    std::vector<std::int64_t> m_places;
    std::uint64_t m_hash = 0, m_out = 1;
    std::int64_t m_at = 0;
    std::int64_t m_lag = 0, m_run = 0; ///< of the match that goes on; 0: none
    std::vector<FrameRange> m_found;
};

}
