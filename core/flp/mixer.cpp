#include "flp/sections.h"

#include <algorithm>

namespace gleaner::flp {
namespace {

constexpr int slots = 10;
constexpr int insertFlags = 0x4C, edgeFlags = 0x0C; // master and "current" are the edges

/// One value of the mixer, kept in event 225 by its address.
void putRecord(ByteWriter& out, int parameter, int kind, int address, std::int32_t value) {
    out.u32(0);
    out.u8(static_cast<std::uint8_t>(parameter));
    out.u8(static_cast<std::uint8_t>(kind));
    out.u16(static_cast<std::uint16_t>(address));
    out.i32(value);
}

/// Volume, pan and stereo separation, and the three bands of an insert's equaliser, flat.
struct InsertValue {
    int parameter;
    std::int32_t value;
};
constexpr InsertValue insertValues[] = {{192, 12800}, {193, 0},     {194, 0},     {208, 0},
                                        {209, 0},     {210, 0},     {216, 5777},  {217, 33145},
                                        {218, 55825}, {224, 17500}, {225, 17500}, {226, 17500}};

/// Levels of the sends that FL itself keeps for an insert that sends nowhere (flp.md 8).
std::vector<int> sendParameters(int insert, MixerForm form) {
    std::vector<int> sends;
    if (form == MixerForm::NoSends) return sends;
    if (form == MixerForm::Records4697) {
        if (insert < 100) sends = {164, 165, 166, 167};
        if (insert < 105) sends.push_back(168);
    } else if (insert == 104) {
        sends.push_back(168);
    }
    sends.push_back(190);
    return sends;
}

/// Where an insert's values live: keys are 128 + n up to 24.2, later 448 + n and 949 for "current".
int addressOf(int insert, int inserts, MixerForm form) {
    if (form != MixerForm::NoSends) return (128 + insert) << 6;
    return (insert == inserts - 1 ? 949 : 448 + insert) << 6;
}

ByteWriter mixerParameters(int inserts, MixerForm form) {
    constexpr int kind = 31;
    ByteWriter out;
    putRecord(out, 0, 0, 0x4000, 12800); // the master's volume
    for (int insert = 0; insert < inserts; ++insert) {
        const int address = addressOf(insert, inserts, form);
        for (int slot = 0; slot < slots; ++slot) {
            putRecord(out, 0, kind, address | slot, 1);
            putRecord(out, 1, kind, address | slot, 12800);
        }
        for (const InsertValue& entry : insertValues)
            putRecord(out, entry.parameter, kind, address, entry.value);
        for (const int parameter : sendParameters(insert, form))
            putRecord(out, parameter, kind, address, 0);
    }
    return out;
}

/// Where an insert sends: every one but the edges to the master.
ByteWriter routing(bool edge, const Layout& layout) {
    ByteWriter out;
    out.u8(edge ? 0 : 1);
    if (!layout.has(since::freeInserts)) out.zeros(126);
    return out;
}

void writeInsert(EventWriter& out, int number, int inserts, const RackChannel* channel,
                 const Layout& layout) {
    const bool edge = number == 0 || number == inserts - 1;
    if (channel) out.number(EventId::InsertColour, channel->colour);
    if (layout.has(since::themes)) out.number(EventId::InsertIgnoresTheme, channel ? 1 : 0);
    if (channel) out.text(EventId::InsertName, channel->name);
    ByteWriter flags;
    flags.i32s({0, edge ? edgeFlags : insertFlags, 0});
    out.data(EventId::InsertFlags, flags);
    for (int slot = 0; slot < slots; ++slot)
        out.number(EventId::SlotIndex, slot);
    out.data(EventId::InsertRouting, routing(edge, layout));
    out.number(EventId::Insert165, 3);
    out.number(EventId::Insert166, 1);
    if (layout.has(since::wideTracks)) out.number(EventId::Insert49, 0);
    out.number(EventId::InsertInput, -1);
    out.number(EventId::InsertOutput, number == 0 ? 0 : -1);
}

/// The channel that plays through each insert; drums without a sample leave theirs unnamed.
std::vector<const RackChannel*> channelsByInsert(const Rack& rack, int inserts) {
    std::vector<const RackChannel*> played(static_cast<std::size_t>(inserts), nullptr);
    for (const RackChannel& channel : rack.channels)
        if (channel.insert > 0 && !channel.samplePath.empty())
            played[static_cast<std::size_t>(channel.insert)] = &channel;
    return played;
}

int insertCount(const Rack& rack, const Layout& layout) {
    int used = 0;
    for (const RackChannel& channel : rack.channels)
        used = std::max(used, channel.insert);
    return std::max(layout.inserts, used + 2); // the master before them, "current" behind
}

}

void writeMixer(EventWriter& out, const Rack& rack, const Layout& layout) {
    const int inserts = insertCount(rack, layout);
    if (layout.has(since::freeInserts)) out.number(EventId::InsertCount, inserts);
    const auto played = channelsByInsert(rack, inserts);
    for (int number = 0; number < inserts; ++number)
        writeInsert(out, number, inserts, played[static_cast<std::size_t>(number)], layout);
    out.data(EventId::MixerParameters, mixerParameters(inserts, layout.mixer));
    out.number(EventId::RackHeight, 216);
    if (layout.has(since::themes)) {
        ByteWriter mixer;
        mixer.i32s({-2, 0});
        out.data(EventId::Mixer243, mixer);
    }
    if (layout.has(since::mixerFlag)) out.number(EventId::MixerFlag, 0);
}

}
