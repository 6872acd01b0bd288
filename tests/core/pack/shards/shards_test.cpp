#include "pack/shards/shards.h"

#include "base/error.h"
#include "core/pack/made_pack.h"
#include "pack/plan/plan_flags.h"
#include "pack/shards/plan_file.h"
#include "support/message_of.h"
#include "support/program.h"

#include <QTest>

#include <functional>
#include <set>

using namespace gleaner;
using namespace gleaner::test;

class ShardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shardsAreWrittenAsTheirNumberAndHowMany() {
        QVERIFY((pack::shardFromText("3/16") == pack::Shard{3, 16}));
        for (const char* text : {"", "3", "0/4", "5/4", "1/0", "-1/4", "1/4x", "x1/4", "1/2/3", "1/100001"})
            QVERIFY2(!pack::shardFromText(text), text);
    }

    /// In one shard as in more than there are samples.
    void everySampleIsInOneShard() {
        const Bench bench;
        const pack::PackPlan plan = bench.plan();
        for (const int of : {1, 2, 3, 7, 40}) {
            std::multiset<std::string> paths;
            for (int number = 1; number <= of; ++number)
                for (const pack::PlanItem& item : pack::shardOf(plan, {number, of}).items)
                    paths.insert(item.path);
            QCOMPARE(paths.size(), plan.items.size());
            QCOMPARE(std::set<std::string>(paths.begin(), paths.end()).size(), plan.items.size());
        }
    }

    void aFileOfAPlanReadsBackAndPlansTheSame() {
        const Bench bench;
        const pack::PlanFile file = pack::planFileOf(bench.request, bench.recordings, {}, {});
        const pack::PlanFile read = pack::planFileFromJson(pack::toJson(file));
        QVERIFY(read == file);
        const pack::PackPlan plan = bench.plan(), again = pack::planIn(read);
        QCOMPARE(again.packId, plan.packId);
        QVERIFY(again.items == plan.items);
    }

    /// Who renders a shard has no need to listen, and mutes the same.
    void whatTheGuardsFoundTravelsWithThePlan() {
        Bench bench;
        bench.request.speech = pack::SpeechWay::Mute;
        pack::PackPlan plan = pack::plan(bench.recordings, bench.request);
        const FrameRange range = plan.items.front().slice.range;
        std::vector<std::vector<guards::Flag>> flags(bench.recordings.size());
        flags[plan.items.front().source] = {
            {guards::FlagKind::Speech, {range.begin, range.begin + range.length() / 2}, 0.975}};
        const pack::PlanFile file = pack::planFileOf(bench.request, bench.recordings, flags, {});
        const pack::PlanFile read = pack::planFileFromJson(pack::toJson(file));
        QVERIFY(read == file);
        pack::setFlags(plan, flags);
        const pack::PackPlan again = pack::planIn(read);
        QVERIFY(!again.items.front().muted.empty());
        QCOMPARE(again.packId, plan.packId);
        QVERIFY(again.items == plan.items);
        pack::PlanFile deaf = file;
        deaf.flags.clear();
        const std::string error = messageOf([&] { pack::planFileFromJson(pack::toJson(deaf)); });
        QVERIFY2(error.find("without listening for speech") != std::string::npos, error.c_str());
    }

    void whatShardsRenderIsWhatOneProgramRenders() {
        const Bench bench;
        const pack::PackPlan plan = pack::planIn(pack::planFileOf(bench.request, bench.recordings, {}, {}));
        const pack::RenderedPack alone = bench.render();
        pack::SharedStore store(bench.folder() / "shared");
        for (const int number : {3, 1})
            store.render(plan, {number, 3}, bench.folder() / "cache", 2, {});
        const std::string error = messageOf([&] { store.collect(plan, 2, {}); });
        QVERIFY2(error.find("shard 2/3 was not rendered there") != std::string::npos, error.c_str());
        store.render(plan, {2, 3}, bench.folder() / "cache", 2, {});
        const pack::RenderedPack together = store.collect(plan, 2, {});
        QCOMPARE(together.artifacts.size(), alone.artifacts.size());
        for (std::size_t n = 0; n < alone.artifacts.size(); ++n) {
            QCOMPARE(together.artifacts[n].sha256, alone.artifacts[n].sha256);
            QCOMPARE(together.artifacts[n].lufs, alone.artifacts[n].lufs);
        }
    }
};

GLEANER_TEST(ShardsTest)
#include "shards_test.moc"
