#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "core/audio/wave_maker.h"
#include "support/program.h"

#include <algorithm>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// What phones, archives and films hold, through FFmpeg's libraries: as long as what was encoded, the same
/// samples wherever one starts, and refused in a sentence where damaged.
class FfmpegTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    static constexpr int rate = 44100;
    static constexpr Frame length = 44100 * 12 + 1234;

    static bool run(const std::string& command) { return std::system(command.c_str()) == 0; }
    static std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

    /// Tones and bursts of noise: codecs change their blocks and substitute noise for noise.
    static const AudioBuffer& sound() {
        static const AudioBuffer made = [] {
            AudioBuffer buffer = sine(311.0, 0.2, 2, length, rate);
            Random random(5);
            for (int c = 0; c < 2; ++c)
                for (Frame i = 0; i < buffer.frames(); ++i) {
                    const double since = std::fmod(static_cast<double>(i) / rate, 0.37);
                    float& sample = buffer.channel(c)[static_cast<std::size_t>(i)];
                    sample += static_cast<float>(random.between(-0.5, 0.5) * std::exp(-since * 20.0));
                    sample = std::round(sample * 32768.0F) / 32768.0F;
                }
            return buffer;
        }();
        return made;
    }

    /// Empty where the encoder is missing.
    std::filesystem::path made(const std::string& options, const std::string& name) {
        const auto source = in(m_folder, "source.wav"), target = in(m_folder, name);
        if (!std::filesystem::exists(source))
            writeFile(source, sound(), {.format = FileFormat::Wav16, .rate = rate});
        const bool isMade =
            run("ffmpeg -loglevel error -y -i " + quoted(source) + " " + options + " " + quoted(target));
        return isMade ? target : std::filesystem::path();
    }

    static AudioBuffer byFfmpeg(const std::filesystem::path& path, int channels) {
        const auto raw = path.string() + ".f32";
        if (!run("ffmpeg -loglevel error -y -i " + quoted(path) + " -map 0:a:0 -f f32le '" + raw + "'"))
            return {};
        const QByteArray bytes = bytesOf(raw);
        std::filesystem::remove(raw);
        AudioBuffer buffer(channels, static_cast<Frame>(bytes.size()) / (4 * channels));
        const auto* samples = reinterpret_cast<const float*>(bytes.constData());
        for (Frame i = 0; i < buffer.frames(); ++i)
            for (int c = 0; c < channels; ++c)
                buffer.channel(c)[static_cast<std::size_t>(i)] = samples[i * channels + c];
        return buffer;
    }

    /// Worst difference of ranges read in any order from what a reading from the start has there.
    static double worstJump(const std::filesystem::path& path, const AudioBuffer& whole) {
        FileReader reader(path);
        Random random(hash64(path.filename().string()));
        AudioBuffer part;
        double worst = 0.0;
        for (int jump = 0; jump < 10; ++jump) {
            Frame begin = static_cast<Frame>(random.below(static_cast<std::uint64_t>(whole.frames())));
            if (jump % 5 == 1) begin = std::max<Frame>(whole.frames() - begin % 9000 - 1, 0);
            if (jump % 5 == 2) begin = begin % 3000;
            if (jump % 5 == 3) begin = std::max<Frame>(8 * rate * (1 + jump % 2) - 300, 0) % whole.frames();
            const FrameRange range{begin, begin + 3000};
            reader.read(range, part);
            worst = std::max(worst, distance(part, whole.copy(range)));
        }
        return worst;
    }

private Q_SLOTS:
    void formats_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("longer"); ///< frames that the format can't help adding
        const auto row = [](const char* name, const char* options, const char* format, int longer) {
            QTest::newRow(name) << QString::fromLatin1(options) << QString::fromLatin1(name)
                                << QString::fromLatin1(format) << longer;
        };
        row("aac.m4a", "-c:a aac -aac_pns 0 -b:a 128k", "AAC", 0);
        row("mono.m4a", "-c:a aac -aac_pns 0 -ac 1 -b:a 32k", "AAC", 0);
        row("alac.m4a", "-c:a alac", "ALAC, 16 bit", 0);
        row("aac.mov", "-c:a aac -aac_pns 0", "AAC", 0);
        row("pcm.mov", "-c:a pcm_s16be", "PCM, 16 bit", 0);
        row("aac.3gp", "-c:a aac -aac_pns 0", "AAC", 0);
        row("fragments.mp4", "-c:a aac -aac_pns 0 -movflags frag_keyframe+empty_moov", "AAC", 4096);
        row("film.mp4",
            "-f lavfi -i testsrc=r=25:s=64x48:d=12 -map 0:a -map 1:v -c:v mpeg4 -c:a aac -aac_pns 0", "AAC",
            0);
        row("bare.aac", "-c:a aac -aac_pns 0", "AAC", 4096);
        row("wavpack.wv", "-c:a wavpack", "WavPack, 16 bit", 0);
        row("true.tta", "-c:a tta", "TTA, 16 bit", 0);
        row("media.wma", "-c:a wmav2", "WMA", 8192);
        row("flac.oga", "-c:a flac", "Ogg FLAC, 16 bit", 0);
        row("vorbis.mka", "-c:a libvorbis", "Vorbis", 2048);
        row("opus.webm", "-c:a libopus -ar 48000", "Opus", 4096);
        row("flac.mka", "-c:a flac", "FLAC, 16 bit", 0);
        row("mpeg.wav", "-c:a mp2 -f wav", "MP2", 4096);
        row("headless.mp3", "-c:a libmp3lame -q:a 3 -write_xing 0", "MP3", 4096);
    }
    void formats() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        QFETCH(QString, options);
        QFETCH(QString, name);
        QFETCH(QString, format);
        QFETCH(int, longer);
        const auto path = made(options.toStdString(), name.toStdString());
        if (path.empty()) QSKIP("this ffmpeg lacks the encoder");
        FileReader reader(path);
        const AudioInfo info = reader.info();
        QCOMPARE(QString::fromStdString(info.format), format);
        QCOMPARE(QString::fromStdString(info.note), QString());
        const double scale = static_cast<double>(info.rate) / rate;
        const auto wanted = static_cast<Frame>(std::llround(static_cast<double>(length) * scale));
        QVERIFY2(info.frames >= wanted - (longer ? 2100 : 0) && info.frames <= wanted + longer,
                 qPrintable(QStringLiteral("%1 frames of %2").arg(info.frames).arg(wanted)));
        const AudioBuffer whole = readWhole(reader);
        QCOMPARE(whole.frames(), info.frames);
        const AudioBuffer other = byFfmpeg(path, info.channels);
        const Frame common = std::min(other.frames(), whole.frames());
        QVERIFY(common >= wanted - 2100);
        if (longer > 0) QCOMPARE(whole.frames(), other.frames());
        if (info.bits > 0) {
            QCOMPARE(distance(whole.copy({0, common}), other.copy({0, common})), 0.0);
            FileReader source(in(m_folder, "source.wav"));
            QCOMPARE(distance(whole, readWhole(source)), 0.0);
        } else {
            // MP2 is decoded to 16 bit, with a rounding that goes on through the file.
            const double step = format == QStringLiteral("MP2") ? 2.0 / 32768.0 : 1e-6;
            QVERIFY(distance(whole.copy({0, common}), other.copy({0, common})) <= step);
        }
        const double worst = worstJump(path, whole);
        QVERIFY2(worst == 0.0, qPrintable(QStringLiteral("%1 off after a jump").arg(worst)));
    }

    /// AAC puts noise for noise, from a generator that goes on through the file: a decoder that comes to a
    /// place another way makes another noise. Ours does not, whichever way it comes.
    void noiseThatStandsForNoiseStaysTheSame() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        for (const char* name : {"noise.m4a", "noise.aac"}) {
            const auto path = made("-c:a aac -aac_pns 1 -b:a 48k", name);
            FileReader reader(path);
            const AudioBuffer whole = readWhole(reader);
            QCOMPARE(worstJump(path, whole), 0.0);
            QVERIFY(distance(whole.copy({0, 4 * rate}), byFfmpeg(path, 2).copy({0, 4 * rate})) <= 1e-6);
        }
    }

    void phonesSpeakAmr_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("AMR") << "call.amr";
        QTest::newRow("3GP") << "call.3gp";
    }
    void phonesSpeakAmr() {
        if (!hasProgram("ffmpeg") || !hasProgram("sox")) QSKIP("sox or ffmpeg is not installed");
        QFETCH(QString, name);
        const auto source = in(m_folder, "speech.wav"), amr = in(m_folder, "speech.amr-nb"),
                   target = in(m_folder, name.toStdString());
        writeFile(source, sine(300.0, 0.4, 1, 8000 * 20, 8000),
                  {.format = FileFormat::Wav16, .rate = 8000, .channels = 1});
        if (!run("sox -D " + quoted(source) + " " + quoted(amr) + " 2>/dev/null"))
            QSKIP("this sox writes no AMR");
        QVERIFY(run("ffmpeg -loglevel error -y -f amr -i " + quoted(amr) + " -c copy " + quoted(target)));
        FileReader reader(target);
        QCOMPARE(QString::fromStdString(reader.info().format), QStringLiteral("AMR"));
        QCOMPARE(reader.info().rate, 8000);
        QCOMPARE(reader.info().frames, Frame(8000 * 20));
        const AudioBuffer whole = readWhole(reader);
        QCOMPARE(worstJump(target, whole), 0.0);
        QVERIFY(distance(whole.copy({0, 16000}), byFfmpeg(target, 1).copy({0, 16000})) <= 1e-6);
    }

    /// One-bit sound: made by hand, because nothing here writes it. 4,096 bytes a channel, block by block.
    void dsdIsRead() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        constexpr int blocks = 1200;
        constexpr quint64 bytes = 4096ULL * blocks; // of a channel
        QByteArray head("DSD ");
        append(head, 28, 8);
        append(head, 28 + 52 + 12 + 2 * bytes, 8);
        append(head, 0, 8);
        head += "fmt ";
        append(head, 52, 8);
        append(head, 1, 4);
        append(head, 0, 4);
        append(head, 2, 4);
        append(head, 2, 4);
        append(head, 2822400, 4);
        append(head, 1, 4);
        append(head, bytes * 8, 8);
        append(head, 4096, 4);
        append(head, 0, 4);
        head += "data";
        append(head, 12 + 2 * bytes, 8);
        QByteArray bits;
        double left = 0.0;
        qint64 n = 0;
        for (int block = 0; block < blocks; ++block) {
            QByteArray one;
            for (int i = 0; i < 4096; ++i) {
                int byte = 0;
                for (int bit = 0; bit < 8; ++bit, ++n) {
                    left +=
                        0.4 * std::sin(2.0 * std::numbers::pi * 440.0 * static_cast<double>(n) / 2822400.0);
                    const bool isUp = left >= 0.0;
                    left -= isUp ? 1.0 : -1.0;
                    byte |= isUp << bit;
                }
                one += static_cast<char>(byte);
            }
            bits += one + one;
        }
        const auto path = in(m_folder, "one bit.dsf");
        writeBytes(path, head + bits);
        FileReader reader(path);
        QCOMPARE(reader.info().rate, 352800);
        QCOMPARE(reader.info().frames, Frame(bytes));
        QCOMPARE(QString::fromStdString(reader.info().format), QStringLiteral("DSD"));
        const AudioBuffer whole = readWhole(reader);
        QVERIFY(distance(whole, byFfmpeg(path, 2)) <= 1e-6);
        QCOMPARE(worstJump(path, whole), 0.0);
    }

    void damageIsRefusedOrReadThrough_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* name, const char* options) {
            QTest::newRow(name) << QString::fromLatin1(options) << QString::fromLatin1(name);
        };
        row("aac.m4a", "-t 2 -c:a aac -aac_pns 0");
        row("alac.m4a", "-t 2 -c:a alac -movflags +faststart");
        row("bare.aac", "-t 2 -c:a aac -aac_pns 0");
        row("pack.wv", "-t 2 -c:a wavpack");
        row("media.wma", "-t 2 -c:a wmav2");
        row("opus.webm", "-t 2 -c:a libopus -ar 48000");
        row("flac.oga", "-t 2 -c:a flac");
        row("headless.mp3", "-t 2 -c:a libmp3lame -write_xing 0");
    }
    void damageIsRefusedOrReadThrough() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        QFETCH(QString, options);
        QFETCH(QString, name);
        const auto path = made(options.toStdString(), name.toStdString());
        if (path.empty()) QSKIP("this ffmpeg lacks the encoder");
        const QByteArray whole = bytesOf(path);
        Random random(11);
        int read = 0;
        for (int round = 0; round < 20; ++round) {
            QByteArray bytes = whole;
            const auto size = static_cast<std::uint64_t>(bytes.size());
            if (round % 3 == 0) bytes.truncate(static_cast<qsizetype>(random.below(size)));
            for (int flip = 0; flip < (round % 3) * 8 && !bytes.isEmpty(); ++flip) {
                const auto at = static_cast<qsizetype>(
                    random.below(round % 2 ? std::min<std::uint64_t>(size, 700) : size));
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
            }
            writeBytes(path, bytes);
            try {
                FileReader reader(path);
                AudioBuffer block;
                Frame at = 0;
                do {
                    reader.read({at, at + 65536}, block);
                    at += block.frames();
                } while (!block.isEmpty() && at < 10'000'000);
                reader.read({reader.info().frames / 2, reader.info().frames / 2 + 500}, block);
                ++read;
            } catch (const Error& error) {
                const QString sentence = QString::fromUtf8(error.what());
                QVERIFY2(sentence.endsWith(u'.') && !sentence.contains(u'\n'), error.what());
            }
        }
        QVERIFY(read > 2);
    }

    void aFilmWithoutItsTableSaysSo() {
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        const auto path = made("-t 2 -c:a aac -aac_pns 0", "cut.m4a");
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1500);
        try {
            FileReader reader(path);
            QFAIL("it was read");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral("table of contents")),
                     error.what());
        }
    }

    /// Playlists and films that point to other files open nothing.
    void nothingElseIsOpened() {
        const auto secret = in(m_folder, "secret.wav"), list = in(m_folder, "list.m4a");
        writeFile(secret, steppedNoise(16, 1, 1000), {.format = FileFormat::Wav16, .channels = 1});
        for (const QByteArray& text :
             {QByteArray("ffconcat version 1.0\nfile secret.wav\n"),
              QByteArray("#EXTM3U\n#EXTINF:1,\nsecret.wav\n"), QByteArray("concat:secret.wav")}) {
            writeBytes(list, text + QByteArray(100, '\n'));
            QVERIFY_THROWS_EXCEPTION(Error, FileReader{list});
        }
    }
};

GLEANER_TEST(FfmpegTest)
#include "ffmpeg_test.moc"
