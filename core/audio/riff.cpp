#include "audio/riff.h"

#include "base/error.h"

#include <algorithm>
#include <string_view>

namespace gleaner::audio {
namespace {

constexpr std::size_t mostChunks = 100000;
constexpr std::uint64_t fourGigabytes = std::uint64_t(1) << 32;

/// The tail of the first identifier of Sony's W64; its first four bytes are letters, as those of chunks are.
constexpr std::string_view w64Tail("\x2E\x91\xCF\x11\xA5\xD6\x28\xDB\x04\xC1\x00\x00", 12);
constexpr std::size_t w64Head = 40;

/// What stands behind the samples of recorders and editors; only these are looked for in a file whose header
/// does not tell where its samples end.
bool isKnownTail(std::string_view id) {
    static constexpr std::string_view known[] = {
        "LIST", "bext", "iXML", "id3 ", "ID3 ", "cue ", "smpl", "acid", "inst", "fact",
        "PEAK", "JUNK", "axml", "chna", "_PMX", "afsp", "umid", "cart", "DISP", "FLLR",
        "PAD ", "elm1", "regn", "minf", "labl", "plst", "guan", "SAUR", "wamd"};
    return std::ranges::find(known, id) != std::end(known);
}

constexpr std::uint64_t absurd = std::uint64_t(1) << 62;

/// Sizes that writers put where they don't know: all bits, the largest signed number, and both less the
/// header or the rest of a frame. `isWide`: a size of 64 bits.
bool meansUnknown(std::uint64_t size, bool isWide) {
    constexpr std::uint64_t slack = 0x1000;
    if (isWide) return size >= absurd;
    return size >= 0xFFFFFFFFULL - slack || (size >= 0x7FFFFFFFULL - slack && size <= 0x80000000ULL);
}

/// Walks the chunks of one file.
class Walk {
public:
    explicit Walk(const InputFile& file) : m_file(file) {}

    std::optional<WaveChunks> run() {
        const std::string head = m_file.bytes(0, w64Head);
        if (!readForm(head)) return std::nullopt;
        for (std::uint64_t at = isW64() ? w64Head : 12; m_found.chunks.size() < mostChunks;) {
            std::optional<RiffChunk> chunk = chunkAt(at);
            if (!chunk) break;
            if (chunk->id == "ds64") readSizes(*chunk);
            if (chunk->id == "data" && !m_found.data) {
                resolveData(*chunk);
                m_found.data = *chunk;
            }
            if (chunk->end() <= at) break;
            at = chunk->end();
            m_found.chunks.push_back(*std::move(chunk));
        }
        return std::move(m_found);
    }

private:
    bool isW64() const { return m_found.form == "W64"; }
    bool isWide() const { return m_found.form == "RF64" || m_found.form == "BW64"; }

    bool readForm(const std::string& head) {
        if (head.size() == w64Head && head.starts_with("riff") && head.substr(4, 12) == w64Tail &&
            head.substr(24, 4) == "wave") {
            m_found.form = "W64";
            return true;
        }
        if (head.size() < 12 || head.substr(8, 4) != "WAVE") return false;
        m_found.form = head.substr(0, 4);
        m_found.bigEndian = m_found.form == "RIFX";
        return m_found.form == "RIFF" || m_found.bigEndian || isWide();
    }

    std::uint64_t number(std::string_view bytes) const {
        return m_found.bigEndian ? bigEndian(bytes) : littleEndian(bytes);
    }

    /// Nothing where the file ends.
    std::optional<RiffChunk> chunkAt(std::uint64_t at) const {
        const std::size_t headSize = isW64() ? 24 : 8;
        const std::string head = m_file.bytes(at, headSize);
        if (head.size() < headSize) return std::nullopt;
        RiffChunk chunk{head.substr(0, 4), at + headSize, number(std::string_view(head).substr(4, 4)), 2};
        if (!isW64()) return chunk;
        if (chunk.id == "list") chunk.id = "LIST";
        const std::uint64_t whole = littleEndian(std::string_view(head).substr(16));
        chunk.size = whole < headSize ? 0 : std::min(whole - headSize, absurd);
        chunk.alignment = 8;
        return chunk;
    }

    void readSizes(const RiffChunk& chunk) {
        const std::string body = m_file.bytes(chunk.offset, 24);
        if (isWide() && body.size() == 24 && chunk.size >= 24) m_wide = littleEndian(body.substr(8, 8));
    }

    /// Whether chunks and nothing else stand from `at` to the end of the file.
    bool isTable(std::uint64_t at, std::size_t most = mostChunks) const {
        for (std::size_t count = 0; count < most; ++count) {
            if (at == m_file.size() || at == m_file.size() + 1)
                return true; // the last padding may be missing
            const auto chunk = chunkAt(at);
            if (!chunk || !isChunkId(chunk->id)) return false;
            at = chunk->end();
        }
        return false;
    }

    bool fits(RiffChunk data, std::uint64_t size) const {
        data.size = size;
        return data.offset + size == m_file.size() || isTable(data.end()) || isTable(data.offset + size);
    }

    std::uint64_t available(const RiffChunk& data) const {
        return m_file.size() - std::min(m_file.size(), data.offset);
    }

    /// Bytes of samples up to the end of the file, or to known chunks that fill its last megabyte.
    std::uint64_t toTheEnd(const RiffChunk& data) const {
        constexpr std::uint64_t window = 1 << 20;
        const std::uint64_t all = available(data);
        const std::uint64_t at = data.offset + (all > window ? (all - window) / 2 * 2 : 0);
        const std::string tail = m_file.bytes(at, window + 2);
        int tries =
            200; // each may walk a thousand chunks: a file made to do harm must not make millions of it
        for (std::size_t i = 0; i + 8 <= tail.size() && tries > 0; i += 2) {
            if (!isKnownTail(std::string_view(tail).substr(i, 4))) continue;
            if (isTable(at + i, 1000)) return at + i - data.offset;
            --tries;
        }
        return all;
    }

    /// Whether more sound follows than the header counts: a recorder that writes its sizes now and then, and
    /// stopped in between. A second of 16 bit stereo at least, and neither chunks nor padding.
    bool isStale(const RiffChunk& data) const {
        constexpr std::uint64_t least = 48000 * 4;
        if (available(data) - data.size < least || isW64()) return false;
        const std::string next = m_file.bytes(data.end(), 4096);
        const bool isPadding = std::ranges::all_of(next, [&](char c) { return c == next.front(); });
        return !isPadding && !isChunkId(std::string_view(next).substr(0, 4));
    }

    void resolve(RiffChunk& data, DataSize how, std::uint64_t size) {
        m_found.dataSize = how;
        data.size = size;
    }

    bool findWrapped(RiffChunk& data) {
        for (std::uint64_t size = data.size + fourGigabytes; size <= available(data); size += fourGigabytes)
            if (fits(data, size)) {
                resolve(data, DataSize::Wrapped, size);
                return true;
            }
        return false;
    }

    void resolveData(RiffChunk& data) {
        const bool isCounted = isWide() && m_wide && (data.size == 0xFFFFFFFFULL || data.size == 0);
        if (isCounted) data.size = *m_wide;
        m_found.claimedBytes = data.size;
        const std::uint64_t all = available(data);
        const bool canWrap = !isW64() && !isCounted;
        if (data.size == 0) {
            if (!isTable(data.offset)) resolve(data, DataSize::Unfinished, toTheEnd(data));
        } else if (!fits(data, data.size)) {
            if (canWrap && findWrapped(data)) return;
            if (meansUnknown(data.size, !canWrap))
                resolve(data, isWide() || isW64() ? DataSize::Unfinished : DataSize::Streamed,
                        toTheEnd(data));
            else if (data.size > all)
                resolve(data, DataSize::CutShort, all);
            else if (canWrap && all >= fourGigabytes)
                resolve(data, DataSize::Wrapped, toTheEnd(data));
            else if (isStale(data))
                resolve(data, DataSize::Unfinished, toTheEnd(data));
        }
    }

    const InputFile& m_file;
    WaveChunks m_found;
    std::optional<std::uint64_t> m_wide; ///< bytes of samples by `ds64`
};

}

bool isChunkId(std::string_view id) {
    return id.size() == 4 && std::ranges::all_of(id, [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<WaveChunks> waveChunks(const InputFile& file) { return Walk(file).run(); }

std::vector<RiffChunk> riffChunks(const std::filesystem::path& path) {
    try {
        auto found = waveChunks(InputFile(path));
        return found ? std::move(found->chunks) : std::vector<RiffChunk>();
    } catch (const Error&) { // what can't be opened has no chunks; who opens it to read says why
        return {};
    }
}

std::string chunkBody(const std::filesystem::path& path, const RiffChunk& chunk, std::size_t most) {
    return InputFile(path).bytes(chunk.offset,
                                 static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size, most)));
}

}
