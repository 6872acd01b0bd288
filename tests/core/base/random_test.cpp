#include "base/random.h"
#include "support/program.h"

#include <QTest>

#include <array>

using namespace gleaner;

/// The same seed must give the same song on every machine and in every year.
class RandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// First values of the authors' splitmix64.c for the seed 1234567.
    void theReferenceSequence() {
        Random random(1234567);
        for (const std::uint64_t wanted :
             {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL, 4593380528125082431ULL,
              16408922859458223821ULL})
            QCOMPARE(random.next(), wanted);
    }

    /// Vectors of the FNV authors.
    void theReferenceHashes() {
        QCOMPARE(hash64(""), 0xcbf29ce484222325ULL);
        QCOMPARE(hash64("a"), 0xaf63dc4c8601ec8cULL);
        QCOMPARE(hash64("foobar"), 0x85944171f73967e8ULL);
        QCOMPARE(hash64("bar", hash64("foo")), hash64("foobar"));
    }

    void numbersStayWithinTheirBounds() {
        Random random(1);
        for (int i = 0; i < 20000; ++i) {
            QVERIFY(random.below(7) < 7);
            const double unit = random.unit();
            QVERIFY(unit >= 0.0 && unit < 1.0);
            const double value = random.between(-3.0, 2.0);
            QVERIFY(value >= -3.0 && value < 2.0);
        }
        QCOMPARE(random.below(0), 0ULL);
        QCOMPARE(random.below(1), 0ULL);
    }

    void everyOutcomeHasItsShare() {
        Random random(2);
        std::array<int, 6> rolls{};
        for (int i = 0; i < 60000; ++i)
            ++rolls[random.below(6)];
        double chiSquare = 0.0;
        for (const int count : rolls)
            chiSquare += (count - 10000.0) * (count - 10000.0) / 10000.0;
        QVERIFY(chiSquare < 20.5); // one in a thousand for five degrees of freedom
    }
};

GLEANER_TEST(RandomTest)
#include "random_test.moc"
