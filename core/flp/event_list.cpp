#include "flp/event_list.h"

namespace gleaner::flp {
namespace {

Bytes copyOf(std::span<const unsigned char> bytes) { return {bytes.begin(), bytes.end()}; }

StoredEvent stored(const Event& event, std::span<const unsigned char> file) {
    const std::size_t at = event.data.empty() ? 0 : static_cast<std::size_t>(event.data.data() - file.data());
    StoredEvent kept{event.id, copyOf(event.data), 0};
    if (!hasLength(event.id)) {
        for (std::size_t n = 0; n < kept.data.size(); ++n) // read back where a trial scrambled it
            kept.data[n] = static_cast<unsigned char>(event.number >> (8 * n));
        return kept;
    }
    // Where the length is longer than it need be, that is kept.
    std::size_t end = event.offset + 1;
    while ((file[end] & 0x80) != 0)
        ++end;
    const auto taken = (event.data.empty() ? end + 1 : at) - event.offset - 1;
    ByteWriter shortest;
    shortest.leb128(event.data.size());
    if (taken != shortest.all().size()) kept.lengthBytes = static_cast<std::uint8_t>(taken);
    return kept;
}

void putLength(ByteWriter& out, std::uint64_t size, std::size_t bytes) {
    if (bytes == 0) return out.leb128(size);
    for (std::size_t n = 0; n < bytes; ++n)
        out.u8(static_cast<std::uint8_t>((size >> (7 * n) & 0x7F) | (n + 1 < bytes ? 0x80U : 0U)));
}

void putMark(ByteWriter& out, std::string_view mark) {
    for (const char c : mark)
        out.u8(static_cast<std::uint8_t>(c));
}

}

EventList readEvents(std::span<const unsigned char> file) {
    EventReader reader(file);
    EventList list;
    std::size_t end = headerSize;
    while (const auto event = reader.next()) {
        if (!reader.isScrambled()) list.scrambledFrom = list.events.size() + 1;
        list.events.push_back(stored(*event, file));
        end = reader.place();
    }
    list.channels = reader.channels();
    list.ppq = reader.ppq();
    list.rest = copyOf(file.subspan(end));
    list.overhang =
        static_cast<std::int64_t>(numberAt(file, 18, 4)) - static_cast<std::int64_t>(end - headerSize);
    list.version = reader.version();
    list.release = reader.release();
    list.scrambleKey = reader.scrambleKey();
    list.problem = reader.problem();
    return list;
}

Bytes writeEvents(const EventList& list) {
    ByteWriter events;
    for (std::size_t n = 0; n < list.events.size(); ++n) {
        const StoredEvent& event = list.events[n];
        const bool scrambled = list.scrambleKey && n >= list.scrambledFrom && !hasLength(event.id);
        const std::size_t offset = headerSize + events.all().size();
        events.u8(static_cast<std::uint8_t>(event.id));
        if (hasLength(event.id)) putLength(events, event.data.size(), event.lengthBytes);
        if (scrambled)
            for (std::size_t at = 0; at < event.data.size(); ++at)
                events.u8(event.data[at] ^ scrambleByte(*list.scrambleKey, offset, at));
        else
            events.bytes(event.data);
    }
    ByteWriter file;
    putMark(file, "FLhd");
    file.u32(6);
    file.u16(0);
    file.u16(static_cast<std::uint16_t>(list.channels));
    file.u16(static_cast<std::uint16_t>(list.ppq));
    putMark(file, "FLdt");
    file.u32(static_cast<std::uint32_t>(static_cast<std::int64_t>(events.all().size()) + list.overhang));
    file.bytes(events.all());
    file.bytes(list.rest);
    return file.take();
}

}
