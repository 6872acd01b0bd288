// Whole songs: written without a fault, the same again, with a form.

#include "styles/drum_styles.h"
#include "styles/drum_voice.h"

#include "pattern_text.h"
#include "songs.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <cmath>

#include <map>

using namespace gleaner;
using namespace gleaner::test;

class ComposeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySongCanBeWritten();
    void sameRequestSameSong();
    void movedFolderSameSong();
    void seedsDiffer();
    void sixteenBarsHaveAForm();
    void itemsCoverEverySection();
    void dembowIsOnThePlaylist();
    void crashFollowsTheFill();
    void kickIsOutBeforeTheChorus();
    void longSongsAreFine();
    void ambienceRingsOutOrIsFaded();
};

void ComposeTest::everySongCanBeWritten() {
    for (const ComposeRequest& wanted : manyRequests()) {
        const music::Song song = songOf(wanted);
        QCOMPARE(errorsOf(song), QString());
        QVERIFY(clipsOf(song).size() >= 1);
        QCOMPARE(music::lengthInBars(song), song.sections.back().bar + song.sections.back().bars);
    }
}

void ComposeTest::sameRequestSameSong() {
    const music::Song expected = songOf(request());
    auto shuffled = walkPack();
    for (int turn = 0; turn < 5; ++turn) {
        std::ranges::rotate(shuffled, shuffled.begin() + 7);
        std::ranges::reverse(shuffled.begin(), shuffled.begin() + 9);
        QCOMPARE(compose::compose(request(), shuffled).song, expected);
    }
}

void ComposeTest::movedFolderSameSong() {
    for (const bool hasIds : {true, false}) {
        auto here = walkPack(), there = walkPack();
        for (std::size_t i = 0; i < here.size(); ++i) {
            here[i].path = "a/" + here[i].path;
            there[i].path = "C:\\zz\\" + there[i].path;
            if (!hasIds) here[i].id = there[i].id = "";
        }
        const music::Song first = compose::compose(request(), here).song,
                          second = compose::compose(request(), there).song;
        QCOMPARE(first.patterns, second.patterns);
        QCOMPARE(first.melodicTracks.size(), second.melodicTracks.size());
        for (std::size_t i = 0; i < first.melodicTracks.size(); ++i) {
            QCOMPARE(first.melodicTracks[i].notes, second.melodicTracks[i].notes);
            QCOMPARE(first.melodicTracks[i].samplePath.substr(2),
                     second.melodicTracks[i].samplePath.substr(6));
        }
        for (std::size_t i = 0; i < first.drums.size(); ++i)
            if (!first.drums[i].samplePath.empty())
                QCOMPARE(first.drums[i].samplePath.substr(2), second.drums[i].samplePath.substr(6));
    }
}

void ComposeTest::seedsDiffer() {
    std::set<std::vector<int>> leads;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        ComposeRequest wanted = request();
        wanted.seed = seed;
        std::vector<int> keys;
        const music::Song song = songOf(wanted);
        for (const music::Note& note : trackOf(song, "Lead")->notes)
            keys.push_back(note.key);
        leads.insert(keys);
    }
    QVERIFY(leads.size() >= 18);
}

void ComposeTest::sixteenBarsHaveAForm() {
    const music::Song song = songOf(request());
    QStringList names;
    for (const music::Section& section : song.sections)
        names += QString::fromStdString(section.name);
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("Intro Verse Chorus Outro"));
    QVERIFY(placedPatterns(song).size() >= 4);
    QCOMPARE(music::lengthInBars(song), 16);
    for (const char* name : {"Bass", "Bass verse", "Chords", "Pad", "Lead", "Loop 1", "Ambience"})
        QVERIFY2(trackOf(song, name), name);
    QVERIFY(placedPatterns(songOf(request(8))).size() >= 4);
}

/// A bed that another placing of it cuts off in its middle is heard to restart.
void ComposeTest::ambienceRingsOutOrIsFaded() {
    for (const double seconds : {0.9, 3.0, 6.1, 9.0, 11.9, 30.0, 400.0})
        for (const char* form : {"radio", "dj"}) {
            ComposeRequest wanted = request();
            wanted.bars.reset();
            wanted.form = form;
            auto samples = gleaner::test::walkPack();
            samples.back().seconds = seconds;
            const music::Song song = compose::compose(wanted, samples).song;
            int beds = 0;
            for (const music::MelodicTrack& track : some(song.melodicTracks)) {
                if (!track.name.starts_with("Ambience")) continue;
                ++beds;
                const double room = music::secondsFromBeats(Beats(4.0 * track.bars), Bpm(song.meta.bpm));
                QVERIFY(room >= seconds || (track.fadeInMs > 0.0 && track.fadeOutMs >= 100.0));
            }
            QVERIFY(beds > 0);
            QCOMPARE(music::lengthInBars(song), song.sections.back().bar + song.sections.back().bars);
        }
}

void ComposeTest::itemsCoverEverySection() {
    for (const ComposeRequest& wanted : manyRequests()) {
        const music::Song song = songOf(wanted);
        std::map<int, std::vector<bool>> used;
        const auto length = static_cast<std::size_t>(music::lengthInBars(song));
        const DrumStyle& style = *findDrumStyle(wanted.style);
        QCOMPARE(song.items.empty(), style.rows.empty());
        for (const music::Item& item : song.items) {
            auto& bars = used[item.track];
            bars.resize(length);
            QCOMPARE(item.bars, song.patterns[static_cast<std::size_t>(item.pattern - 1)].bars);
            for (int bar = static_cast<int>(item.bar); bar < item.bar + item.bars; ++bar) {
                QVERIFY(!bars[static_cast<std::size_t>(bar)]);
                bars[static_cast<std::size_t>(bar)] = true;
            }
        }
        // A style's own form may stop its beat, any other never does.
        if (style.form.empty() && !findDrumStyle(wanted.form))
            QCOMPARE(std::ranges::count(used[1], true), static_cast<qsizetype>(length));
        for (const music::MelodicTrack& track : some(song.melodicTracks)) {
            const std::vector<double> starts = music::startsOf(track);
            for (std::size_t i = 1; i < starts.size(); ++i)
                QVERIFY(starts[i] >= starts[i - 1] + track.bars);
        }
    }
}

void ComposeTest::dembowIsOnThePlaylist() {
    const music::Song song = songOf(request());
    const auto hits = placedHits(song);
    const auto bar = [&](Voice voice, int number) {
        return gleaner::test::rowOf(hits, voice, 16).mid(number * 17, 16);
    };
    for (const int number : {4, 5, 6, 8, 9, 10}) { // verse and chorus, but for their fills
        QCOMPARE(bar(Voice::Kick, number), QStringLiteral("x...x...x...x..."));
        QCOMPARE(bar(Voice::Snare, number), QStringLiteral("...x..x....x..x."));
        QCOMPARE(bar(Voice::Hat, number), QStringLiteral("x.x.x.x.x.x.x.x."));
    }
    QCOMPARE(bar(Voice::Snare, 7), QStringLiteral("...x..x....xxxxx"));
    QCOMPARE(bar(Voice::Kick, 0), QStringLiteral("................"));
    QCOMPARE(bar(Voice::Clap, 8), QStringLiteral("....x.......x..."));
}

void ComposeTest::crashFollowsTheFill() {
    const music::Song song = songOf({});
    std::set<double> crashes;
    for (const music::DrumNote& hit : placedHits(song))
        if (hit.channel == channelOf(Voice::Crash)) crashes.insert(std::floor(hit.note.pos));
    for (const music::Section& section : some(song.sections))
        if (section.bar > 0) QVERIFY2(crashes.contains(section.bar * 4), section.name.c_str());
}

void ComposeTest::kickIsOutBeforeTheChorus() {
    const music::Song song = songOf({}); // radio: pre at bars 28 to 31
    for (const music::DrumNote& hit : some(placedHits(song)))
        if (hit.channel == channelOf(Voice::Kick)) QVERIFY(hit.note.pos < 30 * 4 || hit.note.pos >= 32 * 4);
}

void ComposeTest::longSongsAreFine() {
    const music::Song song = songOf(request(10000));
    QCOMPARE(music::lengthInBars(song), 10000);
    QCOMPARE(errorsOf(song), QString());
    QVERIFY(song.patterns.size() < 25);
}

GLEANER_TEST(ComposeTest)
#include "compose_test.moc"
