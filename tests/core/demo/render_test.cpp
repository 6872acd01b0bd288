#include "base/error.h"
#include "base/units.h"
#include "demo/sounds.h"
#include "measure.h"
#include "support/program.h"
#include "support/some.h"
#include "walk.h"

using namespace gleaner;
using namespace gleaner::demo;
using namespace gleaner::demo::test;

/// The recording that ships, measured: what the score promises is in it, and it could have been made with a
/// microphone.
class RenderTest : public QObject {
    Q_OBJECT

    Recipe m_walk;
    audio::AudioBuffer m_recording;
    std::vector<float> m_mono;

    std::span<const float> part(double begin, double end) const {
        return between(m_mono, begin, end, m_walk.rate);
    }

    /// Energy in blocks of 5 ms from a time on.
    std::vector<double> envelope(double begin, double end) const {
        std::vector<double> blocks;
        for (double at = begin; at + 0.005 <= end; at += 0.005)
            blocks.push_back(std::sqrt(energyOf(part(at, at + 0.005))));
        return blocks;
    }
    static double correlation(std::span<const double> a, std::span<const double> b) {
        double meanA = 0.0, meanB = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            meanA += a[i] / static_cast<double>(a.size());
            meanB += b[i] / static_cast<double>(a.size());
        }
        double ab = 0.0, aa = 0.0, bb = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / std::sqrt(aa * bb);
    }

private Q_SLOTS:
    void initTestCase() {
        m_walk = demo::test::walk();
        m_recording = render(m_walk);
        m_mono = m_recording.mono();
    }

    void itIsAsLongAndAsLoudAsAsked() {
        QCOMPARE(m_recording.channels(), 2);
        QCOMPARE(m_recording.frames(), framesFromSeconds(m_walk.seconds, m_walk.rate));
        double peak = 0.0, sum = 0.0;
        for (int c = 0; c < 2; ++c)
            for (const float x : m_recording.channel(c)) {
                QVERIFY(std::isfinite(x));
                peak = std::max(peak, std::abs(static_cast<double>(x)));
                sum += static_cast<double>(x);
            }
        QVERIFY(std::abs(20.0 * std::log10(peak) - m_walk.peakDb) < 0.01);
        QVERIFY(std::abs(sum / static_cast<double>(m_recording.frames())) < 1e-4); // no DC
    }

    void everyHitIsWhereTheScoreSays() {
        int hits = 0;
        for (const Event& event : score(m_walk)) {
            // The shaker plays under louder wood and the bowl into its own sound; they are measured alone
            // (voices_test).
            if (event.sound == "hum" || event.sound == "shaker" || !findSound(event.sound).isHit) continue;
            const double off = onsetNear(m_mono, event.seconds, m_walk.rate);
            QVERIFY2(std::abs(off) < 0.005, qPrintable(QStringLiteral("%1 at %2 s is off by %3 ms")
                                                           .arg(QString::fromStdString(event.sound))
                                                           .arg(event.seconds)
                                                           .arg(1000.0 * off)));
            ++hits;
        }
        QVERIFY(hits > 80);
    }

    void nothingHitsBetweenTheHits() {
        // The first two seconds are the place alone: no 10 ms stands out of it.
        const double bed = energyOf(part(0.3, 1.8));
        for (double at = 0.3; at < 1.8; at += 0.01)
            QVERIFY(decibels(energyOf(part(at, at + 0.01))) < decibels(bed) + 9.0);
    }

    void theBedLiesFarBelowTheHits() {
        const double bed = decibels(energyOf(part(0.3, 1.8)));
        for (const Event& event : gleaner::test::some(m_walk.events)) {
            const SoundInfo& sound = findSound(event.sound);
            if (!sound.isHit) continue;
            const double hit = decibels(energyOf(part(event.seconds, event.seconds + 0.03)));
            QVERIFY2(hit - bed > 25.0 && hit - bed < 50.0, qPrintable(QString::number(hit - bed)));
        }
    }

    void theHumIsInTune() {
        int notes = 0;
        for (const Event& event : score(m_walk)) {
            if (event.sound != "hum") continue;
            const double begin = event.seconds + 0.4 * event.length,
                         end = event.seconds + 0.95 * event.length;
            const double found = pitchOf(part(begin, end), 150.0, 480.0, m_walk.rate);
            QVERIFY2(std::abs(centsBetween(found, event.pitchHz)) < 20.0,
                     qPrintable(QStringLiteral("%1 Hz instead of %2").arg(found).arg(event.pitchHz)));
            ++notes;
        }
        QVERIFY(notes >= 16);
    }

    void theHumIsBoundAndAlive() {
        // Within a phrase the voice never stops; over a long note it sways by more than a machine and less
        // than an opera.
        const Event last = [&] {
            Event found;
            for (const Event& event : score(m_walk))
                if (event.sound == "hum" && event.length > found.length) found = event;
            return found;
        }();
        double lowest = 1e9, highest = 0.0;
        for (double at = last.seconds + 0.5 * last.length; at < last.seconds + 0.85 * last.length;
             at += 0.02) {
            const double found = pitchOf(part(at, at + 0.045), 150.0, 480.0, m_walk.rate);
            lowest = std::min(lowest, found);
            highest = std::max(highest, found);
        }
        const double sway = centsBetween(highest, lowest);
        QVERIFY2(sway > 15.0 && sway < 90.0, qPrintable(QString::number(sway)));
    }

    void theRhythmIsALoop() {
        const Rhythm& rhythm = m_walk.rhythms.front();
        const double bar = 4.0 * 60.0 / rhythm.bpm;
        const double end = rhythm.begin + rhythm.bars * bar;
        const auto bars = envelope(rhythm.begin, end - bar);
        const auto next = envelope(rhythm.begin + bar, end);
        const std::size_t count = std::min(bars.size(), next.size());
        QVERIFY(correlation(std::span(bars).first(count), std::span(next).first(count)) > 0.95);
        for (const double wrong : {0.82, 0.93, 1.07}) {
            const auto other = envelope(rhythm.begin + wrong * bar, end);
            const std::size_t fits = std::min(count, other.size());
            QVERIFY(correlation(std::span(bars).first(fits), std::span(other).first(fits)) < 0.7);
        }
    }

    void theTramPasses() {
        const Bed& tram = *std::ranges::find(m_walk.beds, "tram", &Bed::sound);
        const double middle = 0.5 * (tram.begin + tram.end);
        const auto levelAt = [&](double at) { return decibels(energyOf(part(at - 0.5, at + 0.5))); };
        QVERIFY(levelAt(middle) > levelAt(tram.begin + 1.0) + 12.0);
        // From one side to the other.
        const auto side = [&](double at) {
            return decibels(energyOf(between(m_recording.channel(1), at - 0.4, at + 0.4, m_walk.rate))) -
                   decibels(energyOf(between(m_recording.channel(0), at - 0.4, at + 0.4, m_walk.rate)));
        };
        QVERIFY(side(middle - 1.5) < -3.0);
        QVERIFY(side(middle + 1.5) > 3.0);
    }

    void theSameRecipeGivesTheSameSamples() {
        Recipe shorter = m_walk;
        shorter.seconds = 12.0;
        shorter.beds = {{.sound = "rain", .begin = 1.0, .end = 8.0, .level = 0.01},
                        {.sound = "tram", .begin = 2.0, .end = 9.0, .level = 0.02}};
        const auto first = render(shorter);
        QCOMPARE(render(shorter), first);
        shorter.seed += 1;
        QVERIFY(!(render(shorter) == first));
    }

    void oneMoreSoundChangesNoOther() {
        Recipe recipe{.rate = 48000, .seconds = 3.0, .room = 0.0};
        recipe.events = {{.sound = "door", .seconds = 0.1},
                         {.sound = "step_gravel", .seconds = 1.5, .level = 0.5}};
        const auto before = render(recipe).mono();
        recipe.events.insert(recipe.events.begin() + 1, {.sound = "clap", .seconds = 0.9, .level = 0.5});
        const auto after = render(recipe).mono();
        QVERIFY(std::equal(before.begin() + 72000, before.begin() + 80000, after.begin() + 72000,
                           [](float a, float b) { return std::abs(a - b) < 1e-4F; }));
    }

    void aCancelIsHeard() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, render(m_walk, Progress(stop.get_token(), {})));
    }

    void unknownSoundsAreRefused() {
        Recipe recipe{.seconds = 1.0};
        recipe.events = {{.sound = "gong"}};
        QVERIFY_THROWS_EXCEPTION(Error, render(recipe));
        recipe.events.clear();
        recipe.phrases = {{.sound = "choir", .melody = "A3:1"}};
        QVERIFY_THROWS_EXCEPTION(Error, render(recipe));
        recipe.phrases.clear();
        recipe.beds = {{.sound = "sea", .begin = 0.0, .end = 1.0}};
        QVERIFY_THROWS_EXCEPTION(Error, render(recipe));
        recipe.beds.clear();
        QCOMPARE(render(recipe).frames(), Frame(48000)); // silence is a recording too
    }
};

GLEANER_TEST(RenderTest)
#include "render_test.moc"
