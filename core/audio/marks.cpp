#include "audio/marks.h"

#include "audio/riff.h"
#include "base/error.h"
#include "base/utf8.h"

#include <algorithm>
#include <map>

namespace gleaner::audio {
namespace {

constexpr std::size_t mostMarks = 10'000;
constexpr std::size_t pointBytes = 24;
constexpr std::size_t longestList = std::size_t{1} << 20;

/// The fields of a chunk's body; 0 behind its end.
class Fields {
public:
    Fields(std::string_view body, bool bigEndian) : m_body(body), m_isBigEndian(bigEndian) {}

    std::uint32_t u32(std::size_t at) const {
        std::uint32_t value = 0;
        if (at + 4 > m_body.size()) return 0;
        for (std::size_t i = 0; i < 4; ++i)
            value |= std::uint32_t{static_cast<unsigned char>(m_body[at + i])}
                     << (8 * (m_isBigEndian ? 3 - i : i));
        return value;
    }
    std::string_view text(std::size_t at, std::size_t size) const {
        const std::string_view field = at < m_body.size() ? m_body.substr(at, size) : std::string_view();
        return field.substr(0, field.find('\0'));
    }
    std::size_t size() const { return m_body.size(); }

private:
    std::string_view m_body;
    bool m_isBigEndian;
};

using MarksById = std::map<std::uint32_t, Mark>;

/// A point's frame stands in its last field; some write it only as the position in the order of playing.
void readPoints(const Fields& cue, MarksById& marks) {
    const std::size_t claimed = std::min<std::size_t>(cue.u32(0), mostMarks);
    for (std::size_t n = 0; n < claimed && 4 + (n + 1) * pointBytes <= cue.size(); ++n) {
        const std::size_t at = 4 + n * pointBytes;
        const std::uint32_t offset = cue.u32(at + 20);
        marks[cue.u32(at)].begin = offset != 0 ? offset : cue.u32(at + 4);
    }
}

void readEntry(std::string_view id, const Fields& entry, MarksById& marks) {
    const auto mark = marks.find(entry.u32(0));
    if (mark == marks.end()) return;
    std::string& label = mark->second.label;
    if (id == "ltxt") mark->second.length = entry.u32(4);
    if (id == "labl") label = readableText(entry.text(4, entry.size()));
    if (id == "note" && label.empty()) label = readableText(entry.text(4, entry.size()));
}

void readList(std::string_view list, bool bigEndian, MarksById& marks) {
    constexpr std::size_t head = 8;
    const Fields fields(list, bigEndian);
    for (std::size_t at = 4; at + head <= list.size();) { // behind "adtl"
        const std::size_t size = fields.u32(at + 4);
        readEntry(list.substr(at, 4), Fields(list.substr(at + head, size), bigEndian), marks);
        at += head + size + size % 2;
    }
}

bool isOwnSample(const std::filesystem::path& file, const WaveChunks& wave) {
    return std::ranges::any_of(wave.chunks, [&](const RiffChunk& chunk) {
        return chunk.id == "bext" && chunkBody(file, chunk, ownSampleOpening.size()) == ownSampleOpening;
    });
}

MarksById marksIn(const std::filesystem::path& file) {
    const auto wave = waveChunks(InputFile(file));
    MarksById marks;
    if (!wave || isOwnSample(file, *wave)) return marks;
    const auto each = [&](std::string_view id, auto read) {
        for (const RiffChunk& chunk : wave->chunks)
            if (chunk.id == id) read(chunkBody(file, chunk, longestList));
    };
    each("cue ", [&](const std::string& body) { readPoints(Fields(body, wave->bigEndian), marks); });
    if (!marks.empty())
        each("LIST", [&](const std::string& body) {
            if (body.starts_with("adtl")) readList(body, wave->bigEndian, marks);
        });
    return marks;
}

}

std::vector<Mark> readMarks(const std::filesystem::path& file) {
    std::vector<Mark> marks;
    try {
        for (auto& [id, mark] : marksIn(file))
            marks.push_back(std::move(mark));
    } catch (const Error&) { // who opens it to read says why
        return {};
    }
    std::ranges::stable_sort(marks, {}, &Mark::begin);
    return marks;
}

}
