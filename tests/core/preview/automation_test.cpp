// Levels that move are heard as their lines say, alone and in the mix.

#include "sounds.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using music::Automation;

namespace {

/// Three seconds of a held level at 120: a bar and a half.
music::Song movedSong(std::vector<Automation> automations) {
    music::MelodicTrack track = clipOf("long");
    track.volume = music::usualVolume;
    music::Song song = songOf({track});
    song.automations = std::move(automations);
    return song;
}

double movedLevelAt(const AudioBuffer& mix, double seconds, int side = 0) {
    return static_cast<double>(mix.channel(side)[static_cast<std::size_t>(seconds * rate)]);
}

double decibelsFrom(double level, double reference) { return 20.0 * std::log10(level / reference); }

}

class AutomationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Half the knob is amplitude .354 (docs/music.md 6): -9.03 dB.
    void volumeFollowsItsLine() {
        const AudioBuffer mix =
            rendered(movedSong({{Automation::Target::Volume, 17, {{0.0, music::usualVolume}, {1.0, 0.0}}}}));
        QVERIFY(std::abs(decibelsFrom(movedLevelAt(mix, 0.01), 0.25)) < 0.1);
        QVERIFY(std::abs(decibelsFrom(movedLevelAt(mix, 1.0), 0.25) - 15.0 * std::log10(0.5) * 2.0) < 0.05);
        QVERIFY(std::abs(movedLevelAt(mix, 2.5)) < 1e-9); // held behind the last point
    }

    void aStepIsAStep() {
        const AudioBuffer mix = rendered(movedSong(
            {{Automation::Target::Volume, 17, {{0.0, 0.78}, {0.5, 0.78}, {0.5, 0.39}, {1.0, 0.39}}}}));
        QVERIFY(std::abs(decibelsFrom(movedLevelAt(mix, 0.99), 0.25)) < 0.01);
        QVERIFY(std::abs(decibelsFrom(movedLevelAt(mix, 1.01), 0.25) + 9.03) < 0.01);
    }

    void panWanders() {
        const AudioBuffer mix =
            rendered(movedSong({{Automation::Target::Pan, 17, {{0.0, -1.0}, {1.0, 1.0}}}}));
        QVERIFY(movedLevelAt(mix, 0.001, 0) > 0.34 &&
                movedLevelAt(mix, 0.001, 1) < 0.001); // 3 dB more on the one side
        QVERIFY(std::abs(movedLevelAt(mix, 1.0, 0) - movedLevelAt(mix, 1.0, 1)) < 1e-4);
        QVERIFY(movedLevelAt(mix, 1.999, 1) > 0.34);
    }

    void whatStandsStillIsTheSame() {
        const music::Song still = movedSong({});
        const AudioBuffer as = rendered(still);
        const AudioBuffer moved = rendered(movedSong(
            {{Automation::Target::Volume, 17, {{0.0, music::usualVolume}, {1.0, music::usualVolume}}}}));
        for (std::size_t n = 0; n < as.channel(0).size(); ++n)
            QVERIFY(std::abs(as.channel(0)[n] - moved.channel(0)[n]) < 1e-7F);
    }

    void stemsSumToTheMix() {
        music::Song song =
            songOf({trackOf("sine", {{0.0, 1.0, 62, 70}, {1.5, 1.0, 65, 90}}), clipOf("long")});
        song.automations = {{Automation::Target::Volume, 17, {{0.0, 0.2}, {1.0, 0.9}}},
                            {Automation::Target::Pan, 18, {{0.0, -0.5}, {1.0, 0.5}}}};
        const preview::Mix mix(song, rate, load, {});
        std::vector<double> sum(static_cast<std::size_t>(mix.frames()), 0.0), whole = sum;
        const auto adder = [](std::vector<double>& into) {
            return [&into, done = std::size_t{0}](const AudioBuffer& block) mutable {
                for (const float sample : block.channel(0))
                    into[done++] += static_cast<double>(sample);
            };
        };
        mix.play({}, adder(whole), {});
        for (const int channel : {17, 18})
            mix.play(channel, adder(sum), {});
        for (std::size_t n = 0; n < sum.size(); ++n)
            QVERIFY(std::abs(sum[n] - whole[n]) < 1e-6);
    }
};

GLEANER_TEST(AutomationTest)
#include "automation_test.moc"
