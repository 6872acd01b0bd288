// Which samples a song takes, how they are placed, and why.

#include "styles/drum_voice.h"

#include "songs.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;

class SamplesOfSongsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seventeenDrumChannels();
    void loopIsPlacedInBars();
    void loopIsStretchedAndMoved();
    void choicesExplainEveryPart();
    void loudSamplesAreTurnedDown();
};

void SamplesOfSongsTest::seventeenDrumChannels() {
    const music::Song song = songOf(request());
    QCOMPARE(song.drums.size(), std::size_t(17));
    for (int channel = 0; channel < 17; ++channel) {
        QCOMPARE(song.drums[static_cast<std::size_t>(channel)].channel, channel);
        QCOMPARE(song.drums[static_cast<std::size_t>(channel)].role,
                 voices[static_cast<std::size_t>(channel)].role);
    }
    int next = 17;
    for (const music::MelodicTrack& track : some(song.melodicTracks))
        QCOMPARE(track.channel, next++);
    const std::pair<Voice, const char*> expected[] = {{Voice::Kick, "kick_01.wav"},
                                                      {Voice::Snare, "snare_01.wav"},
                                                      {Voice::Clap, "clap_01.wav"},
                                                      {Voice::Hat, "hat_01.wav"},
                                                      {Voice::Crash, "cymbal_01.wav"},
                                                      {Voice::OpenHat, "openhat_01.wav"},
                                                      {Voice::Riser, "fx_02.wav"},
                                                      {Voice::Impact, "fx_01.wav"},
                                                      {Voice::PercLow, "perc_01.wav"},
                                                      {Voice::PercMid, "perc_02.wav"},
                                                      {Voice::Sub, ""}};
    for (const auto& [voice, path] : expected)
        QCOMPARE(song.drums[static_cast<std::size_t>(channelOf(voice))].samplePath, std::string(path));
}

void SamplesOfSongsTest::loopIsPlacedInBars() {
    const music::Song song = songOf({}); // radio
    const music::MelodicTrack& loop = *trackOf(song, "Loop 1");
    QCOMPARE(loop.samplePath, std::string("loop_01.wav"));
    QVERIFY(!loop.stretchBeats);
    QCOMPARE(loop.bars, 4);
    QVERIFY(std::abs(loop.seconds - 4 * 240.0 / 95.0) < 1e-9);
    QCOMPARE(loop.bar, 4);
    QCOMPARE(loop.repeats, (std::vector<double>{8, 32, 36, 52, 56, 60, 64, 68, 72}));
}

void SamplesOfSongsTest::loopIsStretchedAndMoved() {
    const auto only = [](music::SampleEntry loop, double bpm = 95.0) {
        ComposeRequest wanted = request();
        wanted.bpm = bpm;
        const music::Song song =
            compose::compose(wanted, {test::hit("hit.wav", Role::Perc, 0.2, 900.0), std::move(loop)}).song;
        return *trackOf(song, "Loop 1");
    };
    const auto slower = only(test::loop("loop.wav", Role::Perc, 90.0, 8));
    QCOMPARE(slower.stretchBeats, std::optional(8.0));
    QCOMPARE(slower.bars, 2.0);
    const auto halfTime = only(test::loop("loop.wav", Role::Perc, 190.0, 16));
    QCOMPARE(halfTime.bars, 2.0); // sixteen beats at 190 are eight of the song's, as they are
    QVERIFY(!halfTime.stretchBeats);
    const auto tonal = only(test::inKey(test::loop("loop.wav", Role::Chords, 95.0, 16), "Bbm"));
    QCOMPARE(tonal.transpose, -1.0);
    const auto farAway = only(test::inKey(test::loop("loop.wav", Role::Vocal, 95.0, 16), "F#m"));
    QCOMPARE(farAway.transpose, 0.0); // three semitones are too many for a voice
    auto untold = test::loop("loop.wav", Role::Perc, 97.0, 8);
    untold.traits.bpm.reset();
    untold.traits.beats.reset();
    QCOMPARE(only(untold).stretchBeats, std::optional(8.0)); // its length tells
}

void SamplesOfSongsTest::choicesExplainEveryPart() {
    for (const auto& composition :
         {compose::compose(request(), walkPack()),
          compose::compose(request(), {test::hit("a.wav", Role::Perc, 0.2, 900.0)})})
        for (const Choice& choice : some(composition.choices)) {
            QVERIFY2(!choice.reason.empty(), choice.part.c_str());
            QVERIFY2(choice.score >= 0.0 && choice.score <= 1.0, choice.part.c_str());
            QCOMPARE(choice.sampleId.empty(), choice.path.empty());
        }
    const auto full = compose::compose(request(), walkPack());
    std::set<std::string> parts;
    for (const Choice& choice : some(full.choices))
        QVERIFY2(parts.insert(choice.part).second, choice.part.c_str());
    for (const music::MelodicTrack& track : some(full.song.melodicTracks)) {
        const auto explains = [&](const Choice& choice) { return choice.path == track.samplePath; };
        QVERIFY2(std::ranges::any_of(full.choices, explains), track.name.c_str());
    }
    QCOMPARE(choiceOf(full, "Loop 1").reason, std::string("95 bpm as it is"));
}

void SamplesOfSongsTest::loudSamplesAreTurnedDown() {
    auto samples = walkPack();
    for (music::SampleEntry& sample : samples)
        if (sample.path == "kick_01.wav") sample.lufs = -6.0;
    const auto loud = compose::compose(request(), samples).song;
    QVERIFY(loud.drums[0].volume < songOf(request()).drums[0].volume * 0.75);
    QVERIFY(loud.drums[0].volume > songOf(request()).drums[0].volume * 0.7); // three decibels at most
}

GLEANER_TEST(SamplesOfSongsTest)
#include "samples_of_songs_test.moc"
