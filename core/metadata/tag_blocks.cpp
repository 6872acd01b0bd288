#include "metadata/tag_blocks.h"

#include "audio/input_file.h"
#include "base/error.h"
#include "metadata/metadata_chunks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::uint64_t mostBytes = std::uint64_t(16) << 20;
constexpr std::uint64_t mostAtAnEnd = std::uint64_t(4) << 20;
constexpr int mostSteps = 100000; ///< from block to block, atom to atom

std::string asBigEndian(std::uint64_t value, std::size_t count) {
    std::string bytes;
    for (std::size_t i = count; i > 0; --i)
        bytes += static_cast<char>(value >> (8 * (i - 1)));
    return bytes;
}

/// Looks for the blocks of one file.
class Finding {
public:
    /// Throws Error when the file can't be opened.
    explicit Finding(const std::filesystem::path& path) : m_path(path), m_file(path), m_size(m_file.size()) {}

    std::vector<TagBlock> find() {
        constexpr std::string_view asfGuid("\x30\x26\xB2\x75\x8E\x66\xCF\x11", 8);
        const std::string head = bytes(0, 64);
        const std::string_view form = std::string_view(head).substr(0, std::min<std::size_t>(4, head.size()));
        if (form == "fLaC")
            addFlac();
        else if (form == "OggS")
            addOgg();
        else if (form == "DSD ")
            addId3(littleEndian(std::string_view(head).substr(std::min<std::size_t>(20, head.size()), 8)));
        else if (form == "wvpk" || form == "MAC ")
            addEnd();
        else if (head.starts_with(asfGuid))
            add(TagStandard::Asf, bytes(0, mostAtAnEnd));
        else if (head.size() > 8 && std::string_view(head).substr(4, 4) == "ftyp")
            addMp4();
        else if (form == "FORM" || form == "RIFF" || form == "RF64" || form == "BW64")
            addChunks();
        else if (head.starts_with("ID3") || isMpegFrame(head)) {
            addId3(0);
            addEnd();
        }
        return std::move(m_found);
    }

private:
    std::string bytes(std::uint64_t offset, std::uint64_t count) {
        if (offset >= m_size) return {};
        return m_file.bytes(offset, static_cast<std::size_t>(std::min({count, m_size - offset, mostBytes})));
    }
    void add(TagStandard standard, std::string found) {
        if (!found.empty()) m_found.push_back({standard, std::move(found)});
    }

    static bool isMpegFrame(std::string_view head) {
        return head.size() > 2 && static_cast<unsigned char>(head[0]) == 0xFF &&
               (static_cast<unsigned char>(head[1]) & 0xE0) == 0xE0;
    }

    /// Ten bytes of header, its size in four times seven bits (ID3v2.4, section 3.1).
    void addId3(std::uint64_t at) {
        const std::string head = bytes(at, 10);
        if (head.size() < 10 || !head.starts_with("ID3")) return;
        std::uint64_t size = 0;
        for (std::size_t i = 6; i < 10; ++i)
            size = size << 7 | (static_cast<unsigned char>(head[i]) & 0x7F);
        if (size + 10 <= mostBytes) add(TagStandard::Id3v2, bytes(at, size + 10));
    }

    /// APE tags, and those of ID3v1 behind them, end the file.
    void addEnd() { add(TagStandard::Ape, bytes(m_size - std::min(m_size, mostAtAnEnd), mostAtAnEnd)); }

    void addChunks() {
        static constexpr std::array<std::string_view, 2> ids = {"id3 ", "ID3 "};
        for (MetadataChunk& chunk : metadataChunks(m_path, ids, mostBytes))
            add(TagStandard::Id3v2, std::move(chunk.body));
    }

    /// The first block and that of the comments, as a FLAC of its own (RFC 9639, section 8).
    void addFlac() {
        constexpr unsigned lastBlock = 0x80, streamInfo = 0, comments = 4;
        std::string flac = "fLaC";
        std::uint64_t at = 4;
        for (int steps = 0; steps < mostSteps; ++steps) {
            const std::string head = bytes(at, 4);
            if (head.size() < 4) return;
            const auto first = static_cast<unsigned char>(head[0]);
            const std::uint64_t size = bigEndian(std::string_view(head).substr(1));
            if ((first & ~lastBlock) == streamInfo && steps == 0) flac += '\0' + bytes(at + 1, size + 3);
            if ((first & ~lastBlock) == comments) {
                flac += static_cast<char>(lastBlock | comments);
                return add(TagStandard::FlacComments, flac + bytes(at + 1, size + 3));
            }
            if ((first & lastBlock) != 0) return;
            at += 4 + size;
        }
    }

    void addOgg() {
        const std::string pages = bytes(0, mostAtAnEnd);
        const std::string_view first = std::string_view(pages).substr(0, 64);
        const auto holds = [&](std::string_view word) { return first.find(word) != std::string_view::npos; };
        if (holds("\x01vorbis")) return add(TagStandard::OggVorbis, pages);
        if (holds("OpusHead")) return add(TagStandard::OggOpus, pages);
        if (holds("\x7F"
                  "FLAC"))
            return add(TagStandard::OggFlac, pages);
        if (holds("Speex   ")) return add(TagStandard::OggSpeex, pages);
    }

    struct Atom {
        std::string name;
        std::uint64_t begin = 0, end = 0; ///< of what is in it
    };
    /// The atom at `at` inside of what ends at `end`.
    std::optional<Atom> atomAt(std::uint64_t at, std::uint64_t end) {
        const std::string head = bytes(at, 16);
        if (head.size() < 8 || at + 8 > end) return std::nullopt;
        std::uint64_t size = bigEndian(std::string_view(head).substr(0, 4)), headSize = 8;
        if (size == 1 && head.size() == 16) {
            size = bigEndian(std::string_view(head).substr(8));
            headSize = 16;
        }
        if (size == 0) size = end - at;
        if (size < headSize || size > end - at) return std::nullopt;
        return Atom{head.substr(4, 4), at + headSize, at + size};
    }
    std::optional<Atom> find(std::string_view name, const Atom& in) {
        std::uint64_t at = in.begin;
        for (int steps = 0; steps < mostSteps; ++steps) {
            const auto atom = atomAt(at, in.end);
            if (!atom || atom->name == name) return atom;
            at = atom->end;
        }
        return std::nullopt;
    }

    static std::string asAtom(std::string_view name, const std::string& content) {
        return asBigEndian(content.size() + 8, 4) + std::string(name) + content;
    }

    /// The item list without pictures, in a file that is nothing but the way there. What is no item stays
    /// out: the library descends into an atom called "moov" wherever it lies, as deep as somebody nested
    /// them.
    void addMp4() {
        std::optional<Atom> list = Atom{"", 0, m_size};
        for (const char* name : {"moov", "udta", "meta", "ilst"}) {
            list = find(name, *list);
            if (!list) return;
            if (list->name == "meta") list->begin += 4; // version and flags
        }
        static constexpr std::array<std::string_view, 12> left = {
            "covr", "moov", "udta", "mdia", "meta", "ilst", "stbl", "minf", "moof", "traf", "trak", "stsd"};
        std::string items;
        std::uint64_t at = list->begin;
        for (int steps = 0; steps < mostSteps; ++steps) {
            const auto item = atomAt(at, list->end);
            if (!item || items.size() > mostAtAnEnd) break;
            if (std::ranges::find(left, item->name) == left.end() && item->end - at < mostAtAnEnd)
                items += bytes(at, item->end - at);
            at = item->end;
        }
        const std::string meta = asAtom("meta", std::string(4, '\0') + asAtom("ilst", items));
        add(TagStandard::Mp4Items,
            asAtom("ftyp", std::string("M4A \0\0\0\0", 8)) + asAtom("moov", asAtom("udta", meta)));
    }

    std::filesystem::path m_path;
    InputFile m_file;
    std::uint64_t m_size;
    std::vector<TagBlock> m_found;
};

}

std::vector<TagBlock> tagBlocks(const std::filesystem::path& file) {
    try {
        return Finding(file).find();
    } catch (const Error&) { // what can't be opened has no tags; who opens it to read says why
        return {};
    }
}

}
