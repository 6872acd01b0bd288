#include "classify/role_model.h"
#include "core/music/printed.h"
#include "describe/sample_sound.h"
#include "detection/analyse_sample.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::Character;
using music::Role;
using music::SampleKind;

namespace {
music::SampleTraits analyse(const Tape& tape, std::optional<SampleKind> kind = {}) {
    return analyseSample(tape.buffer(), tape.rate(), kind);
}

/// A drum machine's bass drum: a sine that falls from 160 Hz to 50 Hz.
Tape kick() {
    Tape tape(0.4);
    double phase = 0.0;
    for (std::size_t n = 0; n < tape.samples().size(); ++n) {
        const double t = static_cast<double>(n) / 44100.0;
        phase += 2.0 * std::numbers::pi * (50.0 + 110.0 * std::exp(-t / 0.03)) / 44100.0;
        tape.samples()[n] = static_cast<float>(0.8 * std::exp(-t / 0.09) * std::sin(phase));
    }
    return tape;
}
/// Noise without its lows, gone after `seconds`.
Tape hat(double seconds) {
    Tape tape(seconds + 0.05);
    Random random(2);
    double last = 0.0, before = 0.0;
    for (std::size_t n = 0; n < tape.samples().size(); ++n) {
        const double x = random.between(-1.0, 1.0);
        tape.samples()[n] = static_cast<float>(
            0.2 * std::exp(-6.9 * static_cast<double>(n) / 44100.0 / seconds) * (x - 2.0 * last + before));
        before = last;
        last = x;
    }
    return tape;
}
bool has(const music::SampleTraits& traits, Character word) {
    return std::find(traits.character.begin(), traits.character.end(), word) != traits.character.end();
}
}

class AnalyseSampleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bassDrum() {
        const auto traits = analyse(kick());
        QCOMPARE(traits.kind, SampleKind::Hit);
        QVERIFY2(traits.role == Role::Kick, music::info(traits.role).id.data());
        QVERIFY(!traits.key && !traits.bpm);
        QVERIFY(traits.centroidHz < 200.0);
    }
    void hats() {
        const auto closed = analyse(hat(0.06));
        QCOMPARE(closed.kind, SampleKind::Hit);
        QVERIFY2(closed.role == Role::Hat, music::info(closed.role).id.data());
        QVERIFY(!closed.tonal && !closed.pitchHz);
        QVERIFY(closed.centroidHz > 8000.0);
        const auto open = analyse(hat(0.8));
        QVERIFY2(open.role == Role::OpenHat || open.role == Role::Cymbal, music::info(open.role).id.data());
    }
    void singleNotesCarryTheirPitch() {
        Tape low(1.5);
        low.tone(0.0, 1.5, 55.0);
        const auto bass = analyse(low);
        QCOMPARE(bass.kind, SampleKind::Hit);
        QVERIFY(std::abs(bass.pitchHz.value_or(0.0) - 55.0) < 0.5);
        QVERIFY2(bass.role == Role::Bass, music::info(bass.role).id.data());
        QVERIFY(bass.tonal && !bass.bpm);
        Tape high(1.5);
        high.tone(0.0, 1.5, 523.25);
        const auto lead = analyse(high);
        QVERIFY(std::abs(lead.pitchHz.value_or(0.0) - 523.25) < 2.0);
        QVERIFY2(music::info(lead.role).isTonal && lead.role != Role::Bass, music::info(lead.role).id.data());
    }
    void drumLoop() {
        Tape tape(240.0 / 95.0);
        tape.noise(-70.0).pattern(0.0, "x.o.x.o.xxo.x.oo", 95.0, 1);
        const auto traits = analyse(tape);
        QCOMPARE(traits.kind, SampleKind::Loop);
        QVERIFY(std::abs(traits.bpm.value_or(0.0) - 95.0) < 0.05);
        QCOMPARE(traits.beats.value_or(0), 4);
        QCOMPARE(traits.bars.value_or(0), 1);
        QVERIFY(traits.bpmConfidence > 0.3);
    }
    void drumLoopsHaveNoKey() {
        for (const char* steps : {"x.o.x.o.xxo.x.oo", "x...o...x.x.o...", "xxoxxoxxoxxoxxox"}) {
            Tape tape(8.0);
            tape.noise(-60.0).pattern(0.0, steps, 120.0, 4);
            for (const auto kind : {SampleKind::Loop, SampleKind::Phrase, SampleKind::Texture})
                QVERIFY2(!analyse(tape, kind).key, steps);
        }
    }
    void ambience() {
        Tape tape(25.0);
        tape.noise(-35.0);
        const auto traits = analyse(tape);
        QCOMPARE(traits.kind, SampleKind::Texture);
        QCOMPARE(traits.role, Role::Ambience);
        QVERIFY(!traits.tonal && !traits.key && !traits.bpm && !traits.pitchHz);
    }
    void tuneHasAKey() {
        Tape tape(8.0);
        double t = 0.0;
        for (const int midi : {69, 72, 76, 74, 72, 71, 69, 68, 69, 76, 72, 69}) {
            tape.tone(t, 0.6, gleaner::test::hertz(midi), 0.3);
            t += 0.66;
        }
        const auto traits = analyse(tape, SampleKind::Phrase);
        QVERIFY(traits.tonal);
        QCOMPARE(traits.key, music::parseKey("Am"));
        QVERIFY(music::info(traits.role).isTonal);
    }
    void hitsNeverCarryTempoOrKey() {
        for (const Tape& tape : {kick(), hat(0.05), hat(1.0)}) {
            const auto traits = analyse(tape, SampleKind::Hit);
            QVERIFY(!traits.bpm && !traits.beats && !traits.bars && !traits.key);
        }
    }
    void kindIsKeptWhenGiven() {
        for (const auto kind : {SampleKind::Hit, SampleKind::Loop, SampleKind::Phrase, SampleKind::Texture})
            QCOMPARE(analyse(kick(), kind).kind, kind);
    }
    void levelDoesNotMatter() {
        Tape quiet = kick();
        quiet.gain(-40.0);
        const auto a = analyse(kick());
        const auto b = analyse(quiet);
        QVERIFY(a.role == b.role && a.character == b.character);
        QVERIFY(std::abs(a.centroidHz - b.centroidHz) < 1.0);
    }
    void sameTwice() { QCOMPARE(analyse(hat(0.3)), analyse(hat(0.3))); }
    void wordsFollowTheSound() {
        Tape dull = hat(0.06);
        auto& x = dull.samples();
        for (std::size_t n = 1; n < x.size(); ++n)
            x[n] = 0.93F * x[n - 1] + 0.07F * x[n];
        const auto words = analyse(dull, SampleKind::Hit);
        QVERIFY(!has(words, Character::Bright));
        for (const Tape& tape : {kick(), hat(0.05), dull})
            QVERIFY(analyse(tape).character.size() <= 3);
    }
    void probabilitiesSumToOne() {
        for (const Tape& tape : {kick(), hat(0.1)}) {
            const auto p = roleProbabilities(Descriptors::of(SampleSound::of(tape.buffer(), tape.rate())));
            double sum = 0.0;
            for (const double q : p)
                sum += q;
            QVERIFY(std::abs(sum - 1.0) < 1e-9);
        }
    }
};

GLEANER_TEST(AnalyseSampleTest)
#include "analyse_sample_test.moc"
