#include "flp/playlist_items.h"

#include <algorithm>

namespace gleaner::flp {
namespace {

constexpr int sizes[] = {32, 60, 80, 28, 24};
constexpr std::uint64_t constantBytes = 0x80806440; // 40 64 80 80 in every record

int usualSize(const ReleaseNumber& release) {
    if (release < ReleaseNumber{8, 5, 0, 0}) return 28;
    if (release < ReleaseNumber{20, 99, 0, 0}) return 32;
    if (release < ReleaseNumber{24, 2, 99, 0}) return 60;
    return 80;
}

/// Before FL 10 a pattern lies in rows of its own above the clips: its row is its number, and the index a
/// mark.
bool isPatternBlock(std::span<const unsigned char> record) {
    const auto index = numberAt(record, 4, 4);
    return index == 0x50000000 || index == 0x60000000;
}

bool isRecord(std::span<const unsigned char> record) {
    const std::size_t constantAt = record.size() < 32 ? 16 : 20;
    return (numberAt(record, 4, 2) == patternBase || isPatternBlock(record)) &&
           numberAt(record, constantAt, 4) == constantBytes;
}

bool fits(std::span<const unsigned char> playlist, int size) {
    const auto step = static_cast<std::size_t>(size);
    if (playlist.size() % step != 0) return false;
    for (std::size_t at = 0; at < playlist.size(); at += step)
        if (!isRecord(playlist.subspan(at, step))) return false;
    return true;
}

/// The row counted from below; records under 32 bytes keep its two bytes apart.
int rowOf(std::span<const unsigned char> record) {
    if (record.size() >= 32) return static_cast<int>(numberAt(record, 12, 2));
    return static_cast<int>(numberAt(record, 12, 1) | numberAt(record, 14, 1) << 8);
}

/// The row below track 1 (flp.md 5).
int rowsBelow(const ReleaseNumber& release) {
    if (release >= ReleaseNumber{20, 0, 0, 0}) return 500;
    return release >= ReleaseNumber{10, 9, 0, 0} ? 199 : 99;
}

}

std::optional<int> itemSizeOf(std::span<const unsigned char> playlist, const ReleaseNumber& release) {
    const int usual = usualSize(release);
    if (fits(playlist, usual)) return usual;
    for (const int size : sizes)
        if (fits(playlist, size)) return size;
    if (playlist.size() % static_cast<std::size_t>(usual) == 0) return usual;
    return std::nullopt;
}

RawItem itemAt(std::span<const unsigned char> record, const ReleaseNumber& release) {
    RawItem item;
    item.position = static_cast<std::int64_t>(numberAt(record, 0, 4));
    item.length = static_cast<std::int64_t>(numberAt(record, 8, 4));
    const int row = rowOf(record);
    if (isPatternBlock(record)) {
        constexpr int blockRows = 999;
        item.isPattern = true;
        item.index = item.track = std::max(1, blockRows - row);
        return item;
    }
    const int base = static_cast<int>(numberAt(record, 4, 2));
    const int index = static_cast<int>(numberAt(record, 6, 2));
    item.isPattern = index > base;
    item.index = item.isPattern ? index - base : index;
    item.track = std::max(1, rowsBelow(release) - row);
    item.muted = record.size() >= 32 && (numberAt(record, 18, 2) & 0x2000) != 0;
    return item;
}

}
