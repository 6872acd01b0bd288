#include "library/recording.h"

#include "base/error.h"
#include "codec/file_writer.h"
#include "files/sha256.h"
#include "library/found_recording.h"
#include "library/recording_cache.h"
#include "support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fstream>
#include <numbers>

using namespace gleaner;
namespace fs = std::filesystem;

namespace {

/// Four strikes in a quiet second each.
audio::AudioBuffer strikes(double hertz) {
    audio::AudioBuffer sound(1, 48000 * 4);
    for (Frame i = 0; i < sound.frames(); ++i) {
        const double seconds = static_cast<double>(i % 48000) / 48000.0 - 0.2;
        if (seconds < 0.0) continue;
        const double level = 0.7 * std::exp(-20.0 * seconds);
        sound.channel(0)[static_cast<std::size_t>(i)] =
            static_cast<float>(level * std::sin(2.0 * std::numbers::pi * hertz * seconds));
    }
    return sound;
}

class Bench {
public:
    fs::path folder() const { return fs::path(m_folder.path().toStdString()); }
    fs::path cache() const { return folder() / "cache"; }
    fs::path record(const std::string& name, double hertz = 200.0) const {
        return write(folder() / name, strikes(hertz));
    }
    static fs::path write(const fs::path& file, const audio::AudioBuffer& sound) {
        audio::FileWriter writer(file, {audio::FileFormat::Wav24, 48000, 1, 0});
        writer.write(sound);
        writer.finish();
        return file;
    }
    /// The strikes in three files; one joint lies within a strike.
    audio::FileSequence recordParts(const std::string& folderName) const {
        const audio::AudioBuffer sound = strikes(200.0);
        const fs::path inside = folder() / folderName;
        fs::create_directories(inside);
        return audio::FileSequence(
            std::vector<fs::path>{write(inside / "ZOOM0001.WAV", sound.copy({0, 58001})),
                                  write(inside / "ZOOM0001-0001.WAV", sound.copy({58001, 100003})),
                                  write(inside / "ZOOM0001-0002.WAV", sound.copy({100003, sound.frames()}))});
    }
    library::Recording open(const audio::FileSequence& file, double sensitivity = 0.5) const {
        analysis::DetectSettings settings;
        settings.sensitivity = sensitivity;
        return library::openRecording(file, settings, cache(), {});
    }

private:
    QTemporaryDir m_folder;
};

/// Something that no detector finds: where it turns up, it came from the cache.
analysis::Detection forged() {
    analysis::Slice slice;
    slice.id = "forged";
    slice.range = {1, 2};
    return {-12.0, {slice}};
}

bool isForged(const library::Recording& recording) { return recording.detection == forged(); }

}

class RecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensHashesAndDetects() {
        const Bench bench;
        const fs::path file = bench.record("walk.wav");
        const library::Recording recording = bench.open(file);
        QCOMPARE(recording.file, file.string());
        QCOMPARE(recording.sha256, library::sha256OfFile(file));
        QCOMPARE(recording.id.text(), recording.sha256.substr(0, 12));
        QCOMPARE(recording.info.rate, 48000);
        QCOMPARE(recording.info.frames, Frame{192000});
        QCOMPARE(recording.detection.slices.empty(), false);
        QVERIFY(recording.recorded.size() == 20 && recording.recorded.back() == 'Z');
    }

    void theSecondTimeComesFromTheCache() {
        const Bench bench;
        const fs::path file = bench.record("walk.wav");
        const library::Recording first = bench.open(file);
        QCOMPARE(bench.open(file), first);
        const library::RecordingCache cache(bench.cache() / "recordings");
        analysis::DetectSettings settings;
        QCOMPARE(cache.hashOf(file, first.stamp), std::optional(first.sha256));
        QCOMPARE(cache.detectionOf(first.sha256, settings), first.detection);
        cache.rememberDetection(first.sha256, settings, forged());
        QVERIFY(isForged(bench.open(file)));
    }

    void otherSettingsAndOtherContentAreHeardAnew() {
        const Bench bench;
        const fs::path file = bench.record("walk.wav");
        const library::Recording first = bench.open(file);
        library::RecordingCache(bench.cache() / "recordings").rememberDetection(first.sha256, {}, forged());
        QVERIFY(!isForged(bench.open(file, 0.9)));
        bench.record("walk.wav", 300.0);
        const library::Recording second = bench.open(file);
        QVERIFY(!isForged(second));
        QVERIFY(second.sha256 != first.sha256);
        QVERIFY(library::isUnchanged(second));
        QVERIFY(!library::isUnchanged(first));
    }

    void aCacheThatCannotBeWrittenIsNoError() {
        const Bench bench;
        const fs::path file = bench.record("walk.wav");
        std::ofstream(bench.cache()) << "a file where a folder should be";
        QVERIFY(!bench.open(file).detection.slices.empty());
    }

    void severalKeepTheirOrder() {
        const Bench bench;
        std::vector<fs::path> files;
        for (int n = 0; n < 5; ++n)
            files.push_back(bench.record("take " + std::to_string(n) + ".wav", 150.0 + 50.0 * n));
        const auto many = library::openRecordings(files, {}, bench.cache(), 3, {});
        const auto single = library::openRecordings(files, {}, bench.folder() / "other cache", 1, {});
        QCOMPARE(many, single);
        for (std::size_t n = 0; n < files.size(); ++n)
            QCOMPARE(many[n].file, files[n].string());
    }

    void aMissingFileIsToldBeforeAnyWork() {
        const Bench bench;
        std::ofstream(bench.folder() / "noise.wav") << "this is no sound";
        const std::vector<fs::path> files{bench.record("a.wav"), bench.folder() / "noise.wav",
                                          bench.folder() / "missing.wav"};
        for (const int jobs : {1, 4}) {
            std::string message;
            try {
                library::openRecordings(files, {}, bench.cache(), jobs, {});
            } catch (const Error& error) {
                message = error.what();
            }
            QVERIFY2(message.find("missing.wav") != std::string::npos, message.c_str());
            QVERIFY(!fs::exists(bench.cache()));
        }
    }

    /// A session has its slices: a moved slider is no reason to analyse anything again.
    void reopeningTakesADetectionOfAnySensitivity() {
        const Bench bench;
        const fs::path file = bench.record("walk.wav");
        analysis::DetectSettings settings;
        settings.sensitivity = 0.63;
        const library::Recording fresh = library::reopenRecording(file, settings, bench.cache(), {});
        QCOMPARE(fresh, bench.open(file, 0.63)); // the cache knew nothing
        library::RecordingCache(bench.cache() / "recordings").rememberDetection(fresh.sha256, {}, forged());
        settings.sensitivity = 0.7;
        const library::Recording again = library::reopenRecording(file, settings, bench.cache(), {});
        QCOMPARE(again.detection, forged());
        QCOMPARE(again.id, fresh.id);
        QVERIFY(bench.open(file, 0.7).detection != forged());
    }

    void whatWasSplitIsHeardAsOne() {
        const Bench bench;
        const library::Recording whole = bench.open(bench.record("whole.wav"));
        const audio::FileSequence files = bench.recordParts("card");
        const library::Recording joined = bench.open(files);
        QCOMPARE(joined.info.frames, whole.info.frames);
        QCOMPARE(joined.detection, whole.detection);
        QCOMPARE(joined.file, files.first().string());
        QVERIFY(library::filesOf(joined) == files);
        std::string hashes;
        for (const fs::path& file : files.files())
            hashes += library::sha256OfFile(file) + '\n';
        QCOMPARE(joined.sha256, library::sha256Of(hashes));
        QCOMPARE(joined.parts[1].frames, Frame{100003 - 58001});
        QCOMPARE(bench.open(files), joined); // from the cache
        QCOMPARE(library::identifyRecording(files, {}, bench.cache(), {}).recording, joined);
        const audio::FileSequence others(std::vector<fs::path>{files.files()[0], files.files()[2]});
        QVERIFY(bench.open(others).id != joined.id);
        QVERIFY(library::isUnchanged(joined));
        Bench::write(files.files()[1], strikes(300.0).copy({58001, 100003}));
        QVERIFY(!library::isUnchanged(joined));
    }

    void partsThatWereMovedAreFoundTogether() {
        const Bench bench;
        const library::Recording known = bench.open(bench.recordParts("card"));
        fs::rename(bench.folder() / "card", bench.folder() / "disk");
        const std::vector<fs::path> folders{bench.folder(), bench.folder() / "disk"};
        const library::Recording found = library::findRecording(known, folders, bench.cache(), {});
        QCOMPARE(found.id, known.id);
        QCOMPARE(found.parts[2].file, (bench.folder() / "disk" / "ZOOM0001-0002.WAV").string());
        fs::remove(bench.folder() / "disk" / "ZOOM0001-0001.WAV");
        std::string message;
        try {
            library::openRecording(library::filesOf(found), {}, bench.cache(), {});
        } catch (const Error& error) {
            message = error.what();
        }
        QVERIFY2(message.find("ZOOM0001-0001.WAV\": is missing; it is part 2 of 3") != std::string::npos ||
                     message.find("ZOOM0001-0001.WAV: is missing; it is part 2 of 3") != std::string::npos,
                 message.c_str());
    }

    void stopsWhenAsked() {
        const Bench bench;
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 library::openRecording(bench.record("walk.wav"), {}, bench.cache(),
                                                        Progress(stop.get_token(), {})));
    }

    void theCacheFolderFollowsTheEnvironment() {
        const QByteArray own = qgetenv("GLEANER_CACHE"), common = qgetenv("XDG_CACHE_HOME");
        qputenv("GLEANER_CACHE", "/one");
        QCOMPARE(library::defaultCacheFolder(), fs::path("/one"));
        qunsetenv("GLEANER_CACHE");
        qputenv("XDG_CACHE_HOME", "/two");
        QCOMPARE(library::defaultCacheFolder(), fs::path("/two/gleaner"));
        qunsetenv("XDG_CACHE_HOME");
        QVERIFY(library::defaultCacheFolder().string().ends_with("/.cache/gleaner"));
        qputenv("GLEANER_CACHE", own);
        if (!common.isEmpty()) qputenv("XDG_CACHE_HOME", common);
    }
};

GLEANER_TEST(RecordingTest)
#include "recording_test.moc"
