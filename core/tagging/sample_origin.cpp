#include "tagging/sample_origin.h"

#include "base/number_text.h"

#include <charconv>

namespace gleaner::audio {
namespace {

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
    if (!begin || !end || !rate || origin.sourceSha256.size() != originHashDigits) return std::nullopt;
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
    return std::string(originOpening) + origin.id + ": from the recording of SHA-256 " + origin.sourceSha256 +
           ", frames " + std::to_string(origin.range.begin) + " to " + std::to_string(origin.range.end) +
           " at " + std::to_string(origin.sourceRate) + " Hz";
}

std::string signedText(double value) { return (value > 0.0 ? "+" : "") + fixedText(value, 2); }

}
