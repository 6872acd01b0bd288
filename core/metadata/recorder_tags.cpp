#include "metadata/recorder_tags.h"

#include "audio/format_limits.h"
#include "metadata/metadata_chunks.h"
#include "metadata/recorded_time.h"
#include "metadata/recorder_names.h"

#include <array>
#include <fstream>

namespace gleaner::audio {
namespace {

/// Up to the first zero.
std::string_view field(std::string_view body, std::size_t at, std::size_t size) {
    if (at >= body.size()) return {};
    const std::string_view all = body.substr(at, size);
    return all.substr(0, all.find('\0'));
}

/// What the chunks of one file say.
class Reading {
public:
    explicit Reading(const std::filesystem::path& file) : m_file(file) {}

    TagList read() {
        static constexpr std::array<std::string_view, 9> ids = {"fmt ", "bext", "iXML", "LIST", "guan",
                                                                "wamd", "NAME", "AUTH", "ANNO"};
        for (const MetadataChunk& chunk : metadataChunks(m_file, ids)) {
            const std::string_view body = chunk.body;
            if (chunk.id == "fmt ") m_rate = static_cast<double>(littleEndianAt(body, 4, 4));
            if (chunk.id == "bext") m_bext = chunk.body;
            if (chunk.id == "iXML") readXml(body);
            if (chunk.id == "LIST" && body.starts_with("INFO")) readInfo(body.substr(4));
            if (chunk.id == "guan") readGuano(body);
            if (chunk.id == "wamd") readWildlife(body);
            if (chunk.id == "NAME" || chunk.id == "AUTH" || chunk.id == "ANNO") m_tags.add(chunk.id, body);
        }
        readBroadcast(m_bext);
        readCaf();
        return std::move(m_tags);
    }

private:
    /// EBU Tech 3285: description 256, originator 32, its reference 32, date 10, time 8, samples since
    /// midnight.
    void readBroadcast(std::string_view body) {
        if (body.size() < 346) return;
        m_tags.add("BEXT_DESCRIPTION", field(body, 0, 256));
        m_tags.add("BEXT_RECORDER", recorderIn(field(body, 0, 256)));
        m_tags.add("BEXT_ORIGINATOR", field(body, 256, 32));
        const std::string_view date = field(body, 320, 10);
        std::string_view time = field(body, 330, 8);
        const std::uint64_t samples = littleEndianAt(body, 338, 8);
        const bool isCounted = samples > 0 && m_rate > 0.0 && samples < std::uint64_t{mostFramesADay};
        if (isCounted) m_tags.add("TIME_REFERENCE", std::to_string(samples));
        // A date whose clock can't be read takes that of the count; one without a count stays a date.
        std::string counted;
        if (isCounted && isoTime(date, time).size() == 10)
            counted = isoTimeAt(date, static_cast<double>(samples) / m_rate);
        if (counted.size() > 10) time = std::string_view(counted).substr(11);
        m_tags.add("BEXT_DATE", date);
        m_tags.add("BEXT_TIME", time);
    }

    void readInfo(std::string_view entries) {
        for (std::size_t at = 0; at + 8 <= entries.size();) {
            const std::size_t size = littleEndianAt(entries, at + 4, 4);
            m_tags.add(entries.substr(at, 4), field(entries, at + 8, size));
            at += 8 + size + size % 2;
        }
    }

    /// The few elements that are wanted have no attributes and nothing inside but text.
    void readXml(std::string_view xml) {
        for (const char* name : {"BWF_ORIGINATOR", "BWF_ORIGINATION_DATE", "BWF_ORIGINATION_TIME"}) {
            const std::string opening = '<' + std::string(name) + '>';
            const auto begin = xml.find(opening);
            if (begin == std::string_view::npos) continue;
            const std::string_view text = xml.substr(begin + opening.size());
            m_tags.add(name, text.substr(0, text.find('<')));
        }
    }

    /// Lines of "Key: value" (guano-md.org).
    void readGuano(std::string_view text) {
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            const auto colon = line.find(':');
            if (colon == std::string_view::npos) continue;
            m_tags.add("GUANO_" + std::string(line.substr(0, colon)), line.substr(colon + 1));
        }
    }

    /// Entries of id (16 bits), size (32 bits) and text: 1 is the model, 5 the time (Wildlife Acoustics'
    /// metadata).
    void readWildlife(std::string_view body) {
        constexpr std::uint64_t model = 1, timestamp = 5;
        for (std::size_t at = 0; at + 6 <= body.size();) {
            const std::uint64_t id = littleEndianAt(body, at, 2);
            const std::size_t size = littleEndianAt(body, at + 2, 4);
            if (id == model) m_tags.add("WAMD_MODEL", field(body, at + 6, size));
            if (id == timestamp) m_tags.add("WAMD_TIMESTAMP", field(body, at + 6, size));
            at += 6 + size;
        }
    }

    /// Apple's CAF: chunks of name and 64 bits of size; `info` holds a count and pairs of texts that end in
    /// zeros.
    void readCaf() {
        std::ifstream file(m_file, std::ios::binary);
        std::string head(8, '\0');
        if (!file.read(head.data(), 8) || !head.starts_with("caff")) return;
        constexpr int mostChunks = 1000;
        constexpr std::uint64_t mostBytes = 1 << 20;
        for (int count = 0; count < mostChunks; ++count) {
            std::string chunk(12, '\0');
            if (!file.read(chunk.data(), 12)) return;
            std::uint64_t size = 0;
            for (std::size_t i = 4; i < 12; ++i)
                size = size << 8 | static_cast<unsigned char>(chunk[i]);
            if (chunk.starts_with("info")) return readPairs(file, std::min(size, mostBytes));
            if (size > std::uint64_t(1) << 60 ||
                !file.seekg(static_cast<std::streamoff>(size), std::ios::cur))
                return;
        }
    }
    void readPairs(std::ifstream& file, std::uint64_t size) {
        std::string body(static_cast<std::size_t>(size), '\0');
        file.read(body.data(), static_cast<std::streamsize>(body.size()));
        body.resize(static_cast<std::size_t>(file.gcount()));
        for (std::size_t at = 4; at < body.size();) {
            const std::string_view key = field(body, at, body.size());
            const std::string_view value = field(body, at + key.size() + 1, body.size());
            m_tags.add(key == "encoding application" ? "SOFTWARE"
                       : key == "recorded date"      ? "DATE"
                                                     : key,
                       value);
            at += key.size() + value.size() + 2;
        }
    }

    std::filesystem::path m_file;
    std::string m_bext;
    double m_rate = 0.0;
    TagList m_tags;
};

}

TagList recorderTags(const std::filesystem::path& file) { return Reading(file).read(); }

}
