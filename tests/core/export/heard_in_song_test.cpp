#include "export/heard_in_song.h"
#include "support/program.h"

#include <QTest>

#include <numbers>

using namespace gleaner;
using namespace gleaner::music;

namespace {

constexpr int rate = 48000;
const Key aMinor{9, Mode::Minor};

audio::AudioBuffer sine(double hertz, double seconds) {
    audio::AudioBuffer buffer(1, framesFromSeconds(seconds, rate));
    for (std::size_t i = 0; i < buffer.channel(0).size(); ++i)
        buffer.channel(0)[i] =
            0.5F *
            static_cast<float>(std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return buffer;
}

/// By the zero crossings of the middle half.
double hertzOf(const audio::AudioBuffer& buffer) {
    const auto all = buffer.channel(0);
    const auto middle = all.subspan(all.size() / 4, all.size() / 2);
    double first = 0.0, last = 0.0;
    int periods = -1;
    for (std::size_t i = 1; i < middle.size(); ++i) {
        if (middle[i - 1] >= 0.0F || middle[i] < 0.0F) continue;
        last = static_cast<double>(i) - static_cast<double>(middle[i] / (middle[i] - middle[i - 1]));
        if (++periods == 0) first = last;
    }
    return periods * rate / (last - first);
}

SampleTraits loopTraits(Role role, double bpm, int beats) {
    SampleTraits traits;
    traits.kind = SampleKind::Loop;
    traits.role = role;
    traits.bpm = bpm;
    traits.bpmConfidence = 1.0;
    traits.beats = beats;
    return traits;
}

audio::AudioBuffer heard(const audio::AudioBuffer& sample, const SampleTraits& traits, double bpm = 95.0) {
    return pack::heardInSong(sample, rate, traits, aMinor, Bpm(bpm), {});
}

}

class HeardInSongTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 8 beats at 100 are 4.8 s, at 95 5.05 s: to the frame, so that it loops in time.
    void aLoopHasTheLengthOfItsBeats() {
        const auto sound = heard(sine(220.0, 4.8), loopTraits(Role::Lead, 100.0, 8));
        QCOMPARE(sound.frames(), framesFromSeconds(8 * 60.0 / 95.0, rate));
        QVERIFY(std::abs(hertzOf(sound) - 220.0) < 1.0); // the pitch stays
    }

    void aLoopIsMovedIntoTheKey() {
        SampleTraits traits = loopTraits(Role::Lead, 95.0, 8);
        traits.key = Key{11, Mode::Minor}; // two above A
        traits.keyConfidence = 1.0;
        traits.tonal = true;
        const auto sound = heard(sine(246.94, 8 * 60.0 / 95.0), traits);
        QVERIFY2(std::abs(hertzOf(sound) - 220.0) < 1.0, qPrintable(QString::number(hertzOf(sound))));
        QCOMPARE(sound.frames(), framesFromSeconds(8 * 60.0 / 95.0, rate));
    }

    void aNoteIsPlayedFasterOrSlower() {
        SampleTraits traits;
        traits.role = Role::Lead;
        traits.tonal = true;
        traits.pitchHz = 246.94;
        const auto sound = heard(sine(246.94, 0.5), traits);
        QVERIFY(std::abs(hertzOf(sound) - 220.0) < 1.0);
        QVERIFY(std::abs(secondsFromFrames(sound.frames(), rate) - 0.5 * 246.94 / 220.0) < 0.001);
    }

    void drumsAndTexturesStayAsTheyAre() {
        const auto sample = sine(246.94, 0.5);
        SampleTraits drum;
        drum.role = Role::Kick;
        drum.tonal = true;
        drum.pitchHz = 246.94;
        QCOMPARE(heard(sample, drum), sample);
        SampleTraits texture;
        texture.kind = SampleKind::Texture;
        texture.role = Role::Ambience;
        QCOMPARE(heard(sample, texture), sample);
    }
};

GLEANER_TEST(HeardInSongTest)
#include "heard_in_song_test.moc"
