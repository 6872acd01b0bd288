// Lost samples of a project, and finding them again.

#include "base/error.h"
#include "export/song_relink.h"
#include "flp/document.h"
#include "flp/encode.h"
#include "support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
namespace fs = std::filesystem;

namespace {

void writeFile(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// A project whose channels 0, 1, 2 … name these samples.
flp::Bytes projectWith(const std::vector<std::string>& paths) {
    music::Song song;
    for (std::size_t n = 0; n < paths.size(); ++n)
        song.drums.push_back({static_cast<int>(n), music::Role::Perc, paths[n], 0.78, 0.0});
    return flp::encode(song);
}

}

class PackSongRelinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = fs::path(m_folder->path().toStdString());
        m_project = m_root / "song" / "song.flp";
        fs::create_directories(m_project.parent_path());
    }

    void aSampleIsThereMissingOrFlsOwn() {
        writeFile(m_root / "packs/kick.wav", "kick");
        writeFile(m_root / "song/beside.wav", "beside");
        QCOMPARE(pack::isSampleThere((m_root / "packs/kick.wav").string(), here()), std::optional(true));
        QCOMPARE(pack::isSampleThere((m_root / "packs/gone.wav").string(), here()), std::optional(false));
        QCOMPARE(pack::isSampleThere("C:\\Packs\\beside.wav", here()), std::optional(true));
        QCOMPARE(pack::isSampleThere("C:\\Packs\\gone.wav", here()), std::optional(false));
        writeFile(m_root / "song/song samples/copied.wav", "copied");
        QCOMPARE(pack::isSampleThere("C:\\Packs\\copied.wav", here()), std::optional(true));
        QCOMPARE(pack::isSampleThere("%FLStudioFactoryData%\\Data\\kick.wav", here()), std::nullopt);
        QCOMPARE(pack::isSampleThere("\\Data\\kick.wav", here()), std::nullopt);
        QCOMPARE(pack::isSampleThere("", here()), std::nullopt);
    }

    void lostSamplesAreFoundByName() {
        writeFile(m_root / "new/deep/Kick 01.WAV", "kick");
        const auto made = pack::relinkSamples(here(projectWith({"C:\\Old\\kick 01.wav", "/old/snare.wav"})),
                                              m_root / "new");
        QCOMPARE(made.channels.size(), 2u);
        QCOMPARE(made.channels[0].to, (m_root / "new/deep/Kick 01.WAV").string());
        QCOMPARE(made.channels[1].problem, std::string("No file of that name is there."));
        const flp::Project after = flp::decode(made.bytes);
        QCOMPARE(after.channels[0].samplePath, made.channels[0].to);
        QCOMPARE(after.channels[1].samplePath, std::string("/old/snare.wav"));
    }

    void twoThatDifferAreNoAnswerAndTwoThatAreEqualAre() {
        writeFile(m_root / "a/kick.wav", "kick one");
        writeFile(m_root / "b/kick.wav", "kick two");
        writeFile(m_root / "b/hat.wav", "hat");
        writeFile(m_root / "a/hat.wav", "hat");
        writeFile(m_root / "a/clap.wav", "clap");
        writeFile(m_root / "b/clap.wav", "a longer clap");
        const auto made = pack::relinkSamples(
            here(projectWith({"/old/kick.wav", "/old/hat.wav", "/old/clap.wav"})), m_root);
        QVERIFY(made.channels[0].problem.find("2 different files") == 0 && made.channels[0].to.empty());
        QCOMPARE(made.channels[1].to, (m_root / "a/hat.wav").string());
        QVERIFY(made.channels[2].to.empty());
    }

    void nothingElseChanges() {
        writeFile(m_root / "a/kick.wav", "kick");
        writeFile(m_root / "a/there.wav", "there");
        const std::string there = (m_root / "a/there.wav").string();
        const flp::Bytes before = projectWith({"/old/kick.wav", there});
        const auto made = pack::relinkSamples(here(before), m_root / "a");
        QCOMPARE(made.channels.size(), 1u);
        const flp::EventList old = flp::readEvents(before), now = flp::readEvents(made.bytes);
        QCOMPARE(now.events.size(), old.events.size());
        int changed = 0;
        for (std::size_t n = 0; n < old.events.size(); ++n)
            changed += !(old.events[n] == now.events[n]);
        QCOMPARE(changed, 1);
    }

    void aPathThatAnOldFlCannotWriteIsSaid() {
        writeFile(m_root / "ночь/kick.wav", "kick");
        flp::EventList list = flp::readEvents(projectWith({}));
        list.events = {{flp::EventId::Version, {'9', '.', '0', 0}, 0},
                       {flp::EventId::Channel, {0, 0}, 0},
                       {flp::EventId::SamplePath, {'/', 'k', 'i', 'c', 'k', '.', 'w', 'a', 'v', 0}, 0}};
        const auto made = pack::relinkSamples(here(flp::writeEvents(list)), m_root);
        QVERIFY(made.channels.at(0).to.empty() &&
                made.channels[0].problem.find("can't write") != std::string::npos);
    }

    void whatLiesInItsZipIsThereAndIsLostToACopyOutsideIt() {
        pack::ProjectFile zipped = here(projectWith({"C:\\Old\\Kick.wav", "C:\\Old\\hat.wav"}));
        zipped.isZip = true;
        zipped.zipped = {"song.flp", "kick.wav"};
        flp::Project project = flp::decode(zipped.bytes);
        pack::lookForSamples(project, zipped);
        QCOMPARE(project.channels[0].sampleExists, std::optional(true));
        QCOMPARE(project.channels[1].sampleExists, std::optional(false));
        fs::create_directories(m_root / "a");
        const auto made = pack::relinkSamples(zipped, m_root / "a");
        QCOMPARE(made.channels.size(), 2u);
        QVERIFY(made.channels[0].problem.find("unpack") != std::string::npos);
        QCOMPARE(made.channels[1].problem.find("unpack"), std::string::npos);
    }

    void aFolderThatIsNotThereIsAnError() {
        QVERIFY_THROWS_EXCEPTION(Error, pack::relinkSamples(here(projectWith({})), m_root / "nowhere"));
    }

private:
    pack::ProjectFile here(flp::Bytes bytes = {}) const { return {m_project, std::move(bytes), false, {}}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root, m_project;
};

GLEANER_TEST(PackSongRelinkTest)
#include "song_relink_test.moc"
