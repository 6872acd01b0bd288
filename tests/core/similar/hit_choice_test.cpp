#include "similar/hit_choice.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner::analysis;

namespace {
/// A sound that only sounds in one band, so that any two of another number are far from each other.
Fingerprint sound(std::size_t band, std::uint8_t level = 80) {
    Fingerprint print;
    print.cells[band] = level;
    return print;
}

HitToChoose hit(std::size_t band, double confidence, bool isKept = false) {
    return {sound(band), confidence, isKept};
}

HitToChoose drawn() { return {std::nullopt, 1.0, false}; }

using Indices = std::vector<std::size_t>;
}

class HitChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingStaysWhenNothingIsAsked() {
        const std::vector hits{hit(1, 0.5), hit(1, 0.6), drawn()};
        QCOMPARE(chooseHits(hits, {}), (Indices{0, 1, 2}));
        QVERIFY(HitVariety().asksForAll());
    }
    void theSurestOfEqualStepsStays() {
        const std::vector hits{hit(1, 0.5), hit(1, 0.9), hit(2, 0.4), hit(1, 0.7)};
        QCOMPARE(chooseHits(hits, {std::nullopt, false}), (Indices{1, 2}));
        const auto duplicates = nearDuplicates(hits);
        QVERIFY(duplicates[0] == 1 && !duplicates[1] && !duplicates[2] && duplicates[3] == 1);
    }
    void theMostDifferentStay() {
        const std::vector hits{hit(1, 0.9), hit(1, 0.8), hit(2, 0.7), hit(1, 0.6), hit(3, 0.5)};
        QCOMPARE(chooseHits(hits, {3, true}), (Indices{0, 2, 4}));
        QCOMPARE(chooseHits(hits, {0, true}), Indices{});
        QCOMPARE(chooseHits(hits, {9, true}).size(), hits.size());
    }
    void bothTogetherNeverFillUpWithCopies() {
        const std::vector hits{hit(1, 0.9), hit(1, 0.8), hit(2, 0.7)};
        QCOMPARE(chooseHits(hits, {3, false}), (Indices{0, 2}));
    }
    void whatSomebodyChoseStaysAndItsCopiesGo() {
        const std::vector hits{hit(1, 0.9), hit(1, 0.2, true), hit(1, 0.3, true), hit(2, 0.5), drawn()};
        QCOMPARE(chooseHits(hits, {std::nullopt, false}), (Indices{1, 2, 3, 4}));
        QCOMPARE(chooseHits(hits, {1, true}), (Indices{1, 2, 4}));
        QCOMPARE(chooseHits(hits, {4, true}), (Indices{1, 2, 3, 4}));
    }
    void fingerprintsAreWrittenAndRead() {
        const Fingerprint print = sound(48, 75);
        QCOMPARE(print.toHex().size(), std::size_t{98});
        QVERIFY(print.toHex().ends_with("4b"));
        QCOMPARE(Fingerprint::fromHex(print.toHex()), print);
        QVERIFY(!Fingerprint::fromHex("4b"));
        QVERIFY(!Fingerprint::fromHex(std::string(98, 'x')));
    }
};

GLEANER_TEST(HitChoiceTest)
#include "hit_choice_test.moc"
