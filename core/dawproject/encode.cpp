#include "dawproject/encode.h"

#include "arrangement/tracks.h"
#include "base/error.h"
#include "dawproject/xml.h"
#include "music/time.h"

#include <algorithm>

namespace gleaner::dawproject {
namespace {

using arrangement::Clip;
using arrangement::Track;

/// "#b54b41"
std::string colourOf(music::Role role) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        text += digits[music::info(role).colour >> shift & 0xF];
    return text;
}

/// Writes project.xml. Elements stand in the order of the schema's sequences: readers insist on it.
class ProjectWriter {
public:
    ProjectWriter(const music::Song& song, const std::vector<Track>& tracks, double masterGain)
        : m_song(song), m_tracks(tracks), m_masterGain(masterGain) {}

    std::string write() {
        m_xml.open("Project", {{"version", "1.0"}});
        m_xml.element("Application", {{"name", "Gleaner"}, {"version", GLEANER_VERSION}});
        writeTransport();
        writeStructure();
        writeArrangement();
        m_xml.element("Scenes");
        m_xml.close();
        return m_xml.take();
    }

private:
    static std::string trackId(std::size_t n) { return "track" + std::to_string(n); }

    void writeTransport() {
        m_xml.open("Transport");
        m_xml.element("Tempo", {{"unit", "bpm"}, {"value", decimal(m_song.meta.bpm)}, {"id", "tempo"}});
        m_xml.element("TimeSignature", {{"numerator", std::to_string(m_song.meta.timeSignature[0])},
                                        {"denominator", std::to_string(m_song.meta.timeSignature[1])}});
        m_xml.close();
    }

    void writeStructure() {
        m_xml.open("Structure");
        for (std::size_t n = 0; n < m_tracks.size(); ++n)
            writeTrack(m_tracks[n], n);
        m_xml.open(
            "Track",
            {{"contentType", "audio notes"}, {"loaded", "true"}, {"id", "masterTrack"}, {"name", "Master"}});
        writeChannel("master", "master", false, m_masterGain, 0.5);
        m_xml.close();
        m_xml.close();
    }

    void writeTrack(const Track& track, std::size_t n) {
        m_xml.open("Track", {{"contentType", track.isAudio ? "audio" : "notes"},
                             {"loaded", "true"},
                             {"id", trackId(n)},
                             {"name", track.name},
                             {"color", colourOf(track.role)}});
        const std::string own = std::to_string(n);
        writeChannel("channel" + own, "regular", track.muted, track.volume, track.pan,
                     track.volumes.empty() ? "" : "volume" + own, track.pans.empty() ? "" : "pan" + own);
        m_xml.close();
    }

    /// Volume and pan have ids where something refers to them.
    void writeChannel(const std::string& id, const std::string& role, bool muted, double volume, double pan,
                      const std::string& volumeId = {}, const std::string& panId = {}) {
        if (role == "master")
            m_xml.open("Channel", {{"audioChannels", "2"}, {"role", role}, {"id", id}});
        else
            m_xml.open("Channel",
                       {{"audioChannels", "2"}, {"destination", "master"}, {"role", role}, {"id", id}});
        m_xml.element("Mute", {{"value", muted ? "true" : "false"}});
        const auto write = [&](const char* element, XmlWriter::Attributes attributes,
                               const std::string& own) {
            if (!own.empty()) attributes.emplace_back("id", own);
            m_xml.element(element, attributes);
        };
        write("Pan", {{"max", "1"}, {"min", "0"}, {"unit", "normalized"}, {"value", sixDigits(pan)}}, panId);
        write("Volume", {{"max", "2"}, {"min", "0"}, {"unit", "linear"}, {"value", sixDigits(volume)}},
              volumeId);
        m_xml.close();
    }

    void writeArrangement() {
        m_xml.open("Arrangement", {{"id", "arrangement"}});
        m_xml.open("Lanes", {{"timeUnit", "beats"}, {"id", "lanes"}});
        for (std::size_t n = 0; n < m_tracks.size(); ++n) {
            m_xml.open("Lanes", {{"track", trackId(n)}});
            m_xml.open("Clips");
            for (const Clip& clip : m_tracks[n].clips)
                writeClip(clip);
            m_xml.close();
            writeMoves("volume" + std::to_string(n), "linear", m_tracks[n].volumes);
            writeMoves("pan" + std::to_string(n), "normalized", m_tracks[n].pans);
            m_xml.close();
        }
        m_xml.close();
        writeMarkers();
        m_xml.close();
    }

    void writeMoves(const std::string& parameter, const std::string& unit,
                    const std::vector<Track::Point>& points) {
        if (points.empty()) return;
        m_xml.open("Points", {{"timeUnit", "beats"}, {"unit", unit}});
        m_xml.element("Target", {{"parameter", parameter}});
        for (const Track::Point& point : points)
            m_xml.element("RealPoint", {{"time", decimal(point.time)},
                                        {"value", sixDigits(point.value)},
                                        {"interpolation", "linear"}});
        m_xml.close();
    }

    void writeClip(const Clip& clip) {
        XmlWriter::Attributes attributes = {{"time", decimal(clip.time)},
                                            {"duration", decimal(clip.duration)},
                                            {"contentTimeUnit", "beats"},
                                            {"playStart", decimal(clip.playStart)},
                                            {"enable", clip.enabled ? "true" : "false"}};
        if (clip.fadeIn > 0.0 || clip.fadeOut > 0.0) {
            attributes.emplace_back("fadeTimeUnit", "beats");
            attributes.emplace_back("fadeInTime", decimal(clip.fadeIn));
            attributes.emplace_back("fadeOutTime", decimal(clip.fadeOut));
        }
        m_xml.open("Clip", attributes);
        if (clip.media && (clip.transpose != 0.0 || clip.gain != 1.0))
            writeExpressed(clip);
        else if (clip.media)
            writeSound(clip);
        else
            writeNotes(clip);
        m_xml.close();
    }

    void writeNotes(const Clip& clip) {
        m_xml.open("Notes");
        for (const music::Note& note : clip.notes) {
            const std::string velocity = sixDigits(note.velocity / 127.0);
            m_xml.element("Note", {{"time", decimal(note.pos)},
                                   {"duration", decimal(std::min(note.len, clip.duration - note.pos))},
                                   {"channel", "0"},
                                   {"key", std::to_string(note.key)},
                                   {"vel", velocity},
                                   {"rel", velocity}});
        }
        m_xml.close();
    }

    /// Two warps say how many beats the file lasts; its tempo follows from them.
    void writeSound(const Clip& clip) {
        const std::string seconds = decimal(clip.media->seconds);
        m_xml.open("Warps", {{"timeUnit", "beats"}, {"contentTimeUnit", "seconds"}});
        m_xml.open("Audio", {{"timeUnit", "seconds"},
                             {"duration", seconds},
                             {"algorithm", "stretch"},
                             {"channels", std::to_string(clip.media->channels)},
                             {"sampleRate", std::to_string(clip.media->rate)}});
        m_xml.element("File", {{"path", clip.media->pathInArchive}});
        m_xml.close();
        m_xml.element("Warp", {{"time", "0"}, {"contentTime", "0"}});
        m_xml.element("Warp", {{"time", decimal(clip.mediaBeats)}, {"contentTime", seconds}});
        m_xml.close();
    }

    /// The sound with the expressions that move it, each the same throughout.
    void writeExpressed(const Clip& clip) {
        m_xml.open("Lanes");
        writeSound(clip);
        if (clip.transpose != 0.0) writeExpression("transpose", "semitones", clip.transpose);
        if (clip.gain != 1.0) writeExpression("gain", "linear", clip.gain);
        m_xml.close();
    }

    void writeExpression(const std::string& expression, const std::string& unit, double value) {
        m_xml.open("Points", {{"unit", unit}});
        m_xml.element("Target", {{"expression", expression}});
        m_xml.element("RealPoint", {{"time", "0"}, {"value", decimal(value)}, {"interpolation", "hold"}});
        m_xml.close();
    }

    void writeMarkers() {
        if (m_song.sections.empty()) return; // an empty list is against the schema
        std::vector<music::Section> sections = m_song.sections;
        std::stable_sort(sections.begin(), sections.end(),
                         [](const auto& a, const auto& b) { return a.bar < b.bar; });
        m_xml.open("Markers");
        for (const music::Section& section : sections)
            m_xml.element("Marker", {{"time", decimal(section.bar * music::barBeats(m_song.meta))},
                                     {"name", section.name}});
        m_xml.close();
    }

    const music::Song& m_song;
    const std::vector<Track>& m_tracks;
    double m_masterGain;
    XmlWriter m_xml;
};

std::string metadata(const music::Song& song) {
    XmlWriter xml;
    xml.open("MetaData");
    xml.textElement("Title", song.meta.title);
    xml.textElement("Comment", "Key of " + music::toString(song.meta.key) + ". Made with Gleaner.");
    xml.close();
    return xml.take();
}

}

Documents encode(const music::Song& song, const std::vector<MediaFile>& media, double masterGain) {
    music::requireValid(song, "a DAWproject");
    const std::vector<Track> tracks = arrangement::tracksOf(song, media);
    return {ProjectWriter(song, tracks, masterGain).write(), metadata(song)};
}

}
