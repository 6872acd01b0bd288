#include "audio/riff.h"
#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "core/audio/wave_maker.h"
#include "support/program.h"
#include "support/shared_data.h"

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// Headers that are wrong about the length: all the sound that is there is read, what stands behind it is
/// not, and a note says what a person should know.
class LengthTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    static constexpr Frame frames = 6000;

    /// 16 bit stereo noise, from the last byte up or down.
    static QByteArray samples(bool bigEndian = false) {
        const AudioBuffer noise = steppedNoise(16, 2, frames);
        QByteArray bytes;
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i)
            for (int c = 0; c < 2; ++c)
                append(bytes, static_cast<quint16>(static_cast<qint16>(noise.channel(c)[i] * 32768.0F)), 2,
                       bigEndian);
        return bytes;
    }

    std::filesystem::path file(const std::string& name, const QByteArray& bytes) {
        const auto path = in(m_folder, name);
        writeBytes(path, bytes);
        return path;
    }

    /// Whether the file holds the noise, in whole and in a piece.
    static void isNoise(const std::filesystem::path& path, Frame wanted = frames) {
        FileReader reader(path);
        QCOMPARE(reader.info().frames, wanted);
        const AudioBuffer noise = steppedNoise(16, 2, frames);
        QCOMPARE(distance(readWhole(reader), noise.copy({0, wanted})), 0.0);
        AudioBuffer part;
        reader.read({wanted - 100, wanted + 100}, part);
        QCOMPARE(distance(part, noise.copy({wanted - 100, wanted})), 0.0);
    }
    static QString noteOf(const std::filesystem::path& path) {
        return QString::fromStdString(FileReader(path).info().note);
    }
    static bool run(const std::string& command) { return std::system(command.c_str()) == 0; }
    static std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }
    static Frame framesByFfmpeg(const std::filesystem::path& path, int channels) {
        const auto raw = path.string() + ".f32";
        if (!run("ffmpeg -loglevel quiet -y -i " + quoted(path) + " -f f32le '" + raw + "'")) return -1;
        return static_cast<Frame>(std::filesystem::file_size(raw)) / (4 * channels);
    }

private Q_SLOTS:
    void saneHeadersHaveNoNote() {
        for (const char* form : {"RIFF", "RIFX", "RF64", "BW64"}) {
            WaveHead plain;
            plain.form = form;
            const bool big = QByteArray(form) == "RIFX";
            const QByteArray sound = samples(big), behind = chunk("LIST", "INFOINAM\x04\0\0\0abc\0", big);
            const WaveHead head =
                saneHead(plain, static_cast<quint64>(sound.size()), static_cast<quint64>(behind.size()));
            const auto path = file("sane.wav", head.bytes() + sound + behind);
            isNoise(path);
            QCOMPARE(noteOf(path), QString());
        }
    }

    void sizesThatWereNeverWritten_data() {
        QTest::addColumn<QByteArray>("head");
        const auto row = [](const char* name, const char* form, quint32 riff, quint32 data, bool hasDs64,
                            QByteArray before) {
            WaveHead head;
            head.form = form;
            head.riffSize = riff;
            head.dataSize = data;
            head.hasDs64 = hasDs64;
            head.before = before + bext("ZOOM H6", "2024-05-12", "14:03:22");
            QTest::newRow(name) << head.bytes();
        };
        const QByteArray junk = chunk("JUNK", QByteArray(28, '\0'));
        constexpr quint32 all = 0xFFFFFFFFU;
        row("both sizes 0", "RIFF", 0, 0, false, {});
        row("0 and room for ds64", "RIFF", 0, 0, false, junk);
        row("all bits", "RIFF", all, all, false, {});
        row("all bits and room for ds64", "RIFF", all, all, false, junk);
        row("all bits less the head", "RIFF", all, all - 36, false, {});
        row("largest signed", "RIFF", 0x7FFFFFFFU, 0x7FFFFFFFU - 36, false, {});
        row("ds64 of zeros", "RF64", all, all, true, {});
        row("ds64 of zeros and data 0", "RF64", all, 0, true, {});
        row("no ds64", "RF64", all, all, false, {});
        row("no ds64 yet", "RF64", all, all, false, junk);
        row("BW64, ds64 of zeros", "BW64", all, all, true, {});
        row("odd RIFF size", "RIFF", 77, 0, false, {});
    }
    void sizesThatWereNeverWritten() {
        QFETCH(QByteArray, head);
        const auto path = file("unfinished.wav", head + samples());
        isNoise(path);
        QVERIFY2(noteOf(path).contains(QStringLiteral("read to the end of the file")),
                 qPrintable(noteOf(path)));
        QVERIFY(!FileReader(path).info().claimedFrames);
        const auto chunks = riffChunks(path);
        QVERIFY(std::ranges::any_of(
            chunks, [](const RiffChunk& one) { return one.id == "bext" && one.size == 602; }));
        // Half a frame at the end is no frame.
        isNoise(file("half.wav", head + samples().chopped(2)), frames - 1);
    }

    void chunksBehindUnfinishedSoundAreNoSound() {
        WaveHead head;
        head.riffSize = head.dataSize = 0xFFFFFFFFU;
        const QByteArray behind = chunk("LIST", "INFOICMT\x06\0\0\0tram\0\0") + chunk("iXML", "<BWFXML/>");
        isNoise(file("behind.wav", head.bytes() + samples() + behind));
    }

    void aRecorderThatCountsNowAndThen() {
        // The header knows the first 1000 frames; a minute more follows.
        WaveHead head;
        head = saneHead(head, 4000);
        const QByteArray more = samples().repeated(40);
        FileReader reader(file("stale.wav", head.bytes() + more));
        QCOMPARE(reader.info().frames, frames * 40);
        QVERIFY(!reader.info().note.empty());
        // What is no chunk, but too little or too even to be sound, is not read.
        for (const QByteArray& tail : {QByteArray("TAGsome title"), QByteArray(400000, '\0')})
            QCOMPARE(FileReader(file("tail.wav", head.bytes() + samples().left(4000) + tail)).info().frames,
                     Frame(1000));
    }

    void whatWasCutShortSaysSo() {
        for (const char* form : {"RIFF", "RF64", "BW64"}) {
            WaveHead head;
            head.form = form;
            head = saneHead(head, static_cast<quint64>(frames) * 2 * 4);
            const auto path = file("cut.wav", head.bytes() + samples());
            isNoise(path);
            QCOMPARE(FileReader(path).info().claimedFrames.value_or(0), frames * 2);
            QCOMPARE(noteOf(path),
                     QStringLiteral(
                         "its header claims 0:00.250, of which 0:00.125 are there; the rest is missing"));
        }
    }

    void otherContainersThatWereCutShort_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("name");
        QTest::newRow("AIFF") << "-c:a pcm_s16be"
                              << "cut.aiff";
        QTest::newRow("CAF") << "-c:a pcm_s16le"
                             << "cut.caf";
        QTest::newRow("W64") << "-c:a pcm_s16le"
                             << "cut.w64";
        QTest::newRow("AU") << "-c:a pcm_s16be"
                            << "cut.au";
        QTest::newRow("FLAC") << "-c:a flac"
                              << "cut.flac";
        QTest::newRow("ALAC") << "-c:a alac -movflags +faststart"
                              << "cut.m4a";
        QTest::newRow("AAC") << "-c:a aac -movflags +faststart"
                             << "aac.m4a";
        QTest::newRow("MP3") << "-c:a libmp3lame -b:a 128k"
                             << "cut.mp3";
        QTest::newRow("WavPack") << "-c:a wavpack"
                                 << "cut.wv";
        QTest::newRow("TTA") << "-c:a tta"
                             << "cut.tta";
        QTest::newRow("WMA") << "-c:a wmav2"
                             << "cut.wma";
    }
    void otherContainersThatWereCutShort() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        QFETCH(QString, options);
        QFETCH(QString, name);
        const Frame length = 48000 * 6;
        const auto source = in(m_folder, "source.wav"), target = in(m_folder, name.toStdString());
        writeFile(source, steppedNoise(16, 2, length), {.format = FileFormat::Wav16});
        QVERIFY(run("ffmpeg -loglevel error -y -i " + quoted(source) + " " + options.toStdString() + " " +
                    quoted(target)));
        QCOMPARE(noteOf(target), QString());
        std::filesystem::resize_file(target, std::filesystem::file_size(target) / 2);
        FileReader reader(target);
        const AudioInfo& info = reader.info();
        QVERIFY2(info.frames > length / 4 && info.frames < length * 3 / 4,
                 qPrintable(QString::number(info.frames)));
        QVERIFY(info.claimedFrames);
        QVERIFY2(std::abs(*info.claimedFrames - length) <= 48000 / 10,
                 qPrintable(QString::number(*info.claimedFrames)));
        QVERIFY(noteOf(target).startsWith(QStringLiteral("its header claims 0:0")));
        AudioBuffer part;
        reader.read({info.frames - 50, info.frames + 50}, part);
        QCOMPARE(part.frames(), Frame(50));
    }

    void cafToTheEndOfTheFile() {
        QByteArray head("caff\0\1\0\0desc", 12);
        append(head, 32, 8, true);
        append(head, std::bit_cast<quint64>(48000.0), 8, true);
        head += "lpcm";
        for (const quint64 field : {0U, 4U, 1U, 2U, 16U})
            append(head, field, 4, true);
        head += "data";
        for (const quint64 size : {~quint64(0), quint64(0)}) {
            QByteArray bytes = head;
            append(bytes, size, 8, true);
            append(bytes, 0, 4, true);
            const auto path = file("open.caf", bytes + samples(true));
            isNoise(path);
            QVERIFY(!noteOf(path).isEmpty());
        }
    }

    void aiffWithoutSizes() {
        QByteArray bytes("FORM\0\0\0\0AIFFCOMM\0\0\0\x12\0\2\0\0\0\0\0\x10\x40\x0e\xbb\x80\0\0\0\0\0\0SSND\0"
                         "\0\0\0\0\0\0\0\0\0\0\0",
                         54);
        isNoise(file("unfinished.aiff", bytes + samples(true)));
    }

    void mp3WithoutATrueHeader_data() {
        QTest::addColumn<QString>("make");
        QTest::newRow("VBR without a header") << "-q:a 4 -write_xing 0";
        QTest::newRow("CBR without a header") << "-b:a 96k -write_xing 0";
        QTest::newRow("with a header") << "-q:a 4";
    }
    void mp3WithoutATrueHeader() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        QFETCH(QString, make);
        AudioBuffer quietThenLoud = sine(311.0, 0.01, 1, 44100 * 20, 44100);
        Random random(3);
        for (Frame i = 44100 * 12; i < quietThenLoud.frames(); ++i)
            quietThenLoud.channel(0)[static_cast<std::size_t>(i)] =
                static_cast<float>(random.between(-0.5, 0.5));
        const auto source = in(m_folder, "source.wav"), target = in(m_folder, "made.mp3");
        writeFile(source, quietThenLoud, {.rate = 44100, .channels = 1});
        QVERIFY(run("ffmpeg -loglevel error -y -i " + quoted(source) + " -c:a libmp3lame " +
                    make.toStdString() + " " + quoted(target)));
        const auto same = [&](const std::filesystem::path& path) {
            FileReader reader(path);
            QCOMPARE(reader.info().frames, framesByFfmpeg(path, 1));
            QCOMPARE(readWhole(reader).frames(), reader.info().frames);
        };
        same(target);
        const QByteArray whole = bytesOf(target);
        same(file("joined.mp3", whole + whole));
        same(file("cut.mp3", whole.left(whole.size() / 3)));
    }

    void chainedStreams_data() {
        QTest::addColumn<QString>("codec");
        QTest::newRow("Vorbis") << "libvorbis";
        QTest::newRow("Opus") << "libopus";
        QTest::newRow("FLAC") << "flac";
    }
    void chainedStreams() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        QFETCH(QString, codec);
        constexpr Frame both = 48000 * 5;
        std::vector<std::filesystem::path> links;
        for (const int seconds : {3, 2, 2}) {
            const auto source = in(m_folder, "link.wav");
            links.push_back(in(m_folder, "link" + std::to_string(links.size()) + ".ogg"));
            const int channels = links.size() < 3 ? 1 : 2;
            writeFile(source, sine(440.0, 0.3, channels, 48000 * seconds, 48000), {.channels = channels});
            QVERIFY(run("ffmpeg -loglevel error -y -i " + quoted(source) + " -f ogg -c:a " +
                        codec.toStdString() + " " + quoted(links.back())));
        }
        const QByteArray two = bytesOf(links[0]) + bytesOf(links[1]);
        const auto path = file("chained.ogg", two);
        FileReader reader(path);
        QCOMPARE(reader.info().frames, both);
        QCOMPARE(noteOf(path), QString());
        const AudioBuffer whole = readWhole(reader);
        QCOMPARE(whole.frames(), both);
        AudioBuffer part;
        for (const FrameRange range : {FrameRange{143000, 145000},
                                       {200000, 201000},
                                       {1000, 2000},
                                       {143990, 144010},
                                       {239000, 241000}}) {
            reader.read(range, part);
            QVERIFY(distance(part, whole.copy(range)) <= 3e-7);
        }
        const auto three = file("changing.ogg", two + bytesOf(links[2]));
        QCOMPARE(FileReader(three).info().frames, both);
        QCOMPARE(noteOf(three), QStringLiteral("after 0:05.000 it goes on with 2 channels at 48000 Hz, which "
                                               "is not read; save that part as a file of its own"));
        // The same file twice has the same serial number twice.
        QCOMPARE(FileReader(file("twice.ogg", bytesOf(links[0]) + bytesOf(links[0]))).info().frames,
                 Frame(48000 * 6));
    }

    void opusIsDecodedAtItsOwnRate() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        for (const int rate : {8000, 12000, 16000, 24000, 48000}) {
            const auto source = in(m_folder, "source.wav"), target = in(m_folder, "rate.opus");
            writeFile(source, sine(300.0, 0.4, 1, rate * 3, rate), {.rate = rate, .channels = 1});
            QVERIFY(run("ffmpeg -loglevel error -y -i " + quoted(source) + " -c:a libopus -ar " +
                        std::to_string(rate) + " " + quoted(target)));
            FileReader reader(target);
            QCOMPARE(reader.info().rate, 48000);
            QCOMPARE(reader.info().frames, Frame(48000 * 3));
            QCOMPARE(reader.info().frames, framesByFfmpeg(target, 1));
        }
    }

    /// A recorder's own chunk behind samples of which nobody wrote how many there are is no sound.
    void chunksOfRecordersAreNoSound() {
        for (const char* id : {"LIST", "bext", "iXML", "guan", "wamd", "cart"}) {
            WaveHead head = saneHead({}, 40000, 0);
            head.riffSize = head.dataSize = 0xFFFFFFFFU;
            const auto path = in(m_folder, "behind.wav");
            writeBytes(path, head.bytes() + QByteArray(40000, '\0') + chunk(id, QByteArray(64, 'x')));
            QCOMPARE(FileReader(path).info().frames, Frame(10000));
        }
    }

    /// The 4 GiB border, sparse: the sizes wrapped, left open, unfinished, and told by ds64.
    void pastFourGibibytes_data() {
        QTest::addColumn<int>("sizes");
        QTest::addColumn<bool>("hasChunkBehind");
        for (const bool behind : {false, true}) {
            const char* with = behind ? ", a chunk behind" : "";
            QTest::addRow("wrapped%s", with) << 0 << behind;
            QTest::addRow("left open%s", with) << 1 << behind;
            QTest::addRow("unfinished%s", with) << 2 << behind;
            QTest::addRow("RF64%s", with) << 3 << behind;
            QTest::addRow("BW64%s", with) << 4 << behind;
        }
    }
    void pastFourGibibytes() {
        QFETCH(int, sizes);
        QFETCH(bool, hasChunkBehind);
        const Frame length = (Frame(1) << 30) + 12345; // of 4 bytes
        const qint64 dataBytes = length * 4;
        WaveHead head;
        head.form = sizes == 3 ? "RF64" : sizes == 4 ? "BW64" : "RIFF";
        const QByteArray behind = hasChunkBehind ? chunk("LIST", "INFOICMT\x04\0\0\0sea\0") : QByteArray();
        head = saneHead(head, static_cast<quint64>(dataBytes), static_cast<quint64>(behind.size()));
        if (sizes == 1) head.riffSize = head.dataSize = 0xFFFFFFFFU;
        if (sizes == 2) head.riffSize = head.dataSize = 0;
        const auto path = in(m_folder, "huge.wav");
        const QByteArray half = QByteArray::fromHex("0040 00c0"), quarter = QByteArray::fromHex("0020 00e0");
        if (!writeSparse(
                path, head.bytes(), dataBytes,
                {{0, half}, {(qint64(1) << 32) - 2 * 4, half + quarter + half}, {dataBytes - 4, quarter}},
                behind))
            QSKIP("the file system takes no sparse file of this size");
        FileReader reader(path);
        QCOMPARE(reader.info().frames, length);
        QCOMPARE(reader.info().note.empty(), sizes >= 3);
        AudioBuffer part;
        const Frame border = Frame(1) << 30;
        reader.read({border - 3, border + 2}, part);
        const float wanted[] = {0.0F, 0.5F, 0.25F, 0.5F, 0.0F};
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(part.channel(0)[i], wanted[i]);
        reader.read({length - 2, length + 5}, part);
        QCOMPARE(part.frames(), Frame(2));
        QCOMPARE(part.channel(0)[1], 0.25F);
        QCOMPARE(part.channel(1)[1], -0.25F);
        std::filesystem::remove(path);
    }

    void theSharedCases() {
        NEEDS_SHARED_DATA();
        const auto cases = gleaner::test::sharedFolder() / "cases";
        const auto framesIn = [&](const char* name) { return FileReader(cases / name).info().frames; };
        QCOMPARE(framesIn("vbr_no_xing.mp3"), Frame(354816));
        QCOMPARE(framesIn("rf64_unfinished_ds64_zero.wav"), Frame(48000));
        QCOMPARE(framesIn("caf_size_minus_one.caf"), Frame(48000));
        QCOMPARE(framesIn("chained.ogg"), Frame(80000));
        QCOMPARE(framesIn("phone.m4a"), Frame(48000));
        QCOMPARE(framesIn("flac_in.oga"), Frame(32000));
    }
};

GLEANER_TEST(LengthTest)
#include "length_test.moc"
