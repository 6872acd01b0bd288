#include "flp/sections.h"

namespace gleaner::flp {
namespace {

constexpr int tracks = 500;

/// What of the source sounds: ticks of a pattern, milliseconds of a sample; -1 to -1 is all of it.
void putPart(ByteWriter& out, const Clip& clip) {
    const auto [begin, end] = clip.part.value_or(std::pair(-1.0, -1.0));
    if (clip.isAudio) {
        out.f32(static_cast<float>(begin));
        out.f32(static_cast<float>(end));
    } else {
        out.i32(static_cast<std::int32_t>(begin));
        out.i32(static_cast<std::int32_t>(end));
    }
}

void putTrack(ByteWriter& out, int number, Colour colour, bool wide) {
    out.u32(static_cast<std::uint32_t>(number));
    out.u32(colour);
    out.u32(0); // icon
    out.u8(1);  // enabled
    out.f32(1.0F);
    out.i32(number <= 33 ? -16 : -1);
    out.u8(0);                    // content lock
    out.i32s({0, 0, 5, 0, 1, 0}); // live mode: motion, press, sync, queued, tolerant, position
    out.zeros(3);                 // not grouped, not locked
    out.i32s({0, -1, -1});        // mode, insert and channel bound to it
    out.u8(1);                    // expanded
    out.zeros(wide ? 8 : 4);
}

void writeMarker(EventWriter& out, const TimeMarker& marker, const music::SongMeta& meta,
                 const Layout& layout) {
    out.number(EventId::Marker, marker.position); // type 0 in the high byte: a plain one
    out.number(EventId::MarkerNumerator, meta.timeSignature[0]);
    out.number(EventId::MarkerDenominator, meta.timeSignature[1]);
    if (layout.has(since::markerExtras))
        for (const EventId id :
             {EventId::Marker46, EventId::Marker45, EventId::Marker168, EventId::Marker101})
            out.number(id, 0);
    out.text(EventId::MarkerName, marker.name);
}

void writeTracks(EventWriter& out, const std::vector<TrackLabel>& labels, const Layout& layout) {
    for (int number = 1; number <= tracks; ++number) {
        const auto place = static_cast<std::size_t>(number - 1);
        const TrackLabel label = place < labels.size() ? labels[place] : TrackLabel{};
        ByteWriter track;
        putTrack(track, number, label.colour, layout.has(since::wideTracks));
        out.data(EventId::Track, track);
        const bool own = label.colour != plainColour;
        if (layout.has(since::themes)) out.number(EventId::TrackIgnoresTheme, own ? 1 : 0);
        if (!label.name.empty()) out.text(EventId::TrackName, label.name);
    }
}

/// Scroll and zoom of the playlist: at the start, FL's own scale.
ByteWriter playlistView() {
    ByteWriter view;
    view.zeros(12);
    view.f64(8.0);
    view.zeros(4);
    view.u32(20);
    return view;
}

void writeTail(EventWriter& out) {
    out.number(EventId::CurrentArrangement, 0);
    out.number(EventId::DelayCompensation, 1);
    out.number(EventId::Tail39, 1);
    out.number(EventId::Tail40, 0);
    out.number(EventId::AutomationMode, 0);
    out.number(EventId::Tail38, 1);
}

}

void putClip(ByteWriter& out, const Clip& clip, std::uint32_t id, int itemSize) {
    constexpr int lastTrackFromBelow = 500; // tracks are counted from the bottom
    out.u32(static_cast<std::uint32_t>(clip.position));
    out.u16(patternBase);
    out.u16(static_cast<std::uint16_t>(clip.isAudio ? clip.index : patternBase + clip.index));
    out.u32(static_cast<std::uint32_t>(clip.length));
    out.u16(static_cast<std::uint16_t>(lastTrackFromBelow - clip.track));
    out.u16(0); // clip group
    out.u16(120);
    out.u16(clip.muted ? 0x2040 : 0x0040);
    out.u32(0x80806440);
    putPart(out, clip);
    if (itemSize < 60) return;
    out.u32(id);
    for (int fade = 0; fade < 4; ++fade)
        out.f32(0.0F);
    out.f32(1.0F); // gain
    out.zeros(4);
    if (itemSize < 80) return;
    out.f32(0.0F);
    out.f64(1.0);
    out.zeros(8);
}

void writeArrangement(EventWriter& out, const Arrangement& arrangement, const music::Song& song,
                      const Layout& layout) {
    out.number(EventId::Arrangement, 0);
    out.text(EventId::ArrangementName, "Arrangement");
    out.number(EventId::ArrangementFlag, 0);
    ByteWriter playlist;
    std::uint32_t id = 0;
    for (const Clip& clip : arrangement.clips)
        putClip(playlist, clip, ++id, factsOf(layout.version).itemSize);
    out.data(EventId::Playlist, playlist);
    for (const TimeMarker& marker : arrangement.markers)
        writeMarker(out, marker, song.meta, layout);
    writeTracks(out, arrangement.tracks, layout);
    if (layout.has(since::markerExtras)) out.data(EventId::PlaylistView, playlistView());
    writeTail(out);
}

}
