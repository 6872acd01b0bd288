#include "catalog/imported_index.h"

#include "files/paths.h"
#include "support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <fstream>

using namespace gleaner;
namespace fs = std::filesystem;

namespace {

/// An index of samples in two folders, and how often it was read.
class ImportBench {
public:
    ImportBench() {
        for (int n = 0; n < 60; ++n) {
            music::SampleEntry entry;
            entry.path =
                library::genericUtf8(folder() / (n % 2 ? "odd" : "even") / (std::to_string(n) + ".wav"));
            entry.id = "s" + std::to_string(n);
            entry.seconds = 0.1 * n;
            entry.traits.role = music::roles[static_cast<std::size_t>(n) % music::roles.size()].role;
            entry.traits.character = {music::Character::Dark, music::Character::Warm};
            if (n % 3 == 0) entry.traits.key = music::Key{n % 12, music::Mode::Minor};
            if (n % 4 == 0) entry.lufs = -0.5 * n;
            reading.entries.push_back(entry);
            reading.proofs.push_back({static_cast<std::uintmax_t>(n), std::string(64, 'a')});
        }
        reading.skipped = {{"x.wav", "it has no role"}};
        reading.warnings = {"a tempo can't be used"};
        for (const char* name : {"odd", "even"})
            fs::create_directories(folder() / name);
        for (const auto& entry : reading.entries)
            std::ofstream(library::pathFromUtf8(entry.path)) << "sound";
        settle();
        write("first");
    }
    fs::path folder() const { return fs::path(m_folder.path().toStdString()); }
    fs::path index() const { return folder() / "index.json"; }
    void write(const std::string& text) const { std::ofstream(index()) << text; }
    /// Folders that changed a while ago.
    void settle() const {
        const auto past = fs::file_time_type::clock::now() - std::chrono::hours(1);
        for (const char* name : {"odd", "even"})
            fs::last_write_time(folder() / name, past);
    }

    catalog::ImportedIndex open() {
        const auto read = [this] {
            ++reads;
            return reading;
        };
        const auto isElsewhere = [](const std::string& path) { return path.starts_with("D:"); };
        return {index(), folder() / "cache", read, isElsewhere, {}};
    }

    library::IndexReading reading;
    int reads = 0;

private:
    QTemporaryDir m_folder;
};

}

class ImportedIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIndexIsReadOnceAndGivesTheSame() {
        ImportBench bench;
        for (int time = 0; time < 3; ++time) {
            const catalog::ImportedIndex imported = bench.open();
            QCOMPARE(bench.reads, 1);
            QCOMPARE(imported.isFromCache(), time > 0);
            const library::IndexReading all = imported.all();
            QVERIFY(all.entries == bench.reading.entries);
            QVERIFY(all.proofs == bench.reading.proofs);
            QVERIFY(imported.skipped() == bench.reading.skipped);
            QVERIFY(imported.warnings() == bench.reading.warnings);
            const auto kicks = imported.ofRole(music::Role::Kick);
            QCOMPARE(kicks.size(), std::size_t{4}); // 0, 17, 34, 51
            QVERIFY(kicks[1] == bench.reading.entries[17]);
        }
    }

    void itIsKnownByItsHash() {
        ImportBench bench;
        bench.open();
        fs::last_write_time(bench.index(), fs::file_time_type::clock::now() - std::chrono::hours(2));
        QVERIFY(bench.open().isFromCache()); // another stamp, the same bytes
        QVERIFY(bench.open().isFromCache());
        bench.write("second");
        bench.reading.entries.pop_back();
        bench.reading.proofs.pop_back();
        QCOMPARE(bench.open().all().entries.size(), std::size_t{59});
        QCOMPARE(bench.reads, 2);
    }

    void whatIsNotThereIsNamedInTheIndexesOrder() {
        ImportBench bench;
        bench.reading.entries[40].path = "D:/Samples/kick.wav";
        fs::remove(library::pathFromUtf8(bench.reading.entries[7].path));
        fs::remove(library::pathFromUtf8(bench.reading.entries[4].path));
        bench.settle();
        const std::vector<std::string> lost{bench.reading.entries[4].path, bench.reading.entries[7].path};
        for (int time = 0; time < 2; ++time)
            QCOMPARE(bench.open().missing(), lost);
    }

    void aFolderIsLookedThroughAgainWhenItChanged() {
        ImportBench bench;
        QVERIFY(bench.open().missing().empty());
        const std::string path = bench.reading.entries[9].path;
        fs::remove(library::pathFromUtf8(path));
        QCOMPARE(bench.open().missing(), std::vector<std::string>{path});
        std::ofstream(library::pathFromUtf8(path)) << "back";
        QVERIFY(bench.open().missing().empty());
        fs::rename(bench.folder() / "even", bench.folder() / "elsewhere");
        QCOMPARE(bench.open().missing().size(), std::size_t{30});
    }

    void aLinkIsAlwaysLookedAt() {
        ImportBench bench;
        const fs::path link = library::pathFromUtf8(bench.reading.entries[2].path);
        fs::remove(link);
        fs::create_symlink(bench.folder() / "target", link);
        std::ofstream(bench.folder() / "target") << "sound";
        bench.settle();
        QVERIFY(bench.open().missing().empty());
        fs::remove(bench.folder() / "target"); // the link's own folder stays as it is
        QCOMPARE(bench.open().missing().size(), std::size_t{1});
    }

    void withoutACacheTheFileIsRead() {
        ImportBench bench;
        bench.open();
        std::ofstream(bench.folder() / "cache" / "samples.sqlite") << "no database at all, and long enough";
        QVERIFY(bench.open().all().entries == bench.reading.entries);
        QCOMPARE(bench.reads, 2);
        QVERIFY(bench.open().isFromCache()); // it began anew
        fs::remove_all(bench.folder() / "cache");
        std::ofstream(bench.folder() / "cache") << "a file where the folder should be";
        QVERIFY(bench.open().all().entries == bench.reading.entries);
        QVERIFY(bench.open().missing().empty());
    }
};

GLEANER_TEST(ImportedIndexTest)
#include "imported_index_test.moc"
