#include "files/archive.h"

#include "base/error.h"
#include "files/sha256.h"
#include "files/zip_structure.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/scratch.h"
#include "support/small_disk.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace gleaner;
using gleaner::test::contentOf;
using gleaner::test::Scratch;
using gleaner::test::SmallDisk;
using gleaner::test::write;
namespace fs = std::filesystem;

namespace {

std::size_t countIn(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::vector<pack::ZipItem> someItems(const fs::path& folder) {
    const fs::path sound = folder / "sound.bin";
    std::string bytes;
    for (int n = 0; n < 3000000; ++n)
        bytes += static_cast<char>((n * 2654435761U) >> 24);
    write(sound, bytes);
    return {{"pack/b.wav", sound, {}},
            {"pack/manifest.json", {}, "{}\n"},
            {"pack/\u00e4.wav", {}, "umlaut"},
            {"pack/B.wav", {}, ""}};
}

}

class ArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Its two accounts of every entry agree, and nothing lies between.
    void isBuiltAsItSays() {
        const Scratch scratch;
        pack::writeZip(scratch.folder() / "pack.zip", someItems(scratch.folder()), {});
        QCOMPARE(pack::structureErrors(scratch.folder() / "pack.zip"), std::vector<std::string>());
    }

    /// Past 4 GiB the sizes and places of entries stand in fields of their own.
    void isBuiltAsItSaysPastFourGibibytes() {
        NEEDS_LONG_RUN("writes 5 GB");
        const Scratch scratch;
        for (const char* name : {"small", "huge"})
            write(scratch.folder() / name, "sound");
        fs::resize_file(scratch.folder() / "huge", std::uintmax_t{5} << 30);
        pack::writeZip(scratch.folder() / "pack.zip",
                       {{"pack/a.wav", scratch.folder() / "small", {}},
                        {"pack/b.wav", scratch.folder() / "huge", {}},
                        {"pack/c.wav", scratch.folder() / "small", {}}},
                       {});
        for (const std::string& error : pack::structureErrors(scratch.folder() / "pack.zip"))
            QFAIL(error.c_str());
        QCOMPARE(pack::ZipReader(scratch.folder() / "pack.zip").read("pack/c.wav"), std::string("sound"));
    }

    void readsBackWhatItWrote() {
        const Scratch scratch;
        const auto items = someItems(scratch.folder());
        const fs::path zip = scratch.folder() / "a.zip";
        const std::string sha256 = pack::writeZip(zip, items, {});
        QCOMPARE(sha256, library::sha256OfFile(zip));
        pack::ZipReader reader(zip);
        std::vector<std::string> paths;
        for (const auto& entry : reader.entries())
            paths.push_back(entry.path);
        QCOMPARE(paths, (std::vector<std::string>{"pack/B.wav", "pack/b.wav", "pack/manifest.json",
                                                  "pack/\u00e4.wav"}));
        QCOMPARE(reader.read("pack/manifest.json"), std::string("{}\n"));
        QCOMPARE(reader.read("pack/\u00e4.wav"), std::string("umlaut"));
        QCOMPARE(reader.read("pack/B.wav"), std::string());
        reader.extract("pack/b.wav", scratch.folder() / "out.bin", {});
        QCOMPARE(contentOf(scratch.folder() / "out.bin"), contentOf(scratch.folder() / "sound.bin"));
        QVERIFY(!reader.find("pack/c.wav"));
        QVERIFY_THROWS_EXCEPTION(Error, reader.read("pack/c.wav"));
        QVERIFY_THROWS_EXCEPTION(Error, reader.read("pack/b.wav", 1000));
    }

    void sameItemsSameBytesOnEveryDayInEveryZone() {
        const Scratch scratch;
        auto items = someItems(scratch.folder());
        const std::string first = pack::writeZip(scratch.folder() / "a.zip", items, {});
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Pacific/Auckland");
        tzset();
        std::reverse(items.begin(), items.end());
        fs::last_write_time(scratch.folder() / "sound.bin",
                            fs::file_time_type::clock::now() - std::chrono::hours(10000));
        const std::string second = pack::writeZip(scratch.folder() / "b.zip", items, {});
        qputenv("TZ", zone);
        tzset();
        QCOMPARE(first, second);
    }

    /// Fields of the local header (APPNOTE 4.3.7): stored, flag 11 for UTF-8 alone, 1980-01-01 00:00, sizes
    /// known.
    void everyEntryIsStoredAndDatedTheSame() {
        const Scratch scratch;
        const fs::path zip = scratch.folder() / "a.zip";
        pack::writeZip(zip, {{"k.wav", {}, "abc"}}, {});
        const std::string bytes = contentOf(zip);
        const auto word = [&](std::size_t at) {
            return static_cast<unsigned>(static_cast<unsigned char>(bytes[at]) |
                                         static_cast<unsigned char>(bytes[at + 1]) << 8);
        };
        QCOMPARE(bytes.substr(0, 4), std::string("PK\3\4"));
        QCOMPARE(word(6), 0x0800U);
        QCOMPARE(word(8), 0U);
        QCOMPARE(word(10), 0U);
        QCOMPARE(word(12), 0x0021U); // 1 January 1980
        QCOMPARE(word(18), 3U);
        QCOMPARE(word(22), 3U);
        const std::size_t central = bytes.find("PK\1\2");
        QCOMPARE(word(central + 40) & 0x1FFU, 0644U); // upper half of the external attributes: permissions
    }

    void sizesThatCantBeAreNoSizes_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<QByteArray>("claim");
        QTest::newRow("unpacked") << 24 << QByteArray::fromHex("feffff7f");
        QTest::newRow("packed") << 20 << QByteArray::fromHex("feffff7f");
    }
    /// Fields of the central directory (APPNOTE 4.3.12).
    void sizesThatCantBeAreNoSizes() {
        QFETCH(int, field);
        QFETCH(QByteArray, claim);
        const Scratch scratch;
        const fs::path zip = scratch.folder() / "a.zip";
        pack::writeZip(zip, {{"k.wav", {}, "abc"}}, {});
        std::string bytes = contentOf(zip);
        bytes.replace(bytes.find("PK\1\2") + static_cast<std::size_t>(field), 4, claim.toStdString());
        write(zip, bytes);
        pack::ZipReader reader(zip);
        try {
            reader.extract("k.wav", scratch.folder() / "out", {});
            QFAIL("unpacked");
        } catch (const Error& error) {
            QVERIFY2(QByteArray(error.what()).contains("claims more bytes than are in the archive"),
                     error.what());
        }
        QVERIFY(!fs::exists(scratch.folder() / "out"));
    }

    void aBombIsNotUnpacked() {
        if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty()) QSKIP("needs python3");
        const Scratch scratch;
        const fs::path zip = scratch.folder() / "bomb.zip";
        QCOMPARE(QProcess::execute(
                     QStringLiteral("python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import sys, zipfile\n"
                                     "with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:\n"
                                     "    z.writestr('zeros.wav', bytes(80 << 20))\n"
                                     "    z.writestr('quiet.wav', bytes(1 << 20))\n"),
                      QString::fromStdString(zip.string())}),
                 0);
        pack::ZipReader reader(zip);
        QVERIFY_THROWS_EXCEPTION(Error, reader.extract("zeros.wav", scratch.folder() / "out", {}));
        QVERIFY(!fs::exists(scratch.folder() / "out"));
        reader.extract("quiet.wav", scratch.folder() / "out", {}); // a megabyte of silence harms nobody
        QCOMPARE(fs::file_size(scratch.folder() / "out"), 1U << 20);
    }

    void othersCanReadIt() {
        const QString unzip = QStandardPaths::findExecutable(QStringLiteral("unzip"));
        if (unzip.isEmpty()) QSKIP("unzip is not installed");
        const Scratch scratch;
        const fs::path zip = scratch.folder() / "a.zip";
        pack::writeZip(zip, someItems(scratch.folder()), {});
        QProcess process;
        process.start(unzip, {QStringLiteral("-t"), QString::fromStdString(zip.string())});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("No errors detected"));
    }

    /// Every place at which a disk can become full: the old archive stays whole, nothing lies beside it.
    void aFullDiskLeavesTheOldArchive() {
        const Scratch scratch;
        const auto items = someItems(scratch.folder());
        const fs::path folder = scratch.folder() / "out";
        fs::create_directory(folder);
        const fs::path zip = folder / "a.zip";
        const std::string whole = pack::writeZip(zip, items, {});
        const auto size = fs::file_size(zip);
        for (std::uintmax_t room = 0; room < size; room += room < 200 || size - room < 700 ? 97 : 150001) {
            {
                const SmallDisk disk(room);
                QVERIFY_THROWS_EXCEPTION(Error, pack::writeZip(zip, items, {}));
            }
            QCOMPARE(library::sha256OfFile(zip), whole);
            QCOMPARE(countIn(folder), std::size_t{1});
        }
    }

    void aMissingFileLeavesNothing() {
        const Scratch scratch;
        const fs::path folder = scratch.folder() / "out";
        fs::create_directory(folder);
        QVERIFY_THROWS_EXCEPTION(
            Error,
            pack::writeZip(folder / "a.zip", {{"a", {}, "a"}, {"b", scratch.folder() / "none", {}}}, {}));
        QCOMPARE(countIn(folder), std::size_t{0});
    }

    void aCancelLeavesNothing() {
        const Scratch scratch;
        const auto items = someItems(scratch.folder());
        const fs::path folder = scratch.folder() / "out";
        fs::create_directory(folder);
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
            if (fraction > 0.3) stop.request_stop();
        });
        QVERIFY_THROWS_EXCEPTION(Cancelled, pack::writeZip(folder / "a.zip", items, progress));
        QCOMPARE(countIn(folder), std::size_t{0});
    }

    void aPathGivenTwiceIsRefused() {
        const Scratch scratch;
        QVERIFY_THROWS_EXCEPTION(
            Error, pack::writeZip(scratch.folder() / "a.zip", {{"a", {}, "1"}, {"a", {}, "2"}}, {}));
    }

    void damageIsFound() {
        const Scratch scratch;
        const fs::path zip = scratch.folder() / "a.zip";
        pack::writeZip(zip, {{"k.wav", {}, std::string(5000, 'k')}}, {});
        std::string bytes = contentOf(zip);
        bytes[2000] = 'x';
        write(zip, bytes);
        pack::ZipReader reader(zip);
        QVERIFY_THROWS_EXCEPTION(Error, reader.read("k.wav"));
        write(zip, "PK\3\4 and then nothing");
        QVERIFY_THROWS_EXCEPTION(Error, pack::ZipReader{zip});
        QVERIFY_THROWS_EXCEPTION(Error, pack::ZipReader{scratch.folder()});
        QVERIFY_THROWS_EXCEPTION(Error, pack::ZipReader{scratch.folder() / "none.zip"});
    }
};

GLEANER_TEST(ArchiveTest)
#include "archive_test.moc"
