#include "core/fx/signals.h"

#include "dsp/true_peak.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

double linear(double db) { return std::pow(10.0, db / 20.0); }

/// What a steady tone of this level comes out as.
double steadyOut(const Settings& values, double levelDb, double hertz = 1000.0) {
    const auto out = through("compressor", values, toneBuffer(hertz, linear(levelDb), 1.0));
    return decibels(peakOf(part(out.channel(0), 0.7, 1.0)));
}

/// A tone that is loud between two times and soft elsewhere.
audio::AudioBuffer burst(double loudDb, double softDb, double from, double to, double seconds = 2.0) {
    auto x = toneBuffer(1000.0, linear(softDb), seconds);
    for (std::size_t n = static_cast<std::size_t>(from * rate); n < static_cast<std::size_t>(to * rate); ++n)
        x.channel(0)[n] *= static_cast<float>(linear(loudDb - softDb));
    return x;
}

double gainDb(const audio::AudioBuffer& out, const audio::AudioBuffer& in, double from, double to) {
    return decibels(rmsOf(part(out.channel(0), from, to)) / rmsOf(part(in.channel(0), from, to)));
}

/// Largest jump of the gain from frame to frame, seen where the signal is not close to zero.
double steepestGain(const audio::AudioBuffer& out, const audio::AudioBuffer& in) {
    double steepest = 0.0;
    for (std::size_t n = 1; n < in.channel(0).size(); ++n) {
        const double a = static_cast<double>(in.channel(0)[n - 1]), b = static_cast<double>(in.channel(0)[n]);
        if (std::abs(a) < 1e-4 || std::abs(b) < 1e-4) continue;
        steepest = std::max(steepest, std::abs(static_cast<double>(out.channel(0)[n]) / b -
                                               static_cast<double>(out.channel(0)[n - 1]) / a));
    }
    return steepest;
}

}

class DynamicsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void compressorFollowsItsStaticCurve() {
        const Settings hard{{"threshold", -20}, {"ratio", 4}, {"knee", 0}, {"attack", 5}, {"release", 100}};
        for (const double level : {-40.0, -21.0})
            QVERIFY(std::abs(steadyOut(hard, level) - level) < 0.02);
        for (const double level : {-16.0, -8.0, 0.0}) {
            const double out = steadyOut(hard, level), expected = -20.0 + (level + 20.0) / 4.0;
            QVERIFY2(std::abs(out - expected) < 0.1, said(out).c_str());
        }
    }

    void compressorIsRightInTheBass() {
        const Settings hard{{"threshold", -20}, {"ratio", 4}, {"knee", 0}, {"attack", 5}, {"release", 60}};
        QVERIFY(std::abs(steadyOut(hard, -8.0, 55.0) + 17.0) < 0.15);
    }

    void kneeIsHalfWayAtTheThreshold() {
        const Settings soft{{"threshold", -20}, {"ratio", 4}, {"knee", 12}, {"attack", 5}};
        QVERIFY(std::abs(steadyOut(soft, -27.0) + 27.0) < 0.02);
        // (knee / 2)^2 / (2 knee) of the full slope: 12 / 8 * 0.75
        QVERIFY(std::abs(steadyOut(soft, -20.0) - (-20.0 - 1.125)) < 0.05);
        QVERIFY(std::abs(steadyOut(soft, -8.0) + 17.0) < 0.1);
    }

    void compressorTimes() {
        const Settings values{
            {"threshold", -30}, {"ratio", 20}, {"knee", 0}, {"attack", 20}, {"release", 200}};
        const auto in = burst(-6.0, -40.0, 0.5, 1.0);
        const auto out = through("compressor", values, in);
        const double full = gainDb(out, in, 0.9, 1.0);
        QVERIFY(std::abs(full + 22.8) < 0.2);
        const double after = gainDb(out, in, 0.5195, 0.5205); // one attack later
        QVERIFY2(std::abs(after / full - 0.63) < 0.03, said(after / full).c_str());
        const double released = gainDb(out, in, 1.2095, 1.2105); // one release behind the detector's hold
        QVERIFY2(std::abs(released / full - 0.37) < 0.03, said(released / full).c_str());
    }

    void lookaheadComesBeforeTheTransient() {
        const auto in = burst(0.0, -40.0, 0.5, 1.0);
        const Settings late{{"threshold", -20}, {"attack", 3}},
            early{{"threshold", -20}, {"attack", 3}, {"lookahead", 15}};
        QVERIFY(peakOf(through("compressor", late, in).channel(0)) > 0.9);
        QVERIFY(peakOf(through("compressor", early, in).channel(0)) < 0.25);
    }

    void parallelCompressionKeepsTheDrySound() {
        const auto in = toneBuffer(500.0, 0.7, 1.0);
        const Settings dry{{"threshold", -40}, {"mix", 0}};
        QCOMPARE(through("compressor", dry, in), in);
    }

    void stereoIsLinked() {
        auto in = bufferOf({sine(300.0, 0.9, 48000, rate), sine(300.0, 0.09, 48000, rate)});
        for (const char* type : {"compressor", "gate", "transient", "limiter"}) {
            Settings values;
            if (std::string(type) == "transient") values = {{"attack", 10}, {"sustain", -10}};
            if (std::string(type) == "limiter") values = {{"gain", 6}};
            const auto out = through(type, values, in);
            for (std::size_t n = 0; n < 48000; ++n)
                QVERIFY(std::abs(out.channel(1)[n] - 0.1F * out.channel(0)[n]) < 1e-5F);
        }
    }

    void gateClosesByItsRange() {
        for (const double range : {-12.0, -40.0, -90.0}) {
            const auto in = burst(-10.0, -60.0, 0.5, 1.0);
            const auto out =
                through("gate", {{"threshold", -30}, {"hold", 50}, {"release", 100}, {"range", range}}, in);
            QVERIFY(std::abs(gainDb(out, in, 0.1, 0.4) - range) < 0.05);
            QVERIFY(std::abs(gainDb(out, in, 0.5, 1.0)) < 1e-6);
            QVERIFY(std::abs(gainDb(out, in, 1.005, 1.045)) < 1e-6); // held
            const double half = gainDb(out, in, 1.0995, 1.1005);     // half of the release
            QVERIFY2(std::abs(half - range / 2.0) < 0.03 * -range, said(half).c_str());
            QVERIFY(std::abs(gainDb(out, in, 1.2, 1.9) - range) < 0.05);
        }
    }

    void gateOpensAheadOfTheHit() {
        audio::AudioBuffer in(1, 48000);
        const auto hit = sine(1000.0, 0.5, 4800, rate, 0.25); // begins at its top
        std::copy(hit.begin(), hit.end(), in.channel(0).begin() + 24000);
        const auto out = through("gate", {{"attack", 5}}, in);
        for (std::size_t n = 24000; n < 28800; ++n)
            QCOMPARE(out.channel(0)[n], in.channel(0)[n]);
    }

    void gateDoesNotClick() {
        const auto in = burst(-10.0, -50.0, 0.5, 0.9);
        for (const double attack : {0.5, 5.0}) {
            const auto out = through(
                "gate", {{"threshold", -30}, {"attack", attack}, {"release", 20}, {"range", -60}}, in);
            const double perFrame = 60.0 / (attack * rate / 1000.0); // straight in dB
            QVERIFY2(steepestGain(out, in) < linear(perFrame) - 1.0 + 1e-3,
                     said(steepestGain(out, in)).c_str());
        }
    }

    void gateDoesNotFlutterOnABeatingTail() {
        auto in = toneBuffer(1000.0, linear(-29.5), 1.0);
        for (std::size_t n = 0; n < in.channel(0).size(); ++n) // swings by 2.5 dB around the threshold
            in.channel(0)[n] *=
                static_cast<float>(linear(1.25 * std::sin(0.001 * static_cast<double>(n)) - 1.0));
        const auto out = through("gate", {{"threshold", -30}, {"hold", 5}, {"range", -60}}, in);
        QVERIFY(std::abs(gainDb(out, in, 0.1, 0.95)) < 1e-6);
    }

    void transientShaperMovesTheAttackAndTheTail() {
        audio::AudioBuffer in(1, 48000);
        for (std::size_t n = 0; n < 36000; ++n) {
            const double t = static_cast<double>(n) / rate;
            in.channel(0)[12000 + n] =
                static_cast<float>(0.3 * std::exp(-t / 0.15) * std::sin(2.0 * std::numbers::pi * 400.0 * t));
        }
        const auto harder = through("transient", {{"attack", 9}}, in),
                   softer = through("transient", {{"attack", -9}}, in);
        QVERIFY(gainDb(harder, in, 0.25, 0.26) > 5.0);
        QVERIFY(gainDb(softer, in, 0.25, 0.26) < -5.0);
        QVERIFY(std::abs(gainDb(harder, in, 0.6, 0.7)) < 0.5);
        const auto longer = through("transient", {{"sustain", 9}}, in),
                   shorter = through("transient", {{"sustain", -9}}, in);
        QVERIFY(std::abs(gainDb(longer, in, 0.25, 0.26)) < 1.0);
        QVERIFY(gainDb(longer, in, 0.5, 0.6) > 4.0);
        QVERIFY(gainDb(shorter, in, 0.5, 0.6) < -4.0);
    }

    void transientShaperDoesNotCareAboutTheLevel() {
        audio::AudioBuffer in(1, 24000);
        for (std::size_t n = 0; n < 12000; ++n)
            in.channel(0)[6000 + n] = static_cast<float>(0.5 * std::exp(-static_cast<double>(n) / 4000.0) *
                                                         std::sin(0.05 * static_cast<double>(n)));
        auto soft = in;
        for (float& x : soft.channel(0))
            x *= 0.1F;
        const auto loudOut = through("transient", {{"attack", 9}, {"sustain", 6}}, in);
        const auto softOut = through("transient", {{"attack", 9}, {"sustain", 6}}, soft);
        for (std::size_t n = 6000; n < 12000; ++n)
            QVERIFY(std::abs(softOut.channel(0)[n] * 10.0F - loudOut.channel(0)[n]) < 0.04F);
    }

    void limiterHoldsItsCeiling() {
        for (const double ceiling : {-1.0, -6.0}) {
            const auto out =
                through("limiter", {{"gain", 9}, {"ceiling", ceiling}}, noiseBuffer(2, 6000, 0.9));
            for (int c = 0; c < 2; ++c) {
                const double peak = decibels(idealPeak(out.channel(c), 16));
                QVERIFY2(peak < ceiling + 0.1, said(peak).c_str());
            }
        }
        const auto soft = toneBuffer(1000.0, 0.5, 0.5);
        QCOMPARE(through("limiter", {}, soft), soft);
    }
};

GLEANER_TEST(DynamicsTest)
#include "dynamics_test.moc"
