#include "tagging/sample_origin.h"

#include "base/number_text.h"
#include "metadata/metadata_chunks.h"
#include "metadata/tag_parser.h"
#include "tagging/chunk_writers.h"

#include <array>
#include <charconv>

namespace gleaner::audio {
namespace {

constexpr std::size_t hashDigits = 64;
constexpr std::string_view sentenceOpening = "Gleaner sample ";

template <typename Number>
std::optional<Number> numberOf(std::string_view text) {
    Number number{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

void readPrint(const FieldNamed& field, SoundPrint& print) {
    const auto blocks = blocksFrom(field("BLOCKS"));
    const auto levels = levelsFrom(field("LEVELS"));
    const auto frames = numberOf<Frame>(field("FRAMES"));
    const auto rate = numberOf<int>(field("RATE")), channels = numberOf<int>(field("CHANNELS")),
               bits = numberOf<int>(field("BITS"));
    const bool isWhole = blocks && levels && blocks->size() == levels->size() && frames && rate && channels &&
                         bits && *frames > 0 && *rate > 0 && *channels > 0;
    if (isWhole) print = {*frames, *rate, *channels, *bits, *blocks, *levels};
}

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
    if (!description.starts_with(sentenceOpening)) return std::nullopt;
    return originFrom([description](std::string_view name) {
        static constexpr std::pair<std::string_view, std::string_view> places[] = {
            {"ID", sentenceOpening},
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

std::vector<std::pair<std::string, std::string>> fieldsOf(const SampleOrigin& origin) {
    const SoundPrint& print = origin.print;
    return {{"ID", origin.id},
            {"NAME", origin.name},
            {"SOURCE_SHA256", origin.sourceSha256},
            {"SOURCE_BEGIN", std::to_string(origin.range.begin)},
            {"SOURCE_END", std::to_string(origin.range.end)},
            {"SOURCE_RATE", std::to_string(origin.sourceRate)},
            {"SOUND_SHA256", origin.soundSha256},
            {"GAIN_DB", signedText(origin.gainDb)},
            {"CHAIN", origin.chain},
            {"CHUNKS", origin.chunks},
            {"FRAMES", std::to_string(print.frames)},
            {"RATE", std::to_string(print.rate)},
            {"CHANNELS", std::to_string(print.channels)},
            {"BITS", std::to_string(print.bits)},
            {"BLOCKS", textOf(print.blocks)},
            {"LEVELS", textOf(print.levels)}};
}

std::optional<SampleOrigin> originFrom(const FieldNamed& field) {
    SampleOrigin origin;
    const auto begin = numberOf<Frame>(field("SOURCE_BEGIN")), end = numberOf<Frame>(field("SOURCE_END"));
    const auto rate = numberOf<int>(field("SOURCE_RATE"));
    origin.sourceSha256 = field("SOURCE_SHA256");
    if (!begin || !end || !rate || origin.sourceSha256.size() != hashDigits) return std::nullopt;
    origin.id = field("ID");
    origin.name = field("NAME");
    origin.range = {*begin, *end};
    origin.sourceRate = *rate;
    origin.soundSha256 = field("SOUND_SHA256");
    std::string gain = field("GAIN_DB");
    if (gain.starts_with('+')) gain.erase(0, 1);
    origin.gainDb = numberOf<double>(gain).value_or(0.0);
    origin.chain = field("CHAIN");
    origin.chunks = field("CHUNKS");
    readPrint(field, origin.print);
    return origin;
}

std::string originSentence(const SampleOrigin& origin) {
    return std::string(sentenceOpening) + origin.id + ": from the recording of SHA-256 " +
           origin.sourceSha256 + ", frames " + std::to_string(origin.range.begin) + " to " +
           std::to_string(origin.range.end) + " at " + std::to_string(origin.sourceRate) + " Hz";
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
    found.isWhole =
        found.origin && found.origin->print.frames > 0 && found.origin->soundSha256.size() == hashDigits;
    return found;
}

std::string signedText(double value) { return (value > 0.0 ? "+" : "") + fixedText(value, 2); }

}
