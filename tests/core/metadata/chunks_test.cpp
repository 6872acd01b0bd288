#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "core/audio/wave_maker.h"
#include "metadata/sampler_chunks.h"
#include "metadata/source_tags.h"
#include "support/program.h"

#include <QtEndian>

#include <bit>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// The chunks byte by byte, as samplers and DAWs read them (docs/formats.md 2.3), and what comes back from
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
    static QByteArray hex(const char* text) { return QByteArray::fromHex(text); }

private Q_SLOTS:
    void aDrumIsAOneShot() {
        QCOMPARE(added({}), hex("61636964 18000000"           // "acid", 24 bytes
                                "01000000 3c00 0080 00000000" // one-shot, root unset
                                "00000000 0400 0400 00000000"));
    }

    void aBassNoteTellsItsRoot() {
        const WavMetadata metadata{
            .rootNote = 33}; // A1: pitch class A in acid's lower octave, the note itself in smpl
        QCOMPARE(added(metadata), hex("61636964 18000000"
                                      "03000000 3900 0080 00000000"
                                      "00000000 0400 0400 00000000"
                                      "736d706c 24000000"          // "smpl", 36 bytes
                                      "00000000 00000000 61510000" // 20833 ns
                                      "21000000 00000000 00000000 00000000 00000000 00000000"));
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
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 50); // within `acid`
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
        QCOMPARE(added(metadata),
                 hex("61636964 18000000"
                     "06000000 3900 0080 00000000" // root and stretch
                     "10000000 0400 0400 0000be42" // 16 beats, 4/4, 95.0
                     "736d706c 3c000000"           // with one loop of 24 bytes
                     "00000000 00000000 61510000"
                     "39000000 00000000 00000000 00000000 01000000 00000000"
                     "00000000 00000000 00000000 e7030000 00000000 00000000")); // last frame included
    }

    void beatsAreCountedWhenNobodyDid() {
        // Four bars at 120 are 8 s.
        const QByteArray bytes = added({.oneShot = false, .bpm = 120.0, .frames = 48000 * 8});
        QCOMPARE(bytes.mid(8 + 12, 4), hex("10000000"));
        QCOMPARE(bytes.mid(8, 4), hex("04000000"));
    }

    void aTextureClaimsNothing() { QCOMPARE(added({.oneShot = false}), QByteArray()); }

    void titlesArePaddedToEvenSizes() {
        WavMetadata metadata{.oneShot = false};
        metadata.title = "Rain";  // 5 bytes with its end: one of padding
        metadata.genre = "Foley"; // 6 bytes
        QCOMPARE(added(metadata), hex("4c495354 20000000 494e464f"
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
