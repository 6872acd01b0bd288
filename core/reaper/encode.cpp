#include "reaper/encode.h"

#include "music/time.h"
#include "reaper/chunk_writer.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace gleaner::reaper {
namespace {

using arrangement::Clip;
using arrangement::Track;

constexpr int noteOn = 0x90, noteOff = 0x80, allNotesOff = 0xB0, allNotesOffNumber = 0x7B;
constexpr std::uint32_t ownColour = 0x1000000; // of REAPER's colours: this one is shown
constexpr double straight = 0.0;               // shape of a fade

/// Colours are 0xBBGGRR there.
std::uint32_t colourOf(music::Role role) {
    const std::uint32_t rgb = music::info(role).colour;
    return ownColour | (rgb & 0xFF) << 16 | (rgb & 0xFF00) | (rgb >> 16 & 0xFF);
}

struct MidiEvent {
    std::int64_t tick = 0;
    int status = 0, key = 0, velocity = 0;
};

class ProjectWriter {
public:
    ProjectWriter(const music::Song& song, const std::vector<Track>& tracks, double masterGain)
        : m_song(song), m_tracks(tracks), m_masterGain(masterGain) {}

    std::string write() {
        m_out.open("REAPER_PROJECT", {Number(0.1), Text("6.0/gleaner"), Number(0)});
        m_out.line("TEMPO", {Number(m_song.meta.bpm), Number(m_song.meta.timeSignature[0]),
                             Number(m_song.meta.timeSignature[1])});
        m_out.line("MASTER_VOLUME", {Number(m_masterGain), Number(0), Number(-1), Number(-1), Number(1)});
        writeMarkers();
        for (const Track& track : m_tracks)
            writeTrack(track);
        m_out.close();
        return m_out.take();
    }

private:
    using Number = ChunkWriter::Number;
    using Text = ChunkWriter::Text;

    double secondsOf(double beats) const {
        return music::secondsFromBeats(Beats(beats), Bpm(m_song.meta.bpm));
    }

    void writeMarkers() {
        std::vector<music::Section> sections = m_song.sections;
        std::ranges::stable_sort(sections, {}, &music::Section::bar);
        for (std::size_t n = 0; n < sections.size(); ++n)
            m_out.line("MARKER", {Number(static_cast<double>(n + 1)),
                                  Number(secondsOf(sections[n].bar * music::beatsPerBar)),
                                  Text(sections[n].name), Number(0)});
    }

    void writeTrack(const Track& track) {
        m_out.open("TRACK", {});
        m_out.line("NAME", {Text(track.name)});
        m_out.line("PEAKCOL", {Number(colourOf(track.role))});
        m_out.line("VOLPAN",
                   {Number(track.volume), Number(track.pan * 2.0 - 1.0), Number(-1), Number(-1), Number(1)});
        m_out.line("MUTESOLO", {Number(track.muted ? 1 : 0), Number(0), Number(0)});
        m_out.line("NCHAN", {Number(2)});
        for (const Clip& clip : track.clips)
            writeItem(track, clip);
        m_out.close();
    }

    void writeItem(const Track& track, const Clip& clip) {
        m_out.open("ITEM", {});
        m_out.line("POSITION", {Number(secondsOf(clip.time))});
        m_out.line("LENGTH", {Number(secondsOf(clip.duration))});
        m_out.line("LOOP", {Number(0)});
        writeFade("FADEIN", clip.fadeIn);
        writeFade("FADEOUT", clip.fadeOut);
        m_out.line("MUTE", {Number(clip.enabled ? 0 : 1), Number(0)});
        m_out.line("NAME", {Text(track.name)});
        m_out.line("VOLPAN", {Number(1), Number(0), Number(clip.media ? clip.gain : 1.0), Number(-1)});
        if (clip.media)
            writeSound(clip);
        else
            writeNotes(clip);
        m_out.close();
    }

    void writeFade(const char* name, double beats) {
        m_out.line(name, {Number(straight), Number(secondsOf(beats)), Number(0), Number(straight), Number(0),
                          Number(0), Number(0)});
    }

    /// A rate of 2 plays the file in half its time, at its own pitch.
    void writeSound(const Clip& clip) {
        const double rate = clip.media->seconds / secondsOf(clip.mediaBeats);
        const double offset =
            clip.mediaBeats > 0.0 ? clip.playStart / clip.mediaBeats * clip.media->seconds : 0.0;
        m_out.line("SOFFS", {Number(offset)});
        m_out.line("PLAYRATE",
                   {Number(rate), Number(1), Number(clip.transpose), Number(-1), Number(0), Number(0.0025)});
        m_out.open("SOURCE", {ChunkWriter::Word{"WAVE"}});
        m_out.line("FILE", {Text(clip.media->pathInArchive)});
        m_out.close();
    }

    /// Events by their distance in ticks; what ends at a tick ends before another begins there.
    void writeNotes(const Clip& clip) {
        const int ppq = m_song.meta.ppq;
        std::vector<MidiEvent> events;
        for (const music::Note& note : clip.notes) {
            const double end = std::min(note.pos + note.len, clip.duration);
            const std::int64_t on = music::ticksFromBeats(note.pos, ppq);
            events.push_back({on, noteOn, note.key, note.velocity});
            events.push_back({std::max(on + 1, music::ticksFromBeats(end, ppq)), noteOff, note.key, 0});
        }
        std::ranges::stable_sort(events, [](const MidiEvent& a, const MidiEvent& b) {
            return std::tuple(a.tick, a.status) < std::tuple(b.tick, b.status);
        });
        events.push_back(
            {std::max(events.empty() ? 0 : events.back().tick, music::ticksFromBeats(clip.duration, ppq)),
             allNotesOff, allNotesOffNumber, 0});
        m_out.open("SOURCE", {ChunkWriter::Word{"MIDI"}});
        m_out.line("HASDATA", {Number(1), Number(ppq), ChunkWriter::Word{"QN"}});
        std::int64_t before = 0;
        for (const MidiEvent& event : events) {
            m_out.midi(event.tick - before, event.status, event.key, event.velocity);
            before = event.tick;
        }
        m_out.close();
    }

    const music::Song& m_song;
    const std::vector<Track>& m_tracks;
    double m_masterGain;
    ChunkWriter m_out;
};

}

std::string encode(const music::Song& song, const std::vector<arrangement::MediaFile>& media,
                   double masterGain) {
    music::requireValid(song, "a REAPER project");
    const std::vector<Track> tracks = arrangement::tracksOf(song, media);
    return ProjectWriter(song, tracks, masterGain).write();
}

}
