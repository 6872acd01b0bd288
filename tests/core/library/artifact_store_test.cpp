#include "library/artifact_store.h"

#include "base/error.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
using gleaner::test::contentOf;
using gleaner::test::filesIn;
namespace fs = std::filesystem;

namespace {

const std::string key = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

std::string writeSound(const fs::path& file, const std::string& sound) {
    std::ofstream(file, std::ios::binary) << sound;
    return "{\"lufs\":-12}";
}

}

class ArtifactStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst() {
        const QTemporaryDir temporary;
        const library::ArtifactStore store(fs::path(temporary.path().toStdString()) / "store");
        QVERIFY(!store.find(key, ".wav"));
    }

    void givesBackWhatWasAdded() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        library::ArtifactStore store(folder);
        const auto added =
            store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "boom"); });
        const auto found = library::ArtifactStore(folder).find(key, ".wav");
        QVERIFY(found);
        QCOMPARE(found->file, added.file);
        QCOMPARE(found->file.extension().string(), std::string(".wav"));
        QCOMPARE(found->info, std::string("{\"lufs\":-12}"));
        QCOMPARE(contentOf(found->file), std::string("boom"));
        QVERIFY(!store.find(key.substr(0, 63) + "0", ".wav"));
    }

    void leavesNothingWhenWritingThrows() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        library::ArtifactStore store(folder);
        QVERIFY_THROWS_EXCEPTION(Error, store.add(key, ".wav", [](const fs::path& file) -> std::string {
            writeSound(file, "half a");
            throw Error("the disk is full");
        }));
        QVERIFY(!store.find(key, ".wav"));
        QCOMPARE(filesIn(folder).size(), std::size_t{0});
    }

    void replacesADamagedEntry() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        library::ArtifactStore store(folder);
        store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "bo"); });
        store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "boom"); });
        QCOMPARE(contentOf(store.find(key, ".wav")->file), std::string("boom"));
        QCOMPARE(filesIn(folder).size(), std::size_t{2});
    }

    void audioWithoutInfoIsNoEntry() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        library::ArtifactStore store(folder);
        const auto added =
            store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "boom"); });
        fs::remove(fs::path(added.file).replace_extension(".facts"));
        QVERIFY(!store.find(key, ".wav"));
    }

    void aDamagedEntryIsNone() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        library::ArtifactStore store(folder);
        const auto added =
            store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "boom"); });
        for (const fs::path& file : {added.file, fs::path(added.file).replace_extension(".facts")}) {
            const std::string whole = contentOf(file);
            for (std::size_t bit = 0; bit < whole.size() * 8; bit += 3) {
                std::string flipped = whole;
                flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
                std::ofstream(file, std::ios::binary) << flipped;
                QVERIFY(!store.find(key, ".wav"));
            }
            std::ofstream(file, std::ios::binary) << whole;
        }
        QCOMPARE(store.find(key, ".wav")->sha256, added.sha256);
    }

    void anEntryThatWasCopiedIsProvedByItsHash() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString()), copied = folder / "copied";
        library::ArtifactStore store(folder / "store");
        store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "boom"); });
        fs::copy(folder / "store", copied, fs::copy_options::recursive);
        const auto found = library::ArtifactStore(copied).find(key, ".wav");
        QVERIFY(found);
        QCOMPARE(found->info, std::string("{\"lufs\":-12}"));
        QVERIFY(library::ArtifactStore(copied).isSound(key));
    }

    void whatIsAddedTogetherLeavesNoFolderBehind() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        {
            library::ArtifactStore store(folder);
            store.prepare();
            store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "boom"); });
            QVERIFY_THROWS_EXCEPTION(Error, store.add(key, ".wav", [](const fs::path& file) -> std::string {
                writeSound(file, "half a");
                throw Error("the disk is full");
            }));
            QVERIFY(store.find(key, ".wav"));
        }
        QCOMPARE(filesIn(folder).size(), std::size_t{2});
        QCOMPARE(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), std::ptrdiff_t{1});
    }

    void anEntryUnderAnotherNameIsNone() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        library::ArtifactStore store(folder);
        store.add(key, ".wav", [](const fs::path& file) { return writeSound(file, "boom"); });
        const std::string other = key.substr(0, 63) + "0";
        for (const char* extension : {".wav", ".facts"})
            fs::copy_file(folder / key.substr(0, 2) / (key.substr(2) + extension),
                          folder / other.substr(0, 2) / (other.substr(2) + extension));
        QVERIFY(store.find(key, ".wav"));
        QVERIFY(!store.find(other, ".wav"));
    }

    void aStoreThatCannotBeWrittenSaysSo() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "a file, not a folder";
        writeSound(file, "");
        library::ArtifactStore store(file);
        QVERIFY_THROWS_EXCEPTION(
            Error, store.add(key, ".wav", [](const fs::path& f) { return writeSound(f, "boom"); }));
    }
};

GLEANER_TEST(ArtifactStoreTest)
#include "artifact_store_test.moc"
