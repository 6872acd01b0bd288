#include "flp/records.h"

#include <algorithm>
#include <bit>

namespace gleaner::flp {
namespace {

// Every record's layout is said once, as runs of fields; reading and writing walk them.

/// Fields one behind the other from `offset` on, each in as many bytes as its type has.
template <typename Visit, typename... Fields>
void run(Visit& visit, std::size_t offset, Fields&... fields) {
    ((visit(fields, offset, sizeof(Fields)), offset += sizeof(Fields)), ...);
}

template <typename Visit>
void fieldsOf(NoteRecord& note, Visit visit) {
    run(visit, 0, note.position, note.flags, note.channel, note.length);
    if (note.bytes.size < 24) { // before FL 8.5
        visit(note.key, 12, 1);
        run(visit, 13, note.fine, note.release);
        run(visit, 16, note.pan, note.velocity, note.modX, note.modY);
        return;
    }
    run(visit, 12, note.key, note.group, note.fine);
    run(visit, 18, note.release, note.colour, note.pan, note.velocity, note.modX, note.modY);
}

template <typename Visit>
void fieldsOf(ItemRecord& item, Visit visit) {
    run(visit, 0, item.position, item.base, item.index, item.length);
    if (item.bytes.size < 32) return; // the row's two bytes lie apart
    run(visit, 12, item.row, item.group);
    run(visit, 18, item.flags);
    run(visit, 24, item.begin, item.end);
    if (item.bytes.size < 60) return;
    run(visit, 32, item.id, item.fadeIn, item.fadeInTension, item.fadeOut, item.fadeOutTension, item.gain,
        item.ownFades, item.fadeCurve);
}

template <typename Visit>
void fieldsOf(TrackRecord& track, Visit visit) {
    run(visit, 0, track.number, track.colour, track.icon, track.enabled);
    if (track.bytes.size >= 17) run(visit, 13, track.height);
}

template <typename Visit>
void fieldsOf(MixerRecord& value, Visit visit) {
    run(visit, 4, value.parameter, value.kind, value.address, value.value);
}

template <typename Visit>
void fieldsOf(LevelsRecord& levels, Visit visit) {
    run(visit, 0, levels.pan, levels.volume, levels.cents);
}

template <typename Record>
Record recordFrom(std::span<const unsigned char> bytes) {
    Record record;
    record.bytes.size = static_cast<std::uint8_t>(std::min(bytes.size(), record.bytes.all.size()));
    std::copy_n(bytes.begin(), record.bytes.size, record.bytes.all.begin());
    fieldsOf(record, [&]<typename Field>(Field& field, std::size_t offset, std::size_t count) {
        const std::uint64_t number = numberAt(bytes, offset, count);
        if constexpr (std::is_same_v<Field, float>)
            field = std::bit_cast<float>(static_cast<std::uint32_t>(number));
        else
            field = static_cast<Field>(number);
    });
    return record;
}

template <typename Record>
void putRecord(ByteWriter& out, Record& record) {
    auto& all = record.bytes.all;
    fieldsOf(record, [&]<typename Field>(const Field& field, std::size_t offset, std::size_t count) {
        std::uint64_t number = 0;
        if constexpr (std::is_same_v<Field, float>)
            number = std::bit_cast<std::uint32_t>(field);
        else
            number = static_cast<std::uint64_t>(field);
        for (std::size_t n = 0; n < count; ++n)
            all[offset + n] = static_cast<unsigned char>(number >> (8 * n));
    });
    out.bytes(std::span(all).first(record.bytes.size));
}

constexpr int longestItem = 252;
constexpr std::uint32_t constantBytes = 0x80806440; // 40 64 80 80 in every item

bool isItem(std::span<const unsigned char> record) {
    const auto index = numberAt(record, 4, 4);
    const bool marked = numberAt(record, 4, 2) == patternBase || index == 0x60000000;
    return marked && numberAt(record, record.size() < 32 ? 16 : 20, 4) == constantBytes;
}

bool fits(std::span<const unsigned char> playlist, int size) {
    const auto step = static_cast<std::size_t>(size);
    if (playlist.size() % step != 0) return false;
    for (std::size_t at = 0; at < playlist.size(); at += step)
        if (!isItem(playlist.subspan(at, step))) return false;
    return true;
}

template <typename Record>
Record blank(std::size_t size) {
    Record record;
    record.bytes.size = static_cast<std::uint8_t>(size);
    return record;
}

}

NoteRecord noteFrom(std::span<const unsigned char> bytes) { return recordFrom<NoteRecord>(bytes); }
TrackRecord trackFrom(std::span<const unsigned char> bytes) { return recordFrom<TrackRecord>(bytes); }
MixerRecord mixerFrom(std::span<const unsigned char> bytes) { return recordFrom<MixerRecord>(bytes); }
LevelsRecord levelsFrom(std::span<const unsigned char> bytes) { return recordFrom<LevelsRecord>(bytes); }

ItemRecord itemFrom(std::span<const unsigned char> bytes) {
    auto item = recordFrom<ItemRecord>(bytes);
    if (bytes.size() < 32) // its two bytes lie apart
        item.row = static_cast<std::uint16_t>(numberAt(bytes, 12, 1) | numberAt(bytes, 14, 1) << 8);
    return item;
}

void put(ByteWriter& out, NoteRecord note) { putRecord(out, note); }
void put(ByteWriter& out, TrackRecord track) { putRecord(out, track); }
void put(ByteWriter& out, MixerRecord value) { putRecord(out, value); }
void put(ByteWriter& out, LevelsRecord levels) { putRecord(out, levels); }

void put(ByteWriter& out, ItemRecord item) {
    if (item.bytes.size < 32) {
        item.bytes.all[12] = static_cast<unsigned char>(item.row);
        item.bytes.all[14] = static_cast<unsigned char>(item.row >> 8);
    }
    putRecord(out, item);
}

bool ItemRecord::isBlock() const { return base == 0 ? index == 0x6000 || index == 0x5000 : false; }

int ItemRecord::number() const {
    constexpr int blockRows = 999;
    if (isBlock()) return std::max(1, blockRows - row);
    return isPattern() ? index - base : index;
}

int ItemRecord::track(const ReleaseNumber& release) const {
    return isBlock() ? number() : std::max(1, formatOf(release).rowsBelow - row);
}

NoteRecord newNote() { return blank<NoteRecord>(24); }

ItemRecord newItem(int size) {
    auto item = blank<ItemRecord>(static_cast<std::size_t>(size));
    item.bytes.all[16] = 120;
    constexpr unsigned char constants[] = {0x40, 0x64, 0x80, 0x80};
    std::copy(std::begin(constants), std::end(constants), item.bytes.all.begin() + 20);
    if (size >= 80) { // the double 1.0
        item.bytes.all[70] = 0xF0;
        item.bytes.all[71] = 0x3F;
    }
    return item;
}

TrackRecord newTrack(int number, int size) {
    constexpr int tallTracks = 33;
    ByteWriter out;
    out.zeros(17);
    out.i32(number <= tallTracks ? -16 : -1);
    out.u8(0);                    // content lock
    out.i32s({0, 0, 5, 0, 1, 0}); // live mode: motion, press, sync, queued, tolerant, position
    out.zeros(3);                 // not grouped, not locked
    out.i32s({0, -1, -1});        // mode, insert and channel bound to it
    out.u8(1);                    // expanded
    out.zeros(8);
    auto track = trackFrom(std::span(out.all()).first(static_cast<std::size_t>(size)));
    track.number = static_cast<std::uint32_t>(number);
    track.colour = TrackRecord().colour;
    track.enabled = 1;
    track.height = 1.0F;
    return track;
}

MixerRecord newMixerValue(int parameter, int kind, int address, std::int32_t value) {
    auto record = blank<MixerRecord>(12);
    record.parameter = static_cast<std::uint8_t>(parameter);
    record.kind = static_cast<std::uint8_t>(kind);
    record.address = static_cast<std::uint16_t>(address);
    record.value = value;
    return record;
}

LevelsRecord newLevels() {
    auto levels = blank<LevelsRecord>(24);
    levels.bytes.all[13] = 1; // 256
    return levels;
}

std::optional<int> itemSizeOf(std::span<const unsigned char> playlist, const ReleaseNumber& release) {
    constexpr int sizes[] = {32, 60, 80, 28, 24};
    const int usual = formatOf(release).itemSize;
    if (fits(playlist, usual)) return usual;
    for (const int size : sizes)
        if (fits(playlist, size)) return size;
    if (isNewerThanKnown(release)) // longer records begin with the fields of the shorter
        for (int size = usual + 4; size <= longestItem; size += 4)
            if (fits(playlist, size)) return size;
    if (playlist.size() % static_cast<std::size_t>(usual) == 0) return usual;
    return std::nullopt;
}

}
