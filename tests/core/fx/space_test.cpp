#include "core/fx/signals.h"
#include "dsp/biquad.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

double energyDb(std::span<const float> x) { return 20.0 * std::log10(std::max(1e-12, rmsOf(x))); }

double correlation(std::span<const float> a, std::span<const float> b) {
    double ab = 0.0, aa = 0.0, bb = 0.0;
    for (std::size_t n = 0; n < a.size(); ++n) {
        ab += static_cast<double>(a[n] * b[n]);
        aa += static_cast<double>(a[n] * a[n]);
        bb += static_cast<double>(b[n] * b[n]);
    }
    return ab / std::sqrt(aa * bb + 1e-30);
}

/// Seconds in which the energy that is still to come falls by 60 dB, from the slope between -5 and -35 dB
/// (Schroeder 1965).
double reverberationTime(std::span<const float> tail) {
    std::vector<double> rest(tail.size() + 1);
    for (std::size_t n = tail.size(); n-- > 0;)
        rest[n] = rest[n + 1] + static_cast<double>(tail[n]) * static_cast<double>(tail[n]);
    const auto below = [&](double db) {
        std::size_t n = 0;
        while (n < tail.size() && 10.0 * std::log10(rest[n] / rest[0]) > db)
            ++n;
        return static_cast<double>(n) / rate;
    };
    return 2.0 * (below(-35.0) - below(-5.0));
}

/// The channel through a narrow band.
std::vector<float> band(std::span<const float> x, double hertz, double q) {
    const auto section = dsp::BiquadCoefficients::bandPass(Hertz(hertz), q, rate);
    dsp::Biquad first(section), second(section);
    std::vector<float> out;
    for (const float value : x)
        out.push_back(static_cast<float>(second(first(static_cast<double>(value)))));
    return out;
}

}

class SpaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void widthMovesTheSides() {
        const auto in = noiseBuffer(2, 20000, 0.5);
        QCOMPARE(through("width", {}, in), in);
        const auto narrow = through("width", {{"width", 0}}, in),
                   wide = through("width", {{"width", 200}}, in);
        for (std::size_t n = 0; n < 20000; ++n) {
            QCOMPARE(narrow.channel(0)[n], narrow.channel(1)[n]);
            const float middle = in.channel(0)[n] + in.channel(1)[n];
            QVERIFY(std::abs(wide.channel(0)[n] + wide.channel(1)[n] - middle) < 1e-6F); // the mono sum stays
            QVERIFY(std::abs(wide.channel(0)[n] - wide.channel(1)[n] -
                             2.0F * (in.channel(0)[n] - in.channel(1)[n])) < 1e-6F);
        }
        const auto single = noiseBuffer(1, 1000);
        QCOMPARE(through("width", {{"width", 200}}, single), single);
    }

    void bassGoesToTheMiddle() {
        const auto side = [](double hertz) {
            auto x = toneBuffer(hertz, 0.5, 1.0, 2);
            for (float& value : x.channel(1))
                value = -value;
            const auto out = through("width", {{"monoBelow", 200}}, x);
            return decibels(amplitudeAt(part(out.channel(0), 0.3, 0.9), hertz, rate) / 0.5);
        };
        QVERIFY(side(50.0) < -23.0);
        QVERIFY(std::abs(side(200.0) + 3.01) < 0.05);
        QVERIFY(std::abs(side(2000.0)) < 0.05);
    }

    void delayEchoesOnTimeAndFalls() {
        const auto out = through("delay", {{"time", 100}, {"feedback", 50}, {"tone", 20000}, {"mix", 50}},
                                 impulseBuffer(100));
        const auto x = out.channel(0);
        double last = 0.0;
        for (int echo = 1; echo <= 5; ++echo) {
            const auto around = part(x, 0.1 * echo - 0.001, 0.1 * echo + 0.01);
            const double energy = energyDb(around);
            QVERIFY(energyDb(part(x, 0.1 * echo - 0.05, 0.1 * echo - 0.002)) < -150.0);
            if (echo > 1) QVERIFY2(std::abs(energy - last + 6.02) < 0.7, said(energy - last).c_str());
            last = energy;
        }
        QVERIFY(decibels(peakOf(part(x, static_cast<double>(x.size()) / rate - 0.05,
                                     static_cast<double>(x.size()) / rate))) < -60.0);
        QCOMPARE(x.back(), 0.0F);
    }

    void pingPongChangesSides() {
        const auto out = through("delay", {{"time", 50}, {"feedback", 60}, {"pingPong", 1}, {"mix", 100}},
                                 impulseBuffer(100, 2));
        for (int echo = 1; echo <= 4; ++echo) {
            const double left = rmsOf(part(out.channel(0), 0.05 * echo - 0.001, 0.05 * echo + 0.02));
            const double right = rmsOf(part(out.channel(1), 0.05 * echo - 0.001, 0.05 * echo + 0.02));
            QVERIFY(echo % 2 == 1 ? left > 100.0 * right : right > 100.0 * left);
        }
    }

    void reverbDecaysInItsTime() {
        for (const double size : {10.0, 60.0, 100.0})
            for (const double decay : {500.0, 2000.0, 5000.0}) {
                const auto out = through("reverb",
                                         {{"decay", decay},
                                          {"size", size},
                                          {"damping", 20000},
                                          {"preDelay", 0},
                                          {"mix", 100},
                                          {"lowCut", 20}},
                                         impulseBuffer(1000, 2));
                QCOMPARE(out.frames(), 1000 + static_cast<Frame>(decay / 1000.0 * rate));
                const double measured = reverberationTime(part(out.channel(0), 0.1, decay / 1000.0)) * 1000.0;
                QVERIFY2(std::abs(measured / decay - 1.0) < 0.15,
                         (said(size) + " %: " + said(measured) + " of " + said(decay)).c_str());
            }
    }

    void highsDieSooner() {
        const auto out =
            through("reverb", {{"decay", 2000}, {"damping", 4000}, {"preDelay", 0}, {"mix", 100}},
                    impulseBuffer(1000, 2));
        const auto time = [&](double hertz) {
            return reverberationTime(part(band(out.channel(0), hertz, 6.0), 0.1, 2.0));
        };
        const double low = time(500.0), high = time(4000.0);
        QVERIFY2(std::abs(low - 2.0) < 0.3, said(low).c_str());
        QVERIFY2(std::abs(high - 1.0) < 0.3, said(high).c_str());
    }

    void reverbIsWideDenseAndEven() {
        const auto out = through("reverb", {{"decay", 2000}, {"mix", 100}}, impulseBuffer(1000, 2));
        QVERIFY(std::abs(correlation(part(out.channel(0), 0.05, 1.0), part(out.channel(1), 0.05, 1.0))) <
                0.15);
        const auto x = part(out.channel(0), 0.2, 0.4);
        double power = 0.0, fourth = 0.0;
        for (const float value : x) {
            power += std::pow(static_cast<double>(value), 2.0) / static_cast<double>(x.size());
            fourth += std::pow(static_cast<double>(value), 4.0) / static_cast<double>(x.size());
        }
        QVERIFY2(fourth / (power * power) < 5.0,
                 said(fourth / (power * power)).c_str()); // 3 for noise: echoes have merged
        // no note sticks out of the tail: third octaves of the same decay lie together
        double lowest = 1e9, highest = -1e9;
        for (double hertz = 300.0; hertz < 3000.0; hertz *= 1.26) {
            const double level =
                energyDb(part(band(out.channel(0), hertz, 4.0), 0.1, 0.6)) - 10.0 * std::log10(hertz);
            lowest = std::min(lowest, level);
            highest = std::max(highest, level);
        }
        QVERIFY2(highest - lowest < 5.0, said(highest - lowest).c_str());
    }

    void reverbKeepsTheLevel() {
        const auto in = noiseBuffer(2, 96000, 0.3);
        const auto out =
            through("reverb", {{"mix", 100}, {"damping", 20000}, {"lowCut", 20}, {"decay", 800}}, in);
        const double change =
            energyDb(part(out.channel(0), 1.0, 2.0)) - energyDb(part(in.channel(0), 1.0, 2.0));
        QVERIFY2(std::abs(change) < 3.0, said(change).c_str());
        QCOMPARE(out.channel(0).back(), 0.0F);
    }

    void tailsAreAddedBehindTheDrySound() {
        const auto in = noiseBuffer(1, 4000);
        for (const char* type : {"reverb", "delay"}) {
            const auto out = through(type, {{"mix", 0}}, in);
            QVERIFY(out.frames() > in.frames());
            for (std::size_t n = 0; n < 4000; ++n)
                QCOMPARE(out.channel(0)[n], in.channel(0)[n]);
        }
    }
};

GLEANER_TEST(SpaceTest)
#include "space_test.moc"
