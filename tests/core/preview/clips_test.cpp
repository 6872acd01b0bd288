// Audio clips: their bars, their tempo, their pitch, and how they sound in them.

#include "preview/time_stretch.h"
#include "sounds.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// A quarter of full scale for two seconds (one bar at 120), as the track says.
music::MelodicTrack steady() {
    music::MelodicTrack clip = clipOf("long");
    clip.bars = 1;
    return clip;
}

float levelAt(const AudioBuffer& mix, double seconds) {
    return mix.channel(0)[static_cast<std::size_t>(std::llround(seconds * rate))];
}

double decibels(float level, float of) { return 20.0 * std::log10(static_cast<double>(level / of)); }

float steepestOf(const AudioBuffer& mix) {
    float steepest = std::abs(mix.channel(0)[0]);
    for (std::size_t i = 1; i < mix.channel(0).size(); ++i)
        steepest = std::max(steepest, std::abs(mix.channel(0)[i] - mix.channel(0)[i - 1]));
    return steepest;
}

}

class ClipsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clipsEndWithTheirBars();
    void drumLoopIsInTempo();
    void tonalLoopKeepsItsPitch();
    void transposedLoopKeepsItsLength();
    void stretchKeepsTheLevel();
    void gainIsLinear();
    void fadesAreStraightLines();
    void aFadeReplacesTheCutsOwn();
    void anOffsetSkipsTheBegin();
    void anOffsetOfAStretchedClipIsInItsOwnTime();
    void anOffsetBeginsWithoutAClick();
    void mutedClipsAreSilent();
};

void ClipsTest::clipsEndWithTheirBars() {
    music::MelodicTrack clip = clipOf("long");
    clip.bars = 1;
    const AudioBuffer mix = rendered(songOf({clip}));
    QCOMPARE(mix.frames(), Frame(2 * rate));
}

/// A drum loop recorded at 90 bpm: in a song of 95 its clicks stand on the beats.
void ClipsTest::drumLoopIsInTempo() {
    music::MelodicTrack clip = clipOf("clicks at 90", 4.0);
    clip.role = music::Role::Perc;
    clip.bars = 1;
    clip.repeats = {1};
    const auto onsets = onsetsOf(rendered(songOf({clip}, 95.0)));
    QCOMPARE(onsets.size(), std::size_t(8));
    for (std::size_t beat = 0; beat < onsets.size(); ++beat)
        QVERIFY(std::abs(onsets[beat] - std::llround(static_cast<double>(beat) * 60.0 / 95.0 * rate)) <= 2);
}

void ClipsTest::tonalLoopKeepsItsPitch() {
    music::MelodicTrack clip = clipOf("tone loop", 4.0); // 80 bpm to 120
    clip.bars = 1;
    const AudioBuffer mix = rendered(songOf({clip}));
    QCOMPARE(mix.frames(), Frame(2 * rate));
    const double error = cents(hertzOf(mix, 5000, 90000), 440.0);
    QVERIFY2(std::abs(error) < 2.0, qPrintable(QString::number(error)));
}

void ClipsTest::transposedLoopKeepsItsLength() {
    for (const double semitones : {-3.0, 2.0}) {
        const AudioBuffer mix =
            rendered(songOf({clipOf("tone loop", {}, semitones)})); // three seconds of tone
        const double error = cents(hertzOf(mix, 5000, 130000), 440.0 * std::exp2(semitones / 12.0));
        QVERIFY2(std::abs(error) < 2.0, qPrintable(QString::number(error)));
        QVERIFY(std::abs(mix.channel(0)[static_cast<std::size_t>(3.1 * rate)]) < 1e-6F);
        float late = 0.0F;
        for (Frame i = static_cast<Frame>(2.8 * rate); i < static_cast<Frame>(2.95 * rate); ++i)
            late = std::max(late, std::abs(mix.channel(0)[static_cast<std::size_t>(i)]));
        QVERIFY(late > 0.19F);
    }
}

void ClipsTest::stretchKeepsTheLevel() {
    const AudioBuffer tone = sine(311.0, 2.0);
    for (const double factor : {0.7, 0.93, 1.08, 1.5}) {
        const Frame frames = std::llround(static_cast<double>(tone.frames()) * factor);
        const AudioBuffer stretched = preview::timeStretched(tone, frames, rate, {});
        QCOMPARE(stretched.frames(), frames);
        double power = 0.0;
        for (Frame i = 4000; i < frames - 4000; ++i) {
            const auto sample = static_cast<double>(stretched.channel(0)[static_cast<std::size_t>(i)]);
            power += sample * sample;
        }
        const double decibels =
            10.0 * std::log10(power / static_cast<double>(frames - 8000) / (0.2 * 0.2 / 2.0));
        QVERIFY2(std::abs(decibels) < 0.2, qPrintable(QString::number(decibels)));
    }
}

void ClipsTest::gainIsLinear() {
    for (const double gain : {0.25, 0.5, 2.0}) {
        music::MelodicTrack clip = steady();
        clip.gain = gain;
        const double heard = decibels(levelAt(rendered(songOf({clip})), 1.0), 0.25F);
        QVERIFY2(std::abs(heard - 20.0 * std::log10(gain)) < 0.01, qPrintable(QString::number(heard)));
    }
    music::MelodicTrack clip = steady();
    clip.gain = 0.0;
    QCOMPARE(peakOf(rendered(songOf({clip}))), 0.0F);
}

void ClipsTest::fadesAreStraightLines() {
    music::MelodicTrack clip = steady();
    clip.fadeInMs = 400.0;
    clip.fadeOutMs = 800.0;
    const AudioBuffer mix = rendered(songOf({clip}));
    QCOMPARE(levelAt(mix, 0.0), 0.0F);
    for (const auto& [seconds, share] : {std::pair{0.1, 0.25},
                                         {0.2, 0.5},
                                         {0.39, 0.975},
                                         {0.5, 1.0},
                                         {1.19, 1.0},
                                         {1.4, 0.75},
                                         {1.6, 0.5},
                                         {1.9, 0.125}})
        QVERIFY2(std::abs(levelAt(mix, seconds) - 0.25F * static_cast<float>(share)) < 1e-4F,
                 qPrintable(QString::number(seconds)));
    clip.repeats = {2}; // every placing fades
    QVERIFY(std::abs(levelAt(rendered(songOf({clip})), 4.2) - 0.125F) < 1e-4F);
}

/// A sample that ends before its bars do is faded to its own end.
void ClipsTest::aFadeReplacesTheCutsOwn() {
    music::MelodicTrack clip = clipOf("long"); // three of four seconds
    clip.fadeOutMs = 1000.0;
    const AudioBuffer mix = rendered(songOf({clip}));
    QCOMPARE(levelAt(mix, 1.9), 0.25F);
    QVERIFY(std::abs(levelAt(mix, 2.5) - 0.125F) < 1e-4F);
    QCOMPARE(levelAt(mix, 3.01), 0.0F);
}

/// Clicks on four beats at 120: from a beat and a half on, the third is half a beat in.
void ClipsTest::anOffsetSkipsTheBegin() {
    music::MelodicTrack clip = clipOf("clicks at 120");
    clip.offsetSeconds = 0.75;
    const auto onsets = onsetsOf(rendered(songOf({clip})));
    QCOMPARE(onsets, (std::vector<Frame>{rate / 4, 3 * rate / 4}));
}

/// Recorded at 90, heard at 120: the second beat of the sample is where the clip begins.
void ClipsTest::anOffsetOfAStretchedClipIsInItsOwnTime() {
    music::MelodicTrack clip = clipOf("clicks at 90", 4.0);
    clip.role = music::Role::Perc;
    clip.seconds = 4 * 60.0 / 90.0;
    clip.offsetSeconds = 0.5 * 60.0 / 90.0; // half a beat
    const auto onsets = onsetsOf(rendered(songOf({clip})));
    QCOMPARE(onsets.size(), std::size_t(3));
    for (std::size_t n = 0; n < 3; ++n)
        QVERIFY(std::abs(onsets[n] - static_cast<Frame>(n) * rate / 2 - rate / 4) <= 600);
}

void ClipsTest::anOffsetBeginsWithoutAClick() {
    music::MelodicTrack clip = steady();
    clip.offsetSeconds = 0.5;
    QVERIFY(steepestOf(rendered(songOf({clip}))) <= 0.25F / 96.0F + 1e-6F);
}

void ClipsTest::mutedClipsAreSilent() {
    music::MelodicTrack clip = steady();
    clip.muted = true;
    QCOMPARE(peakOf(rendered(songOf({clip}))), 0.0F);
    music::MelodicTrack notes = trackOf("long", {{0.0, 1.0, 60, 100}});
    notes.muted = true;
    const AudioBuffer mix = rendered(songOf({notes}));
    QCOMPARE(peakOf(mix), 0.0F);
    QCOMPARE(mix.frames(), Frame(4 * rate)); // its bars are still part of the song
}

GLEANER_TEST(ClipsTest)
#include "clips_test.moc"
