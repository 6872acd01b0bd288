#include "loudness/loudness.h"

#include "core/dsp/reference_spectrum.h"
#include "core/loudness/signals.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::loudness;
using namespace gleaner::test;

namespace {

constexpr int rate = 48000;
constexpr Target toMinus14{.loudness = Lufs(-14.0),
                           .ceiling = Decibels(-1.0),
                           .mostGain = Decibels(24.0),
                           .mode = {},
                           .mostLimiting = Decibels(3.0)};

Target target(double lufs) {
    Target t = toMinus14;
    t.loudness = Lufs(lufs);
    return t;
}

/// A tone with a burst of a millisecond four times a second, 14 dB above it: the bursts take the room, the
/// tone is what is heard.
std::vector<float> spiky(double seconds) {
    auto x = tone({{seconds, -20}}, rate, 200.0);
    for (std::size_t n = 0; n < x.size(); ++n)
        if (n % 12000 >= 6000 && n % 12000 < 6048) x[n] *= 5.0F;
    return x;
}

/// True peak by the ideal wave; both channels are the same here.
double idealDb(const audio::AudioBuffer& sample) { return decibels(idealPeak(sample.channel(0), 16)); }

/// What an independent look says of the result: the loudness by measuring anew, the peak by the ideal wave.
void verifyPromises(const Normalised& result, const audio::AudioBuffer& sample, Method method,
                    const Target& t) {
    QCOMPARE(measure(sample, rate, method).loudness, result.after);
    QVERIFY2(idealDb(sample) <= t.ceiling.value + 0.1, std::to_string(idealDb(sample)).c_str());
    const double missing = t.loudness->value - result.after.value;
    if (result.shortBy == 0.0)
        QVERIFY2(std::abs(missing) <= 0.1, std::to_string(missing).c_str());
    else
        QVERIFY(std::abs(missing - result.shortBy) < 1e-9);
    QVERIFY(result.limitedBy <= t.mostLimiting);
}

}

class NormaliseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aOneShotMovesByGainAlone() {
        for (const double level : {0.01, 0.1, 0.9}) {
            auto hit = stereo(drumLoop("x...", rate, level));
            const auto before = hit;
            const auto result = normalise(hit, rate, Method::MomentaryMax, target(-34.0));
            verifyPromises(result, hit, Method::MomentaryMax, target(-34.0));
            QCOMPARE(result.shortBy, 0.0);
            QCOMPARE(result.limitedBy, Decibels(0.0));
            const auto factor = static_cast<float>(linearFromDecibels(result.gain));
            for (std::size_t n = 0; n < 2000; ++n)
                QCOMPARE(hit.channel(0)[n], before.channel(0)[n] * factor);
        }
    }

    void aOneShotStopsAtTheCeiling() {
        auto click = mono(scaled(tone({{.015, 0}}, rate, 700.0), -20));
        const auto result = normalise(click, rate, Method::MomentaryMax, target(-12.0));
        verifyPromises(result, click, Method::MomentaryMax, target(-12.0));
        QVERIFY(result.shortBy > 1.0);
        QCOMPARE(result.limitedBy, Decibels(0.0));
        QVERIFY(std::abs(truePeak(click, rate).value + 1.0) < 0.01);
    }

    void gainHasABound() {
        auto faint = stereo(tone({{1, -60}}, rate));
        const auto result = normalise(faint, rate, Method::MomentaryMax, target(-12.0));
        QCOMPARE(result.gain, Decibels(24.0));
        QVERIFY(std::abs(result.shortBy - 24.0) < 0.1);
        verifyPromises(result, faint, Method::MomentaryMax, target(-12.0));
    }

    /// The gate of -70 LUFS is for pauses, not for a sound that was recorded too low.
    void whatIsBelowTheGateIsRaisedAllTheSame() {
        for (const Method method : {Method::MomentaryMax, Method::LoopIntegrated, Method::Integrated}) {
            auto faint = stereo(tone({{4, -85}}, rate));
            loudness::Target wanted = target(-12.0);
            const auto bounded = normalise(faint, rate, method, wanted);
            QCOMPARE(bounded.gain, Decibels(24.0));
            QVERIFY(std::abs(bounded.shortBy - 49.0) < 0.1);
            wanted.mostGain = Decibels(90.0);
            auto far = stereo(tone({{4, -85}}, rate));
            const auto reached = normalise(far, rate, method, wanted);
            QCOMPARE(reached.shortBy, 0.0);
            QVERIFY(std::abs(reached.gain.value - 73.0) < 0.1);
            verifyPromises(reached, far, method, wanted);
        }
    }

    void silenceIsLeftAndSaidSo() {
        auto quiet = stereo(tone({{1, silent}}, rate));
        const auto before = quiet;
        const auto result = normalise(quiet, rate, Method::MomentaryMax, toMinus14);
        QVERIFY(result.silent);
        QCOMPARE(result.gain, Decibels(0.0));
        QCOMPARE(quiet, before);
        audio::AudioBuffer empty(2, 0);
        QVERIFY(normalise(empty, rate, Method::LoopIntegrated, toMinus14).silent);
    }

    void loopsAndTexturesMayBeLimitedALittle() {
        for (const Method method : {Method::LoopIntegrated, Method::Integrated}) {
            const auto x = spiky(1.0);
            // a target that lacks two decibels of room
            const Measurement plain = measure(stereo(x), rate, method);
            const double room = -1.0 - plain.truePeak.value;
            auto sample = stereo(x);
            const auto t = target(plain.loudness.value + room + 2.0);
            const auto result = normalise(sample, rate, method, t);
            verifyPromises(result, sample, method, t);
            QCOMPARE(result.shortBy, 0.0);
            QVERIFY(result.limitedBy.value > 1.9);
            // Twelve decibels are more than the limiter may take: it stops short and says by how much.
            auto driven = stereo(x);
            const auto far = target(plain.loudness.value + room + 12.0);
            const auto most = normalise(driven, rate, method, far);
            verifyPromises(most, driven, method, far);
            QVERIFY2(most.shortBy > 8.9 && most.shortBy < 10.5, std::to_string(most.shortBy).c_str());
            QVERIFY(most.limitedBy.value > 2.8);
        }
    }

    void theModeCanBeChosen() {
        const auto x = spiky(1.0);
        const Measurement plain = measure(mono(x), rate, Method::MomentaryMax);
        Target t = target(plain.loudness.value + (-1.0 - plain.truePeak.value) + 1.5);
        t.mode = PeakMode::Limit;
        auto limited = mono(x);
        const auto result = normalise(limited, rate, Method::MomentaryMax, t);
        verifyPromises(result, limited, Method::MomentaryMax, t);
        QCOMPARE(result.shortBy, 0.0);
        QVERIFY(result.limitedBy.value > 1.0);
        t.mode = PeakMode::Cap;
        auto loop = mono(x);
        const auto capped = normalise(loop, rate, Method::LoopIntegrated, t);
        QCOMPARE(capped.limitedBy, Decibels(0.0));
        QVERIFY(capped.shortBy > 1.0);
    }

    void aLimitedLoopStillMeetsItself() {
        // A steady tone with a hit on the seam: the limiter must be down on both sides of it.
        auto x = tone({{2, -12}}, rate, 50.0);
        for (std::size_t n = 0; n < 4800; ++n)
            x[(n + x.size() - 1200) % x.size()] *= 3.0F;
        auto loop = mono(x);
        const Measurement plain = measure(loop, rate, Method::LoopIntegrated);
        const auto t = target(plain.loudness.value + (-1.0 - plain.truePeak.value) + 2.0);
        const auto result = normalise(loop, rate, Method::LoopIntegrated, t);
        QVERIFY(result.limitedBy.value > 1.0);
        const auto seam = loop.channel(0);
        float largestStep = 0.0F;
        for (std::size_t n = 1; n < 2000; ++n)
            largestStep = std::max(largestStep, std::abs(seam[n] - seam[n - 1]));
        QVERIFY(std::abs(seam[0] - seam[seam.size() - 1]) <= 1.05F * largestStep);
        const double gainBefore = static_cast<double>(seam[seam.size() - 241] / x[x.size() - 241]);
        const double gainBehind = static_cast<double>(seam[239] / x[239]);
        QVERIFY2(std::abs(gainBefore / gainBehind - 1.0) < 0.02,
                 std::to_string(gainBefore / gainBehind).c_str());
    }

    void withoutATargetOnlyTheCeilingHolds() {
        Target t = toMinus14;
        t.loudness.reset();
        auto loud = stereo(tone({{1, 3}}, rate));
        const auto result = normalise(loud, rate, Method::MomentaryMax, t);
        QVERIFY(std::abs(result.gain.value + 4.0) < 0.02);
        QCOMPARE(result.shortBy, 0.0);
        auto soft = stereo(tone({{1, -30}}, rate));
        const auto before = soft;
        normalise(soft, rate, Method::MomentaryMax, t);
        QCOMPARE(soft, before);
    }

    void twinsEndAtTheSameLevel() {
        const auto x = drumLoop("x...o...x...o...", rate, 0.3);
        auto one = mono(x), two = stereo(x);
        normalise(one, rate, Method::LoopIntegrated, target(-20.0));
        normalise(two, rate, Method::LoopIntegrated, target(-20.0));
        for (std::size_t n = 0; n < x.size(); ++n)
            QVERIFY(std::abs(one.channel(0)[n] - two.channel(0)[n]) < 1e-6F);
    }

    void aGroupMovesByOneGain() {
        const auto m = [](double lufs, double peak) {
            return Measurement{Method::MomentaryMax, Lufs(lufs), Decibels(peak)};
        };
        const Measurement quiet[] = {m(-40, -30), m(-30, -20), m(-HUGE_VAL, -HUGE_VAL)};
        QCOMPARE(groupGain(quiet, target(-14.0)), Decibels(16.0));
        const Measurement peaky[] = {m(-40, -30), m(-30, -7)};
        QCOMPARE(groupGain(peaky, target(-14.0)), Decibels(6.0)); // the one peak decides for all
        QCOMPARE(groupGain({}, target(-14.0)), Decibels(0.0));
    }
};

GLEANER_TEST(NormaliseTest)
#include "normalise_test.moc"
