#include "pack/plan/plan_flags.h"

#include "base/error.h"
#include "core/pack/pack_fixture.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using guards::FlagKind;
using music::Role;
using music::SampleKind;
using pack::SpeechWay;

namespace {

std::vector<library::Recording> walk() {
    return {recording("walk.wav", {slice(SampleKind::Phrase, Role::Vocal, 0, 100000),
                                   slice(SampleKind::Texture, Role::Ambience, 200000, 400000),
                                   slice(SampleKind::Loop, Role::Perc, 500000, 600000)})};
}

pack::PackPlan planWith(std::optional<SpeechWay> way, const std::vector<guards::Flag>& flags) {
    const auto recordings = walk();
    pack::PackRequest request = requestFor(recordings);
    request.speech = way;
    pack::PackPlan plan = pack::plan(recordings, request);
    pack::setFlags(plan, std::vector<std::vector<guards::Flag>>{flags});
    return plan;
}

const pack::PlanItem& itemOf(const pack::PackPlan& plan, SampleKind kind) {
    return *std::ranges::find(plan.items, kind,
                              [](const pack::PlanItem& item) { return item.slice.traits.kind; });
}

const std::vector<guards::Flag> spoken = {{FlagKind::Speech, {90000, 250000}, 0.99},
                                          {FlagKind::Hum, {0, 1000000}, 20.0}};
}

class PlanFlagsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyIsAskedUnlessTheRequestWantsIt() {
        const pack::PackPlan plan = planWith(std::nullopt, spoken);
        for (const pack::PlanItem& item : plan.items)
            QVERIFY(item.flags.empty() && item.muted.empty());
        const auto recordings = walk();
        QCOMPARE(plan, pack::plan(recordings, requestFor(recordings)));
    }
    void aReportChangesNoSound() {
        const pack::PackPlan plain = planWith(std::nullopt, {}), told = planWith(SpeechWay::Report, spoken);
        QCOMPARE(told.items.size(), plain.items.size());
        for (std::size_t i = 0; i < plain.items.size(); ++i)
            QCOMPARE(told.items[i].id, plain.items[i].id);
        QVERIFY(told.packId != plain.packId); // its manifest says more
        const auto& phrase = itemOf(told, SampleKind::Phrase);
        QCOMPARE(phrase.flags, (std::vector<guards::Flag>{{FlagKind::Speech, {90000, 100000}, 0.99},
                                                          {FlagKind::Hum, {0, 100000}, 20.0}}));
        QVERIFY(phrase.muted.empty());
        pack::requireNoSpeech(told);
    }
    void itStopsWhereSomebodySpeaks() {
        pack::requireNoSpeech(planWith(SpeechWay::Stop, {{FlagKind::Hum, {0, 1000000}, 20.0}}));
        try {
            pack::requireNoSpeech(planWith(SpeechWay::Stop, spoken));
            QFAIL("nothing was stopped");
        } catch (const Error& error) {
            QVERIFY(QByteArray(error.what()).startsWith("Somebody speaks in 2 samples: "));
            QVERIFY(QByteArray(error.what()).contains("walk.wav at 4.2 s"));
        }
    }
    void whatIsSpokenIsMutedAndAnotherSound() {
        const pack::PackPlan plain = planWith(std::nullopt, {}), muted = planWith(SpeechWay::Mute, spoken);
        const auto& texture = itemOf(muted, SampleKind::Texture);
        QCOMPARE(texture.muted, (std::vector<FrameRange>{{200000, 250000}}));
        QVERIFY(texture.id != itemOf(plain, SampleKind::Texture).id);
        QCOMPARE(itemOf(muted, SampleKind::Loop).id, itemOf(plain, SampleKind::Loop).id);
    }
    void aSampleOfNothingButSpeechIsLeftOut() {
        const pack::PackPlan muted = planWith(SpeechWay::Mute, {{FlagKind::Speech, {0, 150000}, 1.0}});
        QCOMPARE(muted.items.size(), std::size_t{2});
        QCOMPARE(muted.phrases, 0);
        QCOMPARE(muted.spoken, 1);
    }
    /// Takes have one gain, which is measured on what is heard of them.
    void aMutedTakeMakesOthersOfItsGroup() {
        const auto take = [](Frame begin) {
            analysis::Slice made = hit(Role::Kick, begin);
            made.fingerprint.emplace().cells.fill(80);
            return made;
        };
        const std::vector recordings{recording("walk.wav", {take(0), take(100000), take(200000)})};
        pack::PackRequest request = requestFor(recordings);
        request.takeLevels = pack::TakeLevels::Together;
        request.speech = SpeechWay::Mute;
        const auto planOf = [&](const std::vector<guards::Flag>& flags) {
            pack::PackPlan plan = pack::plan(recordings, request);
            pack::setFlags(plan, std::vector<std::vector<guards::Flag>>{flags});
            return plan;
        };
        const Frame length = take(0).range.length();
        const pack::PackPlan plain = planOf({}), heard = planOf({{FlagKind::Speech, {0, length / 2}, 1.0}}),
                             without = planOf({{FlagKind::Speech, {0, length}, 1.0}}),
                             alone = planOf({{FlagKind::Speech, {0, 100000 + length}, 1.0}});
        QVERIFY(!plain.items[0].takes.empty() && plain.items[0].takes == plain.items[2].takes);
        QCOMPARE(plain.items, pack::plan(recordings, request).items); // nothing muted: nothing else
        // The others stay where and what they are, and sound otherwise.
        QCOMPARE(heard.items.size(), std::size_t{3});
        QVERIFY(heard.items[2].takes != plain.items[2].takes && heard.items[2].takes == heard.items[0].takes);
        QCOMPARE(heard.items[2].path, plain.items[2].path);
        QVERIFY(heard.items[2].id != plain.items[2].id && heard.items[2].key != plain.items[2].key);
        QCOMPARE(without.items.size(), std::size_t{2});
        QVERIFY(without.items[1].key != plain.items[2].key && without.items[1].key != heard.items[2].key);
        QCOMPARE(alone.items.size(), std::size_t{1});
        QVERIFY(alone.items[0].takes.empty()); // one take has its own level
    }
    /// The seam of a loop takes in what lies beside it.
    void speechBesideALoopIsMutedAtItsSeam() {
        const pack::PackPlan muted = planWith(SpeechWay::Mute, {{FlagKind::Speech, {450000, 499990}, 1.0}});
        const auto& loop = itemOf(muted, SampleKind::Loop);
        QCOMPARE(loop.muted.size(), std::size_t{1});
        QCOMPARE(loop.muted[0].end, Frame{600000});
        QVERIFY(loop.muted[0].length() >= 8000);
    }
};

GLEANER_TEST(PlanFlagsTest)
#include "plan_flags_test.moc"
