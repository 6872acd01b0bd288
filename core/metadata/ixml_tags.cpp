#include "metadata/chunk_readers.h"

namespace gleaner::audio {

/// The elements of iXML that repeat those of `bext`: they have no attributes and nothing inside but text.
void readIxml(const MetadataChunk& chunk, double, TagList& tags) {
    const std::string_view xml = chunk.body;
    for (const char* name : {"BWF_ORIGINATOR", "BWF_ORIGINATION_DATE", "BWF_ORIGINATION_TIME"}) {
        const std::string opening = '<' + std::string(name) + '>';
        const auto begin = xml.find(opening);
        if (begin == std::string_view::npos) continue;
        const std::string_view text = xml.substr(begin + opening.size());
        tags.add(name, text.substr(0, text.find('<')));
    }
}

}
