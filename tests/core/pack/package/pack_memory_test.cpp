#include "pack/package/pack_memory.h"

#include "base/file_stamp.h"
#include "core/pack/made_pack.h"
#include "pack/package/verify.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTest>

#include <fstream>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// A pack that was written, and what is remembered of it.
struct Remembered {
    Remembered() : pack(bench.render()), written(pack::write(pack, bench.out(), true, {})) {
        memory.remember(pack, written, bench.out());
    }
    std::optional<pack::StandingPack> found() const { return memory.find(bench.plan(), bench.out(), true); }

    Bench bench;
    pack::RenderedPack pack;
    pack::WrittenPack written;
    pack::PackMemory memory{bench.folder() / "packs"};
};

/// Another byte in the middle; the file keeps its length and its time.
void flipByte(const fs::path& file) {
    const auto time = fs::last_write_time(file);
    std::string bytes = contentOf(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream(file, std::ios::binary) << bytes;
    fs::last_write_time(file, time);
}

}

class PackMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPackThatStandsIsKnown() {
        const Remembered there;
        const auto found = there.found();
        QVERIFY(found);
        QCOMPARE(found->written.zip, there.written.zip);
        QCOMPARE(found->written.zipSha256, there.written.zipSha256);
        QCOMPARE(found->written.folder, there.written.folder);
        QCOMPARE(found->belowTarget, pack::belowTargetOf(there.pack));
        QCOMPARE(found->shortfall, pack::shortfallOf(there.pack));
    }

    void whatNeedNotBeReadIsAllThatIsWritten() {
        const Remembered there;
        std::vector<std::string> listed;
        for (const pack::StampedFile& file : there.written.files) {
            QVERIFY(file.stamp == stampOf(file.file));
            listed.push_back(file.file.lexically_relative(there.bench.out()).generic_string());
        }
        std::ranges::sort(listed);
        QCOMPARE(listed, filesIn(there.bench.out()));
    }

    /// Whatever a person or a program does to one of its files.
    void aPackThatWasTouchedDoesNotStand_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("sample") << "Drums/Hits/kick_01.wav";
        QTest::newRow("manifest") << "manifest.json";
        QTest::newRow("zip") << "zip";
        QTest::newRow("manifest beside") << "../manifest.json";
    }
    void aPackThatWasTouchedDoesNotStand() {
        QFETCH(QString, file);
        for (const bool isRemoved : {false, true}) {
            const Remembered there;
            const fs::path touched =
                file == QLatin1String("zip") ? *there.written.zip : there.written.folder / file.toStdString();
            if (isRemoved)
                fs::remove(touched);
            else
                flipByte(touched);
            QVERIFY(!there.found());
        }
    }

    void anotherPackIsNotTakenForIt() {
        Remembered there;
        QVERIFY(!there.memory.find(there.bench.plan(), there.bench.folder() / "elsewhere", true));
        QVERIFY(!there.memory.find(there.bench.plan(), there.bench.out(), false));
        there.bench.recordings[0].file = (there.bench.folder() / "Renamed.wav").string(); // in the manifest
        QVERIFY(!there.found());
        there.bench.recordings[0].file = (there.bench.folder() / "Walk home.wav").string();
        QVERIFY(there.found());
        there.bench.request.name = "Another";
        QVERIFY(!there.found());
    }

    void notesBesideThePackAreNoReasonToWriteIt() {
        const Remembered there;
        std::ofstream(there.written.folder / "notes.txt") << "mine";
        QVERIFY(there.found());
    }

    /// What is known of a manifest says nothing of files that are not those that it names.
    void aKnownManifestHidesNoFault() {
        const Remembered there;
        QVERIFY(there.memory.isMeasured(there.written.manifestSha256));
        for (const fs::path& pack : {there.written.folder, *there.written.zip})
            QCOMPARE(pack::verify(pack, {}, &there.memory).errors, std::vector<std::string>());
        flipByte(there.written.folder / "Drums/Hits/kick_01.wav");
        const auto errors = pack::verify(there.written.folder, {}, &there.memory).errors;
        QCOMPARE(errors, pack::verify(there.written.folder, {}).errors);
        QVERIFY(!errors.empty());
    }

    void aProvedPackIsRememberedAndAFaultyOneIsNot() {
        const Remembered there;
        const pack::PackMemory other(there.bench.folder() / "other");
        flipByte(there.written.folder / "Drums/Hits/kick_01.wav");
        pack::verify(there.written.folder, {}, &other);
        QVERIFY(!other.isMeasured(there.written.manifestSha256));
        pack::verify(*there.written.zip, {}, &other);
        QVERIFY(other.isMeasured(there.written.manifestSha256));
    }
};

GLEANER_TEST(PackMemoryTest)
#include "pack_memory_test.moc"
