#include "metadata/chunk_readers.h"

#include "audio/format_limits.h"
#include "metadata/recorded_time.h"
#include "metadata/recorder_names.h"

#include <array>

namespace gleaner::audio {

namespace {

/// Field recorders write "sSCENE=12A", "zTAKE=3" into the description, a line each; the first letter is the
/// maker's (Sound Devices s, Zoom z, others a or d).
void readLines(std::string_view description, TagList& tags) {
    constexpr std::array<std::string_view, 4> names = {"PROJECT", "SCENE", "TAKE", "NOTE"};
    while (!description.empty()) {
        const auto end = description.find_first_of("\r\n");
        const std::string_view line = description.substr(0, end);
        description.remove_prefix(end == std::string_view::npos ? description.size() : end + 1);
        for (const std::string_view name : names)
            if (line.size() > name.size() + 1 && line.substr(1, name.size()) == name &&
                line[name.size() + 1] == '=')
                tags.add(name, line.substr(name.size() + 2));
    }
}

}

/// EBU Tech 3285: description 256 bytes, originator 32, its reference 32, date 10, time 8, samples since
/// midnight.
void readBroadcast(const MetadataChunk& chunk, double rate, TagList& tags) {
    const std::string_view body = chunk.body;
    if (body.size() < 346) return;
    tags.add("BEXT_DESCRIPTION", textField(body, 0, 256));
    tags.add("BEXT_RECORDER", recorderIn(textField(body, 0, 256)));
    readLines(textField(body, 0, 256), tags);
    tags.addRecorder(textField(body, 256, 32));
    const std::string_view date = textField(body, 320, 10);
    std::string_view time = textField(body, 330, 8);
    const std::uint64_t samples = littleEndianAt(body, 338, 8);
    const bool isCounted = samples > 0 && rate > 0.0 && samples < std::uint64_t{mostFramesADay};
    if (isCounted) tags.add("TIME_REFERENCE", std::to_string(samples));
    // A date whose clock can't be read takes that of the count; one without a count stays a date.
    std::string counted;
    if (isCounted && isoTime(date, time).size() == 10)
        counted = isoTimeAt(date, static_cast<double>(samples) / rate);
    if (counted.size() > 10) time = std::string_view(counted).substr(11);
    tags.addTime(date, time);
}

}
