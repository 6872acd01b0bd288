#include "base/number_text.h"
#include "tagging/sample_origin.h"
#include "tagging/tag_writer.h"

namespace gleaner::audio {

/// TEMPO is what Vorbis programs of old say, BPM what TagLib and ID3 do: both are read.
NamedTexts commentsOf(const WavMetadata& metadata) {
    const std::string bpm = metadata.bpm ? shortestText(*metadata.bpm) : std::string();
    NamedTexts comments = {{"TITLE", metadata.title},
                           {"ARTIST", metadata.artist},
                           {"GENRE", metadata.genre},
                           {"COMMENT", metadata.comment},
                           {"DATE", metadata.recorded.substr(0, 10)},
                           {"COPYRIGHT", metadata.copyright},
                           {"BPM", bpm},
                           {"TEMPO", bpm},
                           {"INITIALKEY", metadata.key},
                           {"ENCODER", metadata.software}};
    if (metadata.origin)
        for (const auto& [name, value] : fieldsOf(*metadata.origin))
            if (name != "CHUNKS") comments.emplace_back(std::string(originElement) + '_' + name, value);
    return comments;
}

}
