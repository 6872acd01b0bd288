#include "support/program.h"
#include "ui/regions/region_filter.h"
#include "ui/walk.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using namespace gleaner::ui;

Q_DECLARE_METATYPE(gleaner::ui::RegionWish)

/// What a person looks for is what they see.
class RegionFilterTest : public QObject {
    Q_OBJECT

    Document m_document;

private Q_SLOTS:
    void init() {
        m_document.clear();
        openWalk(m_document);
    }

    void wishes_data() {
        QTest::addColumn<RegionWish>("wish");
        QTest::addColumn<int>("rows");
        using Which = RegionWish::Which;
        QTest::newRow("all") << RegionWish{} << 5;
        QTest::newRow("kind") << RegionWish{Which::All, music::SampleKind::Hit, {}, {}} << 3;
        QTest::newRow("role") << RegionWish{Which::All, {}, music::Role::Snare, {}} << 1;
        QTest::newRow("word of a role") << RegionWish{Which::All, {}, {}, QStringLiteral("vOcal")} << 1;
        QTest::newRow("two words") << RegionWish{Which::All, {}, {}, QStringLiteral("walk kick")} << 1;
        QTest::newRow("tempo") << RegionWish{Which::All, {}, {}, QStringLiteral("120")} << 1;
        QTest::newRow("nothing") << RegionWish{Which::All, {}, {}, QStringLiteral("zzz")} << 0;
        QTest::newRow("kept") << RegionWish{Which::Kept, {}, {}, {}} << 1;
        QTest::newRow("rejected") << RegionWish{Which::Rejected, {}, {}, {}} << 1;
        QTest::newRow("to decide") << RegionWish{Which::Open, {}, {}, {}} << 3;
        QTest::newRow("questions") << RegionWish{Which::Questions, {}, {}, {}}
                                   << 4; // not of the rejected one
    }
    void wishes() {
        QFETCH(RegionWish, wish);
        QFETCH(int, rows);
        m_document.editSlices(0, {"h24000"}, QStringLiteral("Keep"), [](pack::ChosenSlice& slice) {
            session::decide(slice, session::Verdict::Kept);
        });
        m_document.setLeftOut(0, {"h72000"}, true);
        RegionModel model(m_document);
        RegionFilter filter(model);
        filter.setWish(wish);
        QCOMPARE(filter.rowCount(), rows);
    }

    void sortsNumbersAsNumbersAndNothingLast() {
        RegionModel model(m_document);
        RegionFilter filter(model);
        filter.sort(static_cast<int>(RegionColumn::Length), Qt::AscendingOrder);
        QCOMPARE(filter.rowAt(0).ref.slice, std::string("h72000")); // 100 ms
        QCOMPARE(filter.rowAt(4).ref.slice, std::string("l96000")); // 4 s
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            filter.sort(static_cast<int>(RegionColumn::Tempo), order);
            QCOMPARE(filter.rowAt(0).ref.slice, std::string("l96000")); // the only one with a tempo
        }
    }

    /// Nobody loses their place because they decided.
    void whatIsDecidedStaysUntilTheFilterIsAsked() {
        RegionModel model(m_document);
        RegionFilter filter(model);
        filter.setWish({RegionWish::Which::Open, {}, {}, {}});
        QCOMPARE(filter.rowCount(), 5);
        m_document.setLeftOut(0, {"h24000"}, true);
        QCOMPARE(filter.rowCount(), 5);
        filter.setWish(filter.wish());
        QCOMPARE(filter.rowCount(), 4);
    }
};
GLEANER_TEST(RegionFilterTest)
#include "region_filter_test.moc"
