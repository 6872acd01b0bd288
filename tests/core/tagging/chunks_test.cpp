#include "audio/marks.h"
#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "core/audio/wave_maker.h"
#include "metadata/sampler_chunks.h"
#include "metadata/source_tags.h"
#include "support/program.h"
#include "support/small_disk.h"
#include "tagging/append_chunks.h"
#include "tagging/sample_origin.h"

#include <QtEndian>

#include <bit>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// The chunks byte by byte, as samplers and DAWs read them (docs/chunks.md), and what comes back from
/// recorders' chunks.
class ChunksTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// The bytes that the metadata adds to a 24-bit WAV of `frames`; checks that all sizes fit.
    QByteArray added(const WavMetadata& metadata, int channels = 2, Frame frames = 1000, int rate = 48000) {
        const auto file = in(m_folder, "chunks.wav");
        writeFile(file, steppedNoise(24, channels, frames), {.rate = rate, .channels = channels});
        const QByteArray before = bytesOf(file);
        appendWavMetadata(file, metadata, rate);
        const QByteArray after = bytesOf(file);
        if (after.mid(8, before.size() - 8) != before.mid(8)) qFatal("the samples changed");
        const auto size = qFromLittleEndian<quint32>(after.constData() + 4);
        if (static_cast<qsizetype>(size) + 8 != after.size()) qFatal("the RIFF size is wrong");
        return after.mid(before.size());
    }
    static SampleOrigin someOrigin() {
        SampleOrigin origin;
        origin.id = "0123456789ab";
        origin.sourceSha256.assign(64, 'a');
        origin.range = {480, 5280};
        origin.sourceRate = 96000;
        origin.soundSha256.assign(64, 'b');
        origin.gainDb = 3.25;
        origin.chain = "highpass(frequency=80)";
        origin.print = printOf(steppedNoise(24, 2, 1000), 48000, 24);
        return origin;
    }
    static QByteArray hex(const char* text) { return QByteArray::fromHex(text); }
    /// `smpl` and `inst` of a note, at 48 kHz and without a loop.
    static QByteArray unlooped(const char* note, const char* fraction = "00000000", const char* tune = "00",
                               const char* instNote = nullptr) {
        return hex("736d706c 24000000 00000000 00000000 61510000") + hex(note) + hex("000000") +
               hex(fraction) + hex("00000000 00000000 00000000 00000000") + hex("696e7374 07000000") +
               hex(instNote ? instNote : note) + hex(tune) + hex("00 00 7f 01 7f 00");
    }
    /// The body of a chunk of what was added; the first of that name.
    static QByteArray body(const QByteArray& bytes, const char* id) {
        const auto at = bytes.indexOf(id);
        return at < 0 ? QByteArray()
                      : bytes.mid(at + 8, qFromLittleEndian<quint32>(bytes.constData() + at + 4));
    }

private Q_SLOTS:
    void aDrumIsAOneShot() {
        QCOMPARE(added({}), hex("61636964 18000000"           // "acid", 24 bytes
                                "01000000 3c00 0080 00000000" // one-shot, root unset
                                "00000000 0400 0400 00000000") +
                                unlooped("3c"));
    }

    void aBassNoteTellsItsRoot() {
        const WavMetadata metadata{
            .rootNote = 33}; // A1: pitch class A in acid's lower octave, the note itself in smpl
        QCOMPARE(added(metadata), hex("61636964 18000000"
                                      "03000000 3900 0080 00000000"
                                      "00000000 0400 0400 00000000") +
                                      unlooped("21"));
    }

    /// A fraction goes up from the note at or below; the fine tune of `inst` is what a sampler has to add.
    void aPitchBetweenNotesHasAFraction() {
        const auto tuned = [&](double cents) {
            const QByteArray bytes = added({.rootNote = 33, .rootCents = cents});
            return bytes.mid(bytes.indexOf("smpl"));
        };
        QCOMPARE(tuned(25.0), unlooped("21", "00000040", "e7")); // a quarter of 2^32; -25
        QCOMPARE(tuned(50.0), unlooped("21", "00000080", "ce"));
        QCOMPARE(tuned(-25.0), unlooped("20", "000000c0", "19", "21")); // three quarters above G#1; +25
        QCOMPARE(tuned(-2.0), unlooped("21", "00000000", "02"));        // nobody hears that it is flat
        for (const double cents : {25.0, -25.0, -50.0, 49.0}) {
            tuned(cents);
            QCOMPARE(readSamplerChunks(in(m_folder, "chunks.wav")).smplRoot, std::optional(33));
        }
    }

    void whatWasWrittenIsReadBack() {
        added({.oneShot = false, .rootNote = 57, .bpm = 95.0, .beats = 16, .loops = true, .frames = 1000});
        const SamplerChunks loop{.acidBpm = 95.0,
                                 .acidBeats = 16,
                                 .acidRoot = 57,
                                 .smplRoot = 57,
                                 .smplLoop = FrameRange{0, 1000}};
        QCOMPARE(readSamplerChunks(in(m_folder, "chunks.wav")), loop);
        added({.rootNote = 33});
        const SamplerChunks note{.acidRoot = 57, .acidOneShot = true, .smplRoot = 33};
        QCOMPARE(readSamplerChunks(in(m_folder, "chunks.wav")), note);
    }

    void wideWavsTellASampler() {
        QByteArray acid;
        append(acid, 0, 4);
        append(acid, 60, 2);
        append(acid, 0x8000, 2);
        append(acid, 0, 4);
        append(acid, 8, 4);
        append(acid, 4, 2);
        append(acid, 4, 2);
        append(acid, std::bit_cast<quint32>(88.0F), 4);
        const QByteArray behind = chunk("acid", acid);
        for (const char* form : {"RIFF", "RF64", "BW64"}) {
            WaveHead head;
            head.form = form;
            const QByteArray sound(4 * 6000, '\x11'); // 16 bit, two channels
            head = saneHead(head, static_cast<quint64>(sound.size()), static_cast<quint64>(behind.size()));
            const auto path = in(m_folder, "acid.wav");
            writeBytes(path, head.bytes() + sound + behind);
            const auto chunks = readSamplerChunks(path);
            QCOMPARE(chunks.acidBpm.value_or(0.0), 88.0);
            QCOMPARE(chunks.acidBeats.value_or(0), 8);
        }
    }

    void chunksCutOffTellNothing() {
        added({.rootNote = 33});
        const auto file = in(m_folder, "chunks.wav");
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 70); // within `acid`
        QCOMPARE(readSamplerChunks(file), SamplerChunks());
        QCOMPARE(readSamplerChunks(in(m_folder, "missing.wav")), SamplerChunks());
    }

    void aNoteAboveMiddleCSetsTheHighOctave() {
        const QByteArray bytes = added({.rootNote = 69});
        QCOMPARE(bytes.mid(8, 6), hex("13000000 4500"));
        QCOMPARE(bytes.mid(32 + 8 + 12, 4), hex("45000000"));
    }

    void aLoopTellsTempoBeatsAndItsWholeLength() {
        const WavMetadata metadata{
            .oneShot = false, .rootNote = 57, .bpm = 95.0, .beats = 16, .loops = true, .frames = 1000};
        const QByteArray bytes = added(metadata);
        QCOMPARE(bytes.left(bytes.indexOf("id3 ")),
                 hex("61636964 18000000"
                     "06000000 3900 0080 00000000" // root and stretch
                     "10000000 0400 0400 0000be42" // 16 beats, 4/4, 95.0
                     "736d706c 3c000000"           // with one loop of 24 bytes
                     "00000000 00000000 61510000"
                     "39000000 00000000 00000000 00000000 01000000 00000000"
                     "00000000 00000000 00000000 e7030000 00000000 00000000" // last frame included
                     "696e7374 07000000 39 00 00 00 7f 01 7f 00"));
    }

    void beatsAreCountedWhenNobodyDid() {
        // Four bars at 120 are 8 s.
        const QByteArray bytes = added({.oneShot = false, .bpm = 120.0, .frames = 48000 * 8});
        QCOMPARE(bytes.mid(8 + 12, 4), hex("10000000"));
        QCOMPARE(bytes.mid(8, 4), hex("04000000"));
    }

    void aTextureClaimsNothing() { QCOMPARE(added({.oneShot = false}), unlooped("3c")); }

    void cuesHaveLabels() {
        WavMetadata metadata{.oneShot = false};
        metadata.cues = {{0, "bar 1"}, {500, "bar 12"}};
        const QByteArray bytes = added(metadata);
        QCOMPARE(body(bytes, "cue "), hex("02000000"
                                          "01000000 00000000 64617461 00000000 00000000 00000000"
                                          "02000000 f4010000 64617461 00000000 00000000 f4010000"));
        QCOMPARE(body(bytes, "LIST"), hex("6164746c 6c61626c 0a000000 01000000 62617220 3100"
                                          "6c61626c 0b000000 02000000 62617220 313200 00"));
        const std::vector<Mark> marks = readMarks(in(m_folder, "chunks.wav"));
        QCOMPARE(marks, (std::vector<Mark>{{0, 0, "bar 1"}, {500, 0, "bar 12"}}));
    }

    void tempoKeyAndRightsAreId3() {
        WavMetadata metadata{.oneShot = false, .bpm = 92.5};
        metadata.key = "Am";
        metadata.copyright = "© Jo";
        const QByteArray tag = body(added(metadata), "id3 ");
        QVERIFY(tag.startsWith(QByteArray("ID3\3\0\0", 6)));
        QVERIFY(tag.contains(QByteArray("TBPM\0\0\0\5\0\0\0", 11) + "92.5"));
        QVERIFY(tag.contains(QByteArray("TKEY\0\0\0\3\0\0\0", 11) + "Am"));
        const MusicTags tags = readMusicTags(in(m_folder, "chunks.wav"));
        QCOMPARE(tags.bpm, std::optional(92.5));
        QCOMPARE(tags.key, std::string("Am"));
    }

    void broadcastLevelsAreHundredths() {
        WavMetadata metadata;
        metadata.software = "Gleaner 1";
        metadata.recorded = "2024-05-12T14:03:22";
        metadata.timeReference = 5'000'000'000;
        metadata.levels = {-14.256, 3.5, -1.0, {}, -200.0};
        metadata.origin = someOrigin();
        const QByteArray bext = body(added(metadata), "bext");
        QVERIFY(bext.size() > 602);
        QCOMPARE(bext.left(256).split('\0').first(),
                 "Gleaner sample 0123456789ab: from the recording of SHA-256 " + QByteArray(64, 'a') +
                     ", frames 480 to 5280 at 96000 Hz");
        QCOMPARE(bext.mid(256, 9), QByteArray("Gleaner 1"));
        QCOMPARE(bext.mid(288, 12), QByteArray("0123456789ab"));
        QCOMPARE(bext.mid(320, 18), QByteArray("2024-05-1214:03:22"));
        QCOMPARE(bext.mid(338, 8), hex("00f2052a01000000"));
        QCOMPARE(bext.mid(346, 2), hex("0200"));
        QCOMPARE(bext.mid(412, 10), hex("6efa 5e01 9cff ff7f e0b1")); // -1426, 350, -100, unset, -20000
        QCOMPARE(bext.mid(602), QByteArray("A=PCM,F=48000,W=24,M=stereo,T=Gleaner 1; gain +3.25 dB; "
                                           "highpass(frequency=80)\r\n"));
    }

    void anOriginComesBackWhole() {
        WavMetadata metadata;
        metadata.title = "Kick <1> & co";
        metadata.cues = {{0, "Kick"}};
        metadata.origin = someOrigin();
        metadata.origin->name = metadata.title;
        added(metadata);
        const FoundOrigin found = readOrigin(in(m_folder, "chunks.wav"));
        metadata.origin->chunks = "acid smpl inst cue LIST/adtl LIST/INFO bext iXML";
        QVERIFY(found.isWhole);
        QCOMPARE(*found.origin, *metadata.origin);
        QCOMPARE(found.chunks, (std::vector<std::string>{"acid", "smpl", "inst", "cue", "LIST/adtl",
                                                         "LIST/INFO", "bext", "iXML"}));
    }

    /// Where an editor dropped iXML, `bext` still says where the sample is from.
    void anOriginIsInBextToo() {
        WavMetadata metadata;
        metadata.origin = someOrigin();
        added(metadata);
        const auto file = in(m_folder, "chunks.wav");
        QByteArray bytes = bytesOf(file);
        bytes.replace("iXML", "jXML");
        writeBytes(file, bytes);
        const FoundOrigin found = readOrigin(file);
        QVERIFY(found.origin && !found.isWhole);
        QCOMPARE(found.origin->id, someOrigin().id);
        QCOMPARE(found.origin->sourceSha256, someOrigin().sourceSha256);
        QCOMPARE(found.origin->range, someOrigin().range);
        QCOMPARE(found.origin->sourceRate, 96000);
    }

    void aLargeWavTakesChunks() {
        const auto file = in(m_folder, "large.wav");
        writeFile(file, steppedNoise(24, 2, 1001), {.isLarge = true});
        WavMetadata metadata{.rootNote = 57};
        metadata.origin = someOrigin();
        metadata.cues = {{0, "x"}};
        appendWavMetadata(file, metadata, 48000);
        const QByteArray bytes = bytesOf(file);
        QVERIFY(bytes.startsWith("RF64"));
        QCOMPARE(static_cast<qsizetype>(qFromLittleEndian<quint64>(bytes.constData() + 20)) + 8,
                 bytes.size());
        QCOMPARE(readSamplerChunks(file).smplRoot, std::optional(57));
        QVERIFY(readOrigin(file).isWhole);
        FileReader reader(file);
        QCOMPARE(reader.info().frames, Frame(1001));
    }

    void anEmptyWavIsEmptyWithAllItsChunks() {
        const auto file = in(m_folder, "nothing.wav");
        writeFile(file, AudioBuffer(2, 0), {});
        appendWavMetadata(file, {.title = "Nothing at all"}, 48000);
        FileReader reader(file);
        QCOMPARE(reader.info().frames, Frame(0));
        QCOMPARE(readWhole(reader).frames(), Frame(0));
    }

    void aFullDiskIsToldAtOnce() {
        const gleaner::test::SmallDisk disk(20000);
        const auto file = in(m_folder, "full.wav");
        writeFile(file, steppedNoise(24, 1, 6000), {.channels = 1});
        WavMetadata metadata;
        metadata.origin = someOrigin();
        QVERIFY_THROWS_EXCEPTION(Error, appendWavMetadata(file, metadata, 48000));
    }

    void titlesArePaddedToEvenSizes() {
        WavMetadata metadata{.oneShot = false};
        metadata.title = "Rain";  // 5 bytes with its end: one of padding
        metadata.genre = "Foley"; // 6 bytes
        QCOMPARE(added(metadata).mid(unlooped("3c").size()), hex("4c495354 20000000 494e464f"
                                                                 "494e414d 05000000 5261696e 00 00"
                                                                 "49474e52 06000000 466f6c6579 00"));
    }

    void anOddDataChunkIsPaddedFirst() {
        // 3 frames of 24-bit mono: 9 bytes. libsndfile may or may not write the tenth.
        const auto file = in(m_folder, "odd.wav");
        writeFile(file, steppedNoise(24, 1, 3), {.channels = 1});
        QByteArray bytes = bytesOf(file);
        const auto data = bytes.indexOf("data");
        bytes.truncate(data + 8 + 9);
        writeBytes(file, bytes);
        appendWavMetadata(file, {}, 48000);
        bytes = bytesOf(file);
        QCOMPARE(bytes.indexOf("acid"), data + 8 + 10);
        QCOMPARE(static_cast<qsizetype>(qFromLittleEndian<quint32>(bytes.constData() + 4)) + 8, bytes.size());
        FileReader reader(file);
        QCOMPARE(reader.info().frames, Frame(3));
    }

    void otherProgramsReadTheText() {
        if (!hasProgram("ffprobe")) QSKIP("ffprobe is not installed");
        const auto file = in(m_folder, "probe.wav"), answer = in(m_folder, "probe.txt");
        writeFile(file, steppedNoise(24, 2, 1000), {});
        WavMetadata metadata{.rootNote = 57};
        metadata.title = "Eisentür";
        metadata.artist = "Gleaner";
        appendWavMetadata(file, metadata, 48000);
        const std::string command =
            "ffprobe -loglevel error -show_format '" + file.string() + "' > '" + answer.string() + "' 2>&1";
        QCOMPARE(std::system(command.c_str()), 0);
        QVERIFY(bytesOf(answer).contains("TAG:title=Eisentür"));
        QVERIFY(bytesOf(answer).contains("TAG:artist=Gleaner"));
    }

    void onlyWavTakesChunks() {
        const auto file = in(m_folder, "no.flac");
        writeFile(file, AudioBuffer(1, 10), {.format = FileFormat::Flac, .channels = 1});
        const QByteArray before = bytesOf(file);
        QVERIFY_THROWS_EXCEPTION(Error, appendWavMetadata(file, {}, 48000));
        QCOMPARE(bytesOf(file), before);
        QVERIFY_THROWS_EXCEPTION(Error, appendWavMetadata(in(m_folder, "none.wav"), {}, 48000));
    }

    /// A `bext` chunk as a recorder writes it: description 256, originator 32, reference 32, date 10, time 8,
    /// then the rest.
    void aRecorderIsKnownByItsBext() {
        QByteArray bext;
        const auto field = [&](const char* text, int size) {
            bext += QByteArray(text).leftJustified(size, '\0');
        };
        field("sSPEED=025.000-ND\nTram depot", 256);
        field("ZOOM H5", 32);
        field("", 32);
        field("2024-05-12", 10);
        field("14:03:22", 8);
        bext += QByteArray(602 - bext.size(), '\0');
        const auto file = in(m_folder, "bext.wav");
        writeFile(file, steppedNoise(24, 2, 100), {});
        QByteArray bytes = bytesOf(file);
        QByteArray chunk = QByteArray("bext") + hex("5a020000") + bext;
        bytes.insert(12, chunk);
        writeBytes(file, bytes);
        const SourceTags tags = readSourceTags(file);
        QCOMPARE(tags.device, "ZOOM H5");
        QCOMPARE(tags.recorded, "2024-05-12T14:03:22");
        QCOMPARE(tags.description, "sSPEED=025.000-ND Tram depot");
        FileReader reader(file);
        QCOMPARE(reader.info().frames, Frame(100));
    }

    void ourOwnTagsComeBack() {
        const auto file = in(m_folder, "own.wav");
        writeFile(file, AudioBuffer(1, 10), {.channels = 1});
        WavMetadata metadata;
        metadata.title = "Tür";
        metadata.artist = "Somebody";
        metadata.software = "Gleaner 1";
        appendWavMetadata(file, metadata, 48000);
        const SourceTags tags = readSourceTags(file);
        QCOMPARE(tags.title, "Tür");
        QCOMPARE(tags.artist, "Somebody");
        QVERIFY(tags.software.starts_with("Gleaner 1"));
        QCOMPARE(tags.recorded, "");
    }
};

GLEANER_TEST(ChunksTest)
#include "chunks_test.moc"
