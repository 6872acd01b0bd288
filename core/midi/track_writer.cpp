#include "midi/track_writer.h"

#include <algorithm>

namespace gleaner::midi {
namespace {

constexpr std::int64_t longestDelta = 0x0FFFFFFF;
constexpr std::size_t longestText = 127;
constexpr int metaEvent = 0xFF;

/// 7 bits a byte, high first.
void putVariable(std::vector<unsigned char>& bytes, std::int64_t value) {
    for (int shift = 21; shift > 0; shift -= 7)
        if (value >> shift) bytes.push_back(static_cast<unsigned char>((value >> shift & 0x7F) | 0x80));
    bytes.push_back(static_cast<unsigned char>(value & 0x7F));
}

std::string_view shortened(std::string_view text) {
    if (text.size() <= longestText) return text;
    std::size_t end = longestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

}

void putBigEndian(std::vector<unsigned char>& bytes, std::uint64_t value, int count) {
    for (int n = count - 1; n >= 0; --n)
        bytes.push_back(static_cast<unsigned char>(value >> (8 * n)));
}

void TrackWriter::put(std::initializer_list<int> bytes) {
    for (const int byte : bytes)
        m_bytes.push_back(static_cast<unsigned char>(byte));
}

void TrackWriter::moveTo(std::int64_t tick) {
    std::int64_t delta = tick - m_tick;
    for (; delta > longestDelta; delta -= longestDelta) { // an empty text bridges what no delta holds
        putVariable(m_bytes, longestDelta);
        put({metaEvent, 1, 0});
    }
    putVariable(m_bytes, delta);
    m_tick = tick;
}

void TrackWriter::text(std::int64_t tick, std::uint8_t type, std::string_view text) {
    const std::string_view part = shortened(text);
    const std::vector<std::uint8_t> bytes(part.begin(), part.end());
    meta(tick, type, bytes);
}

void TrackWriter::meta(std::int64_t tick, std::uint8_t type, std::span<const std::uint8_t> data) {
    moveTo(tick);
    put({metaEvent, type});
    putVariable(m_bytes, static_cast<std::int64_t>(data.size()));
    m_bytes.insert(m_bytes.end(), data.begin(), data.end());
}

void TrackWriter::noteOn(std::int64_t tick, int channel, int key, int velocity) {
    moveTo(tick);
    put({0x90 | channel, key, std::clamp(velocity, 1, 127)});
}

void TrackWriter::control(std::int64_t tick, int channel, int controller, int value) {
    moveTo(tick);
    put({0xB0 | channel, controller, value});
}

void TrackWriter::noteOff(std::int64_t tick, int channel, int key) {
    moveTo(tick);
    put({0x80 | channel, key, 64});
}

std::vector<unsigned char> TrackWriter::chunk(std::int64_t tick) {
    meta(tick, 0x2F, {});
    std::vector<unsigned char> whole = {'M', 'T', 'r', 'k'};
    putBigEndian(whole, m_bytes.size(), 4);
    whole.insert(whole.end(), m_bytes.begin(), m_bytes.end());
    return whole;
}

}
