#include "export/song_files.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "core/export/song_bench.h"
#include "export/song_relink.h"
#include "export/song_samples.h"
#include "files/archive.h"
#include "support/program.h"
#include "support/some.h"
#include "json/values.h"

#include <QTest>

#include <algorithm>

using namespace gleaner;
using namespace gleaner::test;
using pack::SamplePlacement;

class ZippedProjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aZippedProjectIsAsFlWritesOne() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "song.flp";
        outputs.samples = SamplePlacement::Zip;
        const pack::WrittenSong written = pack::writeSong(bench.song, outputs, {});
        const fs::path zip = bench.out() / "song.zip";
        QCOMPARE(written.files, std::vector<fs::path>{zip});
        pack::ZipReader reader(zip);
        QStringList entries;
        for (const pack::ZipReader::Entry& entry : reader.entries())
            entries << QString::fromStdString(entry.path);
        QCOMPARE(entries.front(), QStringLiteral("song.flp")); // first, and all of them flat
        entries.sort();
        QCOMPARE(entries.join(u' '), QStringLiteral("Kick_2.wav bass.wav kick.wav song.flp"));
        const std::vector<std::string> paths = samplePathsOf(projectIn(reader.read("song.flp")));
        const auto unpacked = [&](const char* name) { return (bench.out() / name).string(); };
        QCOMPARE(paths, (std::vector<std::string>{unpacked("kick.wav"), unpacked("Kick_2.wav"),
                                                  unpacked("bass.wav")}));
        const std::string bytes = contentOf(zip); // 500 playlist tracks are mostly zeros
        QVERIFY(bytes.size() < fs::file_size(bench.path("kick.wav")) + fs::file_size(bench.path("bass.wav")) +
                                   fs::file_size(bench.path("more/Kick.wav")) +
                                   reader.read("song.flp").size() / 2);

        const pack::ProjectFile again = pack::readProjectFile(zip);
        flp::Project project = flp::decode(again.bytes);
        pack::lookForSamples(project, again);
        for (const flp::ProjectChannel& channel : some(project.channels))
            if (!channel.samplePath.empty()) QCOMPARE(channel.sampleExists, std::optional(true));

        outputs.windowsPaths = true;
        outputs.pathRoot = "D:\\Songs";
        pack::writeSong(bench.song, outputs, {});
        QCOMPARE(samplePathsOf(projectIn(pack::ZipReader(zip).read("song.flp"))),
                 (std::vector<std::string>{"D:\\Songs\\kick.wav", "D:\\Songs\\Kick_2.wav",
                                           "D:\\Songs\\bass.wav"}));
    }

    void aZippedProjectIsATemplate() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "own.flp";
        outputs.samples = SamplePlacement::Zip;
        pack::writeSong(bench.song, outputs, {});
        outputs.templateFile = bench.out() / "own.zip";
        outputs.samples = SamplePlacement::Copy;
        outputs.flp = bench.out() / "both.flp";
        pack::writeSong(bench.song, outputs, {});
        QCOMPARE(projectIn(contentOf(outputs.flp)).channels.size(), std::size_t{18 + 3});
        outputs.flp = bench.out() / "own.flp"; // whose zip would be the template itself
        outputs.samples = SamplePlacement::Zip;
        QVERIFY_THROWS_EXCEPTION(Error, pack::writeSong(bench.song, outputs, {}));
        outputs.flp = bench.out() / "both.flp";
        pack::writeZip(bench.out() / "empty.zip", {{"readme.txt", {}, "no project"}}, {});
        outputs.templateFile = bench.out() / "empty.zip";
        QVERIFY_THROWS_EXCEPTION(Error, pack::writeSong(bench.song, outputs, {}));
        pack::writeZip(bench.out() / "two.zip", {{"a.flp", {}, "x"}, {"b.flp", {}, "x"}, {"0.txt", {}, "x"}},
                       {});
        QVERIFY_THROWS_EXCEPTION(Error, pack::readProjectFile(bench.out() / "two.zip"));
    }

    void aChannelThatIsRenumberedIsTold() {
        SongBench bench;
        bench.song.melodicTracks[0].channel = 25;
        pack::SongOutputs outputs;
        const auto told = pack::projectOf(bench.song, outputs).notices;
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY2(told[0].find("25 (Bass) is 17") != std::string::npos, told[0].c_str());
        bench.song.melodicTracks[0].channel = 17;
        QVERIFY(pack::projectOf(bench.song, outputs).notices.empty());
    }

    void aWindowsFolderIsToldFromOtherPaths() {
        for (const char* path :
             {"C:\\Packs", "c:/Packs/Mine/", "D:\\", "\\\\server\\share", "\\\\nas\\music\\packs"})
            QVERIFY2(pack::isWindowsFolder(path), path);
        for (const char* path :
             {"", "/home/packs", "Packs", "C:", "C:Packs", "1:\\Packs", "\\\\server", "\\\\", "C:\\a?b",
              "C:\\a:b", "C:\\a|b", "C:\\a\nb", "\\packs", "\\\\server\\\\x"})
            QVERIFY2(!pack::isWindowsFolder(path), path);
    }

    void aPathOfAnotherSystemIsTakenAsItIs() {
        SongBench bench;
        bench.song.drums[0].samplePath = "C:/Packs/kick.wav";
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "song.flp";
        outputs.samples = SamplePlacement::Absolute;
        pack::writeSong(bench.song, outputs, {});
        QCOMPARE(samplePathsOf(projectIn(contentOf(outputs.flp)))[0], std::string("C:\\Packs\\kick.wav"));
        outputs.samples = SamplePlacement::Copy; // that needs the file
        QVERIFY_THROWS_EXCEPTION(Error, pack::writeSong(bench.song, outputs, {}));
    }
};

GLEANER_TEST(ZippedProjectTest)
#include "zipped_project_test.moc"
