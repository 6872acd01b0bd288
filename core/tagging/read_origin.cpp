#include "metadata/metadata_chunks.h"
#include "metadata/tag_parser.h"
#include "tagging/chunk_writers.h"
#include "tagging/sample_origin.h"

#include <algorithm>
#include <array>

namespace gleaner::audio {
namespace {

/// What stands in the first element of this name.
std::string elementIn(std::string_view xml, std::string_view name) {
    const std::string opening = '<' + std::string(name) + '>';
    const auto begin = xml.find(opening);
    if (begin == std::string_view::npos) return {};
    std::string text(xml.substr(begin + opening.size()));
    text.resize(std::min(text.size(), text.find('<')));
    static constexpr std::pair<std::string_view, char> entities[] = {
        {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}};
    for (const auto& [entity, sign] : entities)
        for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at)
            text.replace(at, entity.size(), 1, sign);
    return text;
}

std::optional<SampleOrigin> originInIxml(std::string_view xml) {
    const std::string opening = '<' + std::string(originElement) + '>';
    const auto begin = xml.find(opening);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::string_view own = xml.substr(begin);
    return originFrom([own](std::string_view name) { return elementIn(own, name); });
}

/// The word behind this one.
std::string wordBehind(std::string_view text, std::string_view word) {
    const auto at = text.find(word);
    if (at == std::string_view::npos) return {};
    const std::string_view behind = text.substr(at + word.size());
    return std::string(behind.substr(0, behind.find_first_of(" ,:")));
}

/// Back from `originSentence`.
std::optional<SampleOrigin> originInBext(std::string_view description) {
    if (!description.starts_with(originOpening)) return std::nullopt;
    return originFrom([description](std::string_view name) {
        static constexpr std::pair<std::string_view, std::string_view> places[] = {
            {"ID", originOpening},
            {"SOURCE_SHA256", "SHA-256 "},
            {"SOURCE_BEGIN", "frames "},
            {"SOURCE_END", " to "},
            {"SOURCE_RATE", " at "}};
        for (const auto& [field, before] : places)
            if (field == name) return wordBehind(description, before);
        return std::string();
    });
}

std::optional<SampleOrigin> originInComments(const std::filesystem::path& file) {
    TagList tags;
    for (const TagBlock& block : tagBlocks(file))
        tags.add(parseTags(block));
    return originFrom([&](std::string_view name) {
        const std::string whole = std::string(originElement) + '_' + std::string(name);
        return std::string(tags.first({whole}));
    });
}

}

FoundOrigin readOrigin(const std::filesystem::path& file) {
    FoundOrigin found;
    static constexpr std::array<std::string_view, 8> ids = {"acid", "smpl", "inst", "cue ",
                                                            "LIST", "bext", "iXML", "id3 "};
    std::optional<SampleOrigin> ofBext;
    for (const MetadataChunk& chunk : metadataChunks(file, ids)) {
        found.chunks.push_back(chunkLabel(chunk.id, chunk.body));
        if (chunk.id == "iXML" && !found.origin) found.origin = originInIxml(chunk.body);
        if (chunk.id == "bext" && !ofBext)
            ofBext = originInBext(std::string_view(chunk.body).substr(0, chunk.body.find('\0')));
    }
    if (!found.origin) found.origin = originInComments(file);
    if (!found.origin) found.origin = ofBext;
    found.isWhole = found.origin && found.origin->print.frames > 0 &&
                    found.origin->soundSha256.size() == originHashDigits;
    return found;
}

}
