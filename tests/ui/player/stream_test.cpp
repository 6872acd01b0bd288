#include "base/error.h"
#include "support/program.h"
#include "ui/player/faded_source.h"
#include "ui/player/mixer.h"
#include "ui/player/stream.h"
#include "ui/player/stream_resampler.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <numbers>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

constexpr int streamRate = 48000;
constexpr std::size_t fadeFrames = 144; // 3 ms

/// Frame i holds i in the left and -i in the right channel, in thousandths.
std::unique_ptr<audio::AudioSource> counting(Frame frames, int channels = 2, int atRate = streamRate) {
    audio::AudioBuffer buffer(channels, frames);
    for (int channel = 0; channel < channels; ++channel)
        for (Frame i = 0; i < frames; ++i)
            buffer.channel(channel)[static_cast<std::size_t>(i)] =
                static_cast<float>(channel == 1 ? -i : i) / 1000.0F;
    return std::make_unique<audio::MemorySource>(std::move(buffer), atRate);
}

/// Played as it is, or a range of it.
Sounding sounding(std::unique_ptr<audio::AudioSource> source, FrameRange range = {}, bool loop = false) {
    auto held = std::make_shared<std::unique_ptr<audio::AudioSource>>(std::move(source));
    return {[held] { return std::move(*held); }, range, loop};
}

std::unique_ptr<audio::AudioSource> level(float value) {
    audio::AudioBuffer buffer(1, 480'000);
    std::ranges::fill(buffer.channel(0), value);
    return std::make_unique<audio::MemorySource>(std::move(buffer), streamRate);
}

std::vector<StereoFrame> sine(double hertz, int atRate, double seconds) {
    std::vector<StereoFrame> frames;
    for (int i = 0; i < static_cast<int>(seconds * atRate); ++i) {
        const auto value = static_cast<float>(std::sin(2.0 * std::numbers::pi * hertz * i / atRate));
        frames.push_back({value, -value});
    }
    return frames;
}

std::vector<StereoFrame> resampled(const std::vector<StereoFrame>& input, int from, int to) {
    StreamResampler resampler(from, to);
    std::vector<StereoFrame> output;
    for (std::size_t at = 0; at < input.size(); at += 777)
        resampler.process(std::span(input).subspan(at, std::min<std::size_t>(777, input.size() - at)),
                          output);
    resampler.flush(output);
    return output;
}

double decibelsOf(std::span<const StereoFrame> frames) {
    double energy = 0.0;
    for (const StereoFrame& frame : frames)
        energy += static_cast<double>(frame[0]) * frame[0];
    return 10.0 * std::log10(2.0 * energy / static_cast<double>(frames.size()) + 1e-20);
}

/// Takes until nothing more comes, or `most` frames.
std::vector<StereoFrame> takeAll(Stream& stream, std::size_t most) {
    std::vector<StereoFrame> all;
    const bool ended = QTest::qWaitFor(
        [&] {
            std::vector<StereoFrame> part(std::min<std::size_t>(1000, most - all.size()));
            part.resize(stream.take(part));
            all.insert(all.end(), part.begin(), part.end());
            return stream.isFinished() || all.size() >= most;
        },
        20000);
    return ended ? all : std::vector<StereoFrame>();
}

}

class StreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRangeComesOutAsItIs() {
        Stream stream(sounding(counting(100'000), {20'000, 30'000}, false), streamRate);
        const auto frames = takeAll(stream, 1'000'000);
        QCOMPARE(frames.size(), std::size_t(10'000));
        for (std::size_t i = fadeFrames; i < frames.size() - fadeFrames; ++i) {
            QCOMPARE(frames[i][0], static_cast<float>(20'000 + i) / 1000.0F);
            QCOMPARE(frames[i][1], -static_cast<float>(20'000 + i) / 1000.0F);
        }
    }

    void itFadesInAndOut() {
        Stream stream(sounding(counting(100'000), {20'000, 30'000}, false), streamRate);
        const auto frames = takeAll(stream, 1'000'000);
        QCOMPARE(frames.front()[0], 0.0F);
        QCOMPARE(frames.back()[0], 0.0F);
        QVERIFY(std::abs(frames[fadeFrames / 2][0] / 20.072F - 0.5F) < 0.01F);
        QVERIFY(std::abs(frames[frames.size() - 1 - fadeFrames / 2][0] / 29.927F - 0.5F) < 0.01F);
    }

    void aLoopHasNoGap() {
        Stream stream(sounding(counting(100'000), {50'000, 51'000}, true), streamRate);
        const auto frames = takeAll(stream, 10'000);
        QCOMPARE(frames.size(), std::size_t(10'000));
        for (std::size_t i = fadeFrames; i < frames.size(); ++i)
            QCOMPARE(frames[i][0], static_cast<float>(50'000 + i % 1000) / 1000.0F);
        QCOMPARE(stream.sourceFrame(2'250.0), Frame(50'250));
    }

    void oneChannelGoesToBothSides() {
        Stream stream(sounding(counting(5'000, 1), {}, false), streamRate);
        const auto frames = takeAll(stream, 1'000'000);
        QCOMPARE(frames.size(), std::size_t(5'000));
        QCOMPARE(frames[2'000][0], 2.0F);
        QCOMPARE(frames[2'000][1], 2.0F);
    }

    void ofManyChannelsTheFirstTwoAreHeard() {
        Stream stream(sounding(counting(5'000, 6), {}, false), streamRate);
        const auto frames = takeAll(stream, 1'000'000);
        QCOMPARE(frames[2'000][0], 2.0F);
        QCOMPARE(frames[2'000][1], -2.0F);
    }

    void rangesBeyondTheFileEnd() {
        Stream beyond(sounding(counting(1'000), {5'000, 9'000}, true), streamRate);
        QCOMPARE(takeAll(beyond, 1'000).size(), std::size_t(0));
        QVERIFY(beyond.isFinished());
        Stream across(sounding(counting(1'000), {500, 9'000}, false), streamRate);
        QCOMPARE(takeAll(across, 100'000).size(), std::size_t(500));
    }

    void itEndsWhileItWaits() {
        auto stream = std::make_unique<Stream>(sounding(counting(1'000'000), {}, true), streamRate);
        QTRY_VERIFY(stream->isReady());
        stream.reset(); // its thread waits for room that never comes
        QVERIFY(!stream);
    }

    void anotherRateKeepsTheTimeAndPitch() {
        Stream stream(sounding(counting(44'100, 2, 44'100), {}, false), streamRate);
        const auto frames = takeAll(stream, 1'000'000);
        QVERIFY(std::abs(static_cast<double>(frames.size()) - streamRate) < 100.0);
        QVERIFY(std::abs(frames[24'000][0] - 22.05F) < 0.01F); // half a second in
        QCOMPARE(stream.sourceFrame(24'000.0), Frame(22'050));
    }

    void resamplingIsClean_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("44.1 to 48") << 44100 << 48000;
        QTest::newRow("48 to 44.1") << 48000 << 44100;
        QTest::newRow("192 to 48") << 192000 << 48000;
        QTest::newRow("8 to 48") << 8000 << 48000;
    }

    void resamplingIsClean() {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto output = resampled(sine(1000.0, from, 0.5), from, to);
        const auto ideal = sine(1000.0, to, 0.5);
        QVERIFY(std::abs(std::ssize(output) - std::ssize(ideal)) <= 200 * to / from + 200);
        std::vector<StereoFrame> error;
        for (std::size_t i = 2000; i < 18'000 && i < ideal.size() - 2000; ++i)
            error.push_back({output[i][0] - ideal[i][0], 0.0F});
        QVERIFY2(decibelsOf(error) < -90.0, qPrintable(QString::number(decibelsOf(error))));
    }

    void whatTheNewRateCantHoldIsGone() {
        const auto output = resampled(sine(30'000.0, 96'000, 0.5), 96'000, 48'000);
        QVERIFY(decibelsOf(std::span(output).subspan(2000, 10'000)) < -70.0);
    }

    void itBeginsWhereItIsToldAndLoopsTheWholeRange() {
        Sounding what = sounding(counting(100'000), {50'000, 51'000}, true);
        what.start = 600;
        what.gain = 0.5F;
        Stream stream(what, streamRate);
        const auto frames = takeAll(stream, 10'000);
        QCOMPARE(frames.size(), std::size_t(10'000));
        for (std::size_t i = fadeFrames; i < frames.size(); ++i)
            QCOMPARE(frames[i][0], 0.5F * static_cast<float>(50'000 + (600 + i) % 1000) / 1000.0F);
        QCOMPARE(stream.sourceFrame(0.0), Frame(50'600));
        QCOMPARE(stream.sourceFrame(450.0), Frame(50'050));
    }

    void whatCanNotBeOpenedSaysWhyAndEnds() {
        Stream stream({[]() -> std::unique_ptr<audio::AudioSource> { throw Error("It is gone."); }},
                      streamRate);
        QTRY_VERIFY(stream.isFinished());
        QCOMPARE(stream.error(), std::string("It is gone."));
        QVERIFY(stream.isReady()); // nobody waits for it
    }

    void stoppingFadesInsteadOfClicking() {
        Mixer mixer(streamRate);
        const std::vector<StereoFrame> heard = heardOf(mixer, [&] { mixer.play(nullptr); });
        QCOMPARE(heard[1999][0], 0.5F);
        QCOMPARE(heard[2000 + fadeFrames][0], 0.0F);
        QCOMPARE(heard.back()[0], 0.0F);
        std::vector<StereoFrame> after(1000);
        QTRY_VERIFY((mixer.render(after), mixer.silence() >= 1000));
    }

    /// What plays is heard until the next is there; both together never leave a hole or a step.
    void anotherSoundIsFadedOverTo() {
        Mixer mixer(streamRate);
        const std::vector<StereoFrame> heard = heardOf(mixer, [&] {
            mixer.play(std::make_unique<Stream>(sounding(level(0.5F)), streamRate));
            QVERIFY(!mixer.stream());
            QTRY_VERIFY(mixer.latest()->isReady());
        });
        for (std::size_t i = 1000; i < heard.size(); ++i)
            QVERIFY(std::abs(heard[i][0] - 0.5F) < 0.005F);
        QCOMPARE(mixer.taken(), qint64(2000));
    }

    /// Or whoever looks before the next block is made would take it for one that has ended.
    void whatWaitsIsNotOver() {
        Mixer mixer(streamRate);
        std::vector<StereoFrame> frames(1000);
        mixer.render(frames);
        QCOMPARE(mixer.silence(), qint64(1000));
        mixer.play(std::make_unique<Stream>(sounding(level(0.5F)), streamRate));
        QCOMPARE(mixer.silence(), qint64(0));
    }

    void theVolumeMovesWithoutAClick() {
        Mixer mixer(streamRate);
        const std::vector<StereoFrame> heard = heardOf(mixer, [&] { mixer.setVolume(0.25F); });
        QCOMPARE(heard.back()[0], 0.125F);
        QVERIFY(std::abs(mixer.meter().take().peak[0].value + 6.02) < 0.01); // it hears what comes before
    }

private:
    /// A level of a half, and what is heard of it before and after `change`, 2000 frames each.
    static std::vector<StereoFrame> heardOf(Mixer& mixer, const std::function<void()>& change) {
        mixer.play(std::make_unique<Stream>(sounding(level(0.5F)), streamRate));
        if (!QTest::qWaitFor([&] { return mixer.latest()->isReady(); })) return {};
        std::vector<StereoFrame> heard(4000);
        mixer.render(std::span(heard).first(2000));
        change();
        mixer.render(std::span(heard).subspan(2000));
        for (std::size_t i = 1; i < heard.size(); ++i)
            if (std::abs(heard[i][0] - heard[i - 1][0]) > 0.005F)
                QTest::qFail("it clicks", __FILE__, __LINE__);
        return heard;
    }

    /// A region that is heard as it was recorded begins and ends as a hand shaped it, whatever block is read.
    void fadesLieWhereTheRegionDoes() {
        FadedSource faded(level(1.0F), {1000, 5000}, 1000, 2000);
        audio::AudioBuffer whole, part;
        faded.read({0, 6000}, whole);
        const auto at = [&](Frame frame) { return whole.channel(0)[static_cast<std::size_t>(frame)]; };
        for (const Frame outside : {Frame{0}, Frame{999}, Frame{5000}})
            QCOMPARE(at(outside), 1.0F);
        QVERIFY(at(1000) < 0.001F && at(4999) < 0.001F);
        QVERIFY(std::abs(at(1500) - 0.5F) < 0.01F); // 6 dB down halfway
        QVERIFY(std::abs(at(4000) - 0.5F) < 0.01F);
        QCOMPARE(at(2500), 1.0F);
        faded.read({1400, 1600}, part);
        QCOMPARE(part.channel(0)[100], at(1500));
    }
};

GLEANER_TEST(StreamTest)
#include "stream_test.moc"
