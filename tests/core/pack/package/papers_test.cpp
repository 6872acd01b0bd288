#include "core/pack/made_pack.h"
#include "pack/package/lint_pack.h"
#include "pack/package/verify.h"
#include "pack/package/write.h"
#include "papers/papers.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::test;

namespace {

Bench benchWith(const std::vector<std::string>& papers) {
    Bench bench;
    bench.request.papers = papers;
    bench.request.licence = "CC-BY-4.0";
    return bench;
}

}

class PackPapersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What is not asked for leaves no trace: not in ids, not in the manifest, not in the request.
    void withoutPapersAPackIsWhatItWas() {
        const Bench bench;
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), false, {});
        QVERIFY(written.papers.empty());
        const std::string manifest = contentOf(written.manifest);
        for (const char* word : {"\"papers\"", "\"license\"", "\"license_clauses\"", "\"cover\""})
            QCOMPARE(manifest.find(word), std::string::npos);
    }

    void allAreInFolderManifestAndZip() {
        const Bench bench = benchWith({"all"});
        const pack::RenderedPack made = bench.render();
        const pack::WrittenPack written = pack::write(made, bench.out(), true, {});
        std::set<std::string> kinds;
        for (const pack::Manifest::PaperFile& file : some(written.papers)) {
            kinds.insert(file.paper);
            QCOMPARE(library::sha256OfFile(written.folder / file.path), file.sha256);
        }
        QCOMPARE(kinds.size(), papers::papers().size());
        for (const fs::path& pack : {written.folder, *written.zip})
            QCOMPARE(pack::verify(pack, {}).errors, std::vector<std::string>());
        const pack::WrittenPack again = pack::write(made, bench.folder() / "again", true, {});
        QCOMPARE(again.zipSha256, written.zipSha256);
    }

    void aChangedPaperIsNamed() {
        const Bench bench = benchWith({"readme", "license"});
        const pack::WrittenPack written = pack::write(bench.render(), bench.out(), false, {});
        write(written.folder / "LICENSE.txt", "everything goes");
        fs::remove(written.folder / "README.txt");
        const auto errors = pack::verify(written.folder, {}).errors;
        QCOMPARE(errors.size(), 2U);
        QCOMPARE(errors[0],
                 std::string("LICENSE.txt: its content is not what the manifest says (SHA-256 differs)"));
        QCOMPARE(errors[1], std::string("README.txt: is missing"));
    }

    void papersChangeThePackButNoSample() {
        const Bench without, with = benchWith({"readme"});
        QVERIFY(without.plan().packId != with.plan().packId);
        for (std::size_t n = 0; n < some(with.plan().items).size(); ++n)
            QCOMPARE(with.plan().items[n].key, without.plan().items[n].key);
    }

    /// Papers that are no longer asked for go, with the pack that had them.
    void whatIsMissingForAShopIsMendedByPapers() {
        Bench bench;
        const pack::WrittenPack old = pack::write(bench.render(), bench.out(), false, {});
        auto findings = lint::lint(pack::lintPackOf(old.folder, {}), *lint::findProfile("loopmasters"));
        bench.request.papers = pack::mended(bench.request, findings).request.papers;
        QVERIFY(std::ranges::find(bench.request.papers, "readme") != bench.request.papers.end());
        QVERIFY(std::ranges::find(bench.request.papers, "license") != bench.request.papers.end());
        bench.request.licence = "CC0-1.0";
        const pack::WrittenPack fresh = pack::write(bench.render(), bench.out(), false, {});
        for (const lint::Finding& finding :
             lint::lint(pack::lintPackOf(fresh.folder, {}), *lint::findProfile("loopmasters")))
            QVERIFY2(finding.rule != "pack-readme" && finding.rule != "pack-licence", finding.text.c_str());
    }
};

GLEANER_TEST(PackPapersTest)
#include "papers_test.moc"
