#include "session/region_edits.h"

#include "core/pack/pack_fixture.h"
#include "session/clip.h"
#include "session/redetect.h"
#include "session/triage.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;
using music::SampleKind;

namespace {

constexpr int perSecond = 48000;
constexpr Frame minute = Frame{60} * perSecond;

/// Two hits of 12,000 frames and a loop of two bars.
session::SliceList twoHitsAndALoop() {
    return session::chosenFrom(
        {-60.0, {hit(Role::Kick, 24000), hit(Role::Snare, 72000), test::loop(Role::Perc, 120000, 120.0, 2)}});
}

}

class RegionEditsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fadesHaveRoomInTheirRegion() {
        pack::ChosenSlice slice = twoHitsAndALoop()[0];
        session::setShape(slice, {9000, 9000, 100.0});
        QCOMPARE(slice.shape, (pack::RegionShape{9000, 3000, pack::mostRegionGainDb}));
        session::setRange(slice, {24000, 28000}, perSecond);
        QCOMPARE(slice.shape.fadeIn, Frame{4000});
        QCOMPARE(slice.shape.fadeOut, Frame{0});
    }

    void aLoopHasGainAndNoFades() {
        pack::ChosenSlice loop = twoHitsAndALoop()[2];
        session::setShape(loop, {100, 100, -3.0});
        QCOMPARE(loop.shape, (pack::RegionShape{0, 0, -3.0}));
    }

    void whatIsLockedStaysAsItIs() {
        session::SliceList slices = twoHitsAndALoop(), removed;
        slices[0].locked = true;
        const session::SliceList before = slices;
        session::setRange(slices[0], {0, 100}, perSecond);
        session::setKind(slices[0], SampleKind::Texture);
        session::setShape(slices[0], {10, 10, 6.0});
        session::moveBy(slices[0], 500, minute, perSecond);
        session::removeFrom(slices, removed, {slices[0].slice.id});
        QVERIFY(session::join(slices, {slices[0].slice.id, slices[1].slice.id}, perSecond).empty());
        QCOMPARE(slices, before);
        QVERIFY(removed.empty());
        // A person may still say what it is called and whether it goes into the pack.
        session::decide(slices[0], session::Verdict::Rejected);
        QVERIFY(slices[0].leftOut);
    }

    void aLockedRegionOutlivesAnotherDetection() {
        const session::SliceList before = twoHitsAndALoop();
        session::SliceList after = before;
        after[1].locked = true;
        session::markEdited(before, after);
        const session::SliceList merged = session::mergedWithDetection(
            after, {}, analysis::Detection{-60.0, {}}, analysis::DetectSettings().kinds);
        QCOMPARE(merged.size(), std::size_t{1});
        QCOMPARE(merged.front().slice.id, after[1].slice.id);
    }

    void movingKeepsTheLengthAndStaysInside() {
        pack::ChosenSlice slice = twoHitsAndALoop()[0];
        session::moveBy(slice, -50'000, minute, perSecond);
        QCOMPARE(slice.slice.range, (FrameRange{0, 12000}));
        session::moveBy(slice, 2 * minute, minute, perSecond);
        QCOMPARE(slice.slice.range, (FrameRange{minute - 12000, minute}));
    }

    void copiesLieBesideAsTheirOwn() {
        session::SliceList slices = twoHitsAndALoop();
        slices[0].kept = slices[0].locked = true;
        slices[0].name = "boom";
        const session::SliceList copied = {slices[0], slices[1]};
        const auto ids = session::paste(slices, {copied, perSecond, perSecond, minute, Frame{480'000}, true});
        QCOMPARE(ids.size(), std::size_t{2});
        QCOMPARE(slices.size(), std::size_t{5});
        const pack::ChosenSlice& boom = *session::findSlice(slices, ids[0]);
        QCOMPARE(boom.slice.range, (FrameRange{480'000, 492'000}));
        QCOMPARE(boom.name, std::string("boom"));
        QVERIFY(!boom.kept && !boom.locked && boom.unanalysed);
        QCOMPARE(session::findSlice(slices, ids[1])->slice.range, (FrameRange{528'000, 540'000}));
        // In its own place it is what it was: a second way of shaping the same sound.
        const auto copies =
            session::paste(slices, {{&copied[1], 1}, perSecond, perSecond, minute, Frame{72'000}, true});
        QVERIFY(copies[0] != copied[1].slice.id);
        QVERIFY(!session::findSlice(slices, copies[0])->unanalysed);
    }

    void anotherRateKeepsTheSeconds() {
        session::SliceList there;
        const session::SliceList copied = {twoHitsAndALoop()[1]};
        const auto ids = session::paste(there, {copied, 48000, 96000, 10 * minute, Frame{96'000}, false});
        QCOMPARE(there.front().slice.range, (FrameRange{96'000, 120'000}));
        QVERIFY(there.front().unanalysed);
        // Behind the end of a shorter recording there is no place for it.
        QVERIFY(session::paste(there, {copied, 48000, 48000, 1000, Frame{2000}, false}).empty());
        QCOMPARE(ids.size(), std::size_t{1});
    }

    /// Split and joined again it begins and ends as it did.
    void fadesGoWithTheEnds() {
        session::SliceList slices = {twoHitsAndALoop()[0]};
        session::setShape(slices[0], {500, 700, 2.0});
        pack::ChosenSlice second = session::splitOff(slices, slices[0], 30'000, perSecond);
        QCOMPARE(slices[0].shape, (pack::RegionShape{500, 0, 2.0}));
        QCOMPARE(second.shape, (pack::RegionShape{0, 700, 2.0}));
        const std::vector<std::string> ids = {slices[0].slice.id, second.slice.id};
        slices.push_back(second);
        session::join(slices, ids, perSecond);
        QCOMPARE(slices.size(), std::size_t{1});
        QCOMPARE(slices[0].shape, (pack::RegionShape{500, 700, 2.0}));
    }

    void regionsGoThroughTheClipboard() {
        session::SliceList slices = twoHitsAndALoop();
        slices[0].shape = {10, 20, -3.0};
        const session::Clip clip{library::RecordingId("0123456789ab"), 44100, slices};
        QCOMPARE(session::clipFrom(session::toBytes(clip)), std::optional(clip));
        for (const char* other : {"", "once upon a time", "{}", R"({"format": "gleaner-regions"})"})
            QVERIFY(!session::clipFrom(other));
    }
};

GLEANER_TEST(RegionEditsTest)
#include "region_edits_test.moc"
