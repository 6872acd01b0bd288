// Two packs side by side: what a changelog has to say.

#include "pack/package/pack_diff.h"

#include "core/pack/made_pack.h"
#include "pack/package/write.h"
#include "support/program.h"
#include "support/schema_errors.h"
#include "json/json.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class PackDiffTest : public QObject {
    Q_OBJECT

    static pack::Manifest manifestOf(const Bench& bench) {
        const QByteArray bytes = QByteArray::fromStdString(pack::manifestJson(bench.render()));
        return pack::manifestFromJson(json::parseObject(bytes, "manifest.json"));
    }
    static analysis::Slice& sliceOf(Bench& bench, music::Role role) {
        for (analysis::Slice& slice : bench.recordings.front().detection.slices)
            if (slice.traits.role == role) return slice;
        qFatal("no such slice");
    }
    using Paths = std::vector<std::string>;

private Q_SLOTS:
    void theSameTwiceIsNoChange() {
        const Bench bench;
        const pack::PackDifference same = pack::difference(manifestOf(bench), manifestOf(bench));
        QVERIFY(same.isEmpty());
        QCOMPARE(same.same, 7);
        QVERIFY(pack::changelogEntry(same).ends_with("nothing changed.\n"));
    }

    void whatCameWentAndChangedIsTold() {
        Bench bench;
        const pack::Manifest older = manifestOf(bench);
        auto& slices = bench.recordings.front().detection.slices;
        sliceOf(bench, music::Role::Vocal).traits.key =
            music::Key{0, music::Mode::Major};                   // renamed with its key
        sliceOf(bench, music::Role::Ambience).range.end -= 4800; // other sound, same path
        sliceOf(bench, music::Role::Lead).traits.character = {music::Character::Bright}; // a fact alone
        std::erase_if(slices, [](const analysis::Slice& one) { return one.traits.role == music::Role::Rim; });
        slices.push_back(slice(music::SampleKind::Hit, music::Role::Clap, 4 * 48000, 4 * 48000 + 9600));
        bench.request.tags = {"street", "rain"};
        const pack::Manifest newer = manifestOf(bench);
        const pack::PackDifference found = pack::difference(older, newer);
        QCOMPARE(found.added, (Paths{"Drums/Hits/clap_01.wav"}));
        QCOMPARE(found.removed, (Paths{"Drums/Hits/rim_01.wav"}));
        QCOMPARE(found.renamed.size(), std::size_t{1});
        QCOMPARE(found.renamed[0].oldPath, std::string("Vocals/Phrases/vocal_phrase_01_Am.wav"));
        QCOMPARE(found.renamed[0].path, std::string("Vocals/Phrases/vocal_phrase_01_C.wav"));
        QCOMPARE(found.changedSound.size(), std::size_t{1});
        QVERIFY(found.changedSound[0].path.find("ambience") != std::string::npos);
        const auto lead = std::ranges::find_if(found.changedFacts, [](const pack::ChangedSample& one) {
            return one.path.find("lead_01") != std::string::npos;
        });
        QVERIFY(lead != found.changedFacts.end());
        QCOMPARE(lead->facts.front(), std::string("character none to bright"));
        QCOMPARE(found.settings, (Paths{"tags [\"street\"] to [\"street\",\"rain\"]"}));
        const std::string entry = pack::changelogEntry(found);
        for (const char* part :
             {"## Test pack ", "### Added (1)\n\n- Drums/Hits/clap_01.wav\n", "### Removed (1)",
              "- Vocals/Phrases/vocal_phrase_01_Am.wav is now Vocals/Phrases/vocal_phrase_01_C.wav",
              "### Changed sound (1)", "### Changed facts", "key Am to C"})
            QVERIFY2(entry.find(part) != std::string::npos, entry.c_str());
        VERIFY_SCHEMA("diff-1", pack::toJson(found), pack::toJson(pack::PackDifference()));
    }
};

GLEANER_TEST(PackDiffTest)
#include "pack_diff_test.moc"
