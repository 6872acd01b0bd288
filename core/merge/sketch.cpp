#include "merge/sketch.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gleaner::flp {
namespace {

/// The record as it is read back, so that it can be compared with those of a file.
NoteRecord asRead(const NoteRecord& note) {
    ByteWriter bytes;
    put(bytes, note);
    return noteFrom(bytes.all());
}

std::string keyOf(const RackChannel& channel, std::size_t number) {
    if (number < music::drumChannels) return "drum " + std::to_string(number);
    return (channel.kind == ChannelKind::AudioClip ? "clip " : "track ") + channel.name;
}

/// Takes a draft apart.
class Sketcher {
public:
    Sketcher(Draft draft, const SketchFrame& frame) : m_draft(std::move(draft)), m_frame(frame) {}

    Sketch sketch() {
        for (std::size_t n = 0; n < m_draft.rack.channels.size(); ++n)
            m_keys.push_back(keyOf(m_draft.rack.channels[n], n));
        takeChannels();
        takePatterns();
        const auto start = std::llround(m_frame.startBeats * m_frame.ppq);
        for (Clip clip : m_draft.arrangement.clips) {
            clip.position += start;
            const auto place = static_cast<std::size_t>(clip.index);
            m_made.clips.push_back({clip.isAudio ? m_keys[place] : m_made.patterns[place - 1].key, clip});
        }
        m_made.tracks = m_draft.arrangement.tracks;
        for (TimeMarker marker : m_draft.arrangement.markers) {
            marker.position += start;
            if (marker.position <= latestMarker) m_made.markers.push_back(marker);
        }
        m_made.header = m_draft.header;
        return std::move(m_made);
    }

private:
    std::string ownerOf(std::uint16_t cutGroup) const {
        return cutGroup == 0 ? std::string() : m_keys[static_cast<std::size_t>(cutGroup - 1)];
    }

    void takeChannels() {
        std::set<int> played;
        for (const TickPattern& pattern : m_draft.arrangement.patterns)
            for (const NoteRecord& note : pattern.notes)
                played.insert(note.channel);
        for (std::size_t n = 0; n < m_draft.rack.channels.size(); ++n) {
            const RackChannel& channel = m_draft.rack.channels[n];
            if (!m_frame.ownProject && channel.samplePath.empty() && !played.contains(static_cast<int>(n)))
                continue;
            m_places[static_cast<int>(n)] = static_cast<std::uint16_t>(m_made.channels.size());
            SketchChannel made{m_keys[n], channel, {}, {}, ownerOf(channel.cuts), ownerOf(channel.cutBy)};
            if (m_frame.ownProject && channel.insert > 0)
                made.insert = m_draft.inserts[static_cast<std::size_t>(channel.insert)].name;
            made.group = m_draft.rack.groups[static_cast<std::size_t>(channel.group)];
            m_made.channels.push_back(std::move(made));
        }
    }

    void takePatterns() {
        std::map<std::string, int> seen;
        for (TickPattern& pattern : m_draft.arrangement.patterns) {
            for (NoteRecord& note : pattern.notes) {
                note.channel = m_places.at(note.channel);
                note = asRead(note);
            }
            const int turn = ++seen[pattern.name];
            m_made.patterns.push_back(
                {"pattern " + pattern.name + (turn > 1 ? " #" + std::to_string(turn) : ""), pattern});
        }
    }

    Draft m_draft;
    const SketchFrame& m_frame;
    std::vector<std::string> m_keys;       ///< of the draft's channels
    std::map<int, std::uint16_t> m_places; ///< number in the draft -> place in the sketch
    Sketch m_made;
};

}

NoteRecord withoutChannel(NoteRecord note) {
    note.channel = 0;
    return asRead(note);
}

const SketchChannel* Sketch::channel(const std::string& key) const {
    const auto found = std::ranges::find(channels, key, &SketchChannel::key);
    return found == channels.end() ? nullptr : &*found;
}

const SketchPattern* Sketch::pattern(const std::string& key) const {
    const auto found = std::ranges::find(patterns, key, &SketchPattern::key);
    return found == patterns.end() ? nullptr : &*found;
}

Sketch sketchOf(music::Song song, const SketchFrame& frame) {
    song.meta.ppq = frame.ppq;
    if (frame.bpm > 0.0) song.meta.bpm = frame.bpm;
    song.meta.timeSignature = frame.timeSignature.value_or(song.meta.timeSignature);
    return Sketcher(draftOf(song, frame.settings, frame.release), frame).sketch();
}

}
