#pragma once

#include "flp/bytes.h"
#include "flp/versions.h"

#include <array>
#include <optional>

namespace gleaner::flp {

// The records that events are runs of. Each is its known fields beside the bytes it was read from: what is
// not known stays as it was when the fields are written back.

template <std::size_t Most>
struct RecordBytes {
    std::array<unsigned char, Most> all{};
    std::uint8_t size = 0;
    friend bool operator==(const RecordBytes&, const RecordBytes&) = default;
};

/// A note of event 224: 24 bytes, 20 before FL 8.5 (docs/flp.md 6). Its initial state is FL's own for a new
/// note.
struct NoteRecord {
    std::uint32_t position = 0;   ///< ticks
    std::uint16_t flags = 0x4000; ///< 8: slides
    std::uint16_t channel = 0;
    std::uint32_t length = 0; ///< ticks; 0 is a step of the step sequencer
    std::uint16_t key = 60, group = 0;
    std::uint8_t fine = 120, release = 64, colour = 0, pan = 64, velocity = 100, modX = 128, modY = 128;
    RecordBytes<24> bytes;
    friend bool operator==(const NoteRecord&, const NoteRecord&) = default;
};

/// A playlist item of event 233: 28, 32, 60 or 80 bytes (docs/flp.md 5).
struct ItemRecord {
    std::uint32_t position = 0;  ///< ticks
    std::uint16_t base = 0x5000; ///< patterns lie above it
    std::uint16_t index = 0;     ///< base + number of the pattern, or the channel
    std::uint32_t length = 0;    ///< ticks
    std::uint16_t row = 499;     ///< counted from the bottom
    std::uint16_t group = 0;
    std::uint16_t flags = 0x0040;                       ///< 0x2000 muted, 0x8000 selected
    std::uint32_t begin = 0xFFFFFFFF, end = 0xFFFFFFFF; ///< ticks of a pattern, or the bits of a float
    std::uint32_t id = 0;                               ///< from 60 bytes on, unique in its playlist
    float fadeIn = 0, fadeInTension = 0, fadeOut = 0, fadeOutTension = 0; ///< ms, and -1..1
    float gain = 1;                                                       ///< linear
    std::uint8_t ownFades = 0, fadeCurve = 0; ///< bit 0: the fade in was set by hand, bit 1: the fade out
    RecordBytes<80> bytes;

    bool isBlock() const; ///< before FL 10 a pattern lies in a row of its own above the clips
    bool isPattern() const { return isBlock() || index > base; }
    int number() const; ///< of the pattern, or the channel
    int track(const ReleaseNumber& release) const;
    bool isMuted() const { return bytes.size >= 32 && (flags & 0x2000) != 0; }
    friend bool operator==(const ItemRecord&, const ItemRecord&) = default;
};

/// A playlist track of event 238: 16 to 70 bytes (docs/flp.md 5.3).
struct TrackRecord {
    std::uint32_t number = 1, colour = 0x565148, icon = 0;
    std::uint8_t enabled = 1;
    float height = 1;
    RecordBytes<96> bytes;
    friend bool operator==(const TrackRecord&, const TrackRecord&) = default;
};

/// One value of the mixer, of event 225: 12 bytes (docs/flp.md 8).
struct MixerRecord {
    std::uint8_t parameter = 0, kind = 31;
    std::uint16_t address = 0; ///< key << 6 | slot
    std::int32_t value = 0;
    RecordBytes<12> bytes;
    friend bool operator==(const MixerRecord&, const MixerRecord&) = default;
};

/// Volume, pan and pitch of a channel, event 219 of 24 bytes.
struct LevelsRecord {
    std::uint32_t pan = 6400, volume = 10000; ///< 0..12800
    std::int32_t cents = 0;
    RecordBytes<24> bytes;
    friend bool operator==(const LevelsRecord&, const LevelsRecord&) = default;
};

NoteRecord noteFrom(std::span<const unsigned char> bytes);
ItemRecord itemFrom(std::span<const unsigned char> bytes);
TrackRecord trackFrom(std::span<const unsigned char> bytes);
MixerRecord mixerFrom(std::span<const unsigned char> bytes);
LevelsRecord levelsFrom(std::span<const unsigned char> bytes);

/// The record's bytes with the fields put into them.
void put(ByteWriter& out, NoteRecord note);
void put(ByteWriter& out, ItemRecord item);
void put(ByteWriter& out, TrackRecord track);
void put(ByteWriter& out, MixerRecord value);
void put(ByteWriter& out, LevelsRecord levels);

/// Records as FL makes them new, for an item or track of that many bytes.
NoteRecord newNote();
ItemRecord newItem(int size);
TrackRecord newTrack(int number, int size);
MixerRecord newMixerValue(int parameter, int kind, int address, std::int32_t value);
LevelsRecord newLevels();

/// Bytes of one playlist item: the size of that release when the marks that every record carries confirm it,
/// else the size that they do confirm; nothing when the data can't be cut into whole records.
std::optional<int> itemSizeOf(std::span<const unsigned char> playlist, const ReleaseNumber& release);

}
