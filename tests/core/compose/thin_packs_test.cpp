// Songs of packs that lack something: what stands in, and what is said.

#include "songs.h"
#include "support/program.h"
#include "support/some.h"

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
    void aPartIsPlayedByItsOwnRoleFirst();
    void whatStandsInIsSaid();
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
        QCOMPARE(errorsOf(composition.song), QString());
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
    for (const music::Pattern& pattern : some(composition.song.patterns))
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

/// However well percussion would lie, in register and length: who is made for a part plays it.
void ThinPacksTest::aPartIsPlayedByItsOwnRoleFirst() {
    std::vector<music::SampleEntry> samples = {
        test::pitched(test::hit("chords_far.wav", Role::Chords, 0.12, 900.0), 185.0),
        test::pitched(test::sample("pad_short.wav", music::SampleKind::Phrase, Role::Pad, 1.0, 700.0),
                      207.65),
        test::pitched(test::hit("lead_low.wav", Role::Lead, 0.2, 1500.0), 349.23),
        test::pitched(test::hit("bass_high.wav", Role::Bass, 0.2, 160.0), 98.0)};
    int number = 0;
    for (const double hertz : {55.0, 110.0, 220.0, 261.63, 329.63, 440.0, 523.25, 659.26})
        for (const double seconds : {0.5, 1.6})
            samples.push_back(test::pitched(
                test::hit("perc_" + std::to_string(number++) + ".wav", Role::Perc, seconds, 900.0), hertz));
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        ComposeRequest wanted = request(32);
        wanted.seed = seed;
        const auto composition = compose::compose(wanted, samples);
        for (const auto& [part, path] : std::map<std::string, std::string>{{"Chords", "chords_far.wav"},
                                                                           {"Pad", "pad_short.wav"},
                                                                           {"Lead", "lead_low.wav"},
                                                                           {"Bass", "bass_high.wav"}})
            QCOMPARE(choiceOf(composition, part.c_str()).path, path);
    }
}

void ThinPacksTest::whatStandsInIsSaid() {
    const auto composition = compose::compose(
        request(32), {test::pitched(test::hit("chords.wav", Role::Chords, 0.7, 900.0), 329.63),
                      test::pitched(test::hit("perc.wav", Role::Perc, 0.7, 900.0), 293.66)});
    QCOMPARE(choiceOf(composition, "Chords").path, std::string("chords.wav"));
    const auto says = [](const std::string& warning) {
        return warning.starts_with("Not played by samples of their own role: ") &&
               warning.find("Pad (chords)") != std::string::npos;
    };
    QVERIFY(std::ranges::any_of(composition.warnings, says));
    QVERIFY(choiceOf(composition, "Pad").reason.find("chords in place of pad") != std::string::npos);
    const auto full = compose::compose(request(32), walkPack());
    for (const std::string& warning : full.warnings)
        QVERIFY2(warning.find("Not played") == std::string::npos ||
                     warning.find("octave") != std::string::npos,
                 warning.c_str());
}

GLEANER_TEST(ThinPacksTest)
#include "thin_packs_test.moc"
