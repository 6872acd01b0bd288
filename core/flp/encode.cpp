#include "flp/encode.h"

#include "base/error.h"
#include "flp/sections.h"

namespace gleaner::flp {
namespace {

void requireRoom(const Arrangement& arrangement, const Rack& rack) {
    const auto require = [](const char* what, std::size_t found, int most) {
        if (found > static_cast<std::size_t>(most))
            throw Error("This song needs " + std::to_string(found) + " " + what + ", and FL Studio holds " +
                        std::to_string(most) + "; leave some out.");
    };
    require("patterns", arrangement.patterns.size(), mostPatterns);
    require("channels", rack.channels.size(), mostChannels);
}

DraftHeader headerOf(const music::SongMeta& meta, const EncodeSettings& settings) {
    DraftHeader header;
    header.build = std::string(infoOf(settings.version).build);
    header.windows = settings.windows;
    header.bpm = meta.bpm;
    header.timeSignature = meta.timeSignature;
    header.title = meta.title;
    header.genre = settings.genre;
    header.artists = settings.artists;
    header.comment = settings.comment.empty() ? "Key of " + music::toString(meta.key) + ". Made with Gleaner."
                                              : settings.comment;
    return header;
}

/// The master as FL has it, then the roles' inserts by name and colour.
std::vector<DraftInsert> insertsOf(const Rack& rack) {
    std::vector<DraftInsert> inserts(1);
    for (const music::Role role : rack.inserts)
        inserts.push_back({std::string(music::info(role).name), colourOf(role), {}});
    return inserts;
}

void writeChannelsAndPatternInfo(EventWriter& out, const Draft& draft) {
    for (std::size_t n = 0; n < draft.rack.channels.size(); ++n) {
        writeChannel(out, draft.rack.channels[n], static_cast<int>(n));
        if (n == 0) writePatternInfo(out, draft.arrangement.patterns, 1);
    }
}

void putMidiInputs(EventWriter& out) {
    const auto put = [&](std::initializer_list<std::uint32_t> words) {
        ByteWriter input;
        for (const std::uint32_t word : words)
            input.u32(word);
        out.data(EventId::MidiInput, input);
    };
    put({0x00000001, 0x00000000, 0x0fff9001, 0x00000004, 0x000001d5});
    put({0x000000fd, 0x00000000, 0x0fff9080, 0x00000004, 0x000001d5});
    put({0x000000ff, 0x00000000, 0x0fff0004, 0x00000004, 0xfffffe00});
}

}

Draft draftOf(const music::Song& song, const EncodeSettings& settings) {
    return draftOf(song, settings, releaseOf(settings.version));
}

Draft draftOf(const music::Song& song, const EncodeSettings& settings, const ReleaseNumber& release) {
    music::requireValid(song, "an FL Studio project");
    Draft draft;
    draft.header = headerOf(song.meta, settings);
    draft.ppq = song.meta.ppq;
    draft.rack = rackOf(song, formatOf(release), settings.windows);
    draft.arrangement = arrangementOf(song, draft.rack, release);
    requireRoom(draft.arrangement, draft.rack);
    draft.inserts = insertsOf(draft.rack);
    return draft;
}

Bytes encode(const Draft& draft) {
    EventWriter out(releaseFromText(draft.header.build));
    writeHeader(out, draft);
    writePatternNotes(out, draft.arrangement.patterns, 1);
    putMidiInputs(out);
    writeLinks(out, draft.rack);
    writeChannelsAndPatternInfo(out, draft);
    writeArrangement(out, draft, 0);
    writeTail(out);
    writeMixer(out, draft);
    EventList list;
    list.channels = static_cast<int>(draft.rack.channels.size());
    list.ppq = draft.ppq;
    list.events = out.take();
    return writeEvents(list);
}

Bytes encode(const music::Song& song, const EncodeSettings& settings) {
    return encode(draftOf(song, settings));
}

}
