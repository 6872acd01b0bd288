#include "flp/sections.h"

#include <algorithm>

namespace gleaner::flp {
namespace {

constexpr int insertFlags = 0x4C, edgeFlags = 0x0C; // master and "current" are the edges

/// Volume, pan and stereo separation, and the three bands of an insert's equaliser, flat.
struct InsertValue {
    int parameter;
    std::int32_t value;
};
constexpr InsertValue insertValues[] = {{192, 12800}, {193, 0},     {194, 0},     {208, 0},
                                        {209, 0},     {210, 0},     {216, 5777},  {217, 33145},
                                        {218, 55825}, {224, 17500}, {225, 17500}, {226, 17500}};

/// Levels of the sends that FL itself keeps for an insert that sends nowhere (docs/flp.md 8).
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

int addressOf(int insert, int inserts, const Format& format) {
    const bool current = insert == inserts - 1 && format.currentKey != 0;
    return (current ? format.currentKey : format.insertKey + insert) << 6;
}

ByteWriter mixerParameters(int inserts, MixerForm form, const Format& format) {
    constexpr int kind = 31, slots = 10;
    ByteWriter out;
    put(out, newMixerValue(0, 0, 0x4000, 12800)); // the master's volume
    for (int insert = 0; insert < inserts; ++insert) {
        const int address = addressOf(insert, inserts, format);
        for (int slot = 0; slot < slots; ++slot) {
            put(out, newMixerValue(0, kind, address | slot, 1));
            put(out, newMixerValue(1, kind, address | slot, 12800));
        }
        for (const InsertValue& entry : insertValues)
            put(out, newMixerValue(entry.parameter, kind, address, entry.value));
        for (const int parameter : sendParameters(insert, form))
            put(out, newMixerValue(parameter, kind, address, 0));
    }
    return out;
}

/// Where an insert sends: every one but the edges to the master.
Bytes routing(bool edge, const Format& format) {
    Bytes out(static_cast<std::size_t>(format.routingSize), 0);
    out.front() = edge ? 0 : 1;
    return out;
}

void writeInsert(EventWriter& out, int number, int inserts, const DraftInsert& insert) {
    const bool edge = number == 0 || number == inserts - 1;
    if (insert.colour) out.number(EventId::InsertColour, *insert.colour);
    out.number(EventId::InsertIgnoresTheme, insert.colour ? 1 : 0);
    if (!insert.name.empty()) out.text(EventId::InsertName, insert.name);
    ByteWriter flags;
    flags.i32s({0, edge ? edgeFlags : insertFlags, 0});
    out.data(EventId::InsertFlags, flags);
    for (std::size_t slot = 0; slot < insert.effects.size(); ++slot) {
        out.all(insert.effects[slot]);
        out.number(EventId::SlotIndex, static_cast<std::int64_t>(slot));
    }
    out.data(EventId::InsertRouting, routing(edge, out.format()));
    out.number(EventId::Insert165, 3);
    out.number(EventId::Insert166, 1);
    out.number(EventId::Insert49, 0);
    out.number(EventId::InsertInput, -1);
    out.number(EventId::InsertOutput, number == 0 ? 0 : -1);
}

int insertCount(const Draft& draft, const Format& format) {
    int used = 0;
    for (const RackChannel& channel : draft.rack.channels)
        used = std::max(used, channel.insert);
    return std::max(format.inserts, used + 2); // the master before them, "current" behind
}

}

void writeMixer(EventWriter& out, const Draft& draft) {
    const int inserts = insertCount(draft, out.format());
    out.number(EventId::InsertCount, inserts);
    for (int number = 0; number < inserts; ++number) {
        const auto place = static_cast<std::size_t>(number);
        writeInsert(out, number, inserts,
                    place < draft.inserts.size() ? draft.inserts[place] : DraftInsert{});
    }
    const MixerForm form = draft.mixer.value_or(out.format().mixer);
    out.data(EventId::MixerParameters, mixerParameters(inserts, form, out.format()));
    out.number(EventId::RackHeight, draft.view.rackHeight);
    ByteWriter view;
    view.i32s({draft.view.mixer[0], draft.view.mixer[1]});
    out.data(EventId::Mixer243, view);
    out.number(EventId::MixerFlag, 0);
}

}
