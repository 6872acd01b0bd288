#pragma once

// What the tests of DAWproject share: a song and its media, the document as a tree, and its faults.

#include "dawproject/encode.h"

#include <QSet>
#include <QStringList>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <vector>

namespace gleaner::test {

/// "x...x..." as strokes of a channel, a character a sixteenth.
inline void strike(music::Pattern& pattern, int channel, std::string_view steps, int velocity) {
    for (std::size_t n = 0; n < steps.size(); ++n)
        if (steps[n] == 'x')
            pattern.notes.push_back({channel, {static_cast<double>(n) / 4.0, 0.25, 60, velocity}});
}

inline music::Song smallSong() {
    music::Song song;
    song.meta.title = "Tram <9> & \"ñ\"";
    music::Pattern beat{"Dembow", 1, {}};
    strike(beat, 0, "x...x...x...x...", 115);
    strike(beat, 1, "...x..x....x..x.", 88);
    song.patterns = {beat};
    song.items = {{1, 0, 2, 1, false}, {1, 2, 1, 2, true}};
    song.drums = {{0, music::Role::Kick, "kick.wav"}, {1, music::Role::Snare, "snare.wav", 0.39, -0.5}};
    music::MelodicTrack bass;
    bass.name = "Sub & low";
    bass.samplePath = "bass.wav";
    bass.notes = {{0.0, 0.75, 33, 100}, {0.75, 0.75, 36, 127}, {1.5, 9.0, 31, 1}};
    bass.bars = 1;
    bass.repeats = {2};
    music::MelodicTrack loop;
    loop.role = music::Role::Vocal;
    loop.source = music::SourceType::Audio;
    loop.samplePath = "vocal.wav";
    loop.channel = 18;
    loop.seconds = 16.0 / 3.0;
    loop.stretchBeats = 8.0; // at 90 in a song at 95
    loop.bars = 2;
    music::MelodicTrack rain = loop;
    rain.role = music::Role::Ambience;
    rain.samplePath = "rain.wav";
    rain.channel = 19;
    rain.seconds = 30.0;
    rain.stretchBeats = {};
    rain.transpose = -2.0;
    song.melodicTracks = {rain, bass, loop};
    song.sections = {{"Intro", 0, 2}, {"Verse", 2, 1}};
    return song;
}

inline const std::vector<dawproject::MediaFile>& media() {
    static const std::vector<dawproject::MediaFile> files = {
        {"kick.wav", "audio/kick.wav", 0.5, 44100, 1, {}},
        {"snare.wav", "audio/snare.wav", 2.0, 48000, 2, {}},
        {"vocal.wav", "audio/vocal & co.wav", 16.0 / 3.0, 48000, 2, {}},
        {"rain.wav", "audio/rain.wav", 30.0, 96000, 2, {}},
    };
    return files;
}

/// An element of the document with its attributes and children.
struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    std::vector<Element> children;

    QString value(const char* key) const { return attributes.value(QLatin1String(key)).toString(); }
    double number(const char* key) const {
        bool fine = false;
        const double found = value(key).toDouble(&fine);
        return fine ? found : std::nan("");
    }
    std::vector<const Element*> all(const char* wanted) const {
        std::vector<const Element*> found;
        for (const Element& child : children) {
            if (child.name == QLatin1String(wanted)) found.push_back(&child);
            for (const Element* deeper : child.all(wanted))
                found.push_back(deeper);
        }
        return found;
    }
    const Element& one(const char* wanted) const {
        const auto found = all(wanted);
        if (found.empty()) qFatal("no <%s>", wanted);
        return *found.front();
    }
};

inline Element parsed(const std::string& xml) {
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    Element root{QString(), {}, {}};
    std::vector<Element*> open = {&root};
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            open.back()->children.push_back({reader.name().toString(), reader.attributes(), {}});
            open.push_back(&open.back()->children.back());
        } else if (reader.isEndElement()) {
            open.pop_back();
        }
    }
    if (reader.hasError()) qFatal("%s", qPrintable(reader.errorString()));
    return root;
}

inline Element document(const music::Song& song = smallSong(),
                        const std::vector<dawproject::MediaFile>& files = media()) {
    return parsed(dawproject::encode(song, files).projectXml);
}

/// Faults that no schema sees (docs/formats.md 9): references, ranges, overlapping clips, files that are not
/// media.
inline QStringList errorsOf(const Element& project, const std::vector<dawproject::MediaFile>& files) {
    QStringList errors;
    QSet<QString> ids;
    for (const char* name : {"Track", "Channel", "Arrangement", "Lanes", "Tempo"})
        for (const Element* element : project.all(name)) {
            const QString id = element->value("id");
            if (!id.isEmpty() && ids.contains(id)) errors << QStringLiteral("id %1 twice").arg(id);
            if (!id.isEmpty()) ids << id;
        }
    for (const Element* lanes : project.all("Lanes"))
        if (!lanes->value("track").isEmpty() && !ids.contains(lanes->value("track")))
            errors << QStringLiteral("track");
    for (const Element* channel : project.all("Channel"))
        if (!channel->value("destination").isEmpty() && !ids.contains(channel->value("destination")))
            errors << QStringLiteral("destination");
    for (const Element* note : project.all("Note")) {
        if (!(note->number("key") >= 0 && note->number("key") <= 127)) errors << QStringLiteral("key");
        if (!(note->number("vel") > 0 && note->number("vel") <= 1)) errors << QStringLiteral("vel");
        if (!(note->number("time") >= 0 && note->number("duration") > 0))
            errors << QStringLiteral("note time");
    }
    for (const Element* clips : project.all("Clips")) {
        double end = 0.0;
        for (const Element& clip : clips->children) {
            if (!(clip.number("time") >= end - 1e-9 && clip.number("duration") > 0))
                errors << QStringLiteral("clip time");
            if (clip.value("enable") == u"true") end = clip.number("time") + clip.number("duration");
        }
    }
    for (const Element* audio : project.all("Audio")) {
        const QString path = audio->one("File").value("path");
        const auto file = std::find_if(files.begin(), files.end(), [&](const auto& entry) {
            return QString::fromStdString(entry.pathInArchive) == path;
        });
        if (file == files.end() || audio->number("sampleRate") != file->rate ||
            audio->number("channels") != file->channels || audio->number("duration") != file->seconds)
            errors << QStringLiteral("media ") + path;
    }
    for (const Element* warps : project.all("Warps"))
        if (warps->all("Warp").size() < 2) errors << QStringLiteral("warps");
    return errors;
}

inline QStringList trackNames(const Element& project) {
    QStringList names;
    for (const Element* track : project.all("Track"))
        names << track->value("name");
    return names;
}

inline const Element& lanesOf(const Element& project, const QString& trackName) {
    for (const Element* track : project.all("Track"))
        if (track->value("name") == trackName)
            for (const Element* lanes : project.all("Lanes"))
                if (lanes->value("track") == track->value("id")) return *lanes;
    qFatal("no track called %s", qPrintable(trackName));
}

}
