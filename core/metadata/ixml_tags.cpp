#include "metadata/chunk_readers.h"

#include "audio/format_limits.h"

#include <charconv>
#include <optional>

namespace gleaner::audio {

namespace {

/// What stands in the first element of this name; it has no attributes and nothing inside but text.
std::string_view elementIn(std::string_view xml, std::string_view name) {
    const std::string opening = '<' + std::string(name) + '>';
    const auto begin = xml.find(opening);
    if (begin == std::string_view::npos) return {};
    const std::string_view text = xml.substr(begin + opening.size());
    return text.substr(0, text.find('<'));
}

/// A whole number of 32 bits that an element holds.
std::optional<std::uint32_t> numberOf(std::string_view xml, std::string_view name) {
    const std::string_view text = elementIn(xml, name);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The clock of the first sample, as `bext` has it: counted from midnight at the file's own rate.
void readTimestamp(std::string_view xml, double rate, TagList& tags) {
    const auto low = numberOf(xml, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO");
    if (!low || !(rate > 0.0)) return;
    const auto high = numberOf(xml, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI").value_or(0);
    const std::uint64_t samples = (std::uint64_t{high} << 32U) + *low;
    if (samples == 0 || samples >= std::uint64_t{mostFramesADay}) return;
    const auto counted =
        numberOf(xml, "TIMESTAMP_SAMPLE_RATE"); // of files that were slowed down it is another
    if (counted && static_cast<double>(*counted) != rate) return;
    tags.add("TIME_REFERENCE", std::to_string(samples));
}

}

/// What iXML says of the take, and the elements that repeat those of `bext`.
void readIxml(const MetadataChunk& chunk, double rate, TagList& tags) {
    const std::string_view xml = chunk.body;
    tags.addRecorder(elementIn(xml, "BWF_ORIGINATOR"));
    tags.addTime(elementIn(xml, "BWF_ORIGINATION_DATE"), elementIn(xml, "BWF_ORIGINATION_TIME"));
    for (const char* name : {"PROJECT", "SCENE", "TAKE", "NOTE"})
        tags.add(name, elementIn(xml, name));
    readTimestamp(xml, rate, tags); // behind that of `bext`, which is believed first
}

}
