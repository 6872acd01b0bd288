#include "ui/transport/region_facts.h"

#include "core/pack/made_pack.h"
#include "support/program.h"

#include <QSignalSpy>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr int longForAll = 30000; ///< ms

/// The last sentence and its details, once there is one.
QStringList sentencesOf(ui::Document& document, const std::string& slice) {
    ui::RegionFactsFinder finder(document);
    QSignalSpy found(&finder, &ui::RegionFactsFinder::found);
    finder.show(0, slice);
    const auto isThere = [&] { return !found.isEmpty() && !found.last()[0].toString().isEmpty(); };
    if (!QTest::qWaitFor(isThere, longForAll)) return {QString(), QString()};
    return {found.last()[0].toString(), found.last()[1].toString()};
}

std::string idOf(const library::Recording& recording, music::SampleKind kind) {
    return std::ranges::find(recording.detection.slices, kind,
                             [](const analysis::Slice& slice) { return slice.traits.kind; })
        ->id;
}

}

/// What a person is told of a region in the pack.
class RegionFactsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLoopTellsItsVerdict() {
        const Bench bench;
        ui::Document document;
        document.addRecording(bench.recordings[0]);
        const QStringList facts = sentencesOf(document, idOf(bench.recordings[0], music::SampleKind::Loop));
        for (const char* part : {"120 bpm", "crossfaded", "click ", "spectral jump ", "bar error ", "drift "})
            QVERIFY2(facts[0].contains(QLatin1String(part)), qPrintable(facts[0]));
        QVERIFY2(facts[1].count(u'\n') >= 3 && facts[1].contains(u"at zero crossings"), qPrintable(facts[1]));
    }

    /// The court judges before the effects; what they do to the seam is told as well.
    void aSeamThatEffectsBreakIsTold() {
        pack::SeamNumbers smooth, broken;
        broken.clickDb = 9.5;
        broken.clickShare = 2.0;
        pack::SeamVerdict court;
        court.bpm = 94.5;
        const QString told = ui::inWords({court, broken, 0, 0, {}});
        QVERIFY2(told.contains(u"94.5") && told.contains(u"its seam is heard (click +9.5 dB"),
                 qPrintable(told));
        QVERIFY(ui::inWords({court, smooth, 0, 0, {}}).contains(u"without a click"));
        QCOMPARE(ui::inWords({}), QString());
    }

    void aTakeTellsItsGroup() {
        const Bench bench;
        library::Recording recording = bench.recordings[0];
        for (std::size_t n : {0, 1})
            recording.detection.slices[n].fingerprint.emplace().cells.fill(80);
        ui::Document document;
        document.addRecording(recording);
        const QString facts = sentencesOf(document, recording.detection.slices[1].id)[0];
        QVERIFY2(facts.contains(u"take 2 of 2") && facts.contains(u" dB"), qPrintable(facts));
    }
};

GLEANER_TEST(RegionFactsTest)
#include "region_facts_test.moc"
