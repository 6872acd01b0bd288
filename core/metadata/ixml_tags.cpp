#include "metadata/chunk_readers.h"

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

}

/// What iXML says of the take, and the elements that repeat those of `bext`.
void readIxml(const MetadataChunk& chunk, double, TagList& tags) {
    const std::string_view xml = chunk.body;
    tags.addRecorder(elementIn(xml, "BWF_ORIGINATOR"));
    tags.addTime(elementIn(xml, "BWF_ORIGINATION_DATE"), elementIn(xml, "BWF_ORIGINATION_TIME"));
    for (const char* name : {"PROJECT", "SCENE", "TAKE", "NOTE"})
        tags.add(name, elementIn(xml, name));
}

}
