// Takes of one sound behind a preset that levels each sample by itself.

#include "core/pack/made_pack.h"
#include "support/program.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace gleaner;
using namespace gleaner::test;

namespace {

pack::Artifact strokeIn(const pack::RenderedPack& pack, const std::string& name) {
    for (const pack::Artifact& artifact : pack.artifacts)
        if (artifact.item.path == "Drums/Hits/" + name) return artifact;
    qFatal("there is no %s", name.c_str());
}

}

class LevelledTakesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A preset that brings each sample to one level, as most do, has its thresholds act alike on all takes;
    /// how they were played is kept all the same, and kits can tell it.
    void takesKeepTheirDistanceBehindLevel() {
        Bench bench;
        analysis::Fingerprint same;
        same.cells.fill(40);
        for (const std::size_t n : {0, 1})
            bench.recordings[0].detection.slices[n].fingerprint = same;
        const auto playedApart = [&](bool isLevelled) {
            bench.request.preset.chain = {{"level", isLevelled, {{"peak", -6.0}}}};
            const pack::RenderedPack made = bench.render();
            const pack::Artifact loud = strokeIn(made, "kick_01.wav"), soft = strokeIn(made, "kick_02.wav");
            const auto recorded = [](const pack::Artifact& one) {
                return one.lufs - one.gainDb - one.levelledDb;
            };
            return std::array{loud.lufs - soft.lufs, recorded(loud) - recorded(soft),
                              loud.levelledDb - soft.levelledDb};
        };
        const auto [apart, recorded, none] = playedApart(false);
        QVERIFY(apart > 3.0);
        QCOMPARE(none, 0.0);
        const auto [levelled, asRecorded, gains] = playedApart(true);
        QVERIFY2(std::abs(levelled - apart) < 0.1, qPrintable(QString::number(levelled)));
        QVERIFY2(std::abs(asRecorded - recorded) < 0.1, qPrintable(QString::number(asRecorded)));
        QVERIFY(gains < -3.0); // the soft one was raised by more
        bench.request.takeLevels = pack::TakeLevels::Each;
        const auto [alike, stillKnown, same2] = playedApart(true);
        QVERIFY(std::abs(alike) < 1.0);
        QVERIFY(std::abs(stillKnown - recorded) < 0.1);
        QCOMPARE(same2, gains);
    }
};

GLEANER_TEST(LevelledTakesTest)
#include "levelled_takes_test.moc"
