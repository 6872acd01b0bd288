#include "flp/sections.h"

#include <set>

namespace gleaner::flp {
namespace {

void writeTracks(EventWriter& out, const std::vector<TrackLabel>& labels, int count) {
    for (int number = 1; number <= count; ++number) {
        const auto place = static_cast<std::size_t>(number - 1);
        const TrackLabel label = place < labels.size() ? labels[place] : TrackLabel{};
        TrackRecord track = newTrack(number, out.format().trackSize);
        track.colour = label.colour;
        ByteWriter bytes;
        put(bytes, track);
        out.data(EventId::Track, bytes);
        out.number(EventId::TrackIgnoresTheme, label.ownColour ? 1 : 0);
        if (!label.name.empty()) out.text(EventId::TrackName, label.name);
    }
}

/// Scroll and zoom of the playlist: at the start, FL's own scale.
Bytes usualView() {
    ByteWriter view;
    view.zeros(12);
    view.f64(8.0);
    view.zeros(4);
    view.u32(20);
    return view.take();
}

/// The ids of a playlist: a clip's own, or the lowest that nobody has.
class ClipIds {
public:
    explicit ClipIds(const std::vector<Clip>& clips) {
        for (const Clip& clip : clips)
            if (clip.id != 0) m_taken.insert(clip.id);
    }
    std::uint32_t of(const Clip& clip) {
        if (clip.id != 0) return clip.id;
        while (m_taken.contains(m_next))
            ++m_next;
        return m_next++;
    }

private:
    std::set<std::uint32_t> m_taken;
    std::uint32_t m_next = 1;
};

std::uint32_t bitsOf(double value, bool isAudio) {
    return isAudio ? std::bit_cast<std::uint32_t>(static_cast<float>(value))
                   : static_cast<std::uint32_t>(static_cast<std::int32_t>(value));
}

}

void writeMarker(EventWriter& out, const TimeMarker& marker, const std::array<int, 2>& signature) {
    out.number(EventId::Marker, marker.position); // type 0 in the high byte: a plain one
    out.number(EventId::MarkerNumerator, signature[0]);
    out.number(EventId::MarkerDenominator, signature[1]);
    for (const EventId id : {EventId::Marker46, EventId::Marker45, EventId::Marker168, EventId::Marker101})
        out.number(id, 0);
    out.text(EventId::MarkerName, marker.name);
}

ItemRecord itemOf(const Clip& clip, std::uint32_t id, const Format& format) {
    ItemRecord item = newItem(format.itemSize);
    item.position = static_cast<std::uint32_t>(clip.position);
    item.index = static_cast<std::uint16_t>(clip.isAudio ? clip.index : patternBase + clip.index);
    item.length = static_cast<std::uint32_t>(clip.length);
    item.row = static_cast<std::uint16_t>(format.rowsBelow - clip.track);
    item.flags = clip.muted ? 0x2040 : 0x0040;
    const auto [begin, end] = clip.part.value_or(std::pair(-1.0, -1.0));
    item.begin = bitsOf(begin, clip.isAudio);
    item.end = bitsOf(end, clip.isAudio);
    item.id = id;
    item.fadeIn = clip.fadeIn;
    item.fadeOut = clip.fadeOut;
    item.gain = clip.gain;
    item.ownFades = static_cast<std::uint8_t>((clip.fadeIn > 0.0F ? 1 : 0) | (clip.fadeOut > 0.0F ? 2 : 0));
    return item;
}

void writeArrangement(EventWriter& out, const Draft& draft, int number) {
    out.number(EventId::Arrangement, number);
    out.text(EventId::ArrangementName, draft.arrangementName);
    out.number(EventId::ArrangementFlag, 0);
    ByteWriter playlist;
    ClipIds ids(draft.arrangement.clips);
    for (const Clip& clip : draft.arrangement.clips)
        put(playlist, itemOf(clip, ids.of(clip), out.format()));
    out.data(EventId::Playlist, playlist);
    for (const TimeMarker& marker : draft.arrangement.markers)
        writeMarker(out, marker, draft.header.timeSignature);
    writeTracks(out, draft.arrangement.tracks, draft.playlistTracks);
    out.data(EventId::PlaylistView, draft.view.playlist.empty() ? usualView() : draft.view.playlist);
}

void writeTail(EventWriter& out) {
    out.numbers({{EventId::CurrentArrangement, 0},
                 {EventId::DelayCompensation, 1},
                 {EventId::Tail39, 1},
                 {EventId::Tail40, 0},
                 {EventId::AutomationMode, 0},
                 {EventId::Tail38, 1}});
}

}
