#include "core/music/printed.h"
#include "detection/detect.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::SampleKind;

namespace {
std::vector<Slice> slicesOf(const Tape& tape, SampleKind kind) {
    DetectSettings settings;
    settings.kinds = {kind};
    auto source = tape.source();
    return detect(source, settings, {}).slices;
}
double overlap(const Slice& slice, double begin, double end) {
    return intersectionOverUnion(slice.range,
                                 {framesFromSeconds(begin, 44100), framesFromSeconds(end, 44100)});
}
/// A tune of soft notes.
void sing(Tape& tape, double at, double level) {
    double t = at;
    for (const double hertz : {330.0, 392.0, 440.0, 392.0, 349.0, 330.0}) {
        tape.tone(t, 0.45, hertz, level);
        t += 0.47;
    }
}
/// Pulses of a tone of 6 kHz that fall by a third each: 60 ms each, slower and slower, as a small bird
/// trills.
void trill(Tape& tape, double at, double seconds, double level) {
    for (double t = 0.0, gap = 0.09; t < seconds; t += gap, gap *= 1.03) {
        const auto first = static_cast<std::size_t>((at + t) * 44100.0);
        for (std::size_t n = 0; n < 2646; ++n) {
            const double x = static_cast<double>(n) / 2646.0;
            const double phase = 2.0 * std::numbers::pi * 0.06 * (6500.0 * x - 1000.0 * x * x);
            tape.samples()[first + n] +=
                static_cast<float>(level * std::sin(std::numbers::pi * x) * std::sin(phase));
        }
    }
}
}

class DetectPhrasesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTuneInNoiseIsOnePhrase() {
        for (const double noise : {-60.0, -40.0, -30.0}) {
            Tape tape(30.0);
            tape.noise(noise);
            sing(tape, 12.0, 0.1);
            const auto phrases = slicesOf(tape, SampleKind::Phrase);
            QCOMPARE(phrases.size(), std::size_t(1));
            QVERIFY2(overlap(phrases[0], 12.0, 14.8) > 0.8, qPrintable(QString::number(noise)));
            QCOMPARE(phrases[0].id.front(), 'p');
            QVERIFY(phrases[0].reason.find("voiced") != std::string::npos);
        }
    }
    void trillsTooHighForAVoiceAreOnePhraseEach() {
        Tape tape(30.0);
        tape.noise(-60.0);
        for (const double at : {4.0, 11.0, 21.0})
            trill(tape, at, 2.2, 0.1);
        const auto phrases = slicesOf(tape, SampleKind::Phrase);
        QCOMPARE(phrases.size(), std::size_t(3));
        QVERIFY(overlap(phrases[0], 4.0, 6.2) > 0.8);
        QVERIFY(overlap(phrases[1], 11.0, 13.2) > 0.8);
        QVERIFY(overlap(phrases[2], 21.0, 23.2) > 0.8);
        QVERIFY(phrases[0].reason.find("calls") != std::string::npos);
        QVERIFY(slicesOf(tape, SampleKind::Hit).empty());
    }
    void aLongSongOfABirdIsCutIntoPieces() {
        Tape tape(60.0);
        tape.noise(-60.0);
        for (double at = 5.0, gap = 1.1; at < 44.0; at += gap, gap = 2.5 - gap + 0.01)
            trill(tape, at, 1.0, 0.1);
        const auto phrases = slicesOf(tape, SampleKind::Phrase);
        QVERIFY(phrases.size() >= 3);
        double seconds = 0.0;
        for (const Slice& phrase : phrases) {
            QVERIFY(phrase.range.length() <= framesFromSeconds(15.0, 44100));
            seconds += secondsFromFrames(phrase.range.length(), 44100);
        }
        QVERIFY2(seconds > 20.0, qPrintable(QString::number(seconds)));
    }
    void highRingingIsNoCall() {
        Tape tape(20.0);
        tape.noise(-60.0);
        for (int i = 0; i < 5; ++i)
            tape.hit(2.0 + 3.3 * i, 0.4, 6500.0, 2.0);
        QVERIFY(slicesOf(tape, SampleKind::Phrase).empty());
    }
    void aWhistleWithoutPauseIsNoCall() {
        Tape tape(30.0);
        tape.noise(-60.0).tone(0.0, 29.9, 5000.0, 0.05);
        QVERIFY(slicesOf(tape, SampleKind::Phrase).empty());
    }
    void strikesAreNoPhrase() {
        Tape tape(20.0);
        tape.noise(-50.0);
        for (int i = 0; i < 8; ++i)
            tape.hit(2.0 + 1.3 * i, 0.4, 800.0, 0.9);
        QVERIFY(slicesOf(tape, SampleKind::Phrase).empty());
    }
    void noiseIsNoPhrase() {
        Tape tape(30.0);
        tape.noise(-30.0);
        QVERIFY(slicesOf(tape, SampleKind::Phrase).empty());
    }
    void longSongIsCutIntoPieces() {
        Tape tape(60.0);
        tape.noise(-60.0);
        Random random(6);
        for (double t = 8.0; t < 42.0;) { // 34 s of a tune without a break
            const double length = random.between(0.25, 0.7);
            tape.tone(t, length, 220.0 * std::exp2(static_cast<double>(random.below(13)) / 12.0), 0.2);
            t += length + 0.02;
        }
        const auto phrases = slicesOf(tape, SampleKind::Phrase);
        QVERIFY(phrases.size() >= 3);
        for (const Slice& phrase : phrases)
            QVERIFY(phrase.range.length() <= framesFromSeconds(15.01, 44100));
    }

    void steadyNoiseIsATexture() {
        Tape tape(20.0);
        tape.noise(-35.0);
        const auto textures = slicesOf(tape, SampleKind::Texture);
        QCOMPARE(textures.size(), std::size_t(1));
        QVERIFY(textures[0].range.length() >= 4 * 44100 && textures[0].range.length() <= 12 * 44100);
        QCOMPARE(textures[0].traits.role, music::Role::Ambience);
        QVERIFY(!textures[0].traits.bpm && !textures[0].traits.key && !textures[0].traits.pitchHz);
    }
    void texturesKeepClearOfHitsAndPhrases() {
        Tape tape(60.0);
        tape.noise(-45.0);
        for (const double at : {3.0, 9.0, 16.0, 44.0})
            tape.hit(at, 0.5);
        sing(tape, 30.0, 0.2);
        const auto textures = slicesOf(tape, SampleKind::Texture);
        QVERIFY(!textures.empty());
        for (const Slice& texture : textures) {
            for (const double at : {3.0, 9.0, 16.0, 44.0})
                QVERIFY(!texture.range.contains(framesFromSeconds(at + 0.02, 44100)));
            QVERIFY(overlap(texture, 30.0, 32.8) == 0.0);
        }
    }
    void aChangeOfPlaceGivesAnotherTexture() {
        Tape tape(80.0);
        tape.noise(-40.0);
        auto& x = tape.samples();
        for (std::size_t n = x.size() / 2 + 1; n < x.size(); ++n)
            x[n] = 0.9F * x[n - 1] + 0.3F * x[n]; // muffled from the middle on
        QCOMPARE(slicesOf(tape, SampleKind::Texture).size(), std::size_t(2));
    }
    void notMoreThanOneForHalfAMinute() {
        Tape tape(100.0);
        tape.noise(-35.0);
        QVERIFY(slicesOf(tape, SampleKind::Texture).size() <= 4);
    }
    void silenceIsNoTexture() { QVERIFY(slicesOf(Tape(20.0), SampleKind::Texture).empty()); }
};

GLEANER_TEST(DetectPhrasesTest)
#include "detect_phrases_test.moc"
