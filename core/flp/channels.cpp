#include "flp/sections.h"

namespace gleaner::flp {
namespace {

bool isAudio(const RackChannel& channel) { return channel.kind == ChannelKind::AudioClip; }

/// The plugin window's place and page; a sampler has no plugin (-1) and its window is closed.
ByteWriter pluginWindow() {
    ByteWriter window;
    window.i32s({0, 0, -1, 0, 0x50, 0, 0, 0, 0, 0, 0, 0, 0});
    return window;
}

void writeIdentity(EventWriter& out, const RackChannel& channel, int number, const Layout& layout) {
    constexpr int audioIcon = 75;
    out.number(EventId::Channel, number);
    out.number(EventId::ChannelType, static_cast<int>(channel.kind));
    out.text(EventId::PluginId, "");
    out.data(EventId::PluginWindow, pluginWindow());
    out.text(EventId::PluginName, channel.name);
    out.number(EventId::Icon, isAudio(channel) ? audioIcon : 0);
    out.number(EventId::Colour, channel.colour);
    if (layout.has(since::themes))
        out.number(EventId::IgnoresTheme, 1); // the role's colour stays in every theme
    out.number(EventId::ChannelEnabled, 1);
}

void writeFilterDefaults(EventWriter& out, const Layout& layout) {
    ByteWriter delay;
    delay.i32s({0, 0x1900, 0, 4, 0x90});
    out.data(EventId::ChannelDelay, delay);
    out.number(EventId::ChannelDelayResonance, 0x800080);
    out.number(EventId::ChannelReverb, 0x10000);
    out.number(EventId::ChannelShift, 0);
    out.number(EventId::ChannelSwing, 128);
    if (layout.has(since::channel48)) out.number(EventId::Channel48, 0);
    out.number(EventId::ChannelFx, 128);
    out.number(EventId::ChannelFx3, 256);
    out.number(EventId::ChannelCutoff, 1024);
    out.number(EventId::ChannelResonance, 0);
    out.number(EventId::ChannelPreamp, 0);
    out.number(EventId::ChannelDecay, 0);
    out.number(EventId::ChannelAttack, 0);
    out.number(EventId::ChannelStereoDelay, 2048);
    out.number(EventId::ChannelFxSine, 0x800000);
    out.number(EventId::ChannelStereo, 0);
}

void writeLevels(EventWriter& out, const RackChannel& channel, const Layout& layout) {
    const bool wide = layout.has(since::freeInserts);
    out.number(wide ? EventId::ChannelInsertWord : EventId::ChannelInsertByte, channel.insert);
    if (layout.has(since::wideTracks)) out.number(EventId::Channel50, 1);
    ByteWriter levels;
    levels.u32(channel.pan);
    levels.u32(channel.volume);
    levels.i32s({channel.fineCents, 256, 0, 0});
    out.data(EventId::ChannelLevels, levels);
    ByteWriter offsets;
    offsets.i32s({0, 0x3200, 0, 0, 0});
    out.data(EventId::ChannelLevelOffsets, offsets);
    ByteWriter polyphony; // no limit of voices, slide of 500, no flags
    polyphony.i32s({0, 500});
    polyphony.u8(0);
    out.data(EventId::ChannelPolyphony, polyphony);
}

void putStretch(ByteWriter& out, const Stretch& stretch, const Layout& layout) {
    if (layout.has(since::wideTracks))
        out.f32(static_cast<float>(stretch.time));
    else
        out.i32(stretch.time);
    out.i32s({stretch.cents, 0, stretch.mode});
}

/// 168 bytes, FL 20.9 and later (flp.md 4.1, where every field has its offset).
ByteWriter parameters(const RackChannel& channel, const Layout& layout) {
    const bool audio = isAudio(channel);
    ByteWriter out;
    out.i32s({audio ? 140 : -1, 0});
    for (const int flag : {1, 0, 0, audio ? 0 : 1})
        out.u8(static_cast<std::uint8_t>(flag)); // last: follows main pitch
    out.i32s({-1, 60});
    for (int n = 0; n < 5; ++n)
        out.f32(1.0F);
    out.i32s({0, audio ? 3 : 1, audio ? 0 : -1, 1024, 48}); // arpeggiator: off
    for (const int flag : {0, 0, 1, 0})
        out.u8(static_cast<std::uint8_t>(flag));
    out.i32s({1447, 0, 256, 0}); // gate, key range
    for (const int flag : {0, 0, 0, audio ? 1 : 0})
        out.u8(static_cast<std::uint8_t>(flag)); // last: declick
    out.i32s({0, 0, 1});
    putStretch(out, channel.stretch, layout);
    out.i32s({2, -2, -1, 0}); // pitch range
    out.f64(0.0);             // start, length and offset in the sample
    out.f64(1.0);
    out.f64(0.0);
    out.i32(-1);
    for (const int flag : {1, 1, 0, 0})
        out.u8(static_cast<std::uint8_t>(flag));
    out.f64(0.5); // formant
    return out;
}

void writePlacement(EventWriter& out, const RackChannel& channel) {
    out.number(EventId::ChannelCut, channel.cuts | std::int64_t{channel.cutBy} << 16);
    out.number(EventId::ChannelLayerFlags, 0);
    out.number(EventId::ChannelGroup, channel.group);
    out.number(EventId::ChannelLocked, 0);
}

void writeModulation(EventWriter& out) {
    for (const std::int32_t middle : {100, 60}) {
        ByteWriter tracking;
        tracking.i32s({middle, 0, 0, 0});
        out.data(EventId::ChannelTracking, tracking);
    }
    for (int envelope = 0; envelope < 5; ++envelope) { // the second is the volume's
        const bool volume = envelope == 1;
        ByteWriter shape;
        shape.i32s({volume ? 4 : 0, 0, 100, 20000, 20000, 30000, 50, 20000, 0, 100, 20000, 0, 32950, 0, 0, 0,
                    volume ? -101 : 0});
        out.data(EventId::ChannelEnvelope, shape);
    }
}

void writeSample(EventWriter& out, const RackChannel& channel, const Layout& layout) {
    out.number(EventId::ChannelSampleFlags, isAudio(channel) ? 2 : 10);
    out.number(EventId::ChannelLoopType, 0);
    if (!channel.samplePath.empty()) out.text(EventId::SamplePath, channel.samplePath);
    if (channel.rootNote != 60) out.number(EventId::ChannelRootNote, channel.rootNote);
    if (!layout.has(since::channel51)) return;
    out.number(EventId::Channel170, -1);
    out.number(EventId::Channel51, 0);
}

}

void writeChannel(EventWriter& out, const RackChannel& channel, int number, const Layout& layout) {
    writeIdentity(out, channel, number, layout);
    writeFilterDefaults(out, layout);
    writeLevels(out, channel, layout);
    out.data(EventId::ChannelParameters, parameters(channel, layout));
    writePlacement(out, channel);
    writeModulation(out);
    writeSample(out, channel, layout);
}

}
