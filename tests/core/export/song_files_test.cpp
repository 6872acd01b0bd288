#include "export/song_files.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "core/export/song_bench.h"
#include "export/song_relink.h"
#include "export/song_samples.h"
#include "files/archive.h"
#include "flp/document.h"
#include "support/program.h"
#include "support/some.h"
#include "json/values.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace gleaner;
using namespace gleaner::test;
using pack::SamplePlacement;

class SongFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEveryForm() {
        const SongBench bench;
        const pack::WrittenSong written = pack::writeSong(bench.song, bench.everything(), {});
        QCOMPARE(written.files.size(), std::size_t{5});
        for (const fs::path& file : written.files)
            QVERIFY2(fs::is_regular_file(file), file.c_str());
        QCOMPARE(filesIn(bench.out()),
                 (std::vector<std::string>{"song samples/Kick_2.wav", "song samples/bass.wav",
                                           "song samples/gleaner.json", "song samples/gleaner.sha256",
                                           "song samples/kick.wav", "song.dawproject", "song.flp",
                                           "song.json", "song.mid", "song.wav"}));
        QVERIFY(contentOf(bench.out() / "song.mid").starts_with("MThd"));
        QCOMPARE(json::songFromJson(json::readObject(bench.out() / "song.json")), written.song);
    }

    void copiedSamplesLieBesideTheProject() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "My song.flp";
        const pack::WrittenSong written = pack::writeSong(bench.song, outputs, {});
        const std::vector<std::string> paths = samplePathsOf(projectIn(contentOf(outputs.flp)));
        QCOMPARE(paths.size(), std::size_t{3});
        for (const std::string& path : paths) {
            QVERIFY2(path.starts_with((bench.out() / "My song samples" / "").string()), path.c_str());
            QVERIFY2(fs::is_regular_file(path), path.c_str());
        }
        QCOMPARE(written.song.drums[0].samplePath, paths[0]);
        QCOMPARE(contentOf(written.song.drums[1].samplePath), contentOf(bench.path("more/Kick.wav")));
    }

    void absolutePathsNameTheSamplesWhereTheyAre() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "song.flp";
        outputs.samples = SamplePlacement::Absolute;
        pack::writeSong(bench.song, outputs, {});
        QCOMPARE(samplePathsOf(projectIn(contentOf(outputs.flp))),
                 (std::vector<std::string>{bench.path("kick.wav"), bench.path("more/Kick.wav"),
                                           bench.path("bass.wav")}));
        QCOMPARE(filesIn(bench.out()), std::vector<std::string>{"song.flp"});
    }

    void aClipIsAsLongAsItsFile() {
        SongBench bench;
        bench.song.meta.bpm = 120.0;
        bench.song.melodicTracks[0].source = music::SourceType::Audio;
        bench.song.melodicTracks[0].notes.clear();
        bench.song.melodicTracks[0].seconds = 0.0;
        for (const SamplePlacement way :
             {SamplePlacement::Copy, SamplePlacement::Absolute, SamplePlacement::Zip}) {
            pack::SongOutputs outputs;
            outputs.flp = bench.out() / "song.flp";
            outputs.samples = way;
            pack::writeSong(bench.song, outputs, {});
            const std::string bytes = way == SamplePlacement::Zip
                                          ? pack::ZipReader(bench.out() / "song.zip").read("song.flp")
                                          : contentOf(outputs.flp);
            const flp::Project project = projectIn(bytes);
            const auto clip =
                std::ranges::find(project.playlist, std::string("audio"), &flp::ProjectItem::kind);
            QVERIFY(clip != project.playlist.end());
            QCOMPARE(clip->lengthTicks, 96); // half a second is a beat
        }
    }

    void aProjectForWindowsNamesWhatLiesUnderItsRoot() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "song.flp";
        outputs.samples = SamplePlacement::Absolute;
        outputs.windowsPaths = true;
        outputs.pathRoot = "D:\\Packs\\";
        const pack::WrittenSong written = pack::writeSong(bench.song, outputs, {});
        QCOMPARE(samplePathsOf(projectIn(contentOf(outputs.flp))),
                 (std::vector<std::string>{"D:\\Packs\\kick.wav", "D:\\Packs\\more\\Kick.wav",
                                           "D:\\Packs\\bass.wav"}));
        QCOMPARE(written.song.drums[0].samplePath, bench.path("kick.wav")); // which can be played here
    }

    void aTemplateTakesTheSong() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "own.flp";
        outputs.version = flp::Version::Fl25_2;
        pack::writeSong(bench.song, outputs, {});
        outputs.templateFile = outputs.flp;
        outputs.flp = bench.out() / "both.flp";
        const pack::WrittenSong written = pack::writeSong(bench.song, outputs, {});
        QVERIFY(!written.notices.empty());
        const flp::Project own = projectIn(contentOf(outputs.templateFile)),
                           both = projectIn(contentOf(outputs.flp));
        QCOMPARE(both.channels.size(), own.channels.size() + 3); // of the song's 18 those that sound
        QCOMPARE(both.playlist.size(), 2 * own.playlist.size());
        outputs.templateFile = bench.path("kick.wav");
        QVERIFY_THROWS_EXCEPTION(Error, pack::writeSong(bench.song, outputs, {}));
    }

    void aBriefIsMergedIntoWhatAPersonMadeOfTheFirst() {
        SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "song.flp";
        outputs.genre = "Rain";
        pack::writeSong(bench.song, outputs, {});
        const std::string before = contentOf(outputs.flp);
        // They rename the project and a channel of it.
        flp::Document document = flp::readDocument(flp::Bytes(before.begin(), before.end()));
        for (flp::Section& section : document.sections)
            if (section.textOf(flp::EventId::PluginName) == "Bass")
                section.find(flp::EventId::PluginName)->value = flp::Text{"Low one"};
        const flp::Bytes edited = flp::writeDocument(document);
        const fs::path theirs = bench.out() / "mine.flp";
        gleaner::test::write(theirs, std::string(edited.begin(), edited.end()));
        fs::remove(outputs.flp);

        pack::SongOutputs merge;
        merge.mergeFile = theirs;
        merge.flp = bench.out() / "merged.flp";
        bench.song.meta.bpm = 101.0;
        bench.song.patterns[0].notes.pop_back();
        const pack::WrittenSong plan = pack::planMerge(bench.song, merge);
        QVERIFY(!fs::exists(merge.flp));
        const pack::WrittenSong written = pack::writeSong(bench.song, merge, {});
        QVERIFY(written.lines == plan.lines);
        QVERIFY(std::ranges::any_of(written.lines, [](const flp::MergeLine& line) {
            return line.sentence.starts_with("Pattern Beat");
        }));
        QCOMPARE(contentOf(theirs), std::string(edited.begin(), edited.end()));
        const flp::Project project = projectIn(contentOf(merge.flp));
        QCOMPARE(project.tempo, 101.0);
        QCOMPARE(project.genre, std::string("Rain")); // the new brief says none
        QVERIFY(std::ranges::any_of(project.channels,
                                    [](const auto& channel) { return channel.name == "Low one"; }));
        for (const std::string& path : samplePathsOf(project))
            QVERIFY2(fs::is_regular_file(path), path.c_str());
        // The next merge knows this one.
        merge.mergeFile = merge.flp;
        merge.flp = bench.out() / "again.flp";
        QCOMPARE(pack::planMerge(bench.song, merge).lines.size(), std::size_t{0});
        merge.samples = SamplePlacement::Absolute; // no folder of samples: it lies beside
        pack::writeSong(bench.song, merge, {});
        QVERIFY(fs::exists(bench.out() / "again.gleaner.json"));
        merge.baselineFile = bench.path("kick.wav");
        QVERIFY_THROWS_EXCEPTION(Error, pack::planMerge(bench.song, merge));
    }

    /// Every sound that a REAPER project names lies beside it; written again, nothing is left of what it was.
    void theReaperProjectLiesBesideItsSounds() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.reaper = bench.out() / "My song.rpp";
        pack::writeSong(bench.song, outputs, {});
        const std::string project = contentOf(outputs.reaper);
        std::set<std::string> named;
        for (std::size_t at = 0; (at = project.find("FILE \"", at)) != std::string::npos; ++at)
            named.insert(project.substr(at + 6, project.find('"', at + 6) - at - 6));
        QVERIFY(named ==
                (std::set<std::string>{"My song media/audio/Kick_2.wav", "My song media/audio/kick.wav",
                                       "My song media/stems/stem_17_bass.wav"}));
        for (const std::string& file : named)
            QVERIFY2(fs::is_regular_file(bench.out() / file), file.c_str());
        pack::writeSong(bench.song, outputs, {});
        QCOMPARE(contentOf(outputs.reaper), project);
    }

    void theDawProjectHoldsSamplesAndStems() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.dawproject = bench.out() / "song.dawproject";
        pack::writeSong(bench.song, outputs, {});
        pack::ZipReader zip(outputs.dawproject);
        for (const char* path : {"project.xml", "metadata.xml", "audio/kick.wav", "audio/Kick_2.wav",
                                 "audio/bass.wav", "stems/stem_17_bass.wav"})
            QVERIFY2(zip.contains(path), path);
        QVERIFY(
            !zip.contains("stems/stem_0_kick.wav")); // its strokes die away: clips of the sample say it all
        const std::string project = zip.read("project.xml");
        QVERIFY(project.find("audio/kick.wav") != std::string::npos);
        QVERIFY(project.find("stems/stem_17_bass.wav") != std::string::npos);
        // The stem is the bass alone: two notes, at the beats where they stand.
        zip.extract("stems/stem_17_bass.wav", bench.folder() / "stem.wav", {});
        audio::FileReader reader(bench.folder() / "stem.wav");
        const audio::AudioBuffer stem = audio::readWhole(reader);
        const Frame bar = framesFromSeconds(4.0 * 60.0 / bench.song.meta.bpm, 48000);
        QVERIFY(rmsDb(stem, {100, 2000}) > -20.0);
        QVERIFY(rmsDb(stem, {bar - 5000, bar - 100}) < -60.0);
        QVERIFY(rmsDb(stem, {bar + 100, bar + 2000}) > -20.0);
    }

    void theWavIsTheSong() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.wav = bench.out() / "song.wav";
        pack::writeSong(bench.song, outputs, {});
        audio::FileReader reader(outputs.wav);
        QCOMPARE(reader.info().rate, 48000);
        QCOMPARE(reader.info().bits, 24);
        QVERIFY(secondsFromFrames(reader.info().frames, 48000) >= 2 * 4 * 60.0 / bench.song.meta.bpm - 0.01);
        const audio::AudioBuffer sound = audio::readWhole(reader);
        QVERIFY(rmsDb(sound, {0, 4800}) > -20.0);
    }

    void sameSongSameBytes() {
        const SongBench bench;
        std::vector<std::string> first, second;
        for (auto* bytes : {&first, &second}) {
            for (const fs::path& file : pack::writeSong(bench.song, bench.everything(), {}).files)
                bytes->push_back(contentOf(file));
        }
        QCOMPARE(first, second);
    }

    void aMissingSampleIsNamedAndNothingIsWritten() {
        const SongBench bench;
        fs::remove(bench.samples() / "bass.wav");
        for (const SamplePlacement placement :
             {SamplePlacement::Copy, SamplePlacement::Absolute, SamplePlacement::Zip}) {
            pack::SongOutputs outputs = bench.everything();
            outputs.samples = placement;
            try {
                pack::writeSong(bench.song, outputs, {});
                QFAIL("was written");
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).starts_with(bench.path("bass.wav")), error.what());
            }
            QVERIFY(!fs::exists(bench.out()));
        }
        pack::SongOutputs notes;
        notes.midi = bench.out() / "song.mid"; // that plays no sample
        pack::writeSong(bench.song, notes, {});
        QVERIFY(fs::exists(notes.midi));
    }

    void everyMissingSampleIsNamed() {
        const SongBench bench;
        fs::remove(bench.samples() / "bass.wav");
        fs::remove(bench.samples() / "kick.wav");
        pack::SongOutputs outputs;
        outputs.flp = bench.out() / "song.flp";
        try {
            pack::writeSong(bench.song, outputs, {});
            QFAIL("was written");
        } catch (const Error& error) {
            for (const char* name : {"bass.wav", "kick.wav"})
                QVERIFY2(std::string(error.what()).find(bench.path(name)) != std::string::npos, error.what());
            QVERIFY2(std::string(error.what()).find("more/Kick.wav") == std::string::npos, error.what());
        }
    }

    /// Somebody made the kick louder in the samples' folder and composes again.
    void aSampleThatAPersonChangedIsKept() {
        const SongBench bench;
        pack::writeSong(bench.song, bench.everything(), {});
        const fs::path folder = bench.out() / "song samples";
        const std::string ours = contentOf(folder / "kick.wav");
        std::ofstream(folder / "kick.wav") << "louder, by hand";
        const pack::WrittenSong again = pack::writeSong(bench.song, bench.everything(), {});
        QCOMPARE(contentOf(folder / "kick.wav"), ours);
        QCOMPARE(contentOf(folder / "kick (2).wav"), std::string("louder, by hand"));
        QVERIFY(std::ranges::any_of(again.notices, [](const std::string& notice) {
            return notice.find("kept as kick (2).wav") != std::string::npos;
        }));
        const auto files = filesIn(folder);
        QVERIFY(pack::writeSong(bench.song, bench.everything(), {}).notices.empty());
        QCOMPARE(filesIn(folder), files);
    }

    void aFailureKeepsWhatWasThere() {
        const SongBench bench;
        pack::writeSong(bench.song, bench.everything(), {});
        std::ofstream(bench.out() / "song samples" / "notes.txt") << "mine";
        const auto before = filesIn(bench.out());
        const std::string project = contentOf(bench.out() / "song.flp");
        SongBench faulty;
        faulty.song = bench.song;
        faulty.song.meta.bpm = -1.0; // no form can hold that
        QVERIFY_THROWS_EXCEPTION(Error, pack::writeSong(faulty.song, bench.everything(), {}));
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
            if (fraction > 0.9) stop.request_stop();
        });
        QVERIFY_THROWS_EXCEPTION(Cancelled, pack::writeSong(bench.song, bench.everything(), progress));
        QCOMPARE(filesIn(bench.out()), before);
        QCOMPARE(contentOf(bench.out() / "song.flp"), project);
        pack::writeSong(bench.song, bench.everything(),
                        {}); // the samples are now read from the folder they are copied to
        QCOMPARE(filesIn(bench.out()), before);
    }

    void twoOutputsInOneFileAreRefused() {
        const SongBench bench;
        pack::SongOutputs outputs;
        outputs.flp = outputs.midi = bench.out() / "song";
        QVERIFY_THROWS_EXCEPTION(Error, pack::writeSong(bench.song, outputs, {}));
        QVERIFY(!fs::exists(bench.out()));
    }
};

GLEANER_TEST(SongFilesTest)
#include "song_files_test.moc"
