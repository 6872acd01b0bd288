#include "session/slice_difference.h"

#include "base/random.h"
#include "support/program.h"

#include <QTest>

#include <algorithm>

using namespace gleaner;
using session::SliceDifference;
using session::SliceList;

namespace {

pack::ChosenSlice slice(const std::string& id, Frame begin, Frame end) {
    pack::ChosenSlice made{{}, {}, {}, false, false, false, {}};
    made.slice.id = id;
    made.slice.range = {begin, end};
    return made;
}

SliceList sorted(SliceList slices) {
    session::sortSlices(slices);
    return slices;
}

/// The list once some of it was put and taken away, without any of what is tested.
SliceList edited(SliceList slices, const SliceList& put, const std::vector<std::string>& gone) {
    std::erase_if(slices, [&](const auto& one) { return std::ranges::count(gone, one.slice.id) > 0; });
    for (const pack::ChosenSlice& one : put) {
        const auto there =
            std::ranges::find(slices, one.slice.id, [](const auto& other) { return other.slice.id; });
        if (there == slices.end())
            slices.push_back(one);
        else
            *there = one;
    }
    return sorted(std::move(slices));
}

}

class SliceDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoKnowsWhatDiffersGetsTheSameChange() {
        Random random(7);
        for (int round = 0; round < 500; ++round) {
            SliceList slices;
            for (int i = 0; i < 12; ++i) {
                const auto begin = static_cast<Frame>(100 * random.below(20));
                slices.push_back(slice("s" + std::to_string(i), begin, begin + 50));
            }
            slices = sorted(std::move(slices));
            SliceList put;
            std::vector<std::string> gone;
            for (int i = 0; i < 16; ++i) { // 12 and above are new, or not there
                const auto begin = static_cast<Frame>(100 * random.below(20));
                if (random.below(4) == 0)
                    put.push_back(slice("s" + std::to_string(i), begin, begin + 50));
                else if (random.below(4) == 0)
                    gone.push_back("s" + std::to_string(i));
            }
            const SliceList after = edited(slices, put, gone);
            const SliceDifference change = session::replacing(slices, put, gone);
            QVERIFY(!change.whole);
            QCOMPARE(change, session::difference(slices, after));
            SliceList made = slices;
            session::applyTo(made, change);
            QCOMPARE(made, after);
        }
    }

    void oneIdForSeveralIsNoName() {
        const SliceList twice = {slice("a", 0, 10), slice("a", 20, 30), slice("b", 40, 50)};
        const SliceDifference change = session::replacing(twice, {slice("a", 0, 11), slice("a", 20, 31)}, {});
        SliceList made = twice;
        session::applyTo(made, change);
        QCOMPARE(made, (SliceList{slice("a", 0, 11), slice("a", 20, 31), slice("b", 40, 50)}));
    }

    void theStretchHoldsAllThatDiffersBeforeAndAfter() {
        const SliceList slices = {slice("a", 0, 10), slice("b", 100, 120), slice("c", 200, 230)};
        QCOMPARE(session::stretchOf(slices, session::replacing(slices, {slice("b", 90, 110)}, {})),
                 (FrameRange{90, 120}));
        QCOMPARE(session::stretchOf(slices, session::replacing(slices, {}, {"b", "c"})),
                 (FrameRange{100, 230}));
        QCOMPARE(session::stretchOf(slices, session::replacing(slices, {slice("n", 20, 40)}, {})),
                 (FrameRange{20, 40}));
        QVERIFY(session::stretchOf(slices, {}).isEmpty());
        QCOMPARE(session::stretchOf(slices, {{}, {}, SliceList{slice("a", 5, 12)}}), (FrameRange{0, 230}));
    }
};

GLEANER_TEST(SliceDifferenceTest)
#include "slice_difference_test.moc"
