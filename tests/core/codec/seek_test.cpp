#include "base/random.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "support/program.h"
#include "support/shared_data.h"

#include <algorithm>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// A range must hold the samples that a decode from the start has there, wherever the reader was before: what
/// is shown, cut and rendered would drift apart otherwise.
class SeekTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Worst difference over random jumps, half of them to the places where decoders go wrong: the ends, and
    /// a little ahead.
    static double worstJump(const std::filesystem::path& file) {
        FileReader straight(file);
        const AudioBuffer whole = readWhole(straight);
        FileReader jumping(file);
        Random random(hash64(file.filename().string()));
        AudioBuffer part;
        Frame position = 0;
        double worst = 0.0;
        for (int jump = 0; jump < 48; ++jump) {
            Frame begin = static_cast<Frame>(random.below(static_cast<std::uint64_t>(whole.frames())));
            if (jump % 4 == 1) begin = std::max<Frame>(whole.frames() - begin % 40000 - 1, 0);
            if (jump % 4 == 2) begin = std::min(position + begin % 60000, whole.frames() - 1);
            if (jump % 16 == 3) begin = begin % 3000;
            const FrameRange range{begin, begin + 6000};
            jumping.read(range, part);
            worst = std::max(worst, distance(part, whole.copy(range)));
            position = range.end;
        }
        return worst;
    }

    /// A second of quiet chord and then a thump, over and over: makes codecs change their block sizes.
    static AudioBuffer thumps(int rate, double seconds) {
        AudioBuffer buffer = sine(311.0, 0.1, 2, framesFromSeconds(seconds, rate), rate);
        Random random(5);
        for (int c = 0; c < 2; ++c)
            for (Frame i = 0; i < buffer.frames(); ++i) {
                const double since = std::fmod(static_cast<double>(i) / rate, 0.37);
                buffer.channel(c)[static_cast<std::size_t>(i)] +=
                    static_cast<float>(random.between(-0.7, 0.7) * std::exp(-since * 60.0));
            }
        return buffer;
    }

private Q_SLOTS:
    void everyCodecIsSoughtExactly_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* options, const char* name) {
            QTest::newRow(name) << QString::fromLatin1(options) << QString::fromLatin1(name);
        };
        row("-c:a libmp3lame -b:a 128k", "constant.mp3");
        row("-c:a libmp3lame -q:a 2", "variable.mp3");
        row("-c:a libmp3lame -write_xing 0", "headless.mp3");
        row("-c:a libmp3lame -ar 24000 -ac 1", "mono.mp3");
        row("-c:a libvorbis -q:a 5", "vorbis.ogg");
        row("-c:a libvorbis -q:a 0 -ar 22050", "thin.ogg");
        row("-c:a libopus", "opus.opus");
        row("-c:a flac", "flac.flac");
        row("-c:a adpcm_ms", "adpcm.wav");
        row("-c:a pcm_s24le", "plain.caf");
    }
    void everyCodecIsSoughtExactly() {
        QFETCH(QString, options);
        QFETCH(QString, name);
        if (!hasProgram("ffmpeg")) QSKIP("ffmpeg is not installed");
        const auto source = in(m_folder, "thumps.wav"), target = in(m_folder, name.toStdString());
        writeFile(source, thumps(44100, 15.0), {.rate = 44100});
        const std::string command = "ffmpeg -loglevel error -y -i '" + source.string() + "' " +
                                    options.toStdString() + " '" + target.string() + "'";
        if (std::system(command.c_str()) != 0) QSKIP("this ffmpeg lacks the encoder");
        // An MP3 decoder sums its synthesis window in another order after a seek: the last bit of a float.
        QVERIFY(worstJump(target) <= (name.endsWith(QStringLiteral("mp3")) ? 3e-7 : 0.0));
    }

    void recordingsAreSoughtExactly_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"boat.ogg", "fireplace.ogg", "ceiling-fan.mp3", "washing-machine.mp3"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void recordingsAreSoughtExactly() {
        NEEDS_SHARED_DATA();
        QFETCH(QString, name);
        const auto file =
            gleaner::test::sharedFolder() / "data/audio/fieldrec/dev/ambience" / name.toStdString();
        if (!std::filesystem::exists(file)) QSKIP("this recording is not among the shared ones");
        QVERIFY(worstJump(file) <= 3e-7);
    }
};

GLEANER_TEST(SeekTest)
#include "seek_test.moc"
