#include "core/kits/device_files.h"

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// What somebody else's program unpacks of an archive.
fs::path unpacked(const fs::path& zip) {
    const fs::path folder = zip.parent_path() / zip.stem();
    ran(zip.parent_path(), "unzip",
        {QStringLiteral("-q"), pathText(zip), QStringLiteral("-d"), pathText(folder)});
    return folder;
}

}

class KoalaZipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (const char* const program : {"unzip", "soxi"})
            if (!isInstalled(program)) QSKIP("unzip or sox is not installed");
    }

    void aZipAnInstrument() {
        const PackOnDisk pack;
        const fs::path folder = writtenFor(pack, "koala-zip");
        QCOMPARE(filesIn(folder), (std::vector<std::string>{"Night walk Bass.zip", "Night walk Drums.zip",
                                                            "Night walk Loops.zip"}));
        const fs::path drums = unpacked(folder / "Night walk Drums.zip");
        const auto files = filesIn(drums);
        QCOMPARE(files.size(), std::size_t{8});
        for (std::size_t n = 0; n < files.size(); ++n) { // by name is by pad, without a gap
            QCOMPARE(files[n].substr(0, 4), "A0" + std::to_string(n + 1) + "_");
            isOfForm(drums / files[n], kits::koala.form);
            isNameFor(fs::path(files[n]).stem().string(), kits::koala);
        }
        const auto kick =
            std::ranges::find_if(files, [](const auto& name) { return name.ends_with("kick 01.wav"); });
        QVERIFY(kick != files.end());
        const Null null =
            nullOf(soundIn(drums / *kick), 0, 0, soundIn(pack.folder() / "Drums/Hits/kick 01.wav"), 0, 1);
        QVERIFY(null.residueDb <= -60.0);
    }

    void fourBanksOfSixteenPads() {
        const PackOnDisk pack = packOf(70);
        const fs::path folder = writtenFor(pack, "koala-zip");
        const auto zips = filesIn(folder);
        std::size_t all = 0;
        for (const std::string& zip : some(zips)) {
            const auto files = filesIn(unpacked(folder / zip));
            all += files.size();
            QVERIFY(files.size() <= 64);
            for (std::size_t n = 0; n < files.size(); ++n) {
                const std::string bank(1, static_cast<char>('A' + n / 16));
                QCOMPARE(files[n].substr(0, 1), bank);
                QCOMPARE(std::stoi(files[n].substr(1, 2)), static_cast<int>(n % 16) + 1);
            }
        }
        QCOMPARE(all, pack.samples.size());
    }
};

GLEANER_TEST(KoalaZipTest)
#include "koala_zip_test.moc"
