#include "codec/mp4_length.h"

#include <cstdlib>
#include <functional>
#include <string_view>

namespace gleaner::audio {
namespace {

struct Box {
    std::string type;
    std::uint64_t begin = 0; ///< of the body
    std::uint64_t end = 0;
};

std::optional<Box> boxAt(const InputFile& file, std::uint64_t at, std::uint64_t limit) {
    const std::string head = file.bytes(at, 16);
    if (head.size() < 8) return std::nullopt;
    std::uint64_t size = bigEndian(std::string_view(head).substr(0, 4)), headSize = 8;
    if (size == 1 && head.size() == 16) {
        size = bigEndian(std::string_view(head).substr(8));
        headSize = 16;
    }
    if (size == 0) size = limit - at;
    if (size < headSize || size > limit - at) return std::nullopt;
    return Box{head.substr(4, 4), at + headSize, at + size};
}

/// The first box of a type inside another; `accepts` may refuse it.
std::optional<Box> find(const InputFile& file, const Box& inside, std::string_view type,
                        const std::function<bool(const Box&)>& accepts = {}) {
    std::uint64_t at = inside.begin;
    for (int count = 0; count < 10000 && at < inside.end; ++count) {
        std::optional<Box> box = boxAt(file, at, inside.end);
        if (!box) return std::nullopt;
        if (box->type == type && (!accepts || accepts(*box))) return box;
        at = box->end;
    }
    return std::nullopt;
}

std::uint64_t number(const InputFile& file, std::uint64_t at, std::size_t size) {
    return bigEndian(file.bytes(at, size));
}

bool isWide(const InputFile& file, const Box& box) { return number(file, box.begin, 1) == 1; }

/// Ticks a second of `mvhd` and `mdhd`.
std::int64_t timescale(const InputFile& file, const Box& box) {
    return static_cast<std::int64_t>(number(file, box.begin + (isWide(file, box) ? 20 : 12), 4));
}

/// The sum of the durations of all packets.
std::int64_t totalTicks(const InputFile& file, const Box& stts) {
    constexpr std::uint64_t mostEntries = 1 << 20;
    const std::uint64_t entries = number(file, stts.begin + 4, 4);
    if (entries > mostEntries || entries * 8 > stts.end - stts.begin) return 0;
    const std::string table = file.bytes(stts.begin + 8, static_cast<std::size_t>(entries * 8));
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at + 8 <= table.size() && sum < std::uint64_t(1) << 60; at += 8)
        sum += bigEndian(std::string_view(table).substr(at, 4)) *
               bigEndian(std::string_view(table).substr(at + 4, 4));
    return sum < std::uint64_t(1) << 60 ? static_cast<std::int64_t>(sum) : 0;
}

/// An edit list with one edit, an empty one before it aside.
struct Edit {
    double duration = 0.0;  ///< in ticks of the movie
    std::int64_t start = 0; ///< in ticks of the track
};

std::optional<Edit> onlyEdit(const InputFile& file, const Box& elst) {
    const std::size_t field = isWide(file, elst) ? 8 : 4;
    const std::uint64_t entries = number(file, elst.begin + 4, 4);
    std::optional<Edit> only;
    for (std::uint64_t i = 0; i < entries && i < 16; ++i) {
        const std::uint64_t at = elst.begin + 8 + i * (2 * field + 4);
        const std::uint64_t start = number(file, at + field, field);
        const bool isEmpty = start == (field == 8 ? ~std::uint64_t(0) : 0xFFFFFFFFU);
        if (isEmpty) continue;
        if (only || start > std::uint64_t(1) << 60) return std::nullopt;
        only = Edit{static_cast<double>(number(file, at, field)), static_cast<std::int64_t>(start)};
    }
    return only;
}

struct Track {
    std::int64_t scale = 0, total = 0;
    std::optional<Edit> edit{};
    bool hasEdits = false;
};

std::optional<Track> audioTrack(const InputFile& file, const Box& moov) {
    const auto isAudio = [&](const Box& trak) {
        const auto mdia = find(file, trak, "mdia");
        const auto hdlr = mdia ? find(file, *mdia, "hdlr") : std::nullopt;
        return hdlr && file.bytes(hdlr->begin + 8, 4) == "soun";
    };
    const auto trak = find(file, moov, "trak", isAudio);
    const auto mdia = trak ? find(file, *trak, "mdia") : std::nullopt;
    const auto mdhd = mdia ? find(file, *mdia, "mdhd") : std::nullopt;
    const auto minf = mdia ? find(file, *mdia, "minf") : std::nullopt;
    const auto stbl = minf ? find(file, *minf, "stbl") : std::nullopt;
    const auto stts = stbl ? find(file, *stbl, "stts") : std::nullopt;
    if (!mdhd || !stts) return std::nullopt;
    Track track{timescale(file, *mdhd), totalTicks(file, *stts)};
    const auto edts = find(file, *trak, "edts");
    const auto elst = edts ? find(file, *edts, "elst") : std::nullopt;
    track.hasEdits = elst.has_value();
    if (elst) track.edit = onlyEdit(file, *elst);
    return track;
}

}

std::optional<Mp4Length> mp4Length(const InputFile& file) {
    const Box whole{{}, 0, file.size()};
    const auto moov = find(file, whole, "moov");
    const auto mvhd = moov ? find(file, *moov, "mvhd") : std::nullopt;
    const auto track = mvhd ? audioTrack(file, *moov) : std::nullopt;
    if (!track || track->scale <= 0 || track->total <= 0) return std::nullopt;
    if (!track->hasEdits) return Mp4Length{track->total, track->scale};
    const std::int64_t movieScale = timescale(file, *mvhd);
    if (!track->edit || movieScale <= 0 || track->edit->start >= track->total) return std::nullopt;
    // The edit is written in the coarse ticks of the movie: where it reaches the end of the track as nearly
    // as these can tell, the track's own ticks are exact. 0 means "all of it".
    const std::int64_t rest = track->total - track->edit->start;
    const double tick = static_cast<double>(track->scale) / static_cast<double>(movieScale);
    const double played = track->edit->duration * tick;
    const bool isAll = track->edit->duration == 0.0 || played > static_cast<double>(rest) - 1.01 * tick;
    return Mp4Length{isAll ? rest : static_cast<std::int64_t>(played), track->scale};
}

std::int64_t gaplessFrames(const std::string& note) {
    constexpr int lengthField = 3;
    const char* at = note.c_str();
    for (int field = 0;; ++field) {
        char* end = nullptr;
        const auto value = std::strtoull(at, &end, 16);
        if (end == at) return 0;
        if (field == lengthField) return value < 1ULL << 60 ? static_cast<std::int64_t>(value) : 0;
        at = end;
    }
}

}
