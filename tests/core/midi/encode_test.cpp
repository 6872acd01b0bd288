#include "base/error.h"
#include "midi/encode.h"
#include "midi/played_notes.h"
#include "support/program.h"
#include "support/some.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace gleaner;

namespace {

/// "x...x..." as strokes of a channel, a character a sixteenth.
void strike(music::Pattern& pattern, int channel, std::string_view steps, int velocity = 100) {
    for (std::size_t n = 0; n < steps.size(); ++n)
        if (steps[n] == 'x')
            pattern.notes.push_back({channel, {static_cast<double>(n) / 4.0, 0.25, 60, velocity}});
}

/// Eight bars of dembow in A minor at 95, with a bass.
music::Song dembow() {
    music::Song song;
    song.meta.title = "Dembow \"ñ\"";
    music::Pattern beat{"Dembow", 1, {}};
    strike(beat, 0, "x...x...x...x...", 115);
    strike(beat, 1, "...x..x....x..x.", 88);
    strike(beat, 4, "x.x.x.x.x.x.x.x.", 62);
    song.patterns = {beat};
    song.items = {{1, 0, 8, 1, false}};
    song.drums = {
        {0, music::Role::Kick, "k.wav"}, {1, music::Role::Snare, "s.wav"}, {4, music::Role::Hat, "h.wav"}};
    music::MelodicTrack bass;
    bass.name = "Sub";
    bass.notes = {{0.0, 0.75, 33, 100}, {0.75, 0.75, 33, 88}, {1.5, 2.5, 29, 127}};
    bass.bars = 1;
    bass.repeats = {1, 2, 3, 4, 5, 6, 7};
    song.melodicTracks = {bass};
    song.sections = {{"Intro", 0, 4}, {"Verse", 4, 4}};
    return song;
}

QByteArray bytesOf(const music::Song& song) {
    const auto bytes = midi::encode(song);
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

struct Note {
    std::int64_t begin, end;
    int channel, key, velocity;
    friend bool operator==(const Note&, const Note&) = default;
};

/// A reader of its own for what a type 1 file may hold: tempo, texts by type, notes, ends.
struct MidiFile {
    int format = 0, tracks = 0, division = 0;
    std::vector<std::vector<Note>> notes; ///< by track
    std::vector<std::string> names;
    std::vector<std::int64_t> ends;
    std::map<std::int64_t, std::string> markers;
    QList<QByteArray> metas;                              ///< tempo, signatures: type and data
    std::map<std::pair<int, std::int64_t>, int> controls; ///< by controller and tick

    explicit MidiFile(const QByteArray& file) {
        const auto number = [&](qsizetype at, int count) {
            std::int64_t value = 0;
            for (int n = 0; n < count; ++n)
                value = value << 8 | static_cast<unsigned char>(file.at(at + n));
            return value;
        };
        if (!file.startsWith("MThd") || number(4, 4) != 6) qFatal("no header");
        format = static_cast<int>(number(8, 2));
        tracks = static_cast<int>(number(10, 2));
        division = static_cast<int>(number(12, 2));
        qsizetype at = 14;
        for (int track = 0; track < tracks; ++track) {
            if (file.mid(at, 4) != "MTrk") qFatal("no track");
            const qsizetype end = at + 8 + number(at + 4, 4);
            at += 8;
            readTrack(file.mid(at, end - at));
            at = end;
        }
        if (at != file.size()) qFatal("bytes behind the last track");
    }

    void readTrack(const QByteArray& data) {
        qsizetype at = 0;
        std::int64_t tick = 0;
        const auto byte = [&] { return static_cast<int>(static_cast<unsigned char>(data.at(at++))); };
        const auto variable = [&] {
            std::int64_t value = 0;
            int part;
            do
                value = value << 7 | ((part = byte()) & 0x7F);
            while (part & 0x80);
            return value;
        };
        notes.emplace_back();
        names.emplace_back();
        std::map<int, std::size_t> sounding;
        while (at < data.size()) {
            tick += variable();
            const int status = byte();
            if (status == 0xFF) {
                const int type = byte();
                const auto size = variable();
                const QByteArray text = data.mid(at, size);
                at += size;
                if (type == 0x2F) {
                    ends.push_back(tick);
                    if (at != data.size()) qFatal("events behind the end");
                } else if (type == 3)
                    names.back() = text.toStdString();
                else if (type == 6)
                    markers[tick] = text.toStdString();
                else
                    metas << QByteArray(1, static_cast<char>(type)) + text;
                continue;
            }
            const int key = byte(), velocity = byte(), address = (status & 15) << 7 | key;
            if ((status & 0xF0) == 0x90) {
                if (velocity == 0 || sounding.contains(address)) qFatal("a key struck while it sounds");
                sounding[address] = notes.back().size();
                notes.back().push_back({tick, -1, status & 15, key, velocity});
            } else if ((status & 0xF0) == 0x80) {
                if (!sounding.contains(address)) qFatal("a key let go that does not sound");
                notes.back()[sounding[address]].end = tick;
                sounding.erase(address);
            } else if ((status & 0xF0) == 0xB0) {
                controls[{key, tick}] = velocity;
            } else {
                qFatal("unexpected status");
            }
        }
        if (!sounding.empty()) qFatal("a note without an end");
    }
};

}

class MidiEncodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Half the knob is amplitude .354, and General MIDI's controller the root of it: 100 becomes 59.
    void levelsThatMoveAreControllers() {
        music::Song song = dembow();
        const double own = song.melodicTracks.front().volume;
        song.automations = {{music::Automation::Target::Volume, 17, {{0.0, own}, {4.0, 0.0}}},
                            {music::Automation::Target::Pan, 17, {{0.0, -1.0}, {0.0, 1.0}}}};
        const MidiFile file(bytesOf(song));
        QCOMPARE(file.controls.at({7, 0}), 100);
        QCOMPARE(file.controls.at({7, 2 * 384}), 59);
        QCOMPARE(file.controls.at({7, 4 * 384}), 0);
        QCOMPARE(file.controls.at({10, 0}), 127);
    }

    void barsAreAsLongAsTheirMetre() {
        music::Song song = dembow();
        song.meta.timeSignature = {7, 8};
        const MidiFile file(bytesOf(song));
        QVERIFY(file.metas.contains(QByteArray::fromHex("5807031808")));
        for (const std::int64_t end : file.ends)
            QCOMPARE(end, 8 * 336);
        QCOMPARE(file.markers.at(4 * 336), std::string("Verse"));
    }

    void theConductorKnowsTempoSignatureKeyAndSections() {
        const MidiFile file(bytesOf(dembow()));
        QCOMPARE(file.format, 1);
        QCOMPARE(file.tracks, 5); // conductor, three drums, bass
        QCOMPARE(file.division, 96);
        QCOMPARE(file.names[0], std::string("Dembow \"ñ\""));
        QVERIFY(file.notes[0].empty());
        const QList<QByteArray> wanted = {QByteArray("\x51\x09\xA3\x1B"), QByteArray("\x58\x04\x02\x18\x08"),
                                          QByteArray("\x59\x00\x01", 3)};
        QCOMPARE(file.metas, wanted);
        QCOMPARE(file.markers, (std::map<std::int64_t, std::string>{{0, "Intro"}, {1536, "Verse"}}));
    }

    void allTracksEndWithTheSong() {
        const MidiFile file(bytesOf(dembow()));
        QCOMPARE(file.ends.size(), 5u);
        for (const std::int64_t end : file.ends)
            QCOMPARE(end, 8 * 384);
    }

    void drumsAreOnChannelTenByTheGeneralMidiMap() {
        const MidiFile file(bytesOf(dembow()));
        QCOMPARE(file.names[2], std::string("Snare"));
        QCOMPARE(file.notes[1].size(), 32u);
        QCOMPARE(file.notes[2].size(), 32u);
        QCOMPARE(file.notes[3].size(), 64u);
        const std::vector<int> keys = {36, 38, 42};
        for (std::size_t track = 1; track <= 3; ++track)
            for (const Note& note : gleaner::test::some(file.notes[track])) {
                QCOMPARE(note.channel, 9);
                QCOMPARE(note.key, keys[track - 1]);
            }
        for (std::size_t n = 0; n < 32; ++n) {
            const std::int64_t steps[] = {72, 144, 264, 336};
            const std::int64_t begin = static_cast<std::int64_t>(n / 4) * 384 + steps[n % 4];
            QCOMPARE(file.notes[2][n], (Note{begin, begin + 24, 9, 38, 88}));
        }
    }

    void melodicNotesAreTheSongs() {
        const MidiFile file(bytesOf(dembow()));
        QCOMPARE(file.names[4], std::string("Sub"));
        std::vector<Note> wanted;
        for (int bar = 0; bar < 8; ++bar) {
            wanted.push_back({bar * 384 + 0, bar * 384 + 72, 0, 33, 100});
            wanted.push_back({bar * 384 + 72, bar * 384 + 144, 0, 33, 88});
            wanted.push_back({bar * 384 + 144, bar * 384 + 384, 0, 29, 127});
        }
        QCOMPARE(file.notes[4], wanted);
    }

    void everyDrumHasAKeyOfItsOwn() {
        music::Song song;
        music::Pattern all{"All", 1, {}};
        for (int channel = 0; channel < music::drumChannels; ++channel) {
            strike(all, channel, "x");
            song.drums.push_back({channel, channel < 4 ? music::Role::Kick : music::Role::Clap, "a.wav"});
        }
        song.patterns = {all};
        song.items = {{1, 0, 1, 1, false}};
        std::set<int> keys;
        const MidiFile file(bytesOf(song));
        for (const auto& track : file.notes)
            for (const Note& note : track)
                keys.insert(note.key);
        QCOMPARE(keys.size(), 17u);
        QVERIFY(*keys.rbegin() <= 127);
    }

    void melodicTracksLeaveTheDrumsChannelFree() {
        music::Song song = dembow();
        for (int n = 1; n < 20; ++n) {
            song.melodicTracks.push_back(song.melodicTracks[0]);
            song.melodicTracks.back().channel = 17 + n;
        }
        const MidiFile file(bytesOf(song));
        QCOMPARE(file.tracks, 1 + 3 + 20);
        std::vector<int> channels;
        for (std::size_t track = 4; track < 24; ++track)
            channels.push_back(file.notes[track].at(0).channel);
        QCOMPARE(channels,
                 (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4}));
    }

    void mutedItemsAndClipsGiveNoNotes() {
        music::Song song = dembow();
        song.items[0].muted = true;
        song.melodicTracks[0].source = music::SourceType::Audio;
        song.melodicTracks[0].samplePath = "a.wav";
        song.melodicTracks[0].notes.clear();
        QCOMPARE(MidiFile(bytesOf(song)).tracks, 1);
    }

    void mutedTracksAreLeftOut() {
        music::Song song = dembow();
        music::MelodicTrack lead = song.melodicTracks[0];
        lead.name = "Lead";
        lead.channel = 18;
        song.melodicTracks.push_back(lead);
        song.melodicTracks[0].muted = true;
        QVERIFY(midi::trackNotes(song, song.melodicTracks[0]).empty());
        const MidiFile file(bytesOf(song));
        QCOMPARE(file.tracks, 1 + 3 + 1);
        QCOMPARE(file.names[4], std::string("Lead"));
        QCOMPARE(file.notes[4].at(0).channel, 0); // the first that is heard
    }

    void notesEndWithTheirClip() {
        music::Song song = dembow();
        song.melodicTracks[0].notes = {{3.5, 4.0, 40, 100}, {4.0, 1.0, 41, 100}};
        song.melodicTracks[0].repeats = {};
        const MidiFile file(bytesOf(song));
        QCOMPARE(file.notes[4], (std::vector<Note>{{336, 384, 0, 40, 100}}));
    }

    void overlappingNotesOfAKeyAreCut() {
        music::Song song = dembow();
        song.melodicTracks[0].notes = {
            {0.0, 2.0, 40, 100}, {1.0, 1.0, 40, 90}, {1.0, 2.0, 40, 110}, {2.0, 1e-9, 41, 1}};
        song.melodicTracks[0].repeats = {};
        const MidiFile file(bytesOf(song));
        QCOMPARE(file.notes[4],
                 (std::vector<Note>{{0, 96, 0, 40, 100}, {96, 288, 0, 40, 110}, {192, 193, 0, 41, 1}}));
    }

    void temposAreMicrosecondsABeat_data() {
        QTest::addColumn<double>("bpm");
        QTest::addColumn<int>("microseconds");
        QTest::newRow("60") << 60.0 << 1'000'000;
        QTest::newRow("95") << 95.0 << 631'579;
        QTest::newRow("108") << 108.0 << 555'556;
        QTest::newRow("113.5") << 113.5 << 528'634;
        QTest::newRow("140") << 140.0 << 428'571;
    }
    void temposAreMicrosecondsABeat() {
        QFETCH(double, bpm);
        QFETCH(int, microseconds);
        music::Song song;
        song.meta.bpm = bpm;
        const QByteArray tempo = MidiFile(bytesOf(song)).metas[0];
        QCOMPARE(static_cast<unsigned char>(tempo[1]) << 16 | static_cast<unsigned char>(tempo[2]) << 8 |
                     static_cast<unsigned char>(tempo[3]),
                 microseconds);
    }

    void keySignaturesCountSharpsAndFlats_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("accidentals");
        for (const auto& [key, accidentals] : {std::pair("C", 0),
                                               {"G", 1},
                                               {"F#", 6},
                                               {"Ab", -4},
                                               {"F", -1},
                                               {"Am", 0},
                                               {"Em", 1},
                                               {"F#m", 3},
                                               {"Bbm", -5},
                                               {"Cm", -3}})
            QTest::newRow(key) << QString::fromLatin1(key) << accidentals;
    }
    void keySignaturesCountSharpsAndFlats() {
        QFETCH(QString, key);
        QFETCH(int, accidentals);
        music::Song song;
        song.meta.key = *music::parseKey(key.toStdString());
        const QByteArray signature = MidiFile(bytesOf(song)).metas[2];
        QCOMPARE(static_cast<int>(static_cast<signed char>(signature[1])), accidentals);
        QCOMPARE(static_cast<int>(signature[2]), key.endsWith(u'm') ? 1 : 0);
    }

    void anotherReaderWritesTheSameBytes() {
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("midicsv"));
        const QString writer = QStandardPaths::findExecutable(QStringLiteral("csvmidi"));
        if (reader.isEmpty() || writer.isEmpty()) QSKIP("midicsv is not installed");
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.mid")),
                      text = folder.filePath(QStringLiteral("a.csv")),
                      again = folder.filePath(QStringLiteral("b.mid"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytesOf(dembow()));
        out.close();
        QCOMPARE(QProcess::execute(reader, {file, text}), 0);
        QCOMPARE(QProcess::execute(writer, {text, again}), 0);
        QFile back(again), csv(text);
        QVERIFY(back.open(QIODevice::ReadOnly) && csv.open(QIODevice::ReadOnly));
        QCOMPARE(back.readAll(), bytesOf(dembow()));
        const QByteArray lines = csv.readAll();
        for (const char* line :
             {"0, 0, Header, 1, 5, 96", "1, 0, Tempo, 631579", "1, 0, Time_signature, 4, 2, 24, 8",
              "1, 0, Key_signature, 0, \"minor\"", "5, 3072, End_track"})
            QVERIFY2(lines.contains(line), line);
    }

    void aVeryLongSongIsBridged() {
        music::Song song = dembow();
        song.meta.ppq = 960;
        song.items[0].bar = 90'000; // further than one delta reaches
        const MidiFile file(bytesOf(song));
        QCOMPARE(file.notes[1].at(0).begin, 90'000LL * 4 * 960);
        QCOMPARE(file.ends[0], 90'008LL * 4 * 960);
    }

    void longNamesAreCutBetweenCharacters() {
        music::Song song = dembow();
        song.melodicTracks[0].name = std::string(126, 'a') + "ñ";
        QCOMPARE(MidiFile(bytesOf(song)).names[4], std::string(126, 'a'));
    }

    void sameSongGivesSameBytesAndFaultsAreRefused() {
        QCOMPARE(bytesOf(dembow()), bytesOf(dembow()));
        music::Song song = dembow();
        song.meta.bpm = 0.0;
        QVERIFY_THROWS_EXCEPTION(Error, midi::encode(song));
    }
};

GLEANER_TEST(MidiEncodeTest)
#include "encode_test.moc"
