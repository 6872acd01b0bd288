#pragma once

// What the tests of projects share: songs, their bytes as lists of events, and the projects that lie beside
// the house.

#include "flp/encode.h"
#include "flp/event_reader.h"
#include "flp/project.h"
#include "support/shared_data.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string_view>

namespace gleaner::test {

/// A row of test data for each version that is written: its place in the table, as "number".
inline void everyVersion() {
    QTest::addColumn<int>("number");
    for (int n = 0; n < 3; ++n)
        QTest::newRow(std::string(flp::versions[n].id).c_str()) << n;
}

/// "x...x..." as strokes of a channel, a character a sixteenth.
inline void strike(music::Pattern& pattern, int channel, std::string_view steps, int velocity = 100) {
    for (std::size_t n = 0; n < steps.size(); ++n)
        if (steps[n] == 'x')
            pattern.notes.push_back({channel, {static_cast<double>(n) / 4.0, 0.25, 60, velocity}});
}

/// Two patterns, a bass, a stretched and an unstretched clip, three sections.
inline music::Song smallSong() {
    music::Song song;
    song.meta.title = "Straßenbahn 9";
    song.meta.bpm = 95.0;
    music::Pattern beat{"Dembow", 1, {}}, fill{"Fill", 1, {}};
    strike(beat, 0, "x...x...x...x...", 115);
    strike(beat, 1, "...x..x....x..x.", 88);
    strike(beat, 4, "x.x.x.x.x.x.x.x.", 62);
    strike(fill, 1, "............xxxx");
    song.patterns = {beat, fill};
    song.items = {{1, 0, 3, 1, false}, {2, 3, 1, 1, false}, {1, 4, 4, 1, false}, {1, 4, 1, 2, true}};
    song.drums = {{0, music::Role::Kick, "/packs/kick_01.wav", 0.78, 0.0},
                  {1, music::Role::Snare, "/packs/snare_01.wav", 0.5, -0.5},
                  {4, music::Role::Hat, "/packs/hat_01.wav", 0.78, 0.0},
                  {5, music::Role::OpenHat, "/packs/openhat_01.wav", 0.78, 0.0}};
    music::MelodicTrack bass;
    bass.name = "Sub";
    bass.samplePath = "/packs/bass_01.wav";
    bass.notes = {{0.0, 0.75, 33, 100}, {0.75, 0.75, 36, 127}, {1.5, 2.5, 31, 1}};
    bass.rootNote = 36;
    bass.transpose = -0.25;
    bass.bar = 0;
    bass.bars = 2;
    bass.repeats = {4};
    music::MelodicTrack loop;
    loop.role = music::Role::Vocal;
    loop.source = music::SourceType::Audio;
    loop.samplePath = "/packs/vocal_01.wav";
    loop.channel = 18;
    loop.seconds = 16.0 / 3.0; // 8 beats at 90
    loop.stretchBeats = 8.0;
    loop.transpose = -2.0;
    loop.bar = 4;
    loop.bars = 2;
    loop.repeats = {6};
    music::MelodicTrack rain;
    rain.role = music::Role::Ambience;
    rain.source = music::SourceType::Audio;
    rain.samplePath = "/packs/rain_01.wav";
    rain.channel = 19;
    rain.seconds = 30.0;
    rain.bar = 0;
    rain.bars = 8;
    song.melodicTracks = {bass, loop, rain};
    song.sections = {{"Intro", 0, 4}, {"Verse", 4, 4}};
    return song;
}

/// An event that keeps the bytes it lies in.
struct HeldEvent : flp::Event {
    std::shared_ptr<const flp::Bytes> file;
};

inline std::vector<HeldEvent> eventsOf(flp::Bytes bytes) {
    const auto file = std::make_shared<const flp::Bytes>(std::move(bytes));
    std::vector<HeldEvent> events;
    flp::EventReader reader(*file);
    while (const auto event = reader.next())
        events.push_back({*event, file});
    return events;
}

inline std::vector<HeldEvent> only(const std::vector<HeldEvent>& events, flp::EventId id) {
    std::vector<HeldEvent> found;
    std::copy_if(events.begin(), events.end(), std::back_inserter(found),
                 [&](const HeldEvent& event) { return event.id == id; });
    return found;
}

/// The `n`-th run of events that begins with `first`, up to the next `first` or `last`.
inline std::vector<HeldEvent> section(const std::vector<HeldEvent>& events, flp::EventId first, int n,
                                      flp::EventId last) {
    std::vector<HeldEvent> found;
    int seen = -1;
    for (const HeldEvent& event : events) {
        if (event.id == first) ++seen;
        if (seen > n || (seen == n && event.id == last)) break;
        if (seen == n) found.push_back(event);
    }
    return found;
}

/// "21:04 0:01 209:0000…": ids with their bytes, for comparing and for reading when it fails.
/// Of an event, held or not, the signed number of four bytes at an offset.
template <typename AnyEvent>
std::int32_t intAt(const AnyEvent& event, std::size_t offset) {
    return static_cast<std::int32_t>(flp::numberAt(event.data, offset, 4));
}

inline QString shown(const flp::Event& event) {
    const auto data = QByteArray(reinterpret_cast<const char*>(event.data.data()),
                                 static_cast<qsizetype>(event.data.size()));
    return QString::number(static_cast<int>(event.id)) + u':' + QString::fromLatin1(data.toHex());
}

inline flp::Bytes bytesOf(const QString& file) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) return {};
    const QByteArray data = source.readAll();
    return {data.begin(), data.end()};
}

inline QString projectsFolder() { return QString::fromStdString((sharedFolder() / "data" / "flp").string()); }

/// A project of these events alone.
inline flp::Bytes projectOf(const flp::ByteWriter& events) {
    flp::ByteWriter file;
    for (const char c : std::string_view("FLhd"))
        file.u8(static_cast<std::uint8_t>(c));
    file.u32(6);
    file.u32(0); // a project, no channels
    file.u16(96);
    for (const char c : std::string_view("FLdt"))
        file.u8(static_cast<std::uint8_t>(c));
    file.u32(static_cast<std::uint32_t>(events.all().size()));
    file.bytes(events.all());
    return file.take();
}

}
