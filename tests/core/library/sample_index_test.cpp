#include "library/sample_index.h"

#include "base/error.h"
#include "codec/file_writer.h"
#include "core/music/printed.h"
#include "support/program.h"
#include "support/some.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <numbers>

using namespace gleaner;
namespace fs = std::filesystem;

namespace {

class SampleFolder {
public:
    fs::path folder() const { return fs::path(m_folder.path().toStdString()); }
    fs::path samples() const { return folder() / "samples"; }

    void writeTone(const fs::path& inside, double hertz, double seconds = 0.4) const {
        audio::AudioBuffer sound(1, framesFromSeconds(seconds, 48000));
        for (Frame i = 0; i < sound.frames(); ++i)
            sound.channel(0)[static_cast<std::size_t>(i)] = static_cast<float>(
                0.8 * std::exp(-8.0 * static_cast<double>(i) / 48000.0) *
                std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / 48000.0));
        const fs::path file = samples() / inside;
        fs::create_directories(file.parent_path());
        audio::FileWriter writer(file, {audio::FileFormat::Wav24, 48000, 1, 0});
        writer.write(sound);
        writer.finish();
    }
    library::IndexedFolder index(int jobs = 2) const {
        return library::indexFolders({samples()}, samples(), folder() / "cache", jobs, {});
    }

private:
    QTemporaryDir m_folder;
};

/// A `smpl` chunk behind the samples that tells nothing but the note.
void appendRoot(const fs::path& file, char note) {
    std::string chunk("smpl\x24\0\0\0", 8);
    chunk += std::string(12, '\0') + note + std::string(23, '\0');
    std::fstream(file, std::ios::in | std::ios::out | std::ios::ate | std::ios::binary) << chunk;
}

std::vector<std::string> pathsOf(const library::IndexedFolder& index) {
    std::vector<std::string> paths;
    for (const music::SampleEntry& entry : index.entries)
        paths.push_back(entry.path);
    return paths;
}

}

class SampleIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNameAndItsChunksAreBelievedUnlessToldNotTo() {
        const SampleFolder bench;
        bench.writeTone("Bass_F#_01.wav", 110.0);
        const fs::path named = bench.samples() / "Bass_F#_01.wav";
        const library::AnalysedSample alone = library::analyse(named, library::Belief::SoundAlone);
        QVERIFY(alone.metadata.empty());
        QVERIFY(std::abs(alone.entry.traits.pitchHz.value_or(0.0) - 110.0) < 1.0);
        const library::AnalysedSample metadata = library::analyse(named);
        QCOMPARE(metadata.entry.traits.role, music::Role::Bass);
        QVERIFY(std::abs(metadata.entry.traits.pitchHz.value_or(0.0) - 92.5) < 0.1);
        QCOMPARE(metadata.metadata.size(), std::size_t{2});

        bench.writeTone("x.wav", 110.0);
        const fs::path marked = bench.samples() / "x.wav";
        appendRoot(marked, 47);
        const library::AnalysedSample chunk = library::analyse(marked);
        QCOMPARE(chunk.metadata, (std::vector<analysis::AppliedField>{
                                     {analysis::MetadataField::Pitch, analysis::MetadataSource::SmplChunk}}));
        QVERIFY(std::abs(chunk.entry.traits.pitchHz.value_or(0.0) - 123.47) < 0.1);
    }

    void listensToEveryAudioFile() {
        const SampleFolder bench;
        bench.writeTone("b/two.wav", 220.0);
        bench.writeTone("b/One.WAV", 110.0);
        bench.writeTone("a.wav", 440.0);
        bench.writeTone(".hidden/x.wav", 440.0);
        std::ofstream(bench.samples() / "readme.txt") << "no sound";
        std::ofstream(bench.samples() / "broken.wav") << "RIFF and nothing else";
        fs::create_symlink(bench.samples() / "nowhere.wav", bench.samples() / "dangling.wav");
        const library::IndexedFolder index = bench.index();
        QCOMPARE(pathsOf(index), (std::vector<std::string>{"a.wav", "b/One.WAV", "b/two.wav"}));
        QCOMPARE(index.skipped.size(), std::size_t{1});
        QCOMPARE(index.skipped[0].file, std::string("broken.wav"));
        QVERIFY(!index.skipped[0].reason.empty());
        for (const music::SampleEntry& entry : gleaner::test::some(index.entries)) {
            QVERIFY(std::abs(entry.seconds - 0.4) < 0.001);
            QVERIFY(entry.lufs && *entry.lufs < 0.0 && *entry.lufs > -40.0);
            QVERIFY(entry.id.size() == 13 && entry.id[0] == 's');
        }
    }

    void whatIsKnownIsNotHeardAgain() {
        const SampleFolder bench;
        bench.writeTone("a.wav", 440.0);
        bench.writeTone("b.wav", 330.0);
        const library::IndexedFolder first = bench.index();
        QCOMPARE(first.analysed, 2);
        const library::IndexedFolder again = bench.index();
        QCOMPARE(again.analysed, 0);
        QCOMPARE(again.entries, first.entries);
    }

    void otherContentUnderTheSameSizeAndTimeIsNoticed() {
        const SampleFolder bench;
        bench.writeTone("a.wav", 440.0);
        bench.index();
        const fs::path file = bench.samples() / "a.wav";
        const auto time = fs::last_write_time(file);
        const std::string zeros(fs::file_size(file), '\0');
        std::ofstream(file, std::ios::binary) << zeros;
        fs::last_write_time(file, time);
        const library::IndexedFolder later = bench.index();
        QVERIFY(later.entries.empty());
        QCOMPARE(later.skipped.size(), std::size_t{1});
    }

    void anyNumberOfJobsGivesTheSameIndex() {
        const SampleFolder bench;
        for (int n = 0; n < 70; ++n)
            bench.writeTone("tone " + std::to_string(n) + ".wav", 100.0 + 10.0 * n, 0.1);
        const library::IndexedFolder one = bench.index(1);
        fs::remove_all(bench.folder() / "cache");
        const library::IndexedFolder four = bench.index(4);
        QCOMPARE(one.entries, four.entries);
        QCOMPARE(one.entries.size(), std::size_t{70});
    }

    void aFolderTwiceCountsOnce() {
        const SampleFolder bench;
        bench.writeTone("a/x.wav", 440.0);
        const auto index = library::indexFolders({bench.samples(), bench.samples() / "a"}, bench.samples(),
                                                 bench.folder() / "cache", 1, {});
        QCOMPARE(index.entries.size(), std::size_t{1});
    }

    void aCancelKeepsWhatWasHeard() {
        const SampleFolder bench;
        for (int n = 0; n < 140; ++n)
            bench.writeTone("tone " + std::to_string(n) + ".wav", 100.0 + 10.0 * n, 0.05);
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
            if (fraction > 0.6) stop.request_stop();
        });
        QVERIFY_THROWS_EXCEPTION(Cancelled, library::indexFolders({bench.samples()}, bench.samples(),
                                                                  bench.folder() / "cache", 2, progress));
        const library::IndexedFolder rest = bench.index();
        QCOMPARE(rest.entries.size(), std::size_t{140});
        QVERIFY(rest.analysed <= 140 - 64); // the first batch at least was in the database
    }

    void whatIsNoFolderIsRefused() {
        const SampleFolder bench;
        bench.writeTone("a.wav", 440.0);
        QVERIFY_THROWS_EXCEPTION(Error, library::indexFolders({bench.folder() / "none"}, bench.folder(),
                                                              bench.folder() / "cache", 1, {}));
        QVERIFY_THROWS_EXCEPTION(Error, library::indexFolders({bench.samples() / "a.wav"}, bench.folder(),
                                                              bench.folder() / "cache", 1, {}));
    }

    void anEmptyFileHoldsNoSound() {
        const SampleFolder bench;
        bench.writeTone("empty.wav", 440.0, 0.0);
        const library::IndexedFolder index = bench.index();
        QVERIFY(index.entries.empty());
        QCOMPARE(index.skipped.size(), std::size_t{1});
    }
};

GLEANER_TEST(SampleIndexTest)
#include "sample_index_test.moc"
