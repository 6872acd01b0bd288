#include "base/error.h"
#include "music/pitch.h"
#include "music/song.h"
#include "music/time.h"
#include "support/program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace gleaner::music;
using gleaner::Error;

namespace {

/// One bar of kick, placed once, and one bass note: nothing to object to.
Song smallSong() {
    Song song;
    Pattern pattern;
    pattern.name = "Verse";
    for (int beat = 0; beat < 4; ++beat)
        pattern.notes.push_back({0, {double(beat), 0.25, 60, 110}});
    song.patterns.push_back(pattern);
    song.items.push_back({.pattern = 1, .bar = 0, .bars = 1, .track = 1});
    song.drums.push_back({.channel = 0, .role = Role::Kick, .samplePath = "kick.wav"});
    MelodicTrack bass;
    bass.name = "Bass";
    bass.samplePath = "bass.wav";
    bass.notes = {{0.0, 0.75, 33, 100}};
    song.melodicTracks.push_back(bass);
    return song;
}

QString errorsOf(const Song& song) {
    QString all;
    for (const std::string& error : validate(song))
        all += QString::fromStdString(error) + QLatin1Char('\n');
    return all;
}

}

class SongTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void soundSongHasNoFaults();
    void eachFaultIsFound_data();
    void eachFaultIsFound();
    void aClipMaySoundAsItLikes();
    void aTrackIsCalledByItsNameOrItsRole();
    void allFaultsComeTogether();
    void lengthReachesTheLastRepeat();
    void everyChannelHasANameOfItsOwn();
    void placesMayBeFractionsOfBars();
    void endlessRepeatsAreCountedAndNotLaidOut();
    void veryManyFaultsAreCounted();
    void volumeIsAmplitudeToThePowerOfOneAndAHalf();
    void ticksAreTheNearest();
    void pitchesAndNames();
};

void SongTest::soundSongHasNoFaults() { QCOMPARE(errorsOf(smallSong()), QString()); }

void SongTest::eachFaultIsFound_data() {
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("which");
    const char* expected[] = {
        "Song: bpm 0 is outside 10..522.",
        "Song: bpm nan is outside 10..522.",
        "Song: ppq 0 is outside 24..960.",
        "Pattern 1 (Verse), note 2: key 333 is outside 0..127.",
        "Pattern 1 (Verse), note 1: velocity 0 is outside 1..127.",
        "Pattern 1 (Verse), note 1: drum channel 17 is outside 0..16.",
        "Pattern 1 (Verse), note 1: position -0.25 is outside 0..400000.",
        "Pattern 1 (Verse), note 1: position inf is outside 0..400000.",
        "Pattern 1 (Verse), note 1: length 0 is not above 0 beats.",
        "Item 1: there is no pattern 2 among 1.",
        "Item 1: pattern 1 has no note, and an empty pattern can't be placed.",
        "Item 1: start bar -1 is outside 0..100000.",
        "Track 1 (Bass): channel 16 belongs to the drums (0..16).",
        "Track 2 (Bass): channel 17 is taken already.",
        "Track 1 (Bass): volume 1.5 is outside 0..1.",
        "Track 1 (Bass): pan -2 is outside -1..1.",
        "Track 1 (Bass): has no note.",
        "Track 1 (Bass): repeated start bar -4 is outside 0..100000.",
        "Track 1 (Bass): an audio clip needs a sample.",
        "Track 1 (Bass): can't be stretched to 0 beats.",
        "Drum 2: channel 0 is taken already.",
        "Drum 1: pan 3 is outside -1..1.",
        "Section 1 (Intro): length in bars 0 is outside 0.015625..100000.",
        "Track 1 (Bass): gain 4.5 is outside 0..4.",
        "Track 1 (Bass): fade in in ms -1 is outside 0..600000.",
        "Track 1 (Bass): fade out in ms nan is outside 0..600000.",
        "Track 1 (Bass): can't begin -0.5 seconds into its sample.",
        "Track 1 (Bass): begins 3 seconds into a sample of 3.",
        "Track 1 (Bass): begins within a stretched sample, whose length in seconds must be given.",
        "Track 1 (Bass): an audio clip has fades and no envelope.",
        "Track 1 (Bass): gain, fades and offset belong to an audio clip, and this track plays notes.",
        "Track 1 (Bass): release in ms 10000 is outside 0..9500.",
        "Track 1 (Bass): sustain 1.5 is outside 0..1.",
    };
    int which = 0;
    for (const char* sentence : expected)
        QTest::newRow(sentence) << QString::fromLatin1(sentence) << which++;
}

void SongTest::eachFaultIsFound() {
    QFETCH(QString, expected);
    QFETCH(int, which);
    const double notANumber = std::numeric_limits<double>::quiet_NaN();
    Song song = smallSong();
    auto& hits = song.patterns[0].notes;
    MelodicTrack& bass = song.melodicTracks[0];
    const auto asClip = [&] {
        bass.source = SourceType::Audio;
        bass.notes.clear();
    };
    switch (which) {
    case 0:
        song.meta.bpm = 0.0;
        break;
    case 1:
        song.meta.bpm = notANumber;
        break;
    case 2:
        song.meta.ppq = 0;
        break;
    case 3:
        hits[1].note.key = 333;
        break;
    case 4:
        hits[0].note.velocity = 0;
        break;
    case 5:
        hits[0].channel = 17;
        break;
    case 6:
        hits[0].note.pos = -0.25;
        break;
    case 7:
        hits[0].note.pos = HUGE_VAL;
        break;
    case 8:
        hits[0].note.len = 0.0;
        break;
    case 9:
        song.items[0].pattern = 2;
        break;
    case 10:
        hits.clear();
        break;
    case 11:
        song.items[0].bar = -1;
        break;
    case 12:
        bass.channel = 16;
        break;
    case 13:
        song.melodicTracks.push_back(song.melodicTracks[0]);
        break;
    case 14:
        bass.volume = 1.5;
        break;
    case 15:
        bass.pan = -2.0;
        break;
    case 16:
        bass.notes.clear();
        break;
    case 17:
        bass.repeats = {4, -4};
        break;
    case 18:
        asClip();
        bass.samplePath.clear();
        break;
    case 19:
        asClip();
        bass.stretchBeats = 0.0;
        break;
    case 20:
        song.drums.push_back({.channel = 0, .role = Role::Snare, .samplePath = "snare.wav"});
        break;
    case 21:
        song.drums[0].pan = 3.0;
        break;
    case 22:
        song.sections.push_back({"Intro", 0, 0});
        break;
    case 23:
        asClip();
        bass.gain = 4.5;
        break;
    case 24:
        asClip();
        bass.fadeInMs = -1.0;
        break;
    case 25:
        asClip();
        bass.fadeOutMs = notANumber;
        break;
    case 26:
        asClip();
        bass.offsetSeconds = -0.5;
        break;
    case 27:
        asClip();
        bass.seconds = bass.offsetSeconds = 3.0;
        break;
    case 28:
        asClip();
        bass.stretchBeats = 4.0;
        bass.offsetSeconds = 0.5;
        break;
    case 29:
        asClip();
        bass.envelope = Envelope();
        break;
    case 30:
        bass.fadeOutMs = 20.0;
        break;
    case 31:
        bass.envelope = Envelope{.releaseMs = 10'000.0};
        break;
    case 32:
        bass.envelope = Envelope{.sustain = 1.5};
        break;
    }
    QCOMPARE(errorsOf(song), expected + QLatin1Char('\n'));
}

void SongTest::aClipMaySoundAsItLikes() {
    Song song = smallSong();
    MelodicTrack& clip = song.melodicTracks[0];
    clip.notes.clear();
    clip.source = SourceType::Audio;
    clip.seconds = 3.0;
    clip.stretchBeats = 8.0;
    clip.gain = 4.0;
    clip.fadeInMs = clip.fadeOutMs = 600'000.0;
    clip.offsetSeconds = 2.999;
    clip.muted = true;
    QCOMPARE(errorsOf(song), QString());
    song = smallSong();
    song.melodicTracks[0].muted = true;
    song.melodicTracks[0].envelope = Envelope{9500.0, 9500.0, 9500.0, 0.0, 9500.0};
    QCOMPARE(errorsOf(song), QString());
}

void SongTest::aTrackIsCalledByItsNameOrItsRole() {
    MelodicTrack track;
    QCOMPARE(nameOf(track), std::string("Bass"));
    track.name = "Sub";
    QCOMPARE(nameOf(track), std::string("Sub"));
    track.bar = 4;
    track.repeats = {12, 8};
    QCOMPARE(startsOf(track), (std::vector<double>{4, 12, 8}));
}

void SongTest::allFaultsComeTogether() {
    Song song = smallSong();
    song.meta.bpm = -1.0;
    song.patterns[0].notes[0].note.key = -1;
    song.items[0].track = 0;
    QCOMPARE(validate(song).size(), std::size_t(3));
}

void SongTest::lengthReachesTheLastRepeat() {
    QCOMPARE(lengthInBars(Song{}), 0.0);
    Song song = smallSong();
    QCOMPARE(lengthInBars(song), 4.0); // of the bass, which does not say how long it is
    song.melodicTracks[0].bars = 2;
    song.melodicTracks[0].repeats = {10, 4};
    QCOMPARE(lengthInBars(song), 12.0);
    song.items.push_back({.pattern = 1, .bar = 12, .bars = 8});
    QCOMPARE(lengthInBars(song), 20.0);
}

void SongTest::everyChannelHasANameOfItsOwn() {
    Song song = smallSong();
    song.drums.push_back({.channel = 1, .role = Role::Kick, .samplePath = "kick_2.wav"});
    MelodicTrack second = song.melodicTracks[0], odd = second;
    second.channel = 30;
    odd.channel = 20;
    odd.name = "Kick 2"; // which the second kick has
    song.melodicTracks.push_back(second);
    song.melodicTracks.push_back(odd);
    const auto names = channelNames(song);
    QCOMPARE(names.at(0), std::string("Kick"));
    QCOMPARE(names.at(1), std::string("Kick 2"));
    QCOMPARE(names.at(2), std::string("Drum 3"));
    QCOMPARE(names.at(17), std::string("Bass"));
    QCOMPARE(names.at(20), std::string("Kick 2 2"));
    QCOMPARE(names.at(30), std::string("Bass 2"));
    std::set<std::string> distinct;
    for (const auto& [channel, name] : names)
        QVERIFY(distinct.insert(name).second);
    QCOMPARE(names.size(), std::size_t{drumChannels + 3});
}

void SongTest::placesMayBeFractionsOfBars() {
    Song song = smallSong();
    song.melodicTracks[0].bar = 1.5;
    song.melodicTracks[0].bars = 0.75;
    song.melodicTracks[0].repeats = {2.25};
    song.items[0].bar = 0.5;
    QCOMPARE(errorsOf(song), QString());
    QCOMPARE(lengthInBars(song), 3.0);
    song.items[0].bars = 1e-9; // no length of anything, and a billion turns of a pattern
    song.patterns[0].bars = 1e-9;
    QCOMPARE(validate(song).size(), std::size_t{2});
    std::vector<std::pair<double, double>> turns;
    eachTurn(1.5, 4.0, [&](double begin, double bars) { turns.emplace_back(begin, bars); });
    QCOMPARE(turns, (std::vector<std::pair<double, double>>{{0.0, 1.5}, {1.5, 1.5}, {3.0, 1.0}}));
    int count = 0;
    eachTurn(0.29, 29.0, [&](double, double) { ++count; });
    QCOMPARE(count, 100);
}

void SongTest::endlessRepeatsAreCountedAndNotLaidOut() {
    Song song = smallSong();
    song.items.assign(60, {.pattern = 1, .bar = 0, .bars = 100'000});
    const QString errors = errorsOf(song);
    QVERIFY2(errors.contains(QStringLiteral("6000001 patterns and clips")), qPrintable(errors));
    QVERIFY2(errors.contains(QStringLiteral("24000001 notes")), qPrintable(errors));
    song.items.assign(1, {.pattern = 1, .bar = 0, .bars = 90'000});
    QCOMPARE(errorsOf(song), QString());
    for (const double number : {1e308, -1e308, std::numeric_limits<double>::infinity(), std::nan("")}) {
        Song odd = smallSong();
        odd.items[0].bars = odd.items[0].bar = odd.patterns[0].bars = number;
        odd.melodicTracks[0].bar = odd.melodicTracks[0].bars = number;
        odd.melodicTracks[0].repeats = {number};
        odd.sections = {{"Odd", number, number}};
        QCOMPARE(validate(odd).size(), std::size_t{8});
    }
}

void SongTest::veryManyFaultsAreCounted() {
    Song song = smallSong();
    song.patterns[0].notes.assign(5000, {0, {0.0, -1.0, 60, 100}});
    const std::string text = joined(validate(song));
    QVERIFY(text.ends_with("And 4900 more faults."));
    try {
        requireValid(song, "a tune");
        QFAIL("was valid");
    } catch (const Error& error) {
        QVERIFY(std::string(error.what()).starts_with("This song can't be written as a tune. Pattern 1"));
    }
}

void SongTest::volumeIsAmplitudeToThePowerOfOneAndAHalf() {
    QCOMPARE(amplitudeOfVolume(usualVolume), 1.0);
    QVERIFY(std::abs(20.0 * std::log10(amplitudeOfVolume(usualVolume / 2.0)) + 9.031) < 0.001);
    QCOMPARE(amplitudeOfVolume(0.0), 0.0);
    QVERIFY(std::abs(volumeOfAmplitude(amplitudeOfVolume(0.42)) - 0.42) < 1e-12);
    QCOMPARE(amplitudeOfVelocity(50), 0.5);
}

/// docs/music.md 1.1: exact at every usual resolution, halves go up.
void SongTest::ticksAreTheNearest() {
    const std::pair<int, std::int64_t> threeQuarters[] = {{24, 18},   {48, 36},   {96, 72},
                                                          {192, 144}, {480, 360}, {960, 720}};
    for (const auto& [ppq, ticks] : threeQuarters) {
        QCOMPARE(ticksFromBeats(0.75, ppq), ticks);
        QCOMPARE(beatsFromTicks(ticks, ppq), 0.75);
    }
    QCOMPARE(ticksFromBeats(0.5 / 96.0), std::int64_t(1));
    QCOMPARE(ticksFromBeats(0.49 / 96.0), std::int64_t(0));
    QCOMPARE(secondsFromBeats(gleaner::Beats(4.0), gleaner::Bpm(95.0)), 240.0 / 95.0);
}

void SongTest::pitchesAndNames() {
    QCOMPARE(hertzFromMidi(69.0), 440.0);
    QVERIFY(std::abs(hertzFromMidi(33.0) - 55.0) < 1e-9);
    QVERIFY(std::abs(midiFromHertz(261.6255653) - 60.0) < 1e-6);
    QCOMPARE(noteName(69), std::string("A4"));
    QCOMPARE(noteName(60), std::string("C4"));
    QCOMPARE(noteName(34), std::string("Bb1"));
    QCOMPARE(noteName(0), std::string("C-1"));
}

GLEANER_TEST(SongTest)
#include "song_test.moc"
