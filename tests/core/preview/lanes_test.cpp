// A song by its lanes: what one can be heard alone, left out, and kept while another changes.

#include "preview/lanes.h"
#include "sounds.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

music::Song song() {
    music::Song made =
        songOf({trackOf("sine", {{0.0, 1.0, 62, 70}, {1.5, 1.0, 65, 90}}), clipOf("tone loop", 8.0, 2.0)});
    made.melodicTracks.front().pan = -0.4;
    const music::Song drums = drumSong("x..x..x.x..x..x.", 120.0);
    made.patterns = drums.patterns;
    made.items = {{1, 0.0, 1.0, 1, false}, {1, 2.0, 1.0, 1, false}};
    made.drums = drums.drums;
    made.drums.push_back({4, music::Role::Hat, "click"});
    made.drums.push_back({5, music::Role::OpenHat, "long"});
    made.patterns.front().notes.push_back(at(1.0, 5));
    made.patterns.front().notes.push_back(at(1.5, 4));
    return made;
}

struct Sum {
    explicit Sum(Frame frames)
        : left(static_cast<std::size_t>(frames)), right(static_cast<std::size_t>(frames)) {}
    std::vector<double> left, right;
};

}

class LanesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// In blocks of any size and from any thread; tails and cut hats included.
    void allLanesAreTheSong() {
        const preview::Mix whole(song(), rate, load, {});
        AudioBuffer mix(2, whole.frames());
        Frame done = 0;
        whole.play({},
                   [&](const AudioBuffer& block) {
                       for (int side = 0; side < 2; ++side)
                           std::ranges::copy(block.channel(side), mix.channel(side).begin() + done);
                       done += block.frames();
                   },
                   {});
        const std::vector<preview::Lane> lanes = preview::lanesOf(song());
        QCOMPARE(lanes.size(), std::size_t{5});
        Sum sum(whole.frames());
        for (const preview::Lane& lane : lanes) {
            const preview::LaneSound sound(lane, rate, load, {});
            QVERIFY(sound.frames() > 0 && sound.frames() <= whole.frames());
            constexpr Frame step = 5000;
            for (Frame start = 0; start < whole.frames(); start += step) {
                const auto count = static_cast<std::size_t>(std::min(step, whole.frames() - start));
                const auto from = static_cast<std::size_t>(start);
                sound.add(start, std::span(sum.left).subspan(from, count),
                          std::span(sum.right).subspan(from, count));
            }
        }
        double worst = 0.0;
        for (std::size_t i = 0; i < sum.left.size(); ++i)
            worst = std::max({worst, std::abs(sum.left[i] - static_cast<double>(mix.channel(0)[i])),
                              std::abs(sum.right[i] - static_cast<double>(mix.channel(1)[i]))});
        QVERIFY2(worst < 1e-6, QByteArray::number(worst));
        QVERIFY(peakOf(mix) > 0.1F);
    }

    /// A note that is moved makes one lane another, and leaves all others as they are.
    void aChangeIsOfOneLane() {
        const auto before = preview::lanesOf(song());
        music::Song changed = song();
        changed.meta.title = "Another title";
        changed.melodicTracks.front().notes.front().key = 64;
        const auto after = preview::lanesOf(changed);
        QCOMPARE(after.size(), before.size());
        for (std::size_t n = 0; n < before.size(); ++n)
            QCOMPARE(before[n] == after[n], before[n].channel != changed.melodicTracks.front().channel);
    }

    /// A closed hat cuts the open one: its lane is another as well.
    void whatCutsALaneBelongsToIt() {
        const auto before = preview::lanesOf(song());
        music::Song changed = song();
        changed.patterns.front().notes.back().note.pos = 1.25;
        const auto after = preview::lanesOf(changed);
        for (std::size_t n = 0; n < before.size(); ++n)
            QCOMPARE(before[n] == after[n], before[n].channel != 4 && before[n].channel != 5);
    }

    void whatIsSilentHasNoLane() {
        music::Song muted = song();
        muted.melodicTracks.front().muted = true;
        muted.drums.front().samplePath.clear();
        QCOMPARE(preview::lanesOf(muted).size(), std::size_t{3});
    }

    void aLaneSoundsWithinItsStretches() {
        for (const preview::Lane& lane : preview::lanesOf(song())) {
            const auto stretches = preview::stretchesOf(lane, rate);
            QVERIFY(!stretches.empty());
            QCOMPARE(stretches.front().begin, Frame{0});
        }
    }
};

GLEANER_TEST(LanesTest)
#include "lanes_test.moc"
