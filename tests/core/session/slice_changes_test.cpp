#include "session/slice_changes.h"

#include "core/pack/pack_fixture.h"
#include "session/redetect.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;
using music::SampleKind;

namespace {

constexpr int rate = 48000;

std::vector<std::string> idsOf(const session::SliceList& slices) {
    std::vector<std::string> ids;
    for (const pack::ChosenSlice& slice : slices)
        ids.push_back(slice.slice.id);
    return ids;
}

using Ids = std::vector<std::string>;

/// Two hits and a loop of two bars at 120 bpm.
analysis::Detection found() {
    return {-60.0,
            {hit(Role::Kick, 24000), hit(Role::Snare, 72000), test::loop(Role::Perc, 120000, 120.0, 2)}};
}

}

/// What a hand does to slices, and what a later detection may do, as functions of values.
class SliceChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRangeStaysInsideItsFile() {
        QCOMPARE(session::insideFile({-10, 50}, 100), (FrameRange{0, 50}));
        QCOMPARE(session::insideFile({80, 20}, 100), (FrameRange{20, 80})); // drawn from right to left
        QCOMPARE(session::insideFile({400, 500}, 100), (FrameRange{99, 100}));
    }

    void beatsFollowTheLength() {
        music::SampleTraits traits;
        traits.bpm = 120.0;
        session::fitBeats(traits, 4.0);
        QCOMPARE(traits.beats.value_or(0), 8);
        QCOMPARE(traits.bars.value_or(0), 2);
        session::fitBeats(traits, 1.49); // 2.98 beats: three, and no whole bar
        QCOMPARE(traits.beats.value_or(0), 3);
        QVERIFY(!traits.bars);
        session::fitBeats(traits, 1.2);
        QVERIFY(!traits.beats);
    }

    void onlyLoopsAndPhrasesHaveATempo() {
        session::SliceList slices = session::chosenFrom(found());
        pack::ChosenSlice& loop = *session::findSlice(slices, "l120000");
        session::setKind(loop, SampleKind::Texture);
        QVERIFY(!loop.slice.traits.bpm && !loop.slice.traits.beats && !loop.slice.traits.bars);
        QVERIFY(loop.unanalysed);
    }

    void anIdIsNeverGivenTwice() {
        session::SliceList slices = session::chosenFrom(found());
        QCOMPARE(session::freshId(slices, SampleKind::Hit, 500), std::string("h500"));
        QCOMPARE(session::freshId(slices, SampleKind::Hit, 24000), std::string("h24000_2"));
        slices.push_back(session::drawnSlice(slices, {24000, 25000}, SampleKind::Hit));
        QCOMPARE(session::freshId(slices, SampleKind::Hit, 24000), std::string("h24000_3"));
    }

    void joinedAndSplit() {
        session::SliceList slices = session::chosenFrom(found());
        QCOMPARE(session::join(slices, {"h24000"}, rate), std::string());
        const std::string joined = session::join(slices, {"h72000", "h24000"}, rate);
        session::sortSlices(slices);
        QCOMPARE(idsOf(slices), (Ids{joined, "l120000"}));
        pack::ChosenSlice& whole = slices.front();
        QCOMPARE(whole.slice.range, (FrameRange{24000, 84000}));
        QCOMPARE(whole.detectedAs.size(), std::size_t(2));
        const pack::ChosenSlice second = session::splitOff(slices, whole, 60000, rate);
        QCOMPARE(whole.slice.range, (FrameRange{24000, 60000}));
        QCOMPARE(second.slice.range, (FrameRange{60000, 84000}));
        QVERIFY(second.edited && second.detectedAs == whole.detectedAs);
    }

    void whatWasFoundStaysAwayWhenRemovedAndWhatWasDrawnIsGone() {
        session::SliceList slices = session::chosenFrom(found()), removed;
        const session::SliceList before = slices;
        slices.push_back(session::drawnSlice(slices, {1000, 2000}, SampleKind::Hit));
        session::markEdited(before, slices);
        session::removeFrom(slices, removed, {"h1000", "h72000"});
        QCOMPARE(idsOf(removed), (Ids{"h72000"}));
        const std::set<SampleKind> hits{SampleKind::Hit};
        QCOMPARE(idsOf(session::mergedWithDetection(slices, removed, found(), hits)),
                 (Ids{"h24000", "l120000"}));
        session::bringBack(slices, removed);
        QVERIFY(removed.empty());
        QCOMPARE(idsOf(session::mergedWithDetection(slices, removed, found(), hits)),
                 (Ids{"h24000", "h72000", "l120000"}));
    }

    void aDetectionReplacesOnlyWhatNoHandCameNear() {
        session::SliceList slices = session::chosenFrom(found());
        const session::SliceList before = slices;
        session::setRange(*session::findSlice(slices, "h24000"), {25000, 30000}, rate);
        session::markEdited(before, slices);
        analysis::Detection again = found();
        again.slices[0].range = {24100, 36000}; // the same kick, a little later
        again.slices[0].id = "h24100";
        again.slices[1].range = {73000, 85000};
        again.slices[1].id = "h73000";
        const session::SliceList merged =
            session::mergedWithDetection(slices, {}, again, {SampleKind::Hit, SampleKind::Loop});
        QCOMPARE(idsOf(merged), (Ids{"h24000", "h73000", "l120000"}));
        QCOMPARE(merged.front().slice.range, (FrameRange{25000, 30000}));
    }
};

GLEANER_TEST(SliceChangesTest)
#include "slice_changes_test.moc"
