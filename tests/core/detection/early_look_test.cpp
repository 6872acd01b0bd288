#include "core/audio/signals.h"
#include "detection/detect.h"
#include "support/program.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::audio::AudioBuffer;
using gleaner::audio::AudioInfo;
using gleaner::audio::AudioSource;
using gleaner::audio::MemorySource;

namespace {

constexpr int knockRate = 44100;
constexpr double knockSeconds = 95.0;

/// A minute and a half of hiss at -60 dBFS with a knock every five seconds.
AudioBuffer knocks() {
    AudioBuffer buffer =
        gleaner::audio::test::steppedNoise(24, 1, static_cast<Frame>(knockSeconds * knockRate), 3);
    const auto samples = buffer.channel(0);
    for (float& x : samples)
        x *= 0.001F;
    for (double at = 2.5; at < knockSeconds; at += 5.0)
        for (int i = 0; i < knockRate / 5; ++i) {
            const double seconds = static_cast<double>(i) / knockRate;
            samples[static_cast<std::size_t>(at * knockRate) + static_cast<std::size_t>(i)] +=
                static_cast<float>(0.5 * std::exp(-seconds / 0.03) *
                                   std::sin(2.0 * 3.14159265 * 400.0 * seconds));
        }
    return buffer;
}

/// Tells how often it was read from another place than where the last reading ended.
class Watched final : public AudioSource {
public:
    explicit Watched(AudioSource& source) : m_source(source) {}
    const AudioInfo& info() const override { return m_source.info(); }
    void read(FrameRange range, AudioBuffer& into) override {
        jumps += range.begin == m_next ? 0 : 1;
        m_next = range.end;
        ++reads;
        m_source.read(range, into);
    }
    int jumps = 0, reads = 0;

private:
    AudioSource& m_source;
    Frame m_next = 0;
};

}

/// A person sees regions long before all is analysed, and the analysis is the same as if nobody had looked.
class EarlyLookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looksChangeNothing() {
        MemorySource first(knocks(), knockRate), second(knocks(), knockRate), own(knocks(), knockRate);
        const Detection alone = detect(first, {}, {});
        Watched watchedAlone(second);
        int reads = 0;
        {
            Watched again(first);
            detect(again, {}, {});
            reads = again.reads;
        }
        int looks = 0;
        const EarlyLook early{own, [&](std::size_t, const std::vector<DetectedRegion>&) { ++looks; }};
        const Detection looked = detect(watchedAlone, {}, {}, &early);
        QCOMPARE(looked, alone);
        QCOMPARE(watchedAlone.reads, reads); // it was read as if nobody looked, to the last block
        QVERIFY(looks == 3);
    }

    void whatIsSeenGrows() {
        MemorySource source(knocks(), knockRate), own(knocks(), knockRate);
        std::vector<std::size_t> counts;
        std::vector<DetectedRegion> last;
        const EarlyLook early{own, [&](std::size_t part, const std::vector<DetectedRegion>& soFar) {
                                  QCOMPARE(part, std::size_t(0));
                                  counts.push_back(soFar.size());
                                  last = soFar;
                              }};
        const Detection found = detect(source, {}, {}, &early);
        QVERIFY(counts.front() >= 3); // of the five or six knocks of the first half minute
        QVERIFY(std::ranges::is_sorted(counts));
        int same = 0;
        for (const DetectedRegion& seen : last)
            for (const Slice& slice : found.slices)
                same += slice.range.overlaps(seen.range) && slice.traits.kind == seen.kind ? 1 : 0;
        QVERIFY(same * 10 >= static_cast<int>(last.size()) * 9);
        int hits = 0, seenHits = 0; // of those that ended well before the last look
        for (const Slice& slice : found.slices) {
            if (slice.traits.kind != music::SampleKind::Hit || slice.range.end > Frame{80} * knockRate)
                continue;
            ++hits;
            seenHits += std::ranges::any_of(
                last, [&](const DetectedRegion& seen) { return seen.range.overlaps(slice.range); });
        }
        QVERIFY(hits >= 10);
        QVERIFY(seenHits * 10 >= hits * 9);
    }

    /// Of four channels each pair and each single one is a part of its own.
    void partsOfManyChannels() {
        const AudioBuffer mono = knocks();
        AudioBuffer four(4, mono.frames());
        std::ranges::copy(mono.channel(0), four.channel(2).begin());
        MemorySource source(four, knockRate), own(four, knockRate);
        std::map<std::size_t, std::size_t> seen;
        const EarlyLook early{own, [&](std::size_t part, const std::vector<DetectedRegion>& soFar) {
                                  seen[part] = soFar.size();
                              }};
        const Detection found = detect(source, {}, {}, &early);
        QVERIFY(!found.slices.empty());
        std::size_t all = 0;
        for (const auto& [part, count] : seen)
            all += count;
        QVERIFY(all >= found.slices.size() / 2);
    }
};

GLEANER_TEST(EarlyLookTest)
#include "early_look_test.moc"
