// What we write stands where FL itself puts it: held to a grammar found in real projects, and those to it
// too.

#include "base/random.h"
#include "flp/conformity.h"
#include "projects.h"
#include "support/program.h"

#include <QDir>
#include <QTest>

#include <map>

using namespace gleaner;
using flp::EventId;

namespace {

QString joined(const std::vector<std::string>& sentences) {
    QString all;
    for (const std::string& sentence : sentences)
        all += QString::fromStdString(sentence) + u'\n';
    return all;
}

QString errors(const flp::Bytes& bytes) { return joined(flp::errorsOf(flp::readEvents(bytes))); }

/// A song drawn from a number: patterns, clips, cuts, stretches, mutes, sections.
music::Song drawnSong(std::uint64_t seed) {
    Random random(seed);
    music::Song song = test::smallSong();
    song.meta.bpm = 60.0 + static_cast<double>(random.below(1200)) / 10.0;
    song.meta.ppq = std::array{48, 96, 192, 960}[random.below(4)];
    for (std::uint64_t n = random.below(20); n > 0; --n) {
        music::MelodicTrack track = song.melodicTracks[random.below(3)];
        track.channel = 20 + static_cast<int>(song.melodicTracks.size()) * 2;
        track.role = static_cast<music::Role>(random.below(17));
        track.bar = static_cast<int>(random.below(40));
        track.bars = 1 + static_cast<int>(random.below(8));
        track.notes.erase(
            std::remove_if(track.notes.begin(), track.notes.end(),
                           [&](const music::Note& note) { return note.pos + note.len > track.bars * 4; }),
            track.notes.end());
        if (track.source == music::SourceType::Pattern && track.notes.empty())
            track.notes = {{0.0, 1.0, 40, 90}};
        track.repeats.clear();
        track.muted = random.below(4) == 0;
        if (track.source == music::SourceType::Audio) {
            track.gain = static_cast<double>(random.below(200)) / 100.0;
            track.fadeInMs = static_cast<double>(random.below(2) * random.below(3000));
            track.fadeOutMs = static_cast<double>(random.below(2) * random.below(3000));
            track.offsetSeconds =
                track.seconds * static_cast<double>(random.below(2) * random.below(9)) / 10.0;
        } else if (random.below(2) == 0) {
            track.envelope = music::Envelope{5.0, 0.0, 300.0, 0.5, static_cast<double>(random.below(2000))};
        }
        song.melodicTracks.push_back(track);
    }
    for (std::uint64_t n = random.below(30); n > 0; --n)
        song.items.push_back({1 + static_cast<int>(random.below(2)), static_cast<double>(random.below(100)),
                              1.0 + static_cast<double>(random.below(9)),
                              1 + static_cast<int>(random.below(4)), random.below(4) == 0});
    return song;
}

}

class FlpConformityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingWeWriteConforms_data() { test::everyVersion(); }
    void everythingWeWriteConforms() {
        QFETCH(int, number);
        const flp::Version version = flp::versions[number].version;
        QCOMPARE(errors(flp::encode(music::Song{}, {version})), QString());
        QCOMPARE(errors(flp::encode(test::smallSong(), {version})), QString());
        for (std::uint64_t seed = 1; seed <= 25; ++seed)
            QCOMPARE(errors(flp::encode(drawnSong(seed), {version})), QString());
    }

    void theSameSongIsTheSameInAllVersions() {
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const music::Song song = drawnSong(seed);
            const flp::Project first = flp::decode(flp::encode(song, {flp::Version::Fl20_9}));
            for (const flp::VersionInfo& info : flp::versions) {
                flp::Project other = flp::decode(flp::encode(song, {info.version}));
                for (flp::ProjectItem& item : other.playlist) { // FL 20 has no gain and no fades
                    item.gain.reset();
                    item.fadeInMs.reset();
                    item.fadeOutMs.reset();
                }
                QVERIFY(other.channels == first.channels && other.patterns == first.patterns &&
                        other.playlist == first.playlist && other.markers == first.markers);
                QCOMPARE(other.tempo, first.tempo);
                QCOMPARE(other.title, first.title);
            }
        }
    }

    void realProjectsKeepToTheGrammar() {
        NEEDS_SHARED_DATA();
        int conforming = 0, leaving = 0;
        QString told;
        const QDir folder(test::projectsFolder());
        for (const QString& file : folder.entryList({QStringLiteral("2*.flp")})) {
            const QString found = errors(test::bytesOf(folder.filePath(file)));
            if (found.isEmpty())
                ++conforming;
            else {
                ++leaving;
                told += file.left(50) + QStringLiteral(": ") + found.left(300) + u'\n';
            }
        }
        qInfo("%d conform, %d leave it:\n%s", conforming, leaving, qPrintable(told));
        QVERIFY(conforming >= 60 && leaving <= 8);
    }

    void aBrokenProjectIsToldWhereAndWhat_data() {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, EventId id, const char* what, const char* wanted) {
            QTest::newRow(name) << static_cast<int>(id) << QString::fromLatin1(what)
                                << QString::fromLatin1(wanted);
        };
        row("left out", EventId::ChannelSwing, "remove",
            "stands where FL Studio 24.1.2.4394 writes event 97");
        row("twice", EventId::Tempo, "double", "Event 156 (the 7. of the file) stands where");
        row("too long", EventId::ChannelParameters, "lengthen",
            "has 169 bytes, where FL Studio 24.1.2.4394 writes 168");
        row("cut item", EventId::Playlist, "lengthen", "is no whole items");
        row("lost channel", EventId::Channel, "remove", "event 64");
        row("one track less", EventId::Track, "remove", "or 238");
        row("one slot less", EventId::SlotIndex, "remove", "event 98");
    }
    void aBrokenProjectIsToldWhereAndWhat() {
        QFETCH(int, id);
        QFETCH(QString, what);
        QFETCH(QString, wanted);
        flp::EventList list = flp::readEvents(flp::encode(test::smallSong(), {flp::Version::Fl24_1}));
        const auto at = std::find_if(list.events.begin(), list.events.end(),
                                     [&](const auto& event) { return static_cast<int>(event.id) == id; });
        if (what == u"remove") list.events.erase(at);
        if (what == u"double") list.events.insert(at, flp::StoredEvent(*at));
        if (what == u"lengthen") at->data.push_back(0);
        const QString found = joined(flp::errorsOf(list));
        QVERIFY2(found.contains(wanted), qPrintable(found));
    }

    void whatIsOutOfOrderOrNamesNothingIsTold() {
        flp::Document document = flp::readDocument(flp::encode(test::smallSong(), {flp::Version::Fl24_1}));
        for (flp::Section& section : document.sections) {
            if (auto* notes = section.find(EventId::PatternNotes)) {
                auto& list = std::get<std::vector<flp::NoteRecord>>(notes->value);
                std::swap(list.front(), list.back());
                list.front().channel = 77;
            }
            if (auto* playlist = section.find(EventId::Playlist)) {
                auto& items = std::get<std::vector<flp::ItemRecord>>(playlist->value);
                std::swap(items.front(), items.back());
                items[1].id = items[2].id;
                items[3].index = 5;
            }
        }
        document.file.channels = 3;
        const QString found = joined(flp::errorsOf(flp::eventsOf(document)));
        for (const char* wanted : {"are not in order", "names channel 77", "which another has",
                                   "promises 3 channels", "is no audio or automation clip"})
            QVERIFY2(found.contains(QLatin1String(wanted)), qPrintable(found));
    }
};

GLEANER_TEST(FlpConformityTest)
#include "conformity_test.moc"
