#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace gleaner::midi {

/// One MTrk chunk: events in the order of time, no running status (so that other writers reproduce the file
/// byte for byte), one end of track.
class TrackWriter {
public:
    /// A text event: 1 text, 3 name, 6 marker. Longer texts than 127 bytes are cut between characters.
    void text(std::int64_t tick, std::uint8_t type, std::string_view text);
    void meta(std::int64_t tick, std::uint8_t type, std::span<const std::uint8_t> data);
    void noteOn(std::int64_t tick, int channel, int key, int velocity);
    void noteOff(std::int64_t tick, int channel, int key);
    void control(std::int64_t tick, int channel, int controller, int value);

    /// The whole chunk, ended at `tick`.
    std::vector<unsigned char> chunk(std::int64_t tick);

private:
    void moveTo(std::int64_t tick);
    void put(std::initializer_list<int> bytes);

    std::vector<unsigned char> m_bytes;
    std::int64_t m_tick = 0;
};

/// A number with its high byte first.
void putBigEndian(std::vector<unsigned char>& bytes, std::uint64_t value, int count);

}
