#include "base/error.h"
#include "flp/conformity.h"
#include "flp/encode.h"
#include "flp/text.h"
#include "music/time.h"
#include "projects.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <set>

using namespace gleaner;
using flp::EventId;
using gleaner::test::intAt;

namespace {

flp::Project readBack(const music::Song& song, flp::Version version = flp::Version::Fl20_9) {
    return flp::decode(flp::encode(song, {version}));
}

const flp::ProjectPattern& patternNamed(const flp::Project& project, const std::string& name) {
    return *std::find_if(project.patterns.begin(), project.patterns.end(),
                         [&](const auto& pattern) { return pattern.name == name; });
}

std::vector<flp::ProjectItem> itemsOf(const flp::Project& project, const std::string& kind, int index) {
    std::vector<flp::ProjectItem> items;
    for (const flp::ProjectItem& item : project.playlist)
        if (item.kind == kind && item.index == index) items.push_back(item);
    return items;
}

}

class FlpEncodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A clip from the first point to the last, a channel behind all others, and a link that says what moves.
    void levelsThatMoveAreClips_data() { test::everyVersion(); }
    void levelsThatMoveAreClips() {
        QFETCH(int, number);
        music::Song song = test::smallSong();
        song.automations = {{music::Automation::Target::Volume, 17, {{1.0, 0.39}, {3.0, 0.78}}}};
        const flp::Bytes bytes = flp::encode(song, {flp::versions[number].version});
        QCOMPARE(flp::errorsOf(flp::readEvents(bytes)), std::vector<std::string>());
        const flp::Project project = flp::decode(bytes);
        QCOMPARE(project.channels.back().name, std::string("Sub - Volume"));
        QCOMPARE(project.channels.back().type, std::string("automation"));
        const auto clips = itemsOf(project, "automation", static_cast<int>(project.channels.size()) - 1);
        QCOMPARE(clips.size(), std::size_t(1));
        QCOMPARE(clips.front().startTicks, 384);
        QCOMPARE(clips.front().lengthTicks, 2 * 384);
    }

    void barsAreAsLongAsTheirMetre_data() { test::everyVersion(); }
    void barsAreAsLongAsTheirMetre() {
        QFETCH(int, number);
        music::Song song = test::smallSong();
        song.meta.timeSignature = {3, 4};
        for (music::Pattern& pattern : song.patterns)
            std::erase_if(pattern.notes, [](const music::DrumNote& hit) { return hit.note.pos >= 3.0; });
        std::erase_if(song.items, [](const music::Item& item) { return item.pattern == 2; });
        const flp::Project project = readBack(song, flp::versions[number].version);
        QCOMPARE(project.numerator, 3);
        QCOMPARE(project.denominator, 4);
        const auto items = itemsOf(project, "pattern", 1);
        QVERIFY(items.size() >= 3);
        for (std::size_t n = 0; n < 3; ++n) {
            QCOMPARE(items[n].startTicks, static_cast<std::int64_t>(n) * 288);
            QCOMPARE(items[n].lengthTicks, 288);
        }
    }

    void everyVersion_data() { test::everyVersion(); }

    void whatIsWrittenReadsBack_data() { everyVersion_data(); }
    void whatIsWrittenReadsBack() {
        QFETCH(int, number);
        const flp::VersionInfo& info = flp::versions[number];
        const music::Song song = test::smallSong();
        const flp::Project project = readBack(song, info.version);
        QCOMPARE(project.version, std::string(info.build));
        QCOMPARE(project.title, song.meta.title);
        QCOMPARE(project.tempo, 95.0);
        QCOMPARE(project.ppq, 96);
        QCOMPARE(project.itemSize, std::optional(info.itemSize));
        QCOMPARE(project.tracks, 500);
        QVERIFY2(project.warnings.empty(), project.warnings.empty() ? "" : project.warnings.front().c_str());
        QCOMPARE(project.patterns.size(), 3u); // two of drums, one of the bass
    }

    void headerCountsSeventeenDrumsAndTheTracks_data() { everyVersion_data(); }
    void headerCountsSeventeenDrumsAndTheTracks() {
        QFETCH(int, number);
        const flp::Bytes bytes = flp::encode(test::smallSong(), {flp::versions[number].version});
        QCOMPARE(flp::EventReader(bytes).channels(), 17 + 3);
        QCOMPARE(flp::decode(bytes).channels.size(), 20u);
        QCOMPARE(flp::numberAt(bytes, 18, 4), bytes.size() - 22);
        QCOMPARE(flp::EventReader(flp::encode(music::Song{})).channels(), 17);
    }

    void sameSongGivesSameBytes() {
        QCOMPARE(flp::encode(test::smallSong()), flp::encode(test::smallSong()));
        music::Song other = test::smallSong();
        other.melodicTracks[0].notes[0].key = 34;
        QVERIFY(flp::encode(other) != flp::encode(test::smallSong()));
    }

    void drumNotesAreStepsOfTheirChannels_data() { everyVersion_data(); }
    void drumNotesAreStepsOfTheirChannels() {
        QFETCH(int, number);
        const flp::Project project = readBack(test::smallSong(), flp::versions[number].version);
        std::vector<std::int64_t> snares;
        for (const flp::ProjectNote& note : gleaner::test::some(patternNamed(project, "Dembow").notes)) {
            QCOMPARE(note.length, 0);
            QCOMPARE(note.key, 60);
            if (note.channel == 1) snares.push_back(note.position);
            if (note.channel == 1) QCOMPARE(note.velocity, 88);
        }
        QCOMPARE(snares, (std::vector<std::int64_t>{72, 144, 264, 336}));
        QCOMPARE(patternNamed(project, "Dembow").notes.size(), 16u);
    }

    void aMelodicTrackIsAPatternOfItsChannel_data() { everyVersion_data(); }
    void aMelodicTrackIsAPatternOfItsChannel() {
        QFETCH(int, number);
        const flp::Project project = readBack(test::smallSong(), flp::versions[number].version);
        const flp::ProjectPattern& phrase = patternNamed(project, "Sub");
        const std::vector<flp::ProjectNote> wanted = {
            {0, 72, 17, 33, 100}, {72, 72, 17, 36, 127}, {144, 240, 17, 31, 1}};
        QCOMPARE(phrase.notes, wanted);
        QCOMPARE(phrase.lengthTicks, 768); // two bars, though the notes fill one
        const auto items = itemsOf(project, "pattern", phrase.id);
        QCOMPARE(items.size(), 2u);
        QCOMPARE(items[0].startTicks, 0);
        QCOMPARE(items[1].startTicks, 4 * 384);
        QCOMPARE(items[1].lengthTicks, 768);
    }

    void aPatternPlacedForLongerIsPlacedAgainAndAgain() {
        const flp::Project project = readBack(test::smallSong());
        std::vector<std::int64_t> starts;
        for (const flp::ProjectItem& item : gleaner::test::some(itemsOf(project, "pattern", 1))) {
            QCOMPARE(item.lengthTicks, 384);
            if (!item.muted) starts.push_back(item.startTicks / 384);
        }
        QCOMPARE(starts, (std::vector<std::int64_t>{0, 1, 2, 4, 5, 6, 7}));
    }

    void mutedItemsAndTracksAreKept() {
        const flp::Project project = readBack(test::smallSong());
        int muted = 0;
        for (const flp::ProjectItem& item : gleaner::test::some(project.playlist))
            if (item.muted) {
                ++muted;
                QCOMPARE(item.track, 2);
                QCOMPARE(item.startTicks, 4 * 384);
            }
        QCOMPARE(muted, 1);
    }

    void everyPartHasATrackOfItsOwn() {
        const flp::Bytes bytes = flp::encode(test::smallSong());
        std::set<int> tracks;
        const flp::Project project = flp::decode(bytes);
        for (const int channel : {18, 19})
            tracks.insert(itemsOf(project, "audio", channel).front().track);
        tracks.insert(itemsOf(project, "pattern", 3).front().track);
        QCOMPARE(tracks, (std::set<int>{3, 4, 5}));
        QStringList names;
        for (const test::HeldEvent& name : test::only(test::eventsOf(bytes), EventId::TrackName))
            names << QString::fromStdString(flp::utf8FromUtf16(name.data));
        QCOMPARE(names.join(u'|'), QStringLiteral("Drums|Drums 2|Sub|Vocal|Ambience"));
    }

    void itemsAreSortedByPlaceThenTrack_data() { everyVersion_data(); }
    void itemsAreSortedByPlaceThenTrack() {
        QFETCH(int, number);
        const flp::Project project = readBack(test::smallSong(), flp::versions[number].version);
        QVERIFY(std::is_sorted(project.playlist.begin(), project.playlist.end(),
                               [](const auto& a, const auto& b) {
                                   return std::tie(a.startTicks, a.track) < std::tie(b.startTicks, b.track);
                               }));
        for (const flp::ProjectItem& item : gleaner::test::some(project.playlist))
            if (item.kind == "pattern")
                QVERIFY(!project.patterns[static_cast<std::size_t>(item.index - 1)].notes.empty());
    }

    void channelsKnowTheirSampleLevelAndRoot() {
        const auto events = test::eventsOf(flp::encode(test::smallSong()));
        const test::HeldEvent snare = test::only(events, EventId::ChannelLevels)[1];
        QCOMPARE(intAt(snare, 0), 3200);
        QCOMPARE(intAt(snare, 4), 6410);
        const test::HeldEvent bass = test::only(events, EventId::ChannelLevels)[17];
        QCOMPARE(intAt(bass, 0), 6400);
        QCOMPARE(intAt(bass, 4), 10000);
        QCOMPARE(intAt(bass, 8), -25);
        const auto roots = test::only(events, EventId::ChannelRootNote);
        QCOMPARE(roots.size(), 1u);
        QCOMPARE(roots[0].number, 36);
        const flp::Project project = readBack(test::smallSong());
        QCOMPARE(project.channels[0].samplePath, std::string("/packs/kick_01.wav"));
        QCOMPARE(project.channels[2].samplePath, std::string());
        QCOMPARE(project.channels[17].type, std::string("sampler"));
        QCOMPARE(project.channels[18].type, std::string("audio"));
    }

    void aWindowsPathHasBackslashes() {
        music::Song song = test::smallSong();
        song.drums[0].samplePath = "C:/Packs/kick.wav";
        QCOMPARE(readBack(song).channels[0].samplePath, std::string("C:\\Packs\\kick.wav"));
        const flp::Project mac = flp::decode(flp::encode(song, {flp::Version::Fl20_9, false}));
        QCOMPARE(mac.channels[0].samplePath, std::string("C:/Packs/kick.wav"));
    }

    void closedHatsCutOpenOnes() {
        const auto cuts = test::only(test::eventsOf(flp::encode(test::smallSong())), EventId::ChannelCut);
        QCOMPARE(cuts[4].number, 5); // a group of its own: channel 4, counted from 1
        QCOMPARE(cuts[5].number, 5 << 16);
        QCOMPARE(cuts[0].number, 0);
        music::Song song = test::smallSong();
        song.drums.pop_back();
        QCOMPARE(test::only(test::eventsOf(flp::encode(song)), EventId::ChannelCut)[4].number, 0);
    }

    void groupsAreAlphabeticalAndChannelsInThem() {
        const auto events = test::eventsOf(flp::encode(test::smallSong()));
        QStringList groups;
        for (const test::HeldEvent& name : test::only(events, EventId::GroupName))
            groups << QString::fromStdString(flp::utf8FromUtf16(name.data));
        QCOMPARE(groups.join(u'|'), QStringLiteral("Audio|Drums|Melodic"));
        const auto members = test::only(events, EventId::ChannelGroup);
        QCOMPARE(members[0].number, 1);
        QCOMPARE(members[17].number, 2);
        QCOMPARE(members[18].number, 0);
    }

    void sectionsAreMarkers_data() { everyVersion_data(); }
    void sectionsAreMarkers() {
        QFETCH(int, number);
        const flp::Project project = readBack(test::smallSong(), flp::versions[number].version);
        const std::vector<flp::ProjectMarker> wanted = {{0, 0, "Intro"}, {1536, 0, "Verse"}};
        QCOMPARE(project.markers, wanted);
    }

    void ticksFollowThePulsesOfTheSong_data() {
        QTest::addColumn<int>("ppq");
        for (const int ppq : {24, 48, 96, 192, 480, 960})
            QTest::newRow(std::to_string(ppq).c_str()) << ppq;
    }
    void ticksFollowThePulsesOfTheSong() {
        QFETCH(int, ppq);
        music::Song song = test::smallSong();
        song.meta.ppq = ppq;
        const flp::Project project = readBack(song);
        QCOMPARE(project.ppq, ppq);
        QCOMPARE(patternNamed(project, "Sub").notes[1].position, ppq * 3 / 4);
        QCOMPARE(project.markers[1].positionTicks, 16 * ppq);
        QCOMPARE(itemsOf(project, "audio", 18)[0].lengthTicks, 8 * ppq);
    }

    void channelNumbersMayHaveGaps() {
        music::Song song = test::smallSong();
        song.melodicTracks[0].channel = 40;
        song.melodicTracks[1].channel = 25;
        song.melodicTracks[2].channel = 31;
        const flp::Project project = readBack(song);
        QCOMPARE(project.channels.size(), 20u);
        QCOMPARE(project.channels[17].name, std::string("Vocal"));
        QCOMPARE(project.channels[19].name, std::string("Sub"));
        QCOMPARE(patternNamed(project, "Sub").notes[0].channel, 19);
    }

    void aSongWithFaultsIsRefusedWithAllOfThem() {
        music::Song song = test::smallSong();
        song.meta.bpm = -1.0;
        song.items[0].pattern = 9;
        try {
            flp::encode(song);
            QFAIL("no error");
        } catch (const Error& error) {
            const QString sentence = QString::fromUtf8(error.what());
            QVERIFY2(sentence.contains(u"bpm") && sentence.contains(u"pattern 9"), error.what());
        }
    }

    void moreThanFlHoldsIsRefused() {
        music::Song song = test::smallSong();
        song.patterns.resize(999, song.patterns[0]);
        QVERIFY_THROWS_EXCEPTION(Error, flp::encode(song));
        song = test::smallSong();
        while (song.melodicTracks.size() < 240) {
            song.melodicTracks.push_back(song.melodicTracks[2]);
            song.melodicTracks.back().channel = 16 + static_cast<int>(song.melodicTracks.size());
        }
        QVERIFY_THROWS_EXCEPTION(Error, flp::encode(song));
    }

    void namesInAnyWritingAreKept() {
        music::Song song = test::smallSong();
        song.meta.title = "Улица 街 🚋 é";
        song.sections[0].name = "\xff broken";
        const flp::Project project = readBack(song);
        QCOMPARE(project.title, song.meta.title);
        QCOMPARE(project.markers[0].name, std::string("\xEF\xBF\xBD broken"));
    }

    void aLongSongIsWritten() {
        music::Song song = test::smallSong();
        song.items = {{1, 0, 10'000, 1, false}};
        const flp::Project project = readBack(song);
        QCOMPARE(itemsOf(project, "pattern", 1).size(), 10'000u);
        QCOMPARE(itemsOf(project, "pattern", 1).back().startTicks, 9'999 * 384);
    }
};

GLEANER_TEST(FlpEncodeTest)
#include "encode_test.moc"
