#include "base/error.h"
#include "detection/recording_analysis.h"
#include "support/aborts.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::SampleKind;

namespace {
/// Hits from faint to loud, a rhythm, a tune, noise.
Tape walkOfThirtySeconds() {
    Tape tape(30.0);
    tape.noise(-50.0);
    for (int i = 0; i < 8; ++i)
        tape.hit(1.0 + 0.9 * i, 0.004 * std::pow(1.9, i), 400.0 + 300.0 * i);
    tape.pattern(10.0, "x..ox.o.x.xoo.o.", 95.0, 5, 0.2);
    double t = 26.0;
    for (const double hertz : {330.0, 392.0, 440.0, 392.0})
        tape.tone(t, 0.45, hertz, 0.2), t += 0.47;
    return tape;
}

/// Counts what is read from it.
class Counting final : public audio::AudioSource {
public:
    explicit Counting(audio::AudioSource& source) : m_source(source) {}
    const audio::AudioInfo& info() const override { return m_source.info(); }
    void read(FrameRange range, audio::AudioBuffer& into) override {
        m_source.read(range, into);
        frames += into.frames();
    }
    Frame frames = 0;

private:
    audio::AudioSource& m_source;
};
}

class RecordingAnalysisTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findingTwiceEqualsDetectingTwice() {
        auto source = walkOfThirtySeconds().source(2);
        const RecordingAnalysis analysis = analyse(source, {}, {});
        DescribedSlices known;
        for (const double sensitivity : {0.1, 0.5, 0.9, 0.62}) {
            DetectSettings settings;
            settings.sensitivity = sensitivity;
            const auto found = find(analysis, settings);
            QCOMPARE(describe(analysis.sources, found, source, &known, {}), detect(source, settings, {}));
        }
        DetectSettings hits;
        hits.kinds = {SampleKind::Hit};
        QCOMPARE(describe(analysis.sources, find(analysis, hits), source, &known, {}),
                 detect(source, hits, {}));
    }
    void whatIsKnownIsNotHeardAgain() {
        auto tape = walkOfThirtySeconds().source();
        Counting source(tape);
        const RecordingAnalysis analysis = analyse(source, {}, {});
        DescribedSlices known;
        const auto first = describe(analysis.sources, find(analysis, {}), source, &known, {});
        QCOMPARE(known.size(), first.slices.size());
        source.frames = 0;
        QCOMPARE(describe(analysis.sources, find(analysis, {}), source, &known, {}), first);
        QCOMPARE(source.frames, Frame(0));
        DetectSettings more;
        more.sensitivity = 0.8;
        describe(analysis.sources, find(analysis, more), source, &known, {});
        QVERIFY(source.frames < 20 * 44100);
    }
    void higherSensitivityKeepsTheHits() {
        auto source = walkOfThirtySeconds().source();
        const RecordingAnalysis analysis = analyse(source, {}, {});
        std::size_t last = 0;
        for (const double sensitivity : {0.0, 0.25, 0.5, 0.75, 1.0}) {
            const auto found = find(analysis, {sensitivity, {SampleKind::Hit}});
            QVERIFY(found.size() >= last);
            last = found.size();
        }
        QVERIFY(last > find(analysis, {0.0, {SampleKind::Hit}}).size());
    }
    void loopsThatWereNotListenedForAreOurMistake() {
        auto source = walkOfThirtySeconds().source();
        const std::array steps = {loopStep(0.5)};
        const RecordingAnalysis analysis = analyse(source, {steps, {}}, {});
        QVERIFY(!find(analysis, {}).empty());
        DetectSettings settings;
        settings.sensitivity = 1.0;
        QVERIFY(gleaner::test::lastWordsOf([&] { find(analysis, settings); }).find("listened for") !=
                std::string::npos);
    }
    void stepsOfSensitivity() {
        QCOMPARE(loopStep(0.0), 0);
        QCOMPARE(loopStep(0.5), 2);
        QCOMPARE(loopStep(1.0), 4);
        QCOMPARE(loopStep(0.6), 2);
        QCOMPARE(loopStep(7.0), 4);
    }
};

GLEANER_TEST(RecordingAnalysisTest)
#include "recording_analysis_test.moc"
