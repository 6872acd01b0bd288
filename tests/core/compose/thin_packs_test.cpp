// Songs of packs that lack something: what stands in, and what is said.

#include "songs.h"

#include <QTest>

#include <map>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;

class ThinPacksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thinPacks_data();
    void thinPacks();
    void perclessKitStandsIn();
    void hitsAloneGiveAnAccent();
    void noPitchGivesAWarning();
};

void ThinPacksTest::thinPacks_data() {
    QTest::addColumn<int>("which");
    const char* names[] = {"one hit",         "one loop",   "one phrase",  "one texture",
                           "one pitched hit", "three hits", "paths alone", "one vocal hit"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

/// One usable sample is enough for a song that can be written, and something of it is heard.
void ThinPacksTest::thinPacks() {
    QFETCH(int, which);
    using music::SampleKind;
    const std::vector<std::vector<music::SampleEntry>> packs = {
        {test::hit("a.wav", Role::Perc, 0.2, 900.0)},
        {test::loop("a.wav", Role::Perc, 120.0, 7)},
        {test::sample("a.wav", SampleKind::Phrase, Role::Vocal, 2.0, 900.0)},
        {test::sample("a.wav", SampleKind::Texture, Role::Ambience, 0.9, 900.0)},
        {test::pitched(test::hit("a.wav", Role::Perc, 0.2, 900.0), 440.0)},
        {test::hit("a.wav", Role::Fx, 0.2, 900.0), test::hit("b.wav", Role::Fx, 0.2, 300.0),
         test::hit("c.wav", Role::Fx, 0.2, 5000.0)},
        {music::SampleEntry{.id = "1", .path = "a.wav", .traits = {}, .seconds = 0.0, .lufs = {}}},
        {test::hit("a.wav", Role::Vocal, 0.8, 900.0)}};
    for (const int bars : {4, 8, 16, 60}) {
        const Composition composition =
            compose::compose(request(bars), packs[static_cast<std::size_t>(which)]);
        QCOMPARE(faultsOf(composition.song), QString());
        QVERIFY(clipsOf(composition.song).size() >= 1);
        QVERIFY(!composition.song.items.empty());
    }
}

/// A field recording's hits may all be "perc": three of them make a kit.
void ThinPacksTest::perclessKitStandsIn() {
    const auto composition = compose::compose(request(), {test::hit("bright.wav", Role::Perc, 0.1, 6500.0),
                                                          test::hit("dark.wav", Role::Perc, 0.3, 900.0),
                                                          test::hit("middle.wav", Role::Perc, 0.2, 2300.0),
                                                          test::hit("long.wav", Role::Perc, 6.0, 500.0)});
    const auto& drums = composition.song.drums;
    QCOMPARE(drums[0].samplePath, std::string("dark.wav")); // darker ones that ring for seconds are no kick
    QCOMPARE(drums[1].samplePath, std::string("middle.wav"));
    QCOMPARE(drums[4].samplePath, std::string("bright.wav"));
    QCOMPARE(choiceOf(composition, "Kick").reason,
             std::string("no kick in the pack: the darkest short hit (900 Hz) stands in, 12 semitones down"));
    QVERIFY(choiceOf(composition, "Snare").reason.starts_with("no snare in the pack"));
    QVERIFY(choiceOf(composition, "Hat").reason.starts_with("no hat in the pack"));
    for (const music::Pattern& pattern : composition.song.patterns)
        for (const music::DrumNote& hit : pattern.notes)
            if (hit.channel == 0) QCOMPARE(hit.note.key, 48);

    const auto single = compose::compose(request(), {test::hit("only.wav", Role::Perc, 0.2, 1500.0)});
    std::map<int, int> keys;
    for (const music::Pattern& pattern : single.song.patterns)
        for (const music::DrumNote& hit : pattern.notes)
            keys[hit.channel] = hit.note.key;
    QVERIFY(keys[0] < keys[1] && keys[1] < keys[4]); // one sample, three voices
}

void ThinPacksTest::hitsAloneGiveAnAccent() {
    const auto composition = compose::compose(request(), {test::hit("short.wav", Role::Perc, 0.2, 900.0),
                                                          test::hit("long.wav", Role::Perc, 2.0, 900.0)});
    QCOMPARE(clipsOf(composition.song).size(), std::size_t(1));
    QCOMPARE(clipsOf(composition.song).front()->samplePath, std::string("long.wav"));
    QVERIFY(choiceOf(composition, "Loop 1").path.empty());
}

void ThinPacksTest::noPitchGivesAWarning() {
    const auto composition = compose::compose(request(), {test::hit("a.wav", Role::Perc, 0.2, 900.0),
                                                          test::loop("loop.wav", Role::Perc, 95.0, 16)});
    const auto speaksOfPitch = [](const std::string& warning) {
        return warning.find("pitch") != std::string::npos;
    };
    QVERIFY(std::ranges::any_of(composition.warnings, speaksOfPitch));
    QCOMPARE(composition.song.melodicTracks.size(), clipsOf(composition.song).size());
    QVERIFY(choiceOf(composition, "Bass").path.empty());
}

QTEST_GUILESS_MAIN(ThinPacksTest)
#include "thin_packs_test.moc"
