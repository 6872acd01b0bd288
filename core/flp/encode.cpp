#include "flp/encode.h"

#include "base/error.h"
#include "flp/sections.h"

namespace gleaner::flp {
namespace {

constexpr std::size_t mostPatterns = 999;
constexpr std::size_t mostChannels = 256;

void requireWritable(const music::Song& song) {
    std::string all;
    for (const std::string& fault : music::validate(song))
        all += (all.empty() ? "" : " ") + fault;
    if (!all.empty()) throw Error("This song can't be written as an FL Studio project. " + all);
}

void requireRoom(const Arrangement& arrangement, const Rack& rack) {
    const auto refuse = [](const char* what, std::size_t found, std::size_t most) {
        throw Error("This song needs " + std::to_string(found) + " " + what + ", and FL Studio holds " +
                    std::to_string(most) + "; leave some out.");
    };
    if (arrangement.patterns.size() > mostPatterns)
        refuse("patterns", arrangement.patterns.size(), mostPatterns);
    if (rack.channels.size() > mostChannels) refuse("channels", rack.channels.size(), mostChannels);
}

void writeChannelsAndPatternFacts(EventWriter& out, const Rack& rack, const Arrangement& arrangement,
                                  const Layout& layout) {
    for (std::size_t n = 0; n < rack.channels.size(); ++n) {
        writeChannel(out, rack.channels[n], static_cast<int>(n), layout);
        if (n == 0) writePatternFacts(out, arrangement.patterns, layout);
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

/// The 22 bytes before the events (flp.md 2.1).
Bytes wrapped(const EventWriter& events, std::size_t channels, int ppq) {
    ByteWriter file;
    for (const char c : std::string_view("FLhd"))
        file.u8(static_cast<std::uint8_t>(c));
    file.u32(6);
    file.u16(0);
    file.u16(static_cast<std::uint16_t>(channels));
    file.u16(static_cast<std::uint16_t>(ppq));
    for (const char c : std::string_view("FLdt"))
        file.u8(static_cast<std::uint8_t>(c));
    file.u32(static_cast<std::uint32_t>(events.all().size()));
    file.bytes(events.all());
    return file.take();
}

}

Bytes encode(const music::Song& song, const EncodeSettings& settings) {
    requireWritable(song);
    const Layout& layout = layoutOf(settings.version);
    const Rack rack = rackOf(song, settings);
    const Arrangement arrangement = arrangementOf(song, rack);
    requireRoom(arrangement, rack);

    EventWriter out;
    writeHeader(out, song, rack, settings);
    writePatternNotes(out, arrangement.patterns);
    putMidiInputs(out);
    writeChannelsAndPatternFacts(out, rack, arrangement, layout);
    writeArrangement(out, arrangement, song, layout);
    writeMixer(out, rack, layout);
    return wrapped(out, rack.channels.size(), song.meta.ppq);
}

}
