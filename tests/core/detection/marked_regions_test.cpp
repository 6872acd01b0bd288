#include "detection/marked_regions.h"

#include "detection/recording_analysis.h"
#include "support/program.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using gleaner::test::Tape;
using music::SampleKind;

namespace {

constexpr int rate = 48000;
constexpr Frame minute = Frame{60} * rate;

std::vector<DetectedRegion> regionsOf(const std::vector<audio::Mark>& marks, Frame frames = minute) {
    return markedRegions(marks, frames, rate, DetectSettings().kinds, [](FrameRange) { return 0; });
}

std::vector<FrameRange> rangesOf(const std::vector<audio::Mark>& marks, Frame frames = minute) {
    std::vector<FrameRange> ranges;
    for (const DetectedRegion& region : regionsOf(marks, frames))
        ranges.push_back(region.range);
    return ranges;
}

constexpr Frame at(double seconds) { return static_cast<Frame>(seconds * rate); }

/// A recording with marks, as its reader gives it.
class Marked final : public audio::AudioSource {
public:
    Marked(audio::AudioSource& source, std::vector<audio::Mark> marks)
        : m_source(source), m_info(source.info()) {
        m_info.marks = std::move(marks);
    }
    const audio::AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, audio::AudioBuffer& into) override { m_source.read(range, into); }

private:
    audio::AudioSource& m_source;
    audio::AudioInfo m_info;
};

std::vector<Slice> ofMarks(const Detection& detection) {
    std::vector<Slice> slices;
    for (const Slice& slice : detection.slices)
        if (slice.origin == Origin::Mark) slices.push_back(slice);
    return slices;
}

}

class MarkedRegionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMarkReachesToTheNextOneOrTenSeconds() {
        QCOMPARE(
            rangesOf({{at(1), 0, ""}, {at(4), 0, ""}, {at(30), 0, ""}, {at(55), 0, ""}}),
            (std::vector<FrameRange>{{at(1), at(4)}, {at(4), at(14)}, {at(30), at(40)}, {at(55), at(60)}}));
    }

    void aLengthIsKeptAndMakesTheKind() {
        const auto regions = regionsOf({{at(1), at(0.5), "knock"}, {at(2), at(5), ""}, {at(8), at(20), ""}});
        QCOMPARE(regions.size(), std::size_t{3});
        QCOMPARE(regions[0].range, (FrameRange{at(1), at(1.5)}));
        QCOMPARE(regions[0].label, std::string("knock"));
        QCOMPARE(regions[0].kind, SampleKind::Hit);
        QCOMPARE(regions[1].kind, SampleKind::Phrase);
        QCOMPARE(regions[2].kind, SampleKind::Texture);
    }

    void marksThatMeanNothingAreLeftOut() {
        QVERIFY(rangesOf({{minute, 0, ""}, {minute + at(3), 100, ""}}).empty());
        QCOMPARE(rangesOf({{at(5), 0, ""}, {at(5), 0, ""}}).size(), std::size_t{1}); // pressed twice
        QVERIFY(regionsOf({}).empty());
    }

    /// Marks stand among what was found, and where nothing stands out there are they alone.
    void marksAreFoundBesideTheRest() {
        Tape quiet(12.0);
        quiet.noise(-60.0);
        auto source = quiet.source(1);
        Marked marked(source, {{at(3), 0, "ramp"}, {at(6), at(1), ""}});
        const Detection detection = detect(marked, {}, {});
        const std::vector<Slice> slices = ofMarks(detection);
        QCOMPARE(slices.size(), std::size_t{2});
        QCOMPARE(slices[0].id, "m" + std::to_string(at(3)));
        QCOMPARE(slices[0].label, std::string("ramp"));
        QCOMPARE(slices[0].range, (FrameRange{at(3), at(6)}));
        QCOMPARE(slices[1].range, (FrameRange{at(6), at(7)}));
        Detection rest = detection;
        std::erase_if(rest.slices, [](const Slice& slice) { return slice.origin == Origin::Mark; });
        QCOMPARE(rest, detect(source, {}, {})); // what was found is what is found without marks

        Tape struck(12.0);
        struck.noise(-60.0);
        struck.hit(8.0, 0.5, 900.0);
        auto other = struck.source(1);
        Marked both(other, {{at(3), at(1), ""}});
        const Detection all = detect(both, {}, {});
        QCOMPARE(ofMarks(all).size(), std::size_t{1});
        QVERIFY(all.slices.size() >= 2);
    }

    /// Of many channels a mark is heard in the one in which something happens.
    void aMarkIsHeardWhereItSounds() {
        Tape quiet(12.0), struck(12.0);
        quiet.noise(-60.0);
        struck.noise(-60.0);
        struck.hit(3.1, 0.5, 900.0);
        auto first = quiet.source(1), second = struck.source(1);
        audio::AudioBuffer channels(3, at(12)), one;
        for (int c = 0; c < 3; ++c) {
            (c == 2 ? second : first).read({0, at(12)}, one);
            std::ranges::copy(one.channel(0), channels.channel(c).begin());
        }
        audio::MemorySource source(std::move(channels), rate);
        Marked marked(source, {{at(3), at(1), ""}});
        const auto slices = ofMarks(detect(marked, {}, {}));
        QCOMPARE(slices.size(), std::size_t{1});
        QCOMPARE(slices.front().channels, std::optional(audio::Channels::one(2)));
    }
};

GLEANER_TEST(MarkedRegionsTest)
#include "marked_regions_test.moc"
