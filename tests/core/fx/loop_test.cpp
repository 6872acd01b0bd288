#include "core/fx/signals.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::fx;
using namespace gleaner::test;

namespace {

constexpr Frame turn = 24000; // half a second: whole periods of every even frequency

/// A seamless loop: tones of whole periods, a hit at its beginning that rings over its end, a noise that
/// repeats.
audio::AudioBuffer seamless(double level = 1.0) {
    auto loop = noiseBuffer(2, turn, 0.02 * level);
    for (int c = 0; c < 2; ++c)
        for (Frame n = 0; n < turn; ++n) {
            const double t = static_cast<double>(n) / rate;
            const double hit =
                std::exp(-t / 0.12) * std::sin(2.0 * std::numbers::pi * 80.0 * t) +
                std::exp(-(t + 0.5) / 0.12) * std::sin(2.0 * std::numbers::pi * 80.0 * (t + 0.5));
            const double pad = 0.15 * std::sin(2.0 * std::numbers::pi * (220.0 + 4.0 * c) * t);
            loop.channel(c)[static_cast<std::size_t>(n)] += static_cast<float>(level * (0.6 * hit + pad));
        }
    return loop;
}

audio::AudioBuffer rotated(const audio::AudioBuffer& loop, Frame by) {
    audio::AudioBuffer out = loop;
    for (int c = 0; c < loop.channels(); ++c)
        std::rotate(out.channel(c).begin(), out.channel(c).begin() + by, out.channel(c).end());
    return out;
}

double largestDifference(const audio::AudioBuffer& a, const audio::AudioBuffer& b) {
    double largest = 0.0;
    for (int c = 0; c < a.channels(); ++c)
        for (std::size_t n = 0; n < a.channel(c).size(); ++n)
            largest = std::max(largest, std::abs(static_cast<double>(a.channel(c)[n] - b.channel(c)[n])));
    return largest;
}

audio::AudioBuffer looped(const std::string& type, const Settings& values, audio::AudioBuffer loop) {
    processLoop({{type, true, values}}, loop, rate);
    return loop;
}

using Tried = std::vector<std::pair<std::string, Settings>>;

/// Settings that do enough to be measured.
const Tried chosen{
    {"level", {{"peak", -3}}},
    {"gain", {{"gain", 3}}},
    {"highpass", {{"frequency", 90}, {"slope", 2}}},
    {"lowpass", {{"frequency", 3000}, {"slope", 1}}},
    {"equaliser", {{"lowGain", 6}, {"lowMidGain", -4}, {"highGain", 3}}},
    {"gate", {{"threshold", -8}, {"release", 120}, {"range", -40}}},
    {"compressor", {{"threshold", -24}, {"ratio", 6}, {"release", 300}, {"lookahead", 5}}},
    {"transient", {{"attack", 8}, {"sustain", -6}}},
    {"saturation", {{"drive", 12}, {"type", 0}}},
    {"saturation", {{"drive", 12}, {"type", 1}}},
    {"width", {{"width", 160}, {"monoBelow", 150}}},
    {"delay", {{"time", 170}, {"feedback", 60}, {"mix", 40}}},
    {"reverb", {{"decay", 3000}, {"size", 80}, {"mix", 40}}},
    {"limiter", {{"gain", 9}}},
};

/// Every effect that is run over the loop repeated; one that has no line above at three quarters of its
/// ranges.
Tried triedEffects() {
    Tried all = chosen;
    for (const EffectType& type : catalogue()) {
        const auto isIt = [&](const auto& tried) { return tried.first == type.id; };
        if (!type.forLoops || type.processLoop || std::ranges::any_of(chosen, isIt)) continue;
        Settings values;
        for (const Parameter& parameter : type.parameters)
            values[std::string(parameter.id)] = 0.25 * parameter.minimum + 0.75 * parameter.maximum;
        all.emplace_back(type.id, values);
    }
    return all;
}

}

class LoopTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What comes out does not depend on where the loop begins: so there is no seam.
    void whereTheLoopBeginsDoesNotMatter() {
        const auto loop = seamless();
        for (const auto& [type, values] : triedEffects()) {
            const auto straight = looped(type, values, loop);
            QCOMPARE(straight.frames(), turn);
            for (const Frame by : {1, 7001, 20000}) {
                const double difference =
                    largestDifference(looped(type, values, rotated(loop, by)), rotated(straight, by));
                QVERIFY2(difference < 2e-3, (type + ": " + said(difference)).c_str());
            }
            QVERIFY2(type == "gain" || type == "level" || largestDifference(straight, loop) > 0.005,
                     type.c_str());
        }
    }

    void aTwiceAsLongLoopComesOutTwice() {
        const auto loop = seamless();
        audio::AudioBuffer twice(2, 2 * turn);
        for (int c = 0; c < 2; ++c)
            for (Frame n = 0; n < 2 * turn; ++n)
                twice.channel(c)[static_cast<std::size_t>(n)] =
                    loop.channel(c)[static_cast<std::size_t>(n % turn)];
        for (const auto& [type, values] : triedEffects()) {
            const auto once = looped(type, values, loop), both = looped(type, values, twice);
            QVERIFY2(largestDifference(both.copy({0, turn}), once) < 2e-3, type.c_str());
            QVERIFY2(largestDifference(both.copy({turn, 2 * turn}), once) < 2e-3, type.c_str());
        }
    }

    /// At whatever settings: the joint bends no more than what lies inside.
    void whatGoesItsOwnWayClosesTheCircle() {
        for (const EffectType& type : catalogue()) {
            if (!type.forLoops || !type.processLoop) continue;
            for (const double part : {0.0, 0.25, 0.5, 0.75, 1.0}) {
                Values values;
                for (const Parameter& parameter : type.parameters)
                    values.push_back(parameter.minimum + part * (parameter.maximum - parameter.minimum));
                auto out = seamless();
                type.processLoop(out, rate, values);
                QCOMPARE(out.frames(), turn);
                for (int c = 0; c < out.channels(); ++c) {
                    const auto x = out.channel(c);
                    float inside = 0.0F;
                    for (std::size_t n = 1; n < x.size(); ++n)
                        inside = std::max(inside, std::abs(x[n] - x[n - 1]));
                    QVERIFY2(std::abs(x.front() - x.back()) <= inside,
                             (std::string(type.id) + " at " + said(part)).c_str());
                }
            }
        }
    }

    void tapeAndConverterCloseTheCircle() {
        auto loop = seamless();
        process({{"lowpass", true, {{"frequency", 400}, {"slope", 2}}}}, loop, rate);
        const auto out = looped("lofi", {{"bits", 16}, {"rate", 48000}, {"wow", 100}}, seamless());
        const auto bend = [&](std::span<const float> x, std::size_t n) {
            const std::size_t size = x.size();
            return std::abs(x[(n + size - 1) % size] - 2.0F * x[n % size] + x[(n + 1) % size]);
        };
        float inside = 0.0F;
        for (std::size_t n = 1; n + 1 < out.channel(0).size(); ++n)
            inside = std::max(inside, bend(out.channel(0), n));
        QVERIFY(bend(out.channel(0), 0) <= inside && bend(out.channel(0), turn - 1) <= inside);
        QVERIFY(largestDifference(out, seamless()) > 0.05); // it does sway
        // and the converter's periods fit: the last value is held as long as the others
        const auto held = looped("lofi", {{"bits", 16}, {"rate", 7000}}, seamless());
        std::size_t run = 1, longest = 0;
        for (std::size_t n = 1; n < 3 * turn; ++n) {
            run = held.channel(0)[n % turn] == held.channel(0)[(n - 1) % turn] ? run + 1 : 1;
            longest = std::max(longest, run);
        }
        QVERIFY(longest <= 7);
    }

    void tailsRingIntoTheBeginning() {
        audio::AudioBuffer loop(1, turn);
        for (Frame n = 0; n < 2000; ++n) // a hit shortly before the end
            loop.channel(0)[static_cast<std::size_t>(turn - 3000 + n)] =
                static_cast<float>(std::sin(0.05 * static_cast<double>(n)));
        const auto room = looped("reverb", {{"decay", 1500}, {"mix", 50}}, loop);
        QVERIFY(rmsOf(room.channel(0).subspan(0, 4000)) > 0.01);
        QVERIFY(rmsOf(room.channel(0).subspan(0, 4000)) > 2.0 * rmsOf(room.channel(0).subspan(16000, 4000)));
    }

    void fadesTrimAndPitchAreLeftOut() {
        const Chain chain{{"trim", true, {}},
                          {"gain", true, {{"gain", -6}}},
                          {"fade", true, {}},
                          {"pitch", true, {{"semitones", 5}}},
                          {"reverb", false, {}}};
        const Chain kept = loopChain(chain);
        QCOMPARE(kept, (Chain{{"gain", true, {{"gain", -6}}}, {"reverb", false, {}}}));
        auto loop = seamless(), gained = loop;
        processLoop(chain, loop, rate);
        process({{"gain", true, {{"gain", -6}}}}, gained, rate);
        QCOMPARE(loop, gained);
    }

    void reverseTurnsTheLoopAround() {
        QCOMPARE(looped("reverse", {}, looped("reverse", {}, seamless())), seamless());
    }

    void everyLengthHolds() {
        for (const EffectType& type : catalogue())
            for (const Frame frames : {0, 1, 10, 777}) {
                const auto out = looped(std::string(type.id), {}, noiseBuffer(2, frames, 0.5));
                QCOMPARE(out.frames(), frames);
                for (const float x : out.channel(0))
                    QVERIFY(std::isfinite(x));
            }
    }
};

GLEANER_TEST(LoopTest)
#include "loop_test.moc"
