#include "base/error.h"
#include "core/music/printed.h"
#include "detection/analyse_sample.h"
#include "detection/detect.h"
#include "support/program.h"
#include "support/some.h"
#include "support/synthetic.h"

#include <QTest>

#include <limits>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::ShortBlocks;
using gleaner::test::Tape;
using music::SampleKind;

namespace {
/// A bit of everything: hits, a rhythm, a tune, noise.
Tape walk(int rate = 44100) {
    Tape tape(45.0, rate);
    tape.noise(-50.0).hit(1.0).hit(2.2, 0.3, 2000.0).pattern(5.0, "x..ox.o.x.xoo.o.", 95.0, 6, 0.2);
    double t = 24.0;
    for (const double hertz : {330.0, 392.0, 440.0, 392.0})
        tape.tone(t, 0.45, hertz, 0.2), t += 0.47;
    return tape;
}

bool isFinite(const music::SampleTraits& t) {
    return std::isfinite(t.roleConfidence) && std::isfinite(t.bpm.value_or(0.0)) &&
           std::isfinite(t.bpmConfidence) && std::isfinite(t.keyConfidence) &&
           std::isfinite(t.pitchHz.value_or(0.0)) && std::isfinite(t.centroidHz);
}
bool isSound(const Detection& detection, Frame frames) {
    Frame last = 0;
    for (const Slice& slice : detection.slices) {
        if (slice.range.begin < last || slice.range.isEmpty() || slice.range.end > frames) return false;
        if (!(slice.confidence >= 0.0 && slice.confidence <= 1.0) || !isFinite(slice.traits)) return false;
        last = slice.range.begin;
    }
    return std::isfinite(detection.noiseFloorDb);
}
Detection detectIn(audio::AudioBuffer buffer, int rate) {
    audio::MemorySource source(std::move(buffer), rate);
    return detect(source, {}, {});
}
}

class DetectRobustTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsFoundAndSorted() {
        const Tape tape = walk();
        auto source = tape.source();
        const Detection detection = detect(source, {}, {});
        QVERIFY(isSound(detection, source.info().frames));
        for (const auto kind : {SampleKind::Hit, SampleKind::Loop, SampleKind::Phrase, SampleKind::Texture})
            QVERIFY2(std::any_of(detection.slices.begin(), detection.slices.end(),
                                 [&](const Slice& s) { return s.traits.kind == kind; }),
                     music::info(kind).id.data());
    }
    void sameTwice() {
        auto source = walk().source();
        const Detection first = detect(source, {}, {});
        QCOMPARE(first, detect(source, {}, {}));
    }
    void shortBlocksGiveTheSame() {
        auto source = walk().source(2);
        ShortBlocks shortBlocks(source, 1777);
        QCOMPARE(detect(source, {}, {}), detect(shortBlocks, {}, {}));
    }
    void unwantedKindsAreLeftOut() {
        auto source = walk().source();
        DetectSettings settings;
        const Detection all = detect(source, settings, {});
        settings.kinds = {SampleKind::Loop};
        for (const Slice& slice : gleaner::test::some(detect(source, settings, {}).slices)) {
            QCOMPARE(slice.traits.kind, SampleKind::Loop);
            QVERIFY(std::find(all.slices.begin(), all.slices.end(), slice) != all.slices.end());
        }
    }
    void cancelIsThrown() {
        auto source = walk().source();
        std::stop_source stop;
        int reports = 0;
        const Progress progress(stop.get_token(), [&](double, std::string_view) {
            if (++reports == 20) stop.request_stop();
        });
        QVERIFY_THROWS_EXCEPTION(Cancelled, detect(source, {}, progress));
        QCOMPARE(reports, 20);
    }
    void progressRisesToOne() {
        auto source = walk().source();
        double last = 0.0;
        bool rising = true;
        detect(source, {}, Progress({}, [&](double fraction, std::string_view) {
                   rising = rising && fraction >= last;
                   last = fraction;
               }));
        QVERIFY(rising);
        QCOMPARE(last, 1.0);
    }

    void nothingToHear_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("offset");
        QTest::newRow("no frames") << 0.0 << 0.0;
        QTest::newRow("one sample") << 1.0 / 44100.0 << 0.5;
        QTest::newRow("ten samples") << 10.0 / 44100.0 << 0.5;
        QTest::newRow("silence") << 8.0 << 0.0;
        QTest::newRow("offset") << 8.0 << 0.3;
    }
    void nothingToHear() {
        QFETCH(double, seconds);
        QFETCH(double, offset);
        Tape tape(seconds);
        tape.constant(offset);
        auto source = tape.source();
        const Detection detection = detect(source, {}, {});
        QVERIFY(isSound(detection, source.info().frames));
        QVERIFY(detection.slices.empty());
        QVERIFY(detection.noiseFloorDb < -80.0);
        for (const auto kind : {SampleKind::Hit, SampleKind::Loop, SampleKind::Phrase, SampleKind::Texture}) {
            const auto traits = analyseSample(tape.buffer(), 44100, kind);
            QVERIFY(isFinite(traits));
            QVERIFY(!traits.bpm && !traits.key && !traits.pitchHz);
        }
    }
    void ratesAndChannels() {
        for (const int rate : {1000, 8000, 96000, 192000, 768000}) {
            Tape tape(rate > 100000 ? 4.0 : 12.0, rate);
            tape.noise(-50.0).hit(1.0, 0.5, 300.0).hit(2.0, 0.5, 300.0);
            QVERIFY2(isSound(detectIn(tape.buffer(), rate), framesFromSeconds(12.0, rate)),
                     qPrintable(QString::number(rate)));
        }
        Tape tape(8.0);
        tape.noise(-50.0).hit(1.0).hit(2.5);
        const auto mono = detectIn(tape.buffer(1), 44100);
        const auto sixteen = detectIn(tape.buffer(16), 44100);
        QCOMPARE(sixteen.slices.size(), mono.slices.size());
        for (std::size_t i = 0; i < mono.slices.size(); ++i)
            QVERIFY(std::abs(mono.slices[i].range.begin - sixteen.slices[i].range.begin) < 100);
    }
    void anyLengthOfAnything() {
        Random random(1);
        for (int i = 0; i < 40; ++i) {
            const int rate = i % 2 ? 8000 : 44100;
            const auto frames = static_cast<Frame>(std::pow(10.0, random.between(0.0, 5.0)));
            audio::AudioBuffer buffer(1 + i % 3, frames);
            for (int c = 0; c < buffer.channels(); ++c)
                for (float& x : buffer.channel(c))
                    x = random.unit() < 0.002 ? static_cast<float>(random.between(-5.0, 5.0)) : 0.0F;
            QVERIFY(isSound(detectIn(buffer, rate), frames));
            QVERIFY(isFinite(analyseSample(buffer, rate)));
        }
    }
    void whatIsNotANumberIsSilence() {
        auto buffer = walk().buffer(2);
        for (std::size_t n = 5000; n < 800000; n += 997) {
            buffer.channel(0)[n] = std::numeric_limits<float>::quiet_NaN();
            buffer.channel(1)[n] = std::numeric_limits<float>::infinity();
        }
        const Frame frames = buffer.frames();
        QVERIFY(isSound(detectIn(buffer, 44100), frames));
        QVERIFY(isFinite(analyseSample(buffer, 44100)));
    }
    void headerThatPromisesTooMuch() {
        struct Liar final : audio::AudioSource {
            audio::MemorySource real = walk().source();
            audio::AudioInfo lie = real.info();
            Liar() { lie.frames *= 3; }
            const audio::AudioInfo& info() const override { return lie; }
            void read(FrameRange range, audio::AudioBuffer& into) override { real.read(range, into); }
        } liar;
        QVERIFY(isSound(detect(liar, {}, {}), liar.real.info().frames));
    }
};

GLEANER_TEST(DetectRobustTest)
#include "detect_robust_test.moc"
