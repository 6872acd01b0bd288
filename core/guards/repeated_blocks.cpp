#include "guards/repeated_blocks.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gleaner::guards {

namespace {
constexpr std::int64_t window = 64;  ///< frames that are compared by their hash
constexpr std::int64_t anchors = 32; ///< every so many frames a window is remembered
constexpr std::int64_t shortestBlock = window + anchors;
constexpr std::int64_t longestBlock = 16384;
constexpr std::int64_t mostTurns = 4;
constexpr std::int64_t besideBlock = 16; ///< frames that are another sound
constexpr float leastDifference = 0.02F; ///< of the block's swing
constexpr std::size_t places = 1024;     ///< windows that are remembered; a power of two
constexpr std::size_t ring = 65536;
constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15ULL;
constexpr std::int64_t fewestChanges =
    48;                              ///< of the window: digital silence and plain steps come twice anyway
constexpr float leastSwing = 0.002F; ///< between its extremes, -54 dBFS

std::size_t placeOf(std::uint64_t hash) { return static_cast<std::size_t>(hash >> 54) & (places - 1); }
}

RepeatedBlocks::RepeatedBlocks() : m_history(ring), m_hashes(places), m_places(places, -1) {
    for (std::int64_t i = 0; i < window; ++i)
        m_out *= multiplier;
}

float RepeatedBlocks::at(std::int64_t frame) const {
    return m_history[static_cast<std::size_t>(frame) & (ring - 1)];
}

void RepeatedBlocks::push(std::span<const float> samples) {
    for (const float x : samples) {
        hash(x);
        if (m_lag > 0) follow(x);
        m_history[static_cast<std::size_t>(m_at) & (ring - 1)] = x;
        ++m_at;
        if (m_at < window) continue;
        if (m_lag == 0) lookUp();
        if (m_at % anchors == 0) {
            m_hashes[placeOf(m_hash)] = m_hash;
            m_places[placeOf(m_hash)] = m_at;
        }
    }
}

void RepeatedBlocks::hash(float x) {
    m_hash = m_hash * multiplier + std::bit_cast<std::uint32_t>(x) + 1;
    if (m_at >= window) m_hash -= (std::bit_cast<std::uint32_t>(at(m_at - window)) + 1ULL) * m_out;
}

/// The window that ends here may have been there before: then the match goes back as far as it does.
void RepeatedBlocks::lookUp() {
    const std::size_t place = placeOf(m_hash);
    if (m_places[place] < 0 || m_hashes[place] != m_hash) return;
    const std::int64_t lag = m_at - m_places[place];
    if (lag < shortestBlock || lag > longestBlock || !isSound()) return;
    const std::int64_t oldest =
        std::max<std::int64_t>(0, m_at - static_cast<std::int64_t>(ring) + longestBlock + 1);
    std::int64_t run = 0;
    while (m_at - run - lag > oldest && at(m_at - 1 - run) == at(m_at - 1 - run - lag))
        ++run;
    if (run < window) return;
    m_lag = lag;
    m_run = run;
}

void RepeatedBlocks::follow(float x) {
    if (x == at(m_at - m_lag))
        ++m_run;
    else
        close();
}

void RepeatedBlocks::close() {
    // A block that stands there twice matches for its own length, and by chance a sample more.
    const std::int64_t begin = m_at - m_run;
    if (m_run + 1 >= m_lag && m_run <= mostTurns * m_lag && isCutIn(begin)) m_found.push_back({begin, m_at});
    m_lag = m_run = 0;
}

/// Whether what lies before the match is another sound: where it is the same but for its rounding, this is a
/// tone that goes on.
bool RepeatedBlocks::isCutIn(std::int64_t begin) const {
    if (begin - m_lag < besideBlock) return false;
    float low = at(begin), high = low, difference = 0.0F;
    for (std::int64_t i = begin; i < begin + window; ++i) {
        low = std::min(low, at(i));
        high = std::max(high, at(i));
    }
    for (std::int64_t i = begin - besideBlock; i < begin; ++i)
        difference += std::fabs(at(i) - at(i - m_lag)) / static_cast<float>(besideBlock);
    return difference >= leastDifference * (high - low);
}

bool RepeatedBlocks::isSound() const {
    float low = at(m_at - 1), high = low;
    std::int64_t changes = 0;
    for (std::int64_t i = 1; i < window; ++i) {
        const float x = at(m_at - 1 - i);
        changes += x != at(m_at - i) ? 1 : 0;
        low = std::min(low, x);
        high = std::max(high, x);
    }
    return changes >= fewestChanges && high - low >= leastSwing;
}

std::vector<FrameRange> RepeatedBlocks::finish() {
    if (m_lag > 0) close();
    std::ranges::sort(m_found, {}, &FrameRange::begin);
    return m_found;
}

}
