#include "pack/render/render.h"
#include "pack/render/seam_words.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "core/pack/made_pack.h"
#include "files/sha256.h"
#include "pack/package/write.h"
#include "support/message_of.h"
#include "support/program.h"
#include "support/some.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace gleaner;
using namespace gleaner::test;
using music::SampleKind;

namespace {

audio::AudioBuffer soundOf(const fs::path& file) {
    audio::FileReader reader(file);
    return audio::readWhole(reader);
}

pack::Artifact artifactAt(const pack::RenderedPack& pack, const std::string& path) {
    for (const pack::Artifact& artifact : pack.artifacts)
        if (artifact.item.path == path) return artifact;
    throw Error("no artifact at " + path);
}

}

class RenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesEveryFileAndMeasuresIt() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        QCOMPARE(made.rendered, 7);
        QCOMPARE(made.reused, 0);
        for (const pack::Artifact& artifact : some(made.artifacts)) {
            const audio::AudioBuffer sound = soundOf(artifact.file);
            QCOMPARE(artifact.sha256, library::sha256OfFile(artifact.file));
            QCOMPARE(artifact.seconds, static_cast<double>(sound.frames()) / 48000.0);
            const auto level = loudness::measure(sound, 48000, artifact.item.method);
            QVERIFY(std::abs(level.loudness.value - artifact.lufs) < 0.01);
            QVERIFY(std::abs(level.truePeak.value - artifact.truePeakDb) < 0.01);
            QVERIFY(artifact.truePeakDb <= -1.0 + 0.1);
            // The target is met, or the ceiling or the greatest gain is in the way.
            const bool isCapped = artifact.truePeakDb > -1.2 || artifact.gainDb > 23.9;
            QVERIFY2(isCapped || std::abs(artifact.lufs - artifact.item.targetLufs) < 0.1,
                     artifact.item.path.c_str());
        }
    }

    void hitsKeepTheirLengthAndDoNotClick() {
        const Bench bench;
        const pack::Artifact kick = artifactAt(bench.render(), "Drums/Hits/kick_01.wav");
        const audio::AudioBuffer sound = soundOf(kick.file);
        QCOMPARE(sound.frames(), framesFromSeconds(0.35, 48000));
        QCOMPARE(sound.channels(), 2);
        const double peak = std::pow(10.0, kick.truePeakDb / 20.0);
        QVERIFY(std::abs(at(sound, 0, 0)) < 0.002 * peak);
        QVERIFY(std::abs(at(sound, 0, sound.frames() - 1)) < 0.002 * peak);
    }

    void aLoopPlaysRoundWithoutAClickAtAnyRate() {
        for (const int rate : {44100, 48000}) {
            Bench bench;
            bench.request.sampleRate = rate;
            const audio::AudioBuffer loop =
                soundOf(artifactAt(bench.render(), "Drums/Loops/perc_loop_01_120bpm.wav").file);
            QCOMPARE(loop.frames(), Frame{2} * rate);
            QVERIFY(seamStep(loop) < largestStep(loop));
        }
    }

    void everyRateGivesTheSameSound() {
        const Bench other(44100);
        const Bench same(48000);
        for (const char* path : {"Drums/Hits/rim_01.wav", "Vocals/Phrases/vocal_phrase_01_Am.wav"}) {
            const pack::Artifact a = artifactAt(other.render(), path), b = artifactAt(same.render(), path);
            QVERIFY(std::abs(a.lufs - b.lufs) < 0.2);
            QVERIFY(std::abs(a.seconds - b.seconds) < 0.001);
        }
    }

    void everyFormatIsWhatItSays() {
        Bench bench;
        struct Expected {
            audio::FileFormat format;
            const char* extension;
            int bits;
        };
        for (const Expected& one :
             {Expected{audio::FileFormat::Wav24, ".wav", 24}, Expected{audio::FileFormat::Wav16, ".wav", 16},
              Expected{audio::FileFormat::Flac, ".flac", 24},
              Expected{audio::FileFormat::OggVorbis, ".ogg", 0},
              Expected{audio::FileFormat::Opus, ".opus", 0}}) {
            bench.request.format = one.format;
            const pack::RenderedPack made = bench.render();
            for (const pack::Artifact& artifact : some(made.artifacts)) {
                QCOMPARE(artifact.file.extension().string(), std::string(one.extension));
                QVERIFY(artifact.item.path.ends_with(one.extension));
                QCOMPARE(audio::FileReader(artifact.file).info().bits, one.bits);
            }
            QCOMPARE(hashesOf(bench.render()), hashesOf(made));
        }
    }

    /// A loop that is played at 120.3 bpm comes out at 120, in its frames, its chunk and what is kept of it.
    void loopsComeToExactBars() {
        Bench bench;
        analysis::Slice& beat = bench.recordings[0].detection.slices[3];
        QCOMPARE(beat.traits.kind, music::SampleKind::Loop);
        beat.range.end = beat.range.begin + framesFromSeconds(240.0 / 120.3, 48000);
        beat.traits.bpm = 120.3;
        const pack::RenderedPack made = bench.render();
        QCOMPARE(pack::seamsOf(made), std::string("1 of 1 loop at a whole tempo, 0 crossfaded."));
        const pack::Artifact exact = artifactAt(made, "Drums/Loops/perc_loop_01_120bpm.wav");
        QVERIFY(pack::inWords(*exact.seam).starts_with("120 bpm, "));
        QCOMPARE(audio::FileReader(exact.file).info().frames, Frame{96000});
        QCOMPARE(*exact.item.slice.traits.bpm, 120.0);
        QCOMPARE(*exact.seam->bpm, 120.0);
        QVERIFY(std::abs(exact.seam->stretchPercent - 0.25) < 0.15); // as far as its ends were moved
        QVERIFY(exact.seam->seam.clickDb < 3.6 && exact.seam->seam.spectralDb < 4.8);
        bench.request.loops = pack::LoopLength::AsFound;
        const pack::Artifact found = artifactAt(bench.render(), "Drums/Loops/perc_loop_01_120.3bpm.wav");
        QCOMPARE(audio::FileReader(found.file).info().frames, beat.range.length());
        QVERIFY(!found.seam);
        QVERIFY(pack::seamsOf(bench.render()).empty());
        QVERIFY(found.item.id != exact.item.id);
    }

    /// A loud and a soft stroke on one drum: together they stay as far apart as they were played.
    void takesOfOneSoundHaveOneGain() {
        Bench bench;
        analysis::Fingerprint same;
        same.cells.fill(40);
        for (const std::size_t n : {0, 1})
            bench.recordings[0].detection.slices[n].fingerprint = same;
        const auto strokes = [&] {
            const pack::RenderedPack made = bench.render();
            return std::array{artifactAt(made, "Drums/Hits/kick_01.wav"),
                              artifactAt(made, "Drums/Hits/kick_02.wav")};
        };
        const auto [loud, soft] = strokes();
        QCOMPARE(loud.item.takes, soft.item.takes);
        QVERIFY(!loud.item.takes.empty());
        QCOMPARE(loud.gainDb, soft.gainDb);
        QVERIFY(loud.truePeakDb <= bench.request.truePeakDb + 0.1);
        bench.request.takeLevels = pack::TakeLevels::Each;
        const auto [alone, other] = strokes();
        QVERIFY(alone.item.takes.empty());
        QCOMPARE(alone.item.id, loud.item.idAlone);
        QVERIFY(alone.item.id != loud.item.id);
        const double played = (alone.lufs - alone.gainDb) - (other.lufs - other.gainDb);
        QVERIFY(played > 3.0);
        QVERIFY2(std::abs(loud.lufs - soft.lufs - played) < 0.1,
                 qPrintable(QString::number(loud.lufs - soft.lufs)));
        QVERIFY(std::abs(loud.lufs - alone.lufs) < 0.1); // the loudest is as loud as it would be alone
        QVERIFY(other.gainDb > soft.gainDb + 1.0);
        bench.request.takeLevels =
            pack::TakeLevels::Together; // what a person gave one of them counts as well
        bench.request.assets[0].slices = std::vector<pack::ChosenSlice>();
        for (const analysis::Slice& one : bench.recordings[0].detection.slices)
            bench.request.assets[0].slices->push_back({one, {}, {}});
        (*bench.request.assets[0].slices)[1].shape.gainDb = -2.0;
        const auto [first, second] = strokes();
        QVERIFY(std::abs(first.lufs - second.lufs - played - 2.0) < 0.1);
    }

    /// acid and smpl chunks as samplers read them (docs/formats.md 2.3).
    void filesSayWhatTheyAre() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        const pack::Artifact beat = artifactAt(made, "Drums/Loops/perc_loop_01_120bpm.wav");
        const std::string loop = contentOf(beat.file);
        const std::size_t acid = loop.find("acid");
        QVERIFY(acid != std::string::npos);
        float tempo = 0.0F;
        std::memcpy(&tempo, loop.data() + acid + 8 + 20, 4);
        QCOMPARE(tempo, 120.0F);
        QCOMPARE(static_cast<int>(loop[acid + 8 + 12]), 4); // beats
        QVERIFY(loop.find("smpl") != std::string::npos);
        QVERIFY(loop.find("perc_loop_01_120bpm") != std::string::npos);
        QVERIFY(loop.find("dembow, field") != std::string::npos);
        QVERIFY(loop.find("Gleaner ") != std::string::npos);
        QCOMPARE(beat.item.slice.range, beat.seam->range); // as the court took it
        QVERIFY(std::abs(beat.item.slice.range.begin - 336000) < 1440);
        QVERIFY(loop.find("From the recording " + bench.recordings[0].id.text() + ", frames " +
                          std::to_string(beat.item.slice.range.begin) + " to " +
                          std::to_string(beat.item.slice.range.end)) != std::string::npos);
        QCOMPARE(loop.find(bench.folder().string()), std::string::npos);
        const std::string hit = contentOf(artifactAt(made, "Melodic/Hits/lead_01.wav").file);
        const std::size_t note = hit.find("smpl");
        QVERIFY(note != std::string::npos);
        QCOMPARE(static_cast<int>(hit[note + 8 + 12]), 57); // A3
    }

    void anotherPresetSoundsDifferent() {
        Bench bench;
        const pack::RenderedPack plain = bench.render();
        bench.request.preset = {"dull", "Dull", "", {{"lowpass", true, {}}}};
        const pack::RenderedPack dull = bench.render();
        QVERIFY(plain.plan.configHash != dull.plan.configHash);
        QCOMPARE(dull.rendered, 7);
        bench.request.preset.chain[0].enabled = false; // does nothing: the files are those of no preset
        const pack::RenderedPack off = bench.render();
        QCOMPARE(off.rendered, 0);
    }

    void listeningGivesWhatWillBeWritten() {
        const Bench bench;
        const pack::RenderedPack made = bench.render();
        for (const pack::Artifact& artifact : some(made.artifacts)) {
            const audio::AudioBuffer heard = pack::renderItem(made.plan, artifact.item, {}),
                                     written = soundOf(artifact.file);
            QCOMPARE(heard.frames(), written.frames());
            for (Frame i = 0; i < heard.frames(); ++i)
                QVERIFY(std::abs(at(heard, 0, i) - at(written, 0, i)) < 1e-6);
        }
    }

    /// Whatever went wrong before, a pack holds no silence.
    void silenceIsRefused() {
        const Scratch scratch;
        const fs::path file = scratch.folder() / "silence.wav";
        writeSound(file, audio::AudioBuffer(1, 48000), 48000);
        library::Recording silent = openWalk(file, 48000);
        silent.detection.slices = {slice(SampleKind::Texture, music::Role::Ambience, 0, 48000)};
        library::ArtifactStore store(scratch.folder() / "store");
        const std::string message =
            messageOf([&] { pack::render(pack::plan({silent}, requestFor({silent})), store, 1, {}); });
        for (const char* part : {"silence.wav", "t0", "is silent"})
            QVERIFY2(message.find(part) != std::string::npos, message.c_str());
    }

    void whatIsNoNumberIsRefused() {
        Bench bench;
        bench.request.preset.chain = {{"gain", true, {{"gain", 24.0}}}};
        for (int n = 0; n < 40; ++n) // 960 dB: beyond any float
            bench.request.preset.chain.push_back(bench.request.preset.chain.front());
        const std::string message = messageOf([&] { bench.render(); });
        for (const char* part : {"Walk home.wav", "the slice", "no numbers"})
            QVERIFY2(message.find(part) != std::string::npos, message.c_str());
    }

    /// The channels of a slice are those of its file, and of its id; one more channel changes nothing else.
    void aSliceIsWrittenFromItsChannels() {
        const Scratch scratch;
        const fs::path file = scratch.folder() / "four.wav";
        audio::AudioBuffer sound(4, 48000 * 4);
        const audio::AudioBuffer tone = struck(300.0, 0.5, 48000);
        for (int c = 0; c < 4; ++c)
            for (Frame i = 0; i < tone.frames(); ++i)
                at(sound, c, 48000 + i) += static_cast<float>(c * at(tone, 0, i) / 8.0);
        writeSound(file, sound, 48000);
        library::Recording four = openWalk(file, 48000);
        four.info.channels = 4;
        four.info.frames = 48000 * 4;
        four.detection.slices = {slice(SampleKind::Hit, music::Role::Tom, 47900, 72000)};
        library::ArtifactStore store(scratch.folder() / "store");
        std::set<std::string> ids;
        struct Expected {
            audio::ChannelChoice choice;
            int channels;
            const char* numbers;
            bool mix;
        };
        for (const Expected& one :
             {Expected{{audio::Channels::one(3)}, 1, "4", false},
              Expected{{audio::Channels::pair(1, 2)}, 2, "2,3", false},
              Expected{{audio::Channels::mixOfAll()}, 1, "1,2,3,4", true}, Expected{{}, 2, "3,4", false}}) {
            pack::PackRequest request = requestFor({four});
            request.assets[0].channels = one.choice;
            const pack::RenderedPack made = pack::render(pack::plan({four}, request), store, 1, {});
            QCOMPARE(soundOf(made.artifacts[0].file).channels(), one.channels);
            const QJsonObject artifact =
                QJsonDocument::fromJson(QByteArray::fromStdString(pack::manifestJson(made)))
                    .object()[u"artifacts"]
                    .toArray()[0]
                    .toObject();
            QStringList numbers;
            for (const QJsonValue& number : artifact[u"channels"].toArray())
                numbers << QString::number(number.toInt());
            QCOMPARE(numbers.join(u','), QLatin1String(one.numbers));
            QCOMPARE(artifact[u"mix"].toBool(), one.mix);
            ids.insert(made.artifacts[0].item.id);
        }
        QCOMPARE(ids.size(), std::size_t(4));
    }

    /// What is all that a recording has, as it stands, is the sample that it always was.
    void theUsualChannelsAreNoOtherSample() {
        Bench bench;
        const pack::PackPlan plain = bench.plan();
        bench.request.assets[0].channels = {audio::Channels::pair(0, 1)};
        QCOMPARE(bench.plan().items.front().id, plain.items.front().id);
        bench.request.assets[0].channels = {audio::Channels::one(1)};
        QVERIFY(bench.plan().items.front().id != plain.items.front().id);
        bench.request.assets[0].channels = {audio::Channels::one(2)};
        QVERIFY(messageOf([&] { bench.plan(); }).find("channels 3") != std::string::npos);
    }

    /// Float and 24 bit hold a sound 60 dB down as well as any; 16 bit do not, and that is told.
    void aQuietRecordingIsBroughtToItsTargetOrTold_data() {
        QTest::addColumn<double>("noiseDb");
        QTest::addColumn<bool>("reaches");
        QTest::newRow("clean") << -120.0 << true;
        QTest::newRow("noisy") << -80.0 << false;
    }
    void aQuietRecordingIsBroughtToItsTargetOrTold() {
        QFETCH(double, noiseDb);
        QFETCH(bool, reaches);
        const Scratch scratch;
        const fs::path file = scratch.folder() / "quiet.wav";
        audio::AudioBuffer sound = noise(48000 * 4, 3, std::pow(10.0, noiseDb / 20.0) * std::sqrt(3.0));
        mix(sound, sine(24000, 400.0 / 48000, 0.0005), 48000);
        audio::FileWriter writer(file, {audio::FileFormat::WavFloat, 48000, 1, 0});
        writer.write(sound);
        writer.finish();
        library::Recording quiet = openWalk(file, 48000);
        quiet.info = audio::FileReader(file).info();
        quiet.detection.slices = {slice(SampleKind::Hit, music::Role::Tom, 47900, 72100)};
        library::ArtifactStore store(scratch.folder() / "store");
        const pack::RenderedPack made = pack::render(pack::plan({quiet}, requestFor({quiet})), store, 1, {});
        const pack::Artifact& artifact = made.artifacts[0];
        QCOMPARE(std::abs(artifact.lufs + 12.0) < 0.1, reaches);
        QCOMPARE(artifact.shortByLu > 0.0, !reaches);
        QCOMPARE(pack::shortfallOf(made).empty(), reaches);
        if (!reaches) QVERIFY(std::abs(-12.0 - artifact.lufs - artifact.shortByLu) < 0.1);
    }

    void aSliceBehindTheEndNamesTheRecording() {
        Bench bench;
        bench.recordings[0].detection.slices.push_back(
            slice(SampleKind::Hit, music::Role::Fx, 950000, 970000));
        const std::string message = messageOf([&] { bench.render(); });
        QVERIFY2(message.find("Walk home.wav") != std::string::npos &&
                     message.find("960000") != std::string::npos,
                 message.c_str());
    }

    /// Halfway through a raised cosine it is 6 dB down.
    void aShapedRegionFadesBeforeItsEffects() {
        Bench bench;
        const pack::PackPlan plain = bench.plan();
        const auto item = [&](const pack::RegionShape& shape) {
            pack::PlanItem phrase;
            for (const pack::PlanItem& one : plain.items)
                if (one.slice.traits.kind == SampleKind::Phrase) phrase = one;
            phrase.shape = shape;
            phrase.targetLufs = -30.0; // so low that no limiter has a say
            return pack::renderItem(plain, phrase, {});
        };
        const audio::AudioBuffer dry = item({}), faded = item({9600, 19200, 0.0});
        QCOMPARE(faded.frames(), dry.frames());
        const auto change = [&](Frame middle) {
            const FrameRange around{middle - 240, middle + 240};
            return rmsDb(faded, around) - rmsDb(dry, around);
        };
        const double open = change(48000); // what the fades cost is made up for by the level
        QVERIFY2(std::abs(change(4800) - open + 6.02) < 0.3,
                 qPrintable(QString::number(change(4800) - open)));
        QVERIFY(std::abs(change(dry.frames() - 9600) - open + 6.02) < 0.3);
        QVERIFY(std::abs(change(12'000) - open) < 0.1);
    }
};

GLEANER_TEST(RenderTest)
#include "render_test.moc"
