#include "ui/document/row_edits.h"

#include "base/random.h"
#include "support/program.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace gleaner;
using ui::RowEdits;

namespace {

/// The list after, made of the list before by the edits alone.
std::vector<int> applied(std::vector<int> rows, const std::vector<int>& after, const RowEdits& edits) {
    for (const ui::RowRun& run : edits.removed)
        rows.erase(rows.begin() + run.first, rows.begin() + run.first + run.count);
    for (const ui::RowRun& run : edits.inserted)
        rows.insert(rows.begin() + run.first, after.begin() + run.first,
                    after.begin() + run.first + run.count);
    return rows;
}

std::vector<int> placesIn(const std::vector<int>& after, const std::vector<int>& before) {
    std::vector<int> places;
    for (const int row : before) {
        const auto found = std::ranges::find(after, row);
        places.push_back(found == after.end() ? -1 : static_cast<int>(found - after.begin()));
    }
    return places;
}

std::vector<int> someOf(int count, Random& random) {
    std::vector<int> rows;
    for (int i = 0; i < count; ++i)
        if (random.below(3)) rows.push_back(i);
    for (int swaps = static_cast<int>(random.below(4)); swaps > 0 && rows.size() > 1; --swaps)
        std::swap(rows[random.below(rows.size())], rows[random.below(rows.size())]);
    return rows;
}

}

class RowEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyMakeTheOtherList() {
        Random random(3);
        for (int round = 0; round < 2000; ++round) {
            const std::vector<int> before = someOf(12, random), after = someOf(12, random);
            const RowEdits edits = ui::rowEdits(placesIn(after, before), static_cast<int>(after.size()));
            QCOMPARE(applied(before, after, edits), after);
        }
    }

    void whatMovedIsTakenOutAndNothingElse() {
        QCOMPARE(ui::rowEdits({1, 2, 3, 0}, 4), (RowEdits{{{3, 1}}, {{0, 1}}})); // the last came first
        QCOMPARE(ui::rowEdits({3, 0, 1, 2}, 4), (RowEdits{{{0, 1}}, {{3, 1}}})); // the first went last
        QCOMPARE(ui::rowEdits({0, -1, -1, 1}, 3), (RowEdits{{{1, 2}}, {{2, 1}}}));
        QCOMPARE(ui::rowEdits({0, 1, 2}, 3), RowEdits{});
        QCOMPARE(ui::rowEdits({}, 2), (RowEdits{{}, {{0, 2}}}));
        QCOMPARE(ui::rowEdits({-1, -1}, 0), (RowEdits{{{0, 2}}, {}}));
    }
};

GLEANER_TEST(RowEditsTest)
#include "row_edits_test.moc"
