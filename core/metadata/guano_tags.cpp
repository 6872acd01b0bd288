#include "metadata/chunk_readers.h"

#include <algorithm>

namespace gleaner::audio {

/// Lines of "Key: value" (guano-md.org).
void readGuano(const MetadataChunk& chunk, double, TagList& tags) {
    TagList fields;
    std::string_view text = chunk.body;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        fields.add(line.substr(0, colon), line.substr(colon + 1));
    }
    tags.addRecorder(fields.first({"MAKE"}), fields.first({"MODEL"}));
    tags.addTime(fields.first({"TIMESTAMP"}));
    tags.add("NOTE", fields.first({"NOTE"}));
}

}
