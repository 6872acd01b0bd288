#include "session/redetect.h"

#include "support/program.h"
#include "ui/walk.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using ui::Document;

/// What another detection may change of regions, and what belongs to the person.
class RedetectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listeningAgainKeepsWhatAPersonDid() {
        const auto before = test::walk().detection;
        Document document;
        openWalk(document);
        document.renameSlice(0, "h24000", QStringLiteral("boot"));
        document.removeSlices(0, {"h48000"});
        const auto after = test::detectionFrom("hit kick 0.51 0.7; hit snare 1.0 1.2; hit tom 9.5 9.7");
        const auto merged = session::mergedWithDetection(document.slices(0), document.removedSlices(0), after,
                                                         {music::SampleKind::Hit});
        // The renamed one stays as it is, the removed snare stays away, the untouched hat makes room, the tom
        // is new, the loop and the phrase were not asked for.
        QCOMPARE(test::slicesAsText(merged), QStringLiteral("h24000 hit kick 0.500-0.700 'boot'\n"
                                                            "l96000 loop perc 2.000-6.000 2 bars\n"
                                                            "p336000 phrase vocal 7.000-9.000\n"
                                                            "h456000 hit tom 9.500-9.700"));
        QCOMPARE(test::slicesAsText(
                     session::chosenFrom(session::mergedDetection(before, after, {music::SampleKind::Hit}))),
                 QStringLiteral("h24480 hit kick 0.510-0.700\n"
                                "h48000 hit snare 1.000-1.200\n"
                                "l96000 loop perc 2.000-6.000 2 bars\n"
                                "p336000 phrase vocal 7.000-9.000\n"
                                "h456000 hit tom 9.500-9.700"));
    }

    void whatWasRemovedStaysAwayUntilAskedFor() {
        const auto found = test::walk().detection;
        const std::set<music::SampleKind> hits = {music::SampleKind::Hit};
        Document document;
        openWalk(document);
        document.removeSlices(0, {"h24000", "h48000", "h72000"});
        QVERIFY(!document.findSlice(0, "h24000"));
        const auto again =
            session::mergedWithDetection(document.slices(0), document.removedSlices(0), found, hits);
        QCOMPARE(again, document.slices(0)); // though no hit is left at all
        document.bringBackRemoved(0);
        QCOMPARE(test::slicesAsText(document.slices(0)), walkWithout({}));
        QVERIFY(document.removedSlices(0).empty());
        document.undoStack()->undo();
        QCOMPARE(document.removedSlices(0).size(), std::size_t(3));
    }

    void whatNobodyTouchedMakesRoom() {
        const auto before = test::walk().detection;
        QCOMPARE(test::slicesAsText(session::mergedWithDetection(session::chosenFrom(before), {}, {},
                                                                 {music::SampleKind::Loop})),
                 walkWithout(QStringLiteral("l96000 loop perc 2.000-6.000 2 bars")));
    }

    void aJoinedRegionRemembersAllItWasMadeOf() {
        Document document;
        openWalk(document);
        const std::string joined = document.joinSlices(0, {"h48000", "h24000"});
        QCOMPARE(test::slicesAsText({*document.findSlice(0, joined)}),
                 QStringLiteral("h24000_2 hit kick 0.500-1.200")); // both last 0.2 s: the first one's role
        QCOMPARE(document.findSlice(0, joined)->detectedAs.size(), std::size_t(2));
        const auto again = session::mergedWithDetection(document.slices(0), {}, test::walk().detection,
                                                        {music::SampleKind::Hit});
        QCOMPARE(again, document.slices(0));
        QVERIFY(document.joinSlices(0, {joined}).empty());
    }

    /// A session of before regions remembered: what differs from the detection is a person's work.
    void anOlderSessionIsReadAsAPersonsWork() {
        Document document;
        openWalk(document);
        document.setSliceRange(0, "h24000", {30000, 33600});
        document.removeSlices(0, {"h48000"});
        session::Session old = document.session();
        old.request.assets[0].removed.reset();
        for (pack::ChosenSlice& slice : *old.request.assets[0].slices) {
            slice.edited = false;
            slice.detectedAs.clear();
        }
        Document other;
        other.load(old, document.recordings(), QStringLiteral("/old.gleaner"));
        QCOMPARE(other.session(), document.session());
    }
};

GLEANER_TEST(RedetectTest)
#include "redetect_test.moc"
