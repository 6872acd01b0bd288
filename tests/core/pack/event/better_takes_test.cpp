// Two recorders of one event: one is in the wind at first, the other later.

#include "pack/event/better_takes.h"

#include "audio/resampler.h"
#include "base/error.h"
#include "base/random.h"
#include "codec/file_writer.h"
#include "pack/event/same_event.h"
#include "pack/event/weaker_doubles.h"
#include "pack/plan/plan.h"
#include "pack/plan/resolve.h"
#include "support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace gleaner;
namespace fs = std::filesystem;

namespace {

constexpr int rate = 48000, strikes = 20;
constexpr double apart = 1.7, late = 3.2; ///< seconds
constexpr int ppm = 23;

double timeOf(int strike) { return 4.0 + apart * strike + 0.1 * std::sin(5.0 * strike); }

/// Whether the four seconds around it are all in the wind or all out of it: else either may be the better
/// one.
bool isClearlyNearer(int strike) { return strike >= 0 && std::abs(strike - strikes / 2) > 3; }

/// Strikes of their own pitch each.
std::vector<float> eventSound() {
    std::vector<float> sound(static_cast<std::size_t>((timeOf(strikes) + 1.0) * rate), 0.0F);
    Random random(1);
    for (int n = 0; n < strikes; ++n) {
        const auto at = static_cast<std::size_t>(timeOf(n) * rate);
        const double hertz = 200.0 + 97.0 * n;
        for (std::size_t i = 0; i < rate / 2 && at + i < sound.size(); ++i) {
            const double t = static_cast<double>(i) / rate;
            const double tone =
                std::sin(2.0 * std::numbers::pi * hertz * t) + 0.3 * random.between(-1.0, 1.0);
            sound[at + i] += static_cast<float>(0.3 * std::exp(-14.0 * t) * tone);
        }
    }
    return sound;
}

class Bench {
public:
    Bench() {
        const std::vector<float> sound = eventSound();
        const double middle = timeOf(strikes / 2) - apart / 2.0;
        near = open("near.wav", inNoise(sound, 0.0, middle, 11), 0.0, 0);
        far = open("far.wav", inNoise(sound, middle, 1000.0, 12), late, ppm);
    }
    /// The strike that a region of a recording is; -1: none.
    static int strikeOf(const library::Recording& recording, FrameRange range, bool isFar) {
        double seconds = secondsFromFrames(range.begin, recording.info.rate);
        if (isFar) seconds = late + seconds / (1.0 + ppm * 1e-6);
        for (int n = 0; n < strikes; ++n)
            if (std::abs(seconds - timeOf(n)) < 0.05) return n;
        return -1;
    }

    library::Recording near, far;

private:
    static std::vector<float> inNoise(std::vector<float> sound, double begin, double end,
                                      std::uint64_t seed) {
        Random random(seed);
        for (std::size_t i = 0; i < sound.size(); ++i) {
            const double seconds = static_cast<double>(i) / rate;
            const double level = seconds >= begin && seconds < end ? 0.012 : 0.0008;
            sound[i] += static_cast<float>(level * random.between(-1.0, 1.0));
        }
        return sound;
    }
    library::Recording open(const char* name, const std::vector<float>& sound, double from, int drift) const {
        const auto skipped = static_cast<std::size_t>(from * rate);
        audio::AudioBuffer buffer(1, static_cast<Frame>(sound.size() - skipped));
        std::copy(sound.begin() + static_cast<std::ptrdiff_t>(skipped), sound.end(),
                  buffer.channel(0).begin());
        const fs::path folder(m_folder.path().toStdString());
        audio::FileWriter writer(folder / name, {audio::FileFormat::Wav24, rate, 1, 0});
        writer.write(drift == 0 ? buffer : audio::resample(buffer, 1'000'000, 1'000'000 + drift));
        writer.finish();
        analysis::DetectSettings settings;
        settings.kinds = {music::SampleKind::Hit};
        return library::openRecording(folder / name, settings, folder / "cache", {});
    }
    QTemporaryDir m_folder;
};

}

class BetterTakesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void regionsOfOneEvent() {
        const pack::HeardRegion hit{music::SampleKind::Hit, 1.0, 1.2};
        QVERIFY(pack::isSameEvent(hit, {music::SampleKind::Hit, 1.02, 2.0}));
        QVERIFY(!pack::isSameEvent(hit, {music::SampleKind::Hit, 1.15, 2.0}));
        QVERIFY(!pack::isSameEvent(hit, {music::SampleKind::Loop, 1.0, 1.2}));
        const pack::HeardRegion loop{music::SampleKind::Loop, 1.0, 3.0};
        QVERIFY(pack::isSameEvent(loop, {music::SampleKind::Loop, 1.5, 3.0}));
        QVERIFY(!pack::isSameEvent(loop, {music::SampleKind::Loop, 1.01, 9.0}));
    }

    void eachStrikeIsTakenOnceAndWhereItIsQuieter() {
        const Bench bench;
        const pack::AlignedRecordings taken = pack::takeBetter({bench.near, bench.far}, {}, {});
        const pack::AlignedTo& aligned = taken.alignments.at(0);
        QVERIFY2(std::abs(aligned.offset - late) < 0.001,
                 qPrintable(QString::number(aligned.offset, 'f', 5)));
        QCOMPARE(aligned.recording, bench.near.id.text());
        std::vector<int> found(strikes, 0);
        int wrong = 0;
        for (std::size_t n = 0; n < 2; ++n)
            for (const analysis::Slice& slice : taken.recordings[n].detection.slices) {
                const int strike = Bench::strikeOf(taken.recordings[n], slice.range, n == 1);
                if (strike < 0) continue; // where the wind begins or ends
                ++found[static_cast<std::size_t>(strike)];
                const bool isFarQuiet = strike < strikes / 2;
                wrong += isClearlyNearer(strike) && isFarQuiet != (n == 1) ? 1 : 0;
            }
        for (int n = 0; n < strikes; ++n)
            QVERIFY2(found[static_cast<std::size_t>(n)] <= 1, qPrintable(QString::number(n)));
        QVERIFY(std::count(found.begin(), found.end(), 1) >= strikes - 1);
        QCOMPARE(wrong, 0);
        QVERIFY(taken.doubles + taken.moved >= strikes - 1);
    }

    void aPreferredOneIsTakenWhereverItHoldsTheRegion() {
        const Bench bench;
        const auto of = [&](const char* prefer) {
            return pack::takeBetter({bench.near, bench.far}, prefer, {});
        };
        QCOMPARE(of("near").recordings[1].detection.slices.size(), std::size_t{0});
        QVERIFY(of("far.wav").recordings[0].detection.slices.empty());
        QCOMPARE(of(bench.near.file.c_str()).recordings[1].detection.slices.size(), std::size_t{0});
        QVERIFY_THROWS_EXCEPTION(Error, of("nobody"));
        QVERIFY_THROWS_EXCEPTION(Error, pack::takeBetter({bench.near}, {}, {}));
    }

    void whatIsMovedLiesWhereTheSoundIs() {
        const Bench bench;
        library::Recording deaf = bench.near;
        deaf.detection.slices.clear();
        const pack::AlignedRecordings taken = pack::takeBetter({deaf, bench.far}, "near", {});
        QCOMPARE(taken.recordings[0].detection.slices.size(), bench.far.detection.slices.size());
        QCOMPARE(taken.moved, static_cast<int>(bench.far.detection.slices.size()));
        for (std::size_t n = 0; n < bench.far.detection.slices.size(); ++n) {
            const double there = secondsFromFrames(bench.far.detection.slices[n].range.begin, rate);
            const double here = secondsFromFrames(taken.recordings[0].detection.slices[n].range.begin, rate);
            const double error = here - (late + there / (1.0 + ppm * 1e-6));
            QVERIFY2(std::abs(error) < 0.001, qPrintable(QString::number(error * 1000.0)));
        }
        // And a pack can be planned of them.
        pack::PackRequest request;
        request.assets = {{deaf.file, {}, {}, {}}, {bench.far.file, {}, {}, {}}};
        QCOMPARE(pack::plan(taken.recordings, request).items.size(), bench.far.detection.slices.size());
    }

    void theWeakerOfTwoIsLeftOut() {
        const Bench bench;
        const auto chosen = [](const library::Recording& recording) {
            std::vector<pack::ChosenSlice> slices;
            for (const analysis::Slice& slice : recording.detection.slices)
                slices.push_back(pack::chosenAsFound(slice));
            return slices;
        };
        std::vector<pack::ChosenSlice> near = chosen(bench.near), far = chosen(bench.far);
        const auto strikesOf = [](const std::vector<std::string>& ids, const library::Recording& recording,
                                  bool isFar) {
            std::vector<int> of;
            for (const analysis::Slice& slice : recording.detection.slices)
                if (std::ranges::find(ids, slice.id) != ids.end())
                    of.push_back(Bench::strikeOf(recording, slice.range, isFar));
            return of;
        };
        const pack::WeakerDoubles doubles = pack::weakerDoubles(bench.near, near, bench.far, far, {});
        QVERIFY(!doubles.first.empty() && !doubles.second.empty());
        for (const int strike : strikesOf(doubles.first, bench.near, false))
            QVERIFY(!isClearlyNearer(strike) || strike < strikes / 2);
        for (const int strike : strikesOf(doubles.second, bench.far, true))
            QVERIFY(!isClearlyNearer(strike) || strike >= strikes / 2);
        // A person's word goes before that.
        for (pack::ChosenSlice& slice : near)
            slice.kept = true;
        QVERIFY(pack::weakerDoubles(bench.near, near, bench.far, far, {}).first.empty());
        for (pack::ChosenSlice& slice : far)
            slice.locked = true;
        const pack::WeakerDoubles none = pack::weakerDoubles(bench.near, near, bench.far, far, {});
        QVERIFY(none.first.empty() && none.second.empty());
    }
};

GLEANER_TEST(BetterTakesTest)
#include "better_takes_test.moc"
