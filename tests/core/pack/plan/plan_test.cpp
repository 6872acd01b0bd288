#include "pack/plan/plan.h"

#include "base/error.h"
#include "base/file_names.h"
#include "core/music/printed.h"
#include "core/pack/pack_fixture.h"
#include "pack/plan/resolve.h"
#include "support/message_of.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;
using music::SampleKind;

using Change = void (*)(gleaner::pack::PackRequest&);
Q_DECLARE_METATYPE(Change)

namespace {

std::vector<library::Recording> twoRecordings() {
    return {
        recording("walk.wav", {hit(Role::Kick, 0), hit(Role::Snare, 20000), loop(Role::Perc, 60000, 95.0)}),
        recording("rain.wav", {hit(Role::Kick, 0), slice(SampleKind::Texture, Role::Ambience, 0, 900000)})};
}

bool isHex(const std::string& text, std::size_t digits) {
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}

class PlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesEverythingThatWasFound() {
        const auto recordings = twoRecordings();
        const pack::PackPlan plan = pack::plan(recordings, requestFor(recordings));
        QCOMPARE(plan.hits, 3);
        QCOMPARE(plan.loops, 1);
        QCOMPARE(plan.phrases, 0);
        QCOMPARE(plan.textures, 1);
        QCOMPARE(plan.items.size(), std::size_t{5});
        QVERIFY(std::ranges::is_sorted(plan.items, {}, &pack::PlanItem::path));
        QVERIFY(isHex(plan.packId, 12));
        QVERIFY(isHex(plan.configHash, 64));
        QCOMPARE(plan.folder, safeFileName(plan.request.name) + "_" + plan.packId);
        std::set<std::string> ids, keys;
        for (const pack::PlanItem& item : plan.items) {
            QVERIFY(isHex(item.id, 12) && isHex(item.key, 64));
            ids.insert(item.id);
            keys.insert(item.key);
        }
        QCOMPARE(ids.size(), plan.items.size());
        QCOMPARE(keys.size(), plan.items.size());
    }

    /// The window sends the slices, in whatever order it holds them; the command line sends none.
    void givenSlicesEqualToTheFoundOnesMakeTheSamePlan() {
        const auto recordings = twoRecordings();
        const pack::PackRequest plain = requestFor(recordings);
        pack::PackRequest given = plain;
        for (std::size_t n = 0; n < recordings.size(); ++n) {
            given.assets[n].slices.emplace();
            for (const analysis::Slice& one : recordings[n].detection.slices)
                given.assets[n].slices->insert(given.assets[n].slices->begin(), {one, {}, {}, false});
            given.assets[n].slices->push_back({hit(Role::Tom, 3000000), "tom", "", true}); // left out
        }
        QCOMPARE(pack::plan(recordings, given), pack::plan(recordings, plain));
    }

    void ofEqualStepsOneIsTakenWhenAsked() {
        const auto step = [](Frame begin, std::uint8_t colour, double confidence) {
            analysis::Slice made = hit(Role::Perc, begin);
            made.confidence = confidence;
            made.fingerprint.emplace().cells[colour] = 80;
            return made;
        };
        const std::vector recordings{
            recording("walk.wav", {step(0, 1, 0.5), step(20000, 1, 0.9), step(40000, 2, 0.4),
                                   loop(Role::Perc, 60000, 95.0)}),
            recording("again.wav", {step(0, 1, 0.7), step(20000, 3, 0.3)})};
        pack::PackRequest request = requestFor(recordings);
        QCOMPARE(pack::plan(recordings, request).hits, 5);
        const std::string everything = pack::plan(recordings, request).configHash;
        request.variety.nearDuplicates = false;
        const pack::PackPlan varied = pack::plan(recordings, request);
        QCOMPARE(varied.hits, 3);
        QCOMPARE(varied.loops, 1);
        QVERIFY(varied.configHash != everything);
        QVERIFY(std::ranges::any_of(varied.items, [](const pack::PlanItem& item) {
            return item.source == 0 && item.slice.range.begin == 20000; // the surest of the three
        }));
        request.variety.most = 2;
        QCOMPARE(pack::plan(recordings, request).hits, 2);

        // The one that somebody named stays instead.
        request.assets[0].slices.emplace();
        for (const analysis::Slice& one : recordings[0].detection.slices)
            request.assets[0].slices->push_back({one, {}, {}, false});
        request.assets[0].slices->front().name = "heel";
        request.variety.most.reset();
        const pack::PackPlan named = pack::plan(recordings, request);
        QCOMPARE(named.hits, 3);
        QVERIFY(std::ranges::any_of(named.items, [](const auto& item) { return item.name == "heel"; }));

        // And so does one that somebody heard and kept.
        request.assets[0].slices->front().name.clear();
        request.assets[0].slices->front().kept = true;
        const pack::PackPlan kept = pack::plan(recordings, request);
        QVERIFY(std::ranges::any_of(kept.items, [](const pack::PlanItem& item) {
            return item.source == 0 && item.slice.range.begin == 0;
        }));
    }

    void targetsAndMethodsGoByKind() {
        const auto recordings = twoRecordings();
        const pack::PackPlan plan = pack::plan(recordings, requestFor(recordings));
        for (const pack::PlanItem& item : some(plan.items)) {
            if (item.slice.traits.kind == SampleKind::Hit) QCOMPARE(item.targetLufs, -12.0);
            if (item.slice.traits.kind == SampleKind::Loop) {
                QCOMPARE(item.targetLufs, -14.0);
                QCOMPARE(item.method, loudness::Method::LoopIntegrated);
            }
            if (item.slice.traits.kind == SampleKind::Texture) {
                QCOMPARE(item.targetLufs, -20.0);
                QCOMPARE(item.method, loudness::Method::Integrated);
            }
        }
        pack::PackRequest request = requestFor(recordings);
        request.targetLufs = -18.0;
        for (const pack::PlanItem& item : some(pack::plan(recordings, request).items))
            QCOMPARE(item.targetLufs, -18.0);
    }

    void aHitIsReadAsAOneShotHoweverLongItRings() {
        const std::vector recordings{
            recording("bell.wav", {slice(SampleKind::Hit, Role::Cymbal, 0, 48000 * 9),
                                   slice(SampleKind::Phrase, Role::Vocal, 0, 48000 * 9),
                                   slice(SampleKind::Phrase, Role::Vocal, 0, 48000 * 2)})};
        const pack::PackPlan plan = pack::plan(recordings, requestFor(recordings));
        QCOMPARE(plan.items[0].method, loudness::Method::MomentaryMax);
        QCOMPARE(plan.items[1].slice.range.end, Frame{48000 * 2});
        QCOMPARE(plan.items[1].method, loudness::Method::MomentaryMax);
        QCOMPARE(plan.items[2].method, loudness::Method::Integrated);
    }

    void everySettingThatShapesSoundOrNamesMovesTheHash_data() {
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        row("preset", [](pack::PackRequest& r) { r.preset.chain = {{"highpass", true, {}}}; });
        row("target", [](pack::PackRequest& r) { r.targetLufs = -12.0; });
        row("ceiling", [](pack::PackRequest& r) { r.truePeakDb = -0.5; });
        row("naming", [](pack::PackRequest& r) { r.naming = "descriptive"; });
        row("format", [](pack::PackRequest& r) { r.format = audio::FileFormat::Wav16; });
        row("rate", [](pack::PackRequest& r) { r.sampleRate = 44100; });
        row("seed", [](pack::PackRequest& r) { r.seed = 2; });
        row("genre", [](pack::PackRequest& r) { r.genres = {"dembow"}; });
        row("tag", [](pack::PackRequest& r) { r.tags = {"field"}; });
        row("name", [](pack::PackRequest& r) { r.name = "Other"; });
    }
    void everySettingThatShapesSoundOrNamesMovesTheHash() {
        QFETCH(Change, change);
        const auto recordings = twoRecordings();
        const pack::PackRequest plain = requestFor(recordings);
        pack::PackRequest other = plain;
        change(other);
        const pack::PackPlan before = pack::plan(recordings, plain), after = pack::plan(recordings, other);
        QVERIFY(before.configHash != after.configHash);
        QVERIFY(before.packId != after.packId);
    }

    /// What a person said stays is another word for what is in the pack anyway.
    void aKeptSampleMakesTheSamePack() {
        const auto recordings = twoRecordings();
        pack::PackRequest open = requestFor(recordings);
        for (std::size_t i = 0; i < recordings.size(); ++i) {
            open.assets[i].slices.emplace();
            for (const analysis::Slice& one : recordings[i].detection.slices)
                open.assets[i].slices->push_back({one, {}, {}, false});
        }
        pack::PackRequest kept = open;
        kept.assets[0].slices->front().kept = true;
        QCOMPARE(pack::plan(recordings, kept).packId, pack::plan(recordings, open).packId);
        QCOMPARE(pack::plan(recordings, kept).request, pack::plan(recordings, open).request);
    }

    void settingsThatShapeNothingDoNot() {
        const auto recordings = twoRecordings();
        pack::PackRequest other = requestFor(recordings);
        other.sensitivity = 0.9;
        other.tempi = {80.0, 160.0};
        const pack::PackPlan before = pack::plan(recordings, requestFor(recordings)),
                             after = pack::plan(recordings, other);
        QCOMPARE(before.configHash, after.configHash);
        QCOMPARE(before.packId, after.packId);
    }

    void neitherFolderNorTimeIsInAnyHash() {
        auto recordings = twoRecordings();
        const pack::PackPlan here = pack::plan(recordings, requestFor(recordings));
        for (library::Recording& one : recordings) {
            one.file = "/another/disk" + one.file.substr(one.file.rfind('/'));
            one.recorded = "2001-01-01T00:00:00Z";
            one.stamp = {1, 2};
        }
        const pack::PackPlan there = pack::plan(recordings, requestFor(recordings));
        QCOMPARE(here.packId, there.packId);
        for (std::size_t n = 0; n < here.items.size(); ++n) {
            QCOMPARE(here.items[n].key, there.items[n].key);
            QCOMPARE(here.items[n].path, there.items[n].path);
        }
    }

    void aRenamedSampleKeepsItsIdAndGetsAnotherFile() {
        const std::vector recordings{recording("walk.wav", {hit(Role::Kick, 0)})};
        pack::PackRequest request = requestFor(recordings);
        const pack::PlanItem plain = pack::plan(recordings, request).items[0];
        request.assets[0].slices = {{hit(Role::Kick, 0), "Boom", {}, false}};
        const pack::PlanItem named = pack::plan(recordings, request).items[0];
        QCOMPARE(named.id, plain.id);
        QVERIFY(named.key != plain.key); // its title stands in the file
    }

    /// The window plans at every edit, and each recording holds thousands of slices.
    void recordingsStayWhereTheyAre() {
        const auto recordings = twoRecordings();
        const pack::PackRequest request = requestFor(recordings);
        const pack::PackPlan plan =
            pack::plan(std::vector<library::RecordingRef>(recordings.begin(), recordings.end()), request);
        QCOMPARE(plan, pack::plan(recordings, request));
        QCOMPARE(plan.sources.size(), recordings.size());
        for (std::size_t n = 0; n < recordings.size(); ++n) {
            library::Recording source = recordings[n];
            QVERIFY(!source.detection.slices.empty());
            QVERIFY(plan.sources[n].detection.slices.empty());
            source.detection.slices.clear();
            QCOMPARE(plan.sources[n], source);
        }
    }

    void theSameStretchTwiceIsOneItem() {
        const std::vector recordings{recording("walk.wav", {hit(Role::Kick, 0)}),
                                     recording("walk.wav", {hit(Role::Kick, 0)})};
        const pack::PackPlan plan = pack::plan(recordings, requestFor(recordings));
        QCOMPARE(plan.sources.size(), std::size_t{1});
        QCOMPARE(plan.items.size(), std::size_t{1});
        QCOMPARE(plan.hits, 1);
    }

    void tooLittleIsSaidWithFiguresAndARemedy() {
        const auto recordings = twoRecordings();
        pack::PackRequest request = requestFor(recordings);
        request.minHits = 40;
        request.minLoops = 1;
        const std::string hits = messageOf([&] { pack::requireCounts(pack::plan(recordings, request)); });
        QVERIFY2(hits.find("3 hits found and at least 40 wanted") != std::string::npos, hits.c_str());
        QVERIFY2(hits.find("sensitivity") != std::string::npos && hits.find("loops") == std::string::npos,
                 hits.c_str());
        request.minHits = 3;
        request.minLoops = 2;
        const std::string loops = messageOf([&] { pack::requireCounts(pack::plan(recordings, request)); });
        QVERIFY2(loops.find("1 loops found and at least 2 wanted") != std::string::npos, loops.c_str());
        request.minLoops = 1;
        QCOMPARE(messageOf([&] { pack::requireCounts(pack::plan(recordings, request)); }), std::string());
        QVERIFY(pack::counts(pack::plan(recordings, request)).isEnough());
    }

    void anEmptyPackIsNone() {
        const std::vector recordings{recording("silence.wav", {})};
        const pack::PackPlan plan = pack::plan(recordings, requestFor(recordings));
        QVERIFY(plan.items.empty());
        QVERIFY(messageOf([&] {
                    pack::requireCounts(plan);
                }).find("nothing to make a pack of in silence.wav") != std::string::npos);
    }

    void whatCannotBeDoneIsRefused_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, Change change, const char* word) {
            QTest::newRow(name) << change << QString::fromLatin1(word);
        };
        row(
            "rate", [](pack::PackRequest& r) { r.sampleRate = 0; }, "sample rate");
        row(
            "target", [](pack::PackRequest& r) { r.targetLufs = 3.0; }, "loudness");
        row(
            "ceiling", [](pack::PackRequest& r) { r.truePeakDb = std::nan(""); }, "true-peak");
        row(
            "count", [](pack::PackRequest& r) { r.minHits = -1; }, "least number of hits");
        row(
            "too few wanted", [](pack::PackRequest& r) { r.variety.most = -1; }, "largest number of hits");
        row(
            "less than the least",
            [](pack::PackRequest& r) {
                r.minHits = 9;
                r.variety.most = 8;
            },
            "no more than 8 hits are allowed and 9 at least wanted");
        row(
            "effect",
            [](pack::PackRequest& r) {
                r.preset.chain = {{"no-such-effect", true, {}}};
            },
            "no-such-effect");
        row(
            "assets", [](pack::PackRequest& r) { r.assets.pop_back(); }, "recordings");
        row(
            "before",
            [](pack::PackRequest& r) {
                r.assets[0].slices = {{hit(Role::Kick, -5), {}, {}, false}};
            },
            "walk.wav");
        row(
            "empty",
            [](pack::PackRequest& r) {
                r.assets[0].slices = {{slice(SampleKind::Hit, Role::Kick, 9, 9), {}, {}, false}};
            },
            "no sound");
        row(
            "endless",
            [](pack::PackRequest& r) {
                r.assets[0].slices = {
                    {slice(SampleKind::Texture, Role::Fx, 0, Frame{1} << 40), {}, {}, false}};
            },
            "4800000 frames");
        row(
            "behind the end",
            [](pack::PackRequest& r) {
                r.assets[0].slices = {
                    {slice(SampleKind::Texture, Role::Fx, 4700000, 4800001), {}, {}, false}};
            },
            "4800000 frames");
        row(
            "of a channel that is not there",
            [](pack::PackRequest& r) { r.assets[0].channels = {audio::Channels::one(4)}; }, "channels 5");
    }
    void whatCannotBeDoneIsRefused() {
        QFETCH(Change, change);
        QFETCH(QString, word);
        const auto recordings = twoRecordings();
        pack::PackRequest request = requestFor(recordings);
        change(request);
        const QString message = QString::fromStdString(messageOf([&] { pack::plan(recordings, request); }));
        QVERIFY2(message.contains(word), qPrintable(message));
    }

    /// How a hand shaped a region is heard, so it is in the ids; whether it is locked is not.
    void theShapeOfARegionIsPartOfIt() {
        const auto recordings = twoRecordings();
        pack::PackRequest request = requestFor(recordings);
        request.assets[0].slices = {pack::chosenAsFound(recordings[0].detection.slices[0])};
        request.assets[1].slices = std::vector<pack::ChosenSlice>{};
        const auto itemOf = [&](const pack::RegionShape& shape, bool locked = false) {
            request.assets[0].slices->front().shape = shape;
            request.assets[0].slices->front().locked = locked;
            return pack::plan(recordings, request).items.at(0);
        };
        const pack::PlanItem plain = itemOf({});
        QCOMPARE(itemOf({}, true), plain);
        QVERIFY(itemOf({100, 0, 0.0}).id != plain.id);
        QVERIFY(itemOf({0, 100, 0.0}).id != itemOf({100, 0, 0.0}).id);
        QCOMPARE(itemOf({0, 0, 3.0}).targetLufs, plain.targetLufs + 3.0);
        QCOMPARE(itemOf({50'000, 50'000, 0.0}).shape,
                 (pack::RegionShape{12'000, 0, 0.0})); // as far as there is room
        // The ends of a loop are one place.
        request.assets[0].slices = {pack::chosenAsFound(recordings[0].detection.slices[2])};
        QCOMPARE(itemOf({100, 100, 0.0}).id, itemOf({}).id);
    }
};

GLEANER_TEST(PlanTest)
#include "plan_test.moc"
