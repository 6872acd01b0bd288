#include "tagging/chunk_bytes.h"
#include "tagging/chunk_writers.h"

namespace gleaner::audio {

std::string infoChunk(const WavMetadata& metadata, int) {
    const std::string day = metadata.recorded.substr(0, 10);
    const std::pair<std::string_view, const std::string&> entries[] = {{"INAM", metadata.title},
                                                                       {"IART", metadata.artist},
                                                                       {"IGNR", metadata.genre},
                                                                       {"ICMT", metadata.comment},
                                                                       {"ISFT", metadata.software},
                                                                       {"ICOP", metadata.copyright},
                                                                       {"ICRD", day},
                                                                       {"IKEY", metadata.key}};
    ChunkBytes body;
    for (const auto& [id, text] : entries)
        if (!text.empty()) body.chunk(id, text + '\0');
    return body.take().empty() ? std::string() : "INFO" + body.take();
}

}
