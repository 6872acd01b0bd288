#include "core/pack/made_pack.h"
#include "kits/targets.h"
#include "pack/package/kit_files.h"
#include "pack/package/verify.h"
#include "pack/package/write.h"
#include "support/program.h"
#include "support/some.h"
#include "json/json.h"

#include <QJsonArray>
#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// A bench that asks for kits.
Bench benchWith(const std::vector<std::string>& targets) {
    Bench bench;
    bench.request.targets = targets;
    return bench;
}

std::vector<std::string> kitFilesIn(const fs::path& pack) { return filesIn(pack / pack::kitsFolder); }

}

class KitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What is not asked for leaves no trace: not in ids, not in the manifest, not in the request.
    void withoutTargetsAPackIsWhatItWas() {
        const Bench bench;
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), true, {});
        QVERIFY(written.kits.empty());
        QVERIFY(!fs::exists(written.folder / pack::kitsFolder));
        const std::string manifest = contentOf(written.manifest);
        QCOMPARE(manifest.find("\"kits\""), std::string::npos);
        QCOMPARE(manifest.find("\"targets\""), std::string::npos);
    }

    void everyTargetIsInFolderManifestAndZip() {
        const Bench bench = benchWith({"all"});
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack written = pack::write(made, bench.out(), true, {});
        std::set<std::string> targets, listed;
        for (const pack::Manifest::KitFile& file : some(written.kits)) {
            targets.insert(file.target);
            listed.insert(file.path);
            QVERIFY(file.path.starts_with("kits/" + file.target + '/'));
            QVERIFY(!file.artifacts.empty());
            QCOMPARE(library::sha256OfFile(written.folder / file.path), file.sha256);
        }
        QCOMPARE(targets.size(), kits::targets().size());
        QCOMPARE(listed.size(), kitFilesIn(written.folder).size());
        for (const fs::path& pack : {written.folder, *written.zip})
            QCOMPARE(pack::verify(pack, {}).errors, std::vector<std::string>());
        const pack::Manifest manifest = pack::readManifest(written.manifest);
        QCOMPARE(manifest.kits.size(), written.kits.size());
        QCOMPARE(manifest.kits.front().artifacts, written.kits.front().artifacts);
    }

    void kitsSayWhosePackItIs() {
        Bench bench = benchWith({"sfz"});
        bench.request.artist = "Jo Field";
        bench.request.licence = "CC0-1.0";
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), false, {});
        for (const pack::Manifest::KitFile& file : some(written.kits))
            QVERIFY(contentOf(written.folder / file.path).find("// Jo Field, CC0-1.0\n") !=
                    std::string::npos);
    }

    void theSameKitsForAnyNumberOfJobs() {
        const Bench bench = benchWith({"all"});
        const pack::WrittenPack one = pack::write(bench.render(1), bench.folder() / "one", true, {});
        fs::remove_all(bench.folder() / "store");
        const pack::WrittenPack four = pack::write(bench.render(4), bench.folder() / "four", true, {});
        QCOMPARE(four.zipSha256, one.zipSha256);
    }

    /// Kits are another pack of the same samples.
    void targetsChangeThePackButNoSample() {
        const Bench without, with = benchWith({"sfz"});
        QVERIFY(without.plan().packId != with.plan().packId);
        for (std::size_t n = 0; n < some(with.plan().items).size(); ++n)
            QCOMPARE(with.plan().items[n].key, without.plan().items[n].key);
    }

    void aChangedKitIsFound() {
        const Bench bench = benchWith({"sfz"});
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), false, {});
        const std::string path = written.kits.front().path;
        write(written.folder / path, contentOf(written.folder / path) + "volume=3\n");
        QCOMPARE(pack::verify(written.folder, {}).errors,
                 std::vector{path + ": its content is not what the manifest says (SHA-256 differs)"});
        fs::remove(written.folder / path);
        QCOMPARE(pack::verify(written.folder, {}).errors, std::vector{path + ": is missing"});
    }

    /// What a person changed in a kit is kept when the pack is written again.
    void writingAgainKeepsWhatAPersonChanged() {
        const Bench bench = benchWith({"sfz"});
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), false, {});
        const fs::path file = written.folder / written.kits.front().path;
        const std::string ours = contentOf(file);
        write(file, "mine");
        const pack::WrittenPack again = pack::write(bench.render(), bench.out(), false, {});
        QCOMPARE(contentOf(file), ours);
        QCOMPARE(again.notices.size(), std::size_t{1});
    }
};

GLEANER_TEST(KitsTest)
#include "kits_test.moc"
