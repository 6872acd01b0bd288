// What of a project a pack is made of: its samples where they are, and its patterns as MIDI.

#include "export/project_material.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "core/export/song_bench.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// The bench's song as a project whose samples lie in "song samples" beside it.
fs::path projectOf(const SongBench& bench, pack::SamplePlacement way) {
    pack::SongOutputs outputs;
    outputs.flp = bench.out() / "song.flp";
    outputs.samples = way;
    return pack::writeSong(bench.song, outputs, {}).files.front();
}

}

class ProjectMaterialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsOneRegion() {
        const SongBench bench;
        const auto project = pack::readProjectFile(projectOf(bench, pack::SamplePlacement::Copy));
        const auto material = pack::materialOf(project, bench.out() / "unpacked");
        QCOMPARE(material.title, std::string("Two bars"));
        QCOMPARE(material.samples.size(), std::size_t{3});
        QVERIFY(material.missing.empty());
        QVERIFY(!fs::exists(bench.out() / "unpacked"));
        const auto assets = pack::assetsOf(material, {});
        QCOMPARE(assets.size(), std::size_t{3});
        for (std::size_t n = 0; n < assets.size(); ++n) {
            QCOMPARE(assets[n].file, material.samples[n].generic_string());
            QCOMPARE(assets[n].slices->size(), std::size_t{1});
            const analysis::Slice& slice = assets[n].slices->front().slice;
            QCOMPARE(slice.range.begin, 0);
            QCOMPARE(slice.range.end, audio::FileReader(material.samples[n]).info().frames);
        }
        QVERIFY(assets[0].slices->front().slice.traits.role == music::Role::Kick); // its name says so
    }

    void whatIsNotThereIsTold() {
        const SongBench bench;
        const fs::path file = projectOf(bench, pack::SamplePlacement::Copy);
        fs::remove(bench.out() / "song samples" / "kick.wav");
        const auto material = pack::materialOf(pack::readProjectFile(file), bench.out());
        QCOMPARE(material.samples.size(), std::size_t{2});
        QCOMPARE(material.missing.size(), std::size_t{1});
        QVERIFY(material.missing.front().find("kick.wav: it is not there") != std::string::npos);
        fs::remove_all(bench.out() / "song samples");
        QVERIFY_THROWS_EXCEPTION(Error, pack::materialOf(pack::readProjectFile(file), bench.out()));
    }

    void aZipIsUnpacked() {
        const SongBench bench;
        const fs::path zip = projectOf(bench, pack::SamplePlacement::Zip);
        const fs::path moved = bench.folder() / "elsewhere" / "song.zip"; // its paths lead nowhere there
        fs::create_directories(moved.parent_path());
        fs::rename(zip, moved);
        const auto material = pack::materialOf(pack::readProjectFile(moved), bench.folder() / "unpacked");
        QCOMPARE(material.samples.size(), std::size_t{3});
        for (const fs::path& sample : material.samples) {
            QCOMPARE(sample.parent_path(), bench.folder() / "unpacked");
            QVERIFY(fs::is_regular_file(sample));
        }
        QCOMPARE(contentOf(bench.folder() / "unpacked" / "bass.wav"), contentOf(bench.path("bass.wav")));
    }

    void patternsBecomeMidi() {
        const SongBench bench;
        const auto project = pack::readProjectFile(projectOf(bench, pack::SamplePlacement::Absolute));
        const auto files = pack::patternsAsMidi(flp::decode(project.bytes));
        QCOMPARE(files.size(), std::size_t{2});
        QCOMPARE(files[0].first, std::string("Beat.mid"));
        QCOMPARE(files[1].first, std::string("Bass.mid"));
        const std::string beat(files[0].second.begin(), files[0].second.end());
        QVERIFY(
            beat.starts_with(std::string("MThd\0\0\0\6\0\1\0\3\0\x60", 14))); // a track a channel, 96 a beat
        QVERIFY(beat.find("Kick") != std::string::npos);
        std::size_t struck = 0; // key 60 at velocity 100, four times
        for (std::size_t at = beat.find(std::string("\x90\x3c\x64")); at != std::string::npos;
             at = beat.find(std::string("\x90\x3c\x64"), at + 1))
            ++struck;
        QCOMPARE(struck, std::size_t{4});
    }
};

GLEANER_TEST(ProjectMaterialTest)
#include "project_material_test.moc"
