#include "catalog/enter.h"
#include "catalog/rows.h"
#include "catalog/schema.h"
#include "catalog/search.h"
#include "codec/file_writer.h"
#include "files/paths.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using catalog::Library;
namespace fs = std::filesystem;

namespace {

class LibraryBench : public test::Scratch {
public:
    fs::path file() const { return folder() / "data" / "library.sqlite"; }
    fs::path samples() const { return folder() / "samples"; }
    fs::path cache() const { return folder() / "cache"; }

    void writeTone(const fs::path& inside, double hertz) const {
        audio::AudioBuffer sound(1, framesFromSeconds(0.3, 48000));
        for (Frame i = 0; i < sound.frames(); ++i)
            sound.channel(0)[static_cast<std::size_t>(i)] = static_cast<float>(
                0.8 * std::exp(-9.0 * static_cast<double>(i) / 48000.0) *
                std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / 48000.0));
        fs::create_directories((samples() / inside).parent_path());
        audio::FileWriter writer(samples() / inside, {audio::FileFormat::Wav24, 48000, 1, 0});
        writer.write(sound);
        writer.finish();
    }
    catalog::Entered index(Library& library, int jobs = 2) const {
        return catalog::enterFolders(
            library, {samples()}, library::indexFolders({samples()}, samples(), cache(), jobs, {}), jobs, {});
    }
    /// A library with three samples of a folder, closed in order.
    void fill() const {
        writeTone("Drums/kick_one.wav", 60.0);
        writeTone("Drums/kick two.wav", 70.0);
        writeTone("hat.wav", 9000.0);
        Library library(file());
        index(library);
    }
    void damage() const {
        std::fstream bytes(file(), std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(4096);
        bytes << std::string(3 * 4096, 'x');
    }
};

std::vector<std::string> pathsOf(Library& library, const std::string& words = {}) {
    std::vector<std::string> paths;
    catalog::SampleQuery query;
    query.words = words;
    for (const catalog::FoundSample& found : catalog::search(library, query, {}))
        paths.push_back(found.entry.path);
    return paths;
}

}

class LibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOlderLibraryIsBroughtUp() {
        const LibraryBench bench;
        {
            catalog::Connection older(bench.file());
            catalog::migrate(older, 1);
            older.run("INSERT INTO samples (path, stamp, sample_id, seconds, kind, role, role_confidence, "
                      "bpm_confidence, key_confidence, tonal, character, centroid) VALUES "
                      "('/old/Kick Größe_7.wav', '', 's1', 0.5, 'hit', 'kick', 0.9, 0, 0, 0, ' deep ', 90)");
            QCOMPARE(older.number("PRAGMA user_version"), std::int64_t{1});
        }
        Library library(bench.file());
        QVERIFY(library.notices().empty());
        QCOMPARE(library.connection().number("PRAGMA user_version"),
                 static_cast<std::int64_t>(catalog::schemaSteps().size()));
        QCOMPARE(pathsOf(library, "grosse"), std::vector<std::string>{}); // ß is no s
        QCOMPARE(pathsOf(library, "größe kick"), std::vector<std::string>{"/old/Kick Größe_7.wav"});
        QCOMPARE(pathsOf(library, "GROSS"), std::vector<std::string>{});
        QCOMPARE(pathsOf(library, "GRö dee"), std::vector<std::string>{"/old/Kick Größe_7.wav"});
        QCOMPARE(library.check(), std::string());
    }

    void aNewerLibraryIsLeftAlone() {
        const LibraryBench bench;
        { Library library(bench.file()); }
        { catalog::Connection(bench.file()).run("PRAGMA user_version = 99"); }
        const std::string before = test::contentOf(bench.file());
        QVERIFY_THROWS_EXCEPTION(Error, Library(bench.file()));
        QVERIFY(test::contentOf(bench.file()) == before);
        QVERIFY(!fs::exists(bench.file().string() + ".damaged"));
    }

    void onlyWhatChangedIsEnteredAgain() {
        const LibraryBench bench;
        bench.fill();
        Library library(bench.file());
        QCOMPARE(pathsOf(library).size(), std::size_t{3});
        catalog::Entered entered = bench.index(library);
        QCOMPARE(entered.unchanged, 3);
        QCOMPARE(entered.added + entered.changed + entered.removed, 0);
        bench.writeTone("hat.wav", 7000.0);
        bench.writeTone("new.wav", 300.0);
        fs::remove(bench.samples() / "Drums/kick two.wav");
        entered = bench.index(library);
        QCOMPARE(entered.unchanged, 1);
        QCOMPARE(entered.changed, 1);
        QCOMPARE(entered.added, 1);
        QCOMPARE(entered.removed, 1);
        QCOMPARE(pathsOf(library, "two"), std::vector<std::string>{}); // its words went with it
        QCOMPARE(library.check(), std::string());
    }

    void anyNumberOfJobsGivesTheSame() {
        const LibraryBench bench;
        for (int n = 0; n < 12; ++n)
            bench.writeTone("tone_" + std::to_string(n) + ".wav", 100.0 + 40.0 * n);
        Library one(bench.folder() / "one.sqlite"), four(bench.folder() / "four.sqlite");
        bench.index(one, 1);
        bench.index(four, 4);
        catalog::SampleQuery near;
        near.near = library::utf8FromPath(bench.samples() / "tone_5.wav");
        const auto first = catalog::search(one, near, {}), second = catalog::search(four, near, {});
        QCOMPARE(first.size(), std::size_t{12});
        for (std::size_t n = 0; n < first.size(); ++n) {
            QVERIFY(first[n].entry == second[n].entry);
            QCOMPARE(first[n].distance, second[n].distance);
        }
    }

    void aDamagedLibraryIsSetAsideAndRestored() {
        const LibraryBench bench;
        bench.fill();
        bench.damage();
        Library library(bench.file());
        QCOMPARE(library.notices().size(), std::size_t{1});
        QVERIFY2(library.notices()[0].find("library.sqlite.damaged") != std::string::npos,
                 library.notices()[0].c_str());
        QVERIFY(fs::exists(bench.file().string() + ".damaged"));
        QVERIFY(library.wantsRestoring());
        QVERIFY(pathsOf(library).empty());
        const catalog::Entered entered = catalog::restore(library, bench.cache(), 2, {});
        QVERIFY(entered.notices.empty());
        QCOMPARE(pathsOf(library).size(), std::size_t{3});
        QCOMPARE(pathsOf(library, "kick").size(), std::size_t{2});
        QVERIFY(!library.wantsRestoring());
    }

    void aLostLibraryIsRestoredOrStaysToBe() {
        const LibraryBench bench;
        bench.fill();
        fs::remove(bench.file());
        {
            Library library(bench.file());
            QCOMPARE(library.notices().size(), std::size_t{1});
        } // nobody restored it
        Library library(bench.file());
        QVERIFY(library.notices().empty());
        QVERIFY(library.wantsRestoring());
        catalog::restore(library, bench.cache(), 2, {});
        QCOMPARE(pathsOf(library).size(), std::size_t{3});
    }

    void aPlaceThatIsAwayStaysKnown() {
        const LibraryBench bench;
        bench.fill();
        fs::remove(bench.file());
        fs::rename(bench.samples(), bench.folder() / "unplugged");
        Library library(bench.file());
        QCOMPARE(catalog::restore(library, bench.cache(), 2, {}).notices.size(), std::size_t{1});
        QCOMPARE(library.places().size(), std::size_t{1});
        fs::rename(bench.folder() / "unplugged", bench.samples());
        catalog::restore(library, bench.cache(), 2, {});
        QCOMPARE(pathsOf(library).size(), std::size_t{3});
    }

    void whatIsForgottenIsGoneAndItsFilesStay() {
        const LibraryBench bench;
        bench.fill();
        Library library(bench.file());
        QCOMPARE(catalog::forget(library, bench.samples() / "Drums"), 2);
        QCOMPARE(library.places().size(), std::size_t{1});
        QCOMPARE(catalog::forget(library, bench.samples()), 1);
        QVERIFY(library.places().empty());
        QVERIFY(fs::exists(bench.samples() / "hat.wav"));
    }

    void aLibraryThatCantBeOpenedIsOneSentence() {
        const LibraryBench bench;
        test::write(bench.folder() / "data", "a file where the folder should be");
        try {
            Library library(bench.file());
            QFAIL("it was opened");
        } catch (const Error& closed) {
            QVERIFY2(closed.reason().find("can't be opened") != std::string::npos, closed.what());
        }
    }

    void aTextIsNoLibrary() {
        const LibraryBench bench;
        test::write(bench.file(), std::string(5000, 'a'));
        Library library(bench.file());
        QCOMPARE(library.notices().size(), std::size_t{1});
        QVERIFY(fs::exists(bench.file().string() + ".damaged"));
    }
};

GLEANER_TEST(LibraryTest)
#include "library_test.moc"
