#include "library/cache_folder.h"

#include "base/error.h"
#include "files/sha256.h"
#include "library/artifact_store.h"
#include "library/cache_state.h"
#include "library/recording_cache.h"
#include "library/sample_database.h"
#include "library/unpacked_list.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace gleaner;
using namespace gleaner::library;
using gleaner::test::filesIn;
using gleaner::test::write;
namespace fs = std::filesystem;

namespace {

std::string keyOf(int number) { return sha256Of(std::to_string(number)); }

void flip(const fs::path& file, std::size_t at) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(static_cast<std::streamoff>(at));
    const int byte = stream.get();
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(static_cast<char>(byte ^ 4));
}

class Bench {
public:
    fs::path cache() const { return fs::path(m_folder.path().toStdString()) / "cache"; }

    void addArtifact(int number, std::size_t bytes = 100'000) const {
        ArtifactStore(cache() / "artifacts").add(keyOf(number), ".wav", [&](const fs::path& file) {
            write(file, std::string(bytes, static_cast<char>('a' + number)));
            return std::string("{}");
        });
    }
    bool hasArtifact(int number) const {
        return ArtifactStore(cache() / "artifacts").look(keyOf(number), ".wav").has_value();
    }
    /// As if nobody had used it for so many hours.
    void age(int number, int hours) const {
        const std::string key = keyOf(number);
        for (const char* extension : {".wav", ".facts"})
            fs::last_write_time(cache() / "artifacts" / key.substr(0, 2) / (key.substr(2) + extension),
                                fs::file_time_type::clock::now() - std::chrono::hours(hours));
    }

    /// One entry of each kind, and the state of this version.
    void fill() const {
        const CacheFolder made(cache());
        addArtifact(1);
        const RecordingCache recordings(cache() / "recordings");
        recordings.rememberHash("a.wav", {1, 2, 3, 4}, std::string(64, 'a'));
        SampleDatabase(cache() / "samples.sqlite").store({{"/a.wav", {1, 2, 3, 4}, "facts"}}, 1);
        const fs::path pack = cache() / "unpacked/0123456789abcdef";
        write(pack / "Drums/kick.wav", "boom");
        writeUnpackedList(pack, {{"Drums/kick.wav", sha256Of("boom")}});
    }

private:
    QTemporaryDir m_folder;
};

CacheSum sumOf(const std::vector<CacheSum>& sums) {
    CacheSum all;
    for (const CacheSum& one : sums)
        all = {all.entries + one.entries, all.bytes + one.bytes};
    return all;
}

}

class CacheFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatThereIs() {
        const Bench bench;
        bench.fill();
        const CacheFolder cache(bench.cache());
        const std::vector<CacheSum> sums = cache.contents();
        for (const CacheKind kind :
             {CacheKind::Recordings, CacheKind::Artifacts, CacheKind::Unpacked, CacheKind::Samples})
            QCOMPARE(sums[static_cast<std::size_t>(kind)].entries, std::int64_t{1});
        QVERIFY(sums[static_cast<std::size_t>(CacheKind::Artifacts)].bytes > 100'000);
        QCOMPARE(cache.limit(), usualCacheLimit);
    }

    void theLeastRecentlyUsedGoesFirst() {
        const Bench bench;
        QCOMPARE(CacheFolder(bench.cache()).limit(), usualCacheLimit); // and makes it one of this version
        for (int n = 0; n < 10; ++n) {
            bench.addArtifact(n);
            bench.age(n, 100 - n);
        }
        ArtifactStore(bench.cache() / "artifacts").find(keyOf(0), ".wav"); // old, and of use just now
        CacheFolder cache(bench.cache());
        cache.setLimit(500'000);
        const CacheSum removed = cache.evict();
        QVERIFY(removed.entries >= 6);
        QVERIFY(bench.hasArtifact(0) && bench.hasArtifact(9) && !bench.hasArtifact(1));
        QVERIFY(sumOf(cache.contents()).bytes <= 450'000);
        QCOMPARE(CacheFolder(bench.cache()).limit(), std::int64_t{500'000});
    }

    void whatIsOverTheLimitGoesAtTheEndOfARun() {
        const Bench bench;
        CacheFolder(bench.cache()).setLimit(250'000);
        {
            const CacheFolder cache(bench.cache());
            for (int n = 0; n < 10; ++n)
                bench.addArtifact(n);
            QCOMPARE(sumOf(cache.contents()).entries, std::int64_t{10});
        }
        QVERIFY(sumOf(CacheFolder(bench.cache()).contents()).bytes <= 250'000);
    }

    /// Another program has found samples that it is about to copy.
    void whatAnotherMayBeUsingStays() {
        const Bench bench;
        const CacheFolder other(bench.cache());
        for (int n = 0; n < 5; ++n)
            bench.addArtifact(n);
        const RecordingCache recordings(bench.cache() / "recordings");
        recordings.rememberHash("a.wav", {1, 2, 3, 4}, std::string(64, 'a'));
        CacheFolder cache(bench.cache());
        cache.setLimit(1000);
        cache.evict();
        QVERIFY(bench.hasArtifact(0) && bench.hasArtifact(4));
        QVERIFY(!recordings.hashOf("a.wav", {1, 2, 3, 4})); // read at once: nobody has it half in hand
        QVERIFY_THROWS_EXCEPTION(Error, cache.clear());
    }

    void nothingOfOthersIsTouched() {
        const Bench bench;
        const std::vector<std::string> foreign{
            "notes.txt",
            "recordings/walk.wav",
            "recordings/ab/walk.wav",
            "recordings/00/" + std::string(62, 'a') + ".wav",
            "artifacts/ab/kick.wav",
            "artifacts/ab/" + std::string(61, 'a') + ".wav",
            "waveforms/0123456789abcdef.png",
            "unpacked/0123456789abcdef/notes.txt",
            "unpacked/mine/kick.wav",
            "song-old.flp",
            "song-abcdef.flp",
            ".part-abcdef/x",
            "samples.sqlite3",
        };
        for (const std::string& file : foreign)
            write(bench.cache() / file, "mine");
        const std::vector<std::string> before = filesIn(bench.cache());
        bench.fill();
        CacheFolder cache(bench.cache());
        cache.setLimit(0);
        cache.evict();
        cache.clear();
        QCOMPARE(sumOf(cache.contents()), CacheSum());
        std::vector<std::string> after = filesIn(bench.cache());
        std::erase_if(after, [](const std::string& file) {
            return file.starts_with("gleaner-cache") || file == "CACHEDIR.TAG";
        });
        QCOMPARE(after, before);
        for (const std::string& file : foreign)
            QCOMPARE(fs::file_size(bench.cache() / file), std::uintmax_t{4});
    }

    void aLinkIsNotFollowed() {
        const Bench bench;
        bench.fill();
        const fs::path mine = bench.cache().parent_path() / "mine";
        const std::string name(62, 'a');
        write(mine / "ab" / name, "mine");
        fs::create_symlink(mine / "ab" / name, bench.cache() / "recordings/" / "link");
        fs::create_directories(bench.cache() / "recordings/cd");
        fs::create_symlink(mine / "ab" / name, bench.cache() / "recordings/cd" / name);
        CacheFolder(bench.cache()).clear();
        QVERIFY(fs::exists(mine / "ab" / name));
    }

    void whatKilledProgramsLeftGoes() {
        const Bench bench;
        bench.fill();
        const std::vector<std::string> whole = filesIn(bench.cache());
        const std::string key(62, 'a');
        for (const std::string& partialFile :
             {"recordings/ab/" + key + ".xYzAbC", std::string("artifacts/.part-abcdef/sample.wav"),
              std::string("waveforms/0123456789abcdef.waveform.part123"),
              std::string("unpacked/.part-abcdef/kick.wav"), std::string("song-AbCdEf/pack/kick.wav"),
              std::string("demo/.making-AbCdEf/Walk.wav")})
            write(bench.cache() / partialFile, "half");
        {
            const CacheFolder other(bench.cache()); // alone: the stumps are nobody's
            QCOMPARE(filesIn(bench.cache()), whole);
            write(bench.cache() / "artifacts/.part-abcdef/sample.wav", "half");
            const CacheFolder second(bench.cache()); // they may be the other one's
            QVERIFY(fs::exists(bench.cache() / "artifacts/.part-abcdef/sample.wav"));
            fs::last_write_time(bench.cache() / "artifacts/.part-abcdef",
                                fs::file_time_type::clock::now() - std::chrono::hours(48));
            const CacheFolder third(bench.cache()); // but not for two days
            QVERIFY(!fs::exists(bench.cache() / "artifacts/.part-abcdef"));
        }
    }

    void whatAnOlderVersionLeftGoes() {
        const Bench bench;
        const std::string key = keyOf(7);
        write(bench.cache() / "recordings" / key.substr(0, 2) / key.substr(2), std::string(64, 'a'));
        write(bench.cache() / "artifacts" / key.substr(0, 2) / (key.substr(2) + ".json"), "{}");
        write(bench.cache() / "artifacts" / key.substr(0, 2) / (key.substr(2) + ".wav"), "boom");
        write(bench.cache() / "waveforms/0123456789abcdef.waveform", "GLNRPYRA");
        write(bench.cache() / "unpacked/0123456789abcdef/Drums/Hits/kick.wav", "boom");
        write(bench.cache() / "samples.sqlite", "SQLite format 3");
        write(bench.cache() / "demo/A walk.wav", "a recording that sessions may name");
        const CacheFolder cache(bench.cache());
        QCOMPARE(filesIn(bench.cache()), (std::vector<std::string>{"CACHEDIR.TAG", "demo/A walk.wav",
                                                                   "gleaner-cache", "gleaner-cache.lock"}));
    }

    void theDamagedAreFoundAndGo() {
        const Bench bench;
        bench.fill();
        bench.addArtifact(2);
        CacheFolder cache(bench.cache());
        QVERIFY(cache.removeDamaged({}).empty());
        const std::string one = keyOf(1), two = keyOf(2);
        flip(bench.cache() / "artifacts" / one.substr(0, 2) / (one.substr(2) + ".wav"), 5000);
        flip(bench.cache() / "artifacts" / two.substr(0, 2) / (two.substr(2) + ".facts"), 30);
        for (const std::string& file : filesIn(bench.cache() / "recordings"))
            flip(bench.cache() / "recordings" / file, 40);
        flip(bench.cache() / "unpacked/0123456789abcdef/Drums/kick.wav", 1);
        flip(bench.cache() / "samples.sqlite", 3);
        QCOMPARE(cache.removeDamaged({}).size(), std::size_t{5});
        QVERIFY(cache.removeDamaged({}).empty());
        QCOMPARE(sumOf(cache.contents()).entries, std::int64_t{0});
    }

    /// An unpacked pack may look damaged because another program is writing it just now.
    void whatOthersMayBeWritingStaysUntilOneIsAlone() {
        const Bench bench;
        bench.fill();
        const fs::path kick = bench.cache() / "unpacked/0123456789abcdef/Drums/kick.wav";
        CacheFolder cache(bench.cache());
        flip(kick, 1);
        {
            const CacheFolder another(bench.cache());
            QVERIFY(cache.removeDamaged({}).empty());
            QVERIFY(fs::exists(kick));
        }
        QCOMPARE(cache.removeDamaged({}).size(), std::size_t{1});
        QVERIFY(!fs::exists(kick));
    }

    void aFolderThatCannotBeMadeIsNoError() {
        const Bench bench;
        write(bench.cache(), "a file where a folder should be");
        CacheFolder cache(bench.cache());
        QCOMPARE(cache.tidy(), CacheSum());
        QCOMPARE(sumOf(cache.contents()), CacheSum());
        QVERIFY_THROWS_EXCEPTION(Error, cache.setLimit(5));
    }

    void aDamagedStateIsNone() {
        const Bench bench;
        CacheFolder(bench.cache()).setLimit(12345);
        for (std::size_t at = 0; at < fs::file_size(bench.cache() / "gleaner-cache"); ++at) {
            flip(bench.cache() / "gleaner-cache", at);
            QCOMPARE(readCacheState(bench.cache()), CacheState());
            flip(bench.cache() / "gleaner-cache", at);
        }
        QCOMPARE(readCacheState(bench.cache()).limit, std::int64_t{12345});
    }
};

GLEANER_TEST(CacheFolderTest)
#include "cache_folder_test.moc"
