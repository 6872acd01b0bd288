#include "support/program.h"
#include "ui/regions/region_filter.h"
#include "ui/walk.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace gleaner;
using namespace gleaner::test;
using namespace gleaner::ui;

namespace {

/// Id by id, as the table has them.
QStringList idsOf(const RegionModel& model) {
    QStringList ids;
    for (const RegionRow& row : model.rows())
        ids << QStringLiteral("%1/%2").arg(row.ref.recording).arg(QString::fromStdString(row.ref.slice));
    return ids;
}

QStringList idsOf(const Document& document) {
    QStringList ids;
    for (int i = 0; i < static_cast<int>(document.recordings().size()); ++i)
        for (const pack::ChosenSlice& slice : document.slices(i))
            ids << QStringLiteral("%1/%2").arg(i).arg(QString::fromStdString(slice.slice.id));
    return ids;
}

}

/// The table of all regions: what changes is what changed.
class RegionModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsAllRecordings() {
        Document document;
        RegionModel model(document);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        openWalk(document);
        document.addRecording(recordingOf("/recordings/yard.wav", 5.0, "hit clap 0.5 0.7"));
        QCOMPARE(idsOf(model), idsOf(document));
        QCOMPARE(model.row(5).recording, QStringLiteral("yard.wav"));
        QCOMPARE(model.rowOf({1, "h24000"}), 5);
        QCOMPARE(model.rowOf({1, "h1"}), -1);
    }

    void anEditOfOneRegionIsOneRow() {
        Document document;
        openWalk(document);
        RegionModel model(document);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        document.setSliceRole(0, "h48000", music::Role::Clap);
        QVERIFY(!changed.isEmpty()); // of cells, in that row
        for (const QList<QVariant>& cells : changed)
            for (const int corner : {0, 1})
                QCOMPARE(cells[corner].toModelIndex().row(), 1);
        changed.clear();
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        document.removeSlices(0, {"h48000"});
        QCOMPARE(removed.count(), 1);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        document.undoStack()->undo();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        QVERIFY(changed.isEmpty());
        QCOMPARE(reset.count(), 0);
    }

    /// However edits come, the table is the document, and Qt's own tester finds no fault with how it got
    /// there.
    /// Flags of a recording stand at the regions that they touch, and stay when one is edited.
    void flagsStandAtTheirRegions() {
        Document document;
        openWalk(document);
        RegionModel model(document);
        RegionFilter filter(model);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const int flagged = model.rowOf({0, "h48000"});
        const FrameRange range = model.row(flagged).chosen.slice.range;
        model.addFlags(
            document.recordings()[0].recording.id,
            {{guards::FlagKind::Hum, range, 20.0}, {guards::FlagKind::Speech, {0, range.begin + 1}, 1.0}});
        const QModelIndex cell = model.index(flagged, static_cast<int>(RegionColumn::Flags));
        QCOMPARE(cell.data().toString(), QStringLiteral("Speech, Hum")); // grave ones first
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Hum at ")));
        QVERIFY(!changed.isEmpty());
        RegionWish wish;
        wish.which = RegionWish::Which::Flagged;
        QVERIFY(isWished(model.row(flagged), wish));
        wish = {};
        wish.text = QStringLiteral("speech");
        QVERIFY(isWished(model.row(flagged), wish));
        document.setSliceRole(0, "h48000", music::Role::Clap);
        QCOMPARE(model.row(flagged).flags.size(), std::size_t{2});
    }
    void followsAnyEdits() {
        Document document;
        openWalk(document);
        document.addRecording(walk("/recordings/yard.wav"));
        RegionModel model(document);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        std::mt19937 random(11);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
        for (int i = 0; i < 400; ++i) {
            const int recording = static_cast<int>(below(2));
            const auto& slices = document.slices(recording);
            const Frame at = static_cast<Frame>(below(9 * walkRate));
            if (slices.empty() || below(3) == 0) {
                document.addSlice(recording, {at, at + 4800}, music::SampleKind::Hit);
            } else {
                const std::string id = slices[below(slices.size())].slice.id;
                switch (below(4)) {
                case 0:
                    document.removeSlices(recording, {id, slices[below(slices.size())].slice.id});
                    break;
                case 1: // past its neighbours
                    document.setSliceRange(recording, id, {at, at + 2400});
                    break;
                case 2:
                    document.undoStack()->undo();
                    break;
                default:
                    document.setLeftOut(recording, {id}, true);
                }
            }
            QCOMPARE(idsOf(model), idsOf(document));
        }
        QCOMPARE(reset.count(), 0);
    }
};

GLEANER_TEST(RegionModelTest)
#include "region_model_test.moc"
