// The damage that sweeps do must be damage, the same each time, and of every sort.

#include "support/mutants.h"
#include "support/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace gleaner::test;

namespace {
constexpr char sample[] = "{\"version\": 1, \"list\": [{\"a\": 1.5, \"b\": \"te\\\"xt, [1]\"}, {\"a\": 2, "
                          "\"b\": \"\"}], \"n\": null}";
}

class MutantsTest : public QObject {
    Q_OBJECT

    const QByteArray m_json = sample;

private Q_SLOTS:
    void theSameSeedGivesTheSameDamage() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            QCOMPARE(damagedJson(m_json, seed).bytes, damagedJson(m_json, seed).bytes);
            QCOMPARE(damagedBytes(m_json, seed).bytes, damagedBytes(m_json, seed).bytes);
        }
    }

    void nearlyEveryMutantDiffersFromTheWhole() {
        int same = 0;
        for (std::uint64_t seed = 0; seed < 1000; ++seed)
            same +=
                (damagedJson(m_json, seed).bytes == m_json) + (damagedBytes(m_json, seed).bytes == m_json);
        QVERIFY2(same < 60, qPrintable(QString::number(same)));
    }

    void halfOfTheJsonIsStillJson() {
        int valid = 0, otherType = 0, deeper = 0;
        std::set<QString> sorts;
        for (std::uint64_t seed = 0; seed < 1000; ++seed) {
            const Mutant mutant = damagedJson(m_json, seed);
            sorts.insert(mutant.what.section(QStringLiteral(" at "), 0, 0));
            const QJsonDocument document = QJsonDocument::fromJson(mutant.bytes);
            valid += document.isObject();
            const QJsonValue version = document.object().value(QStringLiteral("version"));
            otherType += document.isObject() && !version.isDouble();
            deeper += mutant.bytes.contains("[[[[[[");
        }
        QVERIFY2(valid > 500, qPrintable(QString::number(valid)));
        QVERIFY(otherType > 20);
        QVERIFY(deeper > 20);
        QVERIFY2(sorts.size() >= 12, qPrintable(QString::number(sorts.size())));
    }

    void emptyAndTinyInputsAreDamagedToo() {
        for (const char* text : {"", "{", "{}", "[", "\"", "7"})
            for (std::uint64_t seed = 0; seed < 200; ++seed) {
                damagedJson(text, seed);
                damagedBytes(text, seed);
            }
    }
};

GLEANER_TEST(MutantsTest)
#include "mutants_test.moc"
