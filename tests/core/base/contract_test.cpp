#include "base/contract.h"
#include "base/error.h"
#include "support/aborts.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using gleaner::test::lastWordsOf;

/// Our own mistakes end the program, with what was demanded.
class ContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHoldsCostsNothing() {
        QCOMPARE(lastWordsOf([] { expects(true, "two and two are four"); }), std::string());
    }

    void whatDoesNotHoldIsSaidOnce() {
        const std::string words = lastWordsOf([] { expects(1 + 1 == 3, "one and one are three"); });
        QVERIFY2(words.find("one and one are three") != std::string::npos, words.c_str());
        QCOMPARE(std::ranges::count(words, '\n'), 1);
        QVERIFY2(words.find(".cpp") == std::string::npos, words.c_str()); // no path of who built it
    }

    /// Nobody takes a breach for an error.
    void nobodyCatchesIt() {
        const std::string words = lastWordsOf([] {
            try {
                breach("this place is never reached");
            } catch (...) {
            }
        });
        QVERIFY2(words.find("never reached") != std::string::npos, words.c_str());
    }

    void anErrorIsNoBreach() {
        QCOMPARE(lastWordsOf([] { throw Error("The disk is full."); }), std::string());
    }
};

GLEANER_TEST(ContractTest)
#include "contract_test.moc"
