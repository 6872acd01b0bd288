#include "core/music/printed.h"
#include "detection/detect.h"
#include "support/program.h"
#include "support/some.h"
#include "support/synthetic.h"

#include <QTest>

#include <algorithm>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::SampleKind;

namespace {
const std::vector<double> strikes = {1.0, 2.1, 3.3, 3.9, 5.2, 6.4, 7.7, 9.0};

Tape strikesInNoise(double noiseDb, int rate = 44100) {
    Tape tape(10.0, rate);
    tape.noise(noiseDb);
    for (const double at : strikes)
        tape.hit(at);
    return tape;
}

std::vector<Slice> hitsOf(audio::AudioSource& source, double sensitivity = 0.5) {
    DetectSettings settings;
    settings.kinds = {SampleKind::Hit};
    settings.sensitivity = sensitivity;
    return detect(source, settings, {}).slices;
}
std::vector<Slice> hitsOf(const Tape& tape, double sensitivity = 0.5) {
    auto source = tape.source();
    return hitsOf(source, sensitivity);
}

/// Every strike is found within 10 ms, and nothing else.
bool found(const std::vector<Slice>& hits, int rate) {
    if (hits.size() != strikes.size()) return false;
    for (std::size_t i = 0; i < hits.size(); ++i)
        if (std::abs(secondsFromFrames(hits[i].range.begin, rate) - strikes[i]) > 0.01) return false;
    return true;
}
}

class DetectHitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void strikesInNoiseAreFound() {
        for (const double noise : {-90.0, -60.0, -40.0})
            QVERIFY2(found(hitsOf(strikesInNoise(noise)), 44100), qPrintable(QString::number(noise)));
    }
    void levelDoesNotMatter() {
        for (const double gain : {-50.0, -24.0, 0.0, 12.0}) {
            Tape tape = strikesInNoise(-45.0);
            tape.gain(gain);
            QVERIFY2(found(hitsOf(tape), 44100), qPrintable(QString::number(gain)));
        }
    }
    void offsetAndRumbleDoNotMatter() {
        Tape tape = strikesInNoise(-45.0);
        tape.constant(0.2);
        auto& x = tape.samples();
        for (std::size_t n = 0; n < x.size(); ++n) { // wind, from before the first strike
            const double t = static_cast<double>(n) / 44100.0;
            x[n] += static_cast<float>(0.4 * std::min(1.0, t / 0.8) *
                                       std::sin(2.0 * std::numbers::pi * 11.0 * t));
        }
        QVERIFY(found(hitsOf(tape), 44100));
    }
    void ratesDoNotMatter() {
        for (const int rate : {8000, 16000, 48000, 96000, 192000})
            QVERIFY2(found(hitsOf(strikesInNoise(-50.0, rate)), rate), qPrintable(QString::number(rate)));
    }
    void oppositePolarityDoesNotMatter() {
        auto buffer = strikesInNoise(-50.0).buffer(2);
        for (float& x : buffer.channel(1))
            x = -x;
        audio::MemorySource source(std::move(buffer), 44100);
        QVERIFY(found(hitsOf(source), 44100));
    }
    void cutsBeginJustBeforeTheAttackAndQuietly() {
        const Tape tape = strikesInNoise(-60.0);
        for (const Slice& hit : gleaner::test::some(hitsOf(tape))) {
            const double begin = secondsFromFrames(hit.range.begin, 44100);
            const double strike = *std::min_element(strikes.begin(), strikes.end(), [&](double a, double b) {
                return std::abs(a - begin) < std::abs(b - begin);
            });
            QVERIFY2(begin <= strike && begin > strike - 0.006, qPrintable(QString::number(begin - strike)));
            QVERIFY(std::abs(tape.samples()[static_cast<std::size_t>(hit.range.begin)]) < 0.003F);
        }
    }
    void cutsEndWhenTheSoundIsGone() {
        Tape tape(6.0);
        tape.noise(-70.0).hit(1.0, 0.5, 700.0, 0.15).hit(3.0, 0.5, 700.0, 1.2);
        const auto hits = hitsOf(tape);
        QCOMPARE(hits.size(), std::size_t(2));
        const double shortOne = secondsFromFrames(hits[0].range.length(), 44100);
        const double longOne = secondsFromFrames(hits[1].range.length(), 44100);
        QVERIFY2(shortOne > 0.08 && shortOne < 0.4, qPrintable(QString::number(shortOne)));
        QVERIFY2(longOne > 0.7 && longOne < 2.0, qPrintable(QString::number(longOne)));
    }
    void neighboursDoNotOverlap() {
        Tape tape(4.0);
        tape.noise(-60.0);
        for (int i = 0; i < 12; ++i)
            tape.hit(0.5 + 0.25 * i, 0.5, 500.0, 0.5, static_cast<std::uint64_t>(i));
        const auto hits = hitsOf(tape);
        QVERIFY(hits.size() >= 11 && hits.size() <= 12);
        for (std::size_t i = 1; i < hits.size(); ++i)
            QVERIFY(hits[i - 1].range.end <= hits[i].range.begin);
    }
    /// Wind: noise below 400 Hz that swells and sinks within seconds, with a little hiss.
    void calmWindHoldsNoHit() {
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            Tape tape(60.0);
            tape.noise(-20.0, seed);
            double low = 0.0, lower = 0.0, at = 0.0;
            for (float& x : tape.samples()) {
                low += 0.05 * (static_cast<double>(x) - low);
                lower += 0.05 * (low - lower);
                const double swell = 1.0 + 0.6 * std::sin(0.9 * at) * std::sin(2.3 * at + 1.0);
                x = static_cast<float>(swell * lower + 0.01 * static_cast<double>(x));
                at += 1.0 / 44100.0;
            }
            QCOMPARE(hitsOf(tape).size(), std::size_t(0));
        }
    }
    void beginningIsNoHit() {
        Tape tape(10.0);
        tape.noise(-30.0);
        QCOMPARE(hitsOf(tape).size(), std::size_t(0));
        tape.hit(0.0);
        QCOMPARE(hitsOf(tape).size(), std::size_t(1));
    }
    /// A recording that is switched on in the middle of wind.
    void beginningInRumbleIsNoHit() {
        Tape tape(10.0);
        tape.noise(-60.0);
        for (std::size_t n = 0; n < tape.samples().size(); ++n)
            tape.samples()[n] += static_cast<float>(
                0.4 * std::sin(2.0 * std::numbers::pi * 12.0 * static_cast<double>(n) / 44100.0 + 0.7));
        QCOMPARE(hitsOf(tape).size(), std::size_t(0));
    }
    void longRingingStopsAtFourSeconds() {
        Tape tape(9.0);
        tape.noise(-80.0).hit(1.0, 0.6, 500.0, 12.0);
        const auto hits = hitsOf(tape);
        QVERIFY(!hits.empty());
        for (const Slice& hit : hits)
            QVERIFY(hit.range.length() <= framesFromSeconds(4.01, 44100));
    }
    void oneSampleClicksAreRefused() {
        Tape tape = strikesInNoise(-60.0);
        for (const double at : {0.5, 2.7, 4.5, 8.3})
            tape.samples()[static_cast<std::size_t>(at * 44100)] += 0.6F;
        QVERIFY(found(hitsOf(tape), 44100));
    }
    void noiseAloneHoldsNone() {
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            Tape tape(20.0);
            tape.noise(-30.0, seed);
            QCOMPARE(hitsOf(tape).size(), std::size_t(0));
            QCOMPARE(hitsOf(tape.hit(8.0)).size(), std::size_t(1));
        }
    }
    void moreSensitiveFindsMore() {
        Tape tape(12.0);
        tape.noise(-40.0);
        for (int i = 0; i < 10; ++i)
            tape.hit(1.0 + i, 0.01 * std::pow(1.35, i));
        const auto few = hitsOf(tape, 0.0).size();
        const auto some = hitsOf(tape, 0.5).size();
        const auto many = hitsOf(tape, 1.0).size();
        QVERIFY2(few < some && some <= many,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(few).arg(some).arg(many)));
    }
    /// The same faint strokes: in a calm place the grain of the place, among plain strokes strokes.
    void faintStrokesCountAmongPlainOnes() {
        const auto faintFound = [](bool amongPlainOnes) {
            Tape tape(24.0);
            tape.noise(-40.0);
            for (int i = 0; i < 8; ++i) {
                tape.hit(1.0 + 2.8 * i, 0.055, 900.0, 0.2, static_cast<std::uint64_t>(i + 1));
                if (amongPlainOnes) tape.hit(2.4 + 2.8 * i);
            }
            const auto hits = hitsOf(tape);
            return std::count_if(hits.begin(), hits.end(), [](const Slice& hit) {
                const double place = (secondsFromFrames(hit.range.begin, 44100) - 1.0) / 2.8;
                return std::abs(place - std::round(place)) < 0.01;
            });
        };
        const auto alone = faintFound(false);
        const auto among = faintFound(true);
        QVERIFY2(alone <= 2 && among >= alone + 3, qPrintable(QStringLiteral("%1 %2").arg(alone).arg(among)));
    }
    void everySliceSaysWhyAndHasItsOwnId() {
        const auto hits = hitsOf(strikesInNoise(-50.0));
        std::set<std::string> ids;
        for (const Slice& hit : hits) {
            ids.insert(hit.id);
            QCOMPARE(hit.id, "h" + std::to_string(hit.range.begin));
            QVERIFY(hit.reason.find("dB above the noise floor") != std::string::npos);
            QVERIFY(hit.confidence > 0.3 && hit.confidence <= 1.0);
            QCOMPARE(hit.traits.kind, SampleKind::Hit);
            QVERIFY(!hit.traits.bpm && !hit.traits.key);
        }
        QCOMPARE(ids.size(), hits.size());
    }
    void noiseFloorIsTheLevelOfTheNoise() {
        auto source = strikesInNoise(-42.0).source();
        const double floor = detect(source, {}, {}).noiseFloorDb;
        QVERIFY2(std::abs(floor + 42.0) < 1.0, qPrintable(QString::number(floor)));
    }
};

GLEANER_TEST(DetectHitsTest)
#include "detect_hits_test.moc"
