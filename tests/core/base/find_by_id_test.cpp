#include "base/find_by_id.h"
#include "support/program.h"

#include <QTest>

#include <array>
#include <span>
#include <string>
#include <vector>

using namespace gleaner;

namespace {

struct Row {
    std::string_view id;
    int bars;
};
constexpr std::array<Row, 3> forms = {{{"intro", 4}, {"verse", 16}, {"verse", 8}}};

static_assert(valueById(forms, "verse", &Row::bars) == 16); // the first
static_assert(!valueById(forms, "coda", &Row::bars));
static_assert(findById(forms, std::string_view("intro")) == forms.data());

}

/// Tables of what has an id.
class FindByIdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSpanIsATable() {
        const std::span<const Row> rows(forms);
        QCOMPARE(findById(rows, std::string("verse"))->bars, 16);
        QCOMPARE(findById(rows.subspan(2), "verse")->bars, 8);
        QVERIFY(!findById(rows, std::string("coda")));
        QVERIFY(!findById(rows.first(0), "intro"));
    }

    void theRowItselfIsFound() {
        const std::vector<Row> rows(forms.begin(), forms.end());
        QCOMPARE(findById(rows, "intro"), rows.data());
    }
};

GLEANER_TEST(FindByIdTest)
#include "find_by_id_test.moc"
