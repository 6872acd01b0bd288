#include "flp/sections.h"

namespace gleaner::flp {
namespace {

bool isAudio(const RackChannel& channel) { return channel.kind == ChannelKind::AudioClip; }

/// The plugin window's place and page; a sampler has no plugin (-1) and its window is closed.
Bytes closedWindow(int page) {
    ByteWriter window;
    window.i32s({0, 0, -1, 0, 0x50, page, 0, 0, 0, 0, 0, 0, 0});
    return window.take();
}

constexpr int automationPage = 5;

/// What stands behind the points in every automation clip of the corpus (docs/flp.md 7.1).
constexpr std::int32_t pointsTail[] = {1, -1,         -1, -1, -1, 0x80, 0x80, 0,  0x80, 5,      3, 1, 0, 0,
                                       0, 0x3FF00000, 0,  0,  1,  0,    -1,   -1, -1,   0xB2FB, 0, 0, 0, 0};

Bytes pointsOf(const Moves& moves) {
    constexpr std::int32_t straight = 0x02000000;
    ByteWriter out;
    out.i32s({1, 0x40});
    out.u8(0);
    out.i32s({4, 3, static_cast<std::int32_t>(moves.points.size())});
    double before = 0.0;
    for (std::size_t n = 0; n < moves.points.size(); ++n) {
        out.f64(moves.points[n].beat - before);
        out.f64(moves.points[n].value);
        out.f32(0.0F);
        out.i32(n == 0 ? 0 : straight);
        before = moves.points[n].beat;
    }
    for (const std::int32_t word : pointsTail)
        out.i32(word);
    return out.take();
}

void writeIdentity(EventWriter& out, const RackChannel& channel, int number) {
    constexpr int audioIcon = 75;
    out.number(EventId::Channel, number);
    out.number(EventId::ChannelType, static_cast<int>(channel.kind));
    out.text(EventId::PluginId, channel.pluginId);
    out.data(EventId::PluginWindow,
             channel.window.empty() ? closedWindow(channel.moves ? automationPage : 0) : channel.window);
    out.text(EventId::PluginName, channel.name);
    out.number(EventId::Icon, isAudio(channel) ? audioIcon : 0);
    out.number(EventId::Colour, channel.colour);
    out.number(EventId::IgnoresTheme, channel.ownColour ? 1 : 0);
    if (!channel.pluginState.empty()) out.data(EventId::PluginState, channel.pluginState);
    out.number(EventId::ChannelEnabled, 1);
}

void writeFilterDefaults(EventWriter& out) {
    ByteWriter delay;
    delay.i32s({0, 0x1900, 0, 4, 0x90});
    out.data(EventId::ChannelDelay, delay);
    out.numbers({{EventId::ChannelDelayResonance, 0x800080},
                 {EventId::ChannelReverb, 0x10000},
                 {EventId::ChannelShift, 0},
                 {EventId::ChannelSwing, 128},
                 {EventId::Channel48, 0},
                 {EventId::ChannelFx, 128},
                 {EventId::ChannelFx3, 256},
                 {EventId::ChannelCutoff, 1024},
                 {EventId::ChannelResonance, 0},
                 {EventId::ChannelPreamp, 0},
                 {EventId::ChannelDecay, 0},
                 {EventId::ChannelAttack, 0},
                 {EventId::ChannelStereoDelay, 2048},
                 {EventId::ChannelFxSine, 0x800000},
                 {EventId::ChannelStereo, 0}});
}

void writeLevels(EventWriter& out, const RackChannel& channel) {
    out.number(out.format().insertEvent, channel.insert);
    out.number(EventId::Channel50, 1);
    LevelsRecord levels = newLevels();
    levels.pan = channel.pan;
    levels.volume = channel.volume;
    levels.cents = channel.fineCents;
    ByteWriter bytes;
    put(bytes, levels);
    out.data(EventId::ChannelLevels, bytes);
    ByteWriter offsets;
    offsets.i32s({0, 0x3200, 0, 0, 0});
    out.data(EventId::ChannelLevelOffsets, offsets);
    ByteWriter polyphony; // no limit of voices, no flags
    polyphony.i32s({channel.moves ? 1 : 0, channel.slideTime});
    polyphony.u8(0);
    out.data(EventId::ChannelPolyphony, polyphony);
}

void putStretch(ByteWriter& out, const Stretch& stretch, const Format& format) {
    if (format.floatStretch)
        out.f32(static_cast<float>(stretch.time));
    else
        out.i32(stretch.time);
    out.i32s({stretch.cents, 0, stretch.mode});
}

/// 168 bytes, and the first of them before FL 20.9 (docs/flp.md 4.1, where every field has its offset).
Bytes parameters(const RackChannel& channel, const Format& format) {
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
    putStretch(out, channel.stretch, format);
    out.i32s({2, -2, -1, 0}); // pitch range
    out.f64(0.0);             // start, length and offset in the sample
    out.f64(1.0);
    out.f64(0.0);
    out.i32(-1);
    for (const int flag : {1, 1, 0, 0})
        out.u8(static_cast<std::uint8_t>(flag));
    out.f64(0.5); // formant
    Bytes all = out.take();
    all.resize(static_cast<std::size_t>(format.parameterSize));
    return all;
}

void writePlacement(EventWriter& out, const RackChannel& channel) {
    out.number(EventId::ChannelCut, channel.cuts | std::int64_t{channel.cutBy} << 16);
    out.number(EventId::ChannelLayerFlags, 0);
    out.number(EventId::ChannelGroup, channel.group);
    if (channel.moves) out.data(EventId::AutomationPoints, pointsOf(*channel.moves));
    out.number(EventId::ChannelLocked, 0);
}

ByteWriter envelopeOf(const Envelope& shape, bool on, bool volume) {
    ByteWriter out;
    out.i32s({volume ? 4 : 0, on ? -1 : 0, shape.delay, shape.attack, shape.hold, shape.decay, shape.sustain,
              shape.release, 0, 100, 20000, 0, 32950, 0, 0, 0, volume ? -101 : 0});
    return out;
}

void writeModulation(EventWriter& out, const RackChannel& channel) {
    for (const std::int32_t middle : {100, 60}) {
        ByteWriter tracking;
        tracking.i32s({middle, 0, 0, 0});
        out.data(EventId::ChannelTracking, tracking);
    }
    for (int envelope = 0; envelope < 5; ++envelope) { // the second is the volume's
        const bool volume = envelope == 1;
        if (volume && !channel.envelope.empty())
            out.data(EventId::ChannelEnvelope, channel.envelope);
        else if (volume && channel.volumeEnvelope)
            out.data(EventId::ChannelEnvelope, envelopeOf(*channel.volumeEnvelope, true, true));
        else
            out.data(EventId::ChannelEnvelope, envelopeOf({}, false, volume));
    }
}

void writeSample(EventWriter& out, const RackChannel& channel) {
    out.number(EventId::ChannelSampleFlags, channel.sampleFlags.value_or(isAudio(channel) ? 2 : 10));
    out.number(EventId::ChannelLoopType, 0);
    if (!channel.samplePath.empty()) out.text(EventId::SamplePath, channel.samplePath);
    if (channel.rootNote != 60) out.number(EventId::ChannelRootNote, channel.rootNote);
    out.number(EventId::Channel170, -1);
    out.number(EventId::Channel51, 0);
}

}

void writeLinks(EventWriter& out, const Rack& rack) {
    for (std::size_t n = 0; n < rack.channels.size(); ++n) {
        const auto& moves = rack.channels[n].moves;
        if (!moves) continue;
        ByteWriter link;
        link.u16(0);
        link.u16(static_cast<std::uint16_t>(n));
        link.i32(0);
        link.u16(static_cast<std::uint16_t>(moves->parameter));
        link.u16(static_cast<std::uint16_t>(moves->channel));
        link.i32s({8, 0x1D5});
        out.data(EventId::RemoteControl, link);
    }
}

void writeChannel(EventWriter& out, const RackChannel& channel, int number) {
    writeIdentity(out, channel, number);
    writeFilterDefaults(out);
    writeLevels(out, channel);
    out.data(EventId::ChannelParameters,
             channel.parameters.empty() ? parameters(channel, out.format()) : channel.parameters);
    writePlacement(out, channel);
    if (channel.unknown251) out.data(EventId::Channel251, *channel.unknown251);
    writeModulation(out, channel);
    writeSample(out, channel);
}

}
