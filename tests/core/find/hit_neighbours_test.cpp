#include "find/hit_neighbours.h"
#include "support/program.h"

#include <QTest>

#include <cctype>

using namespace gleaner::analysis;

namespace {
constexpr double rate = 345.0;

/// A pattern at 40 steps a second: a digit is a stroke of so many times 3 dB.
std::vector<NoveltyPeak> strokes(const QByteArray& pattern) {
    std::vector<NoveltyPeak> peaks;
    for (int i = 0; i < pattern.size(); ++i)
        if (std::isdigit(static_cast<unsigned char>(pattern[i]))) {
            const int frame = static_cast<int>(i * rate / 40.0);
            peaks.push_back({frame, frame, 3.0F * static_cast<float>(pattern[i] - '0')});
        }
    return peaks;
}
/// "B" for each bounce, "x" for each stroke of its own.
QByteArray heard(const QByteArray& pattern) {
    QByteArray result;
    for (const bool rebound : rebounds(strokes(pattern), rate))
        result += rebound ? 'B' : 'x';
    return result;
}
}

class HitNeighboursTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLidThatFallsTwiceBounces() {
        QCOMPARE(heard("....7....4.........................................."), QByteArray("xB"));
        QCOMPARE(heard("....7..4.2.........................................."), QByteArray("xBB"));
    }
    void aKnockAsLoudIsNoBounce() {
        QCOMPARE(heard("....6....6.........................................."), QByteArray("xx"));
        QCOMPARE(heard("....4....7.........................................."), QByteArray("xx"));
    }
    void whatComesLaterIsNoBounce() {
        QCOMPARE(heard("....7...................4..................."), QByteArray("xx"));
    }
    /// Sixteenths at 120 bpm, every other one soft.
    void softStrokesOfADrumTakeAreNoBounces() {
        const QByteArray beat = "7....4....6....4....";
        const QByteArray result = heard(beat + beat + beat + beat);
        QCOMPARE(result.count('B'), 0);
        QCOMPARE(result.size(), 16);
    }
    void companyIsTheHighestOtherWithinTenSeconds() {
        const std::vector<NoveltyPeak> peaks = {{0, 0, 4.0F},
                                                {static_cast<int>(9.0 * rate), 0, 20.0F},
                                                {static_cast<int>(18.0 * rate), 0, 6.0F},
                                                {static_cast<int>(40.0 * rate), 0, 9.0F}};
        QCOMPARE(neighbourPeaks(peaks, rate), (std::vector<float>{20.0F, 6.0F, 20.0F, 0.0F}));
    }
    void nothingHasNoNeighbours() {
        QVERIFY(neighbourPeaks({}, rate).empty());
        QVERIFY(rebounds({}, rate).empty());
    }
};

GLEANER_TEST(HitNeighboursTest)
#include "hit_neighbours_test.moc"
