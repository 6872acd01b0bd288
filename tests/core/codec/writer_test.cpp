#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "support/aborts.h"
#include "support/program.h"
#include "support/small_disk.h"

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// What is written must be what is read, byte for byte where the format allows it.
class WriterTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    AudioBuffer roundTrip(const AudioBuffer& buffer, const WriteSettings& settings) {
        const auto file = in(m_folder, "trip" + std::string(info(settings.format).extension));
        writeFile(file, buffer, settings);
        FileReader reader(file);
        return readWhole(reader);
    }

private Q_SLOTS:
    void everyFormatHoldsItsOwnSteps_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rate");
        for (const FileFormatInfo& fact : fileFormats)
            for (const int channels : {1, 2, 6, 16})
                for (const int rate : {8000, 44100, 48000, 96000, 192000}) {
                    if (fact.bits == 0 || (fact.format == FileFormat::Flac && channels > 8)) continue;
                    QTest::addRow("%s, %d ch, %d Hz", fact.id.data(), channels, rate)
                        << static_cast<int>(fact.format) << channels << rate;
                }
    }
    void everyFormatHoldsItsOwnSteps() {
        QFETCH(int, format);
        QFETCH(int, channels);
        QFETCH(int, rate);
        const auto which = static_cast<FileFormat>(format);
        const AudioBuffer noise = steppedNoise(which == FileFormat::Wav16 ? 16 : 24, channels, 5000);
        const auto file = in(m_folder, "steps" + std::string(info(which).extension));
        writeFile(file, noise, {.format = which, .rate = rate, .channels = channels});
        FileReader reader(file);
        QCOMPARE(reader.info().rate, rate);
        QCOMPARE(reader.info().channels, channels);
        QCOMPARE(reader.info().frames, Frame(5000));
        QCOMPARE(reader.info().isFloat, which == FileFormat::WavFloat);
        // Two uniform dithers of a step: 1.5 steps at most. All else is exact.
        const double allowed = which == FileFormat::Wav16 ? 1.5 / 32768.0 : 0.0;
        QVERIFY(distance(readWhole(reader), noise) <= allowed);
    }

    void fullScaleIsNeverWrapped() {
        AudioBuffer over(1, 4);
        const float samples[] = {1.2F, -1.2F, 1.0F, -1.0F};
        std::copy_n(samples, 4, over.channel(0).begin());
        for (const FileFormat format : {FileFormat::Wav24, FileFormat::Wav16, FileFormat::Flac}) {
            const AudioBuffer back = roundTrip(over, {.format = format, .channels = 1});
            const double step = format == FileFormat::Wav16 ? 1.0 / 32768 : 1.0 / 8388608;
            QCOMPARE(back.channel(0)[0], static_cast<float>(1.0 - step));
            QCOMPARE(back.channel(0)[1], -1.0F);
            QVERIFY(back.channel(0)[2] > 0.999F);
            QVERIFY(back.channel(0)[3] < -0.999F);
        }
        QCOMPARE(distance(roundTrip(over, {.format = FileFormat::WavFloat, .channels = 1}), over), 0.0);
    }

    void whatIsNotANumberIsWrittenAsSilence() {
        AudioBuffer broken(1, 3);
        broken.channel(0)[0] = std::nanf("");
        broken.channel(0)[1] = INFINITY;
        broken.channel(0)[2] = 0.5F;
        const AudioBuffer back = roundTrip(broken, {.format = FileFormat::WavFloat, .channels = 1});
        QCOMPARE(back.channel(0)[0], 0.0F);
        QCOMPARE(back.channel(0)[1], 0.0F);
        QCOMPARE(back.channel(0)[2], 0.5F);
        QCOMPARE(roundTrip(broken, {.format = FileFormat::Wav24, .channels = 1}).channel(0)[0], 0.0F);
    }

    void samplesAreRoundedToTheNearestStep() {
        AudioBuffer between(1, 4);
        const double step = 1.0 / 8388608;
        const double samples[] = {0.4 * step, 0.6 * step, -0.4 * step, -0.6 * step};
        for (std::size_t i = 0; i < 4; ++i)
            between.channel(0)[i] = static_cast<float>(samples[i]);
        const AudioBuffer back = roundTrip(between, {.format = FileFormat::Wav24, .channels = 1});
        const double steps[] = {0, 1, 0, -1};
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(static_cast<double>(back.channel(0)[i]), steps[i] * step);
    }

    void ditherFollowsTheSeedAndNotTheBlocks() {
        const AudioBuffer quiet = sine(440.0, 0.5 / 32768, 2, 20000, 48000);
        const WriteSettings settings{.format = FileFormat::Wav16, .ditherSeed = 7};
        writeFile(in(m_folder, "a.wav"), quiet, settings);
        {
            FileWriter inPieces(in(m_folder, "b.wav"), settings);
            for (Frame at = 0; at < quiet.frames(); at += 777)
                inPieces.write(quiet.copy({at, at + 777}));
            inPieces.finish();
        }
        QCOMPARE(bytesOf(in(m_folder, "b.wav")), bytesOf(in(m_folder, "a.wav")));
        writeFile(in(m_folder, "c.wav"), quiet, {.format = FileFormat::Wav16, .ditherSeed = 8});
        QVERIFY(bytesOf(in(m_folder, "c.wav")) != bytesOf(in(m_folder, "a.wav")));
    }

    /// Half a step of sine drowns without dither and is there with it, on noise that does not follow it: TPDF
    /// noise plus rounding has a power of a quarter of a step squared.
    void ditherKeepsWhatIsSmallerThanAStep() {
        const Frame frames = 1 << 18;
        const AudioBuffer quiet = sine(1000.0, 0.25 / 32768, 1, frames, 48000);
        const AudioBuffer back =
            roundTrip(quiet, {.format = FileFormat::Wav16, .channels = 1, .ditherSeed = 3});
        double level = 0.0, noise = 0.0, mean = 0.0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            const double steps = static_cast<double>(back.channel(0)[i]) * 32768.0;
            const double wanted = static_cast<double>(quiet.channel(0)[i]) * 32768.0;
            level += steps * wanted;
            noise += (steps - wanted) * (steps - wanted);
            mean += steps;
        }
        const auto count = static_cast<double>(frames);
        QVERIFY(std::abs(level / count / (0.25 * 0.25 / 2) - 1.0) < 0.1);
        QVERIFY(std::abs(noise / count - 0.25) < 0.005);
        QVERIFY(std::abs(mean / count) < 0.01);
    }

    void theSameAudioGivesTheSameBytes() {
        const AudioBuffer noise = steppedNoise(24, 2, 30000);
        for (const FileFormatInfo& fact : fileFormats) {
            writeFile(in(m_folder, "first"), noise, {.format = fact.format});
            writeFile(in(m_folder, "second"), noise, {.format = fact.format});
            QCOMPARE(bytesOf(in(m_folder, "first")), bytesOf(in(m_folder, "second")));
            const QByteArray bytes = bytesOf(in(m_folder, "first"));
            QVERIFY(!bytes.contains("PEAK")); // that chunk would tell the time of day
            if (fact.bits == 0)
                QCOMPARE(bytes.mid(14, 4), QByteArray("rnlG")); // so would a number drawn by it
        }
    }

    /// What is coded keeps its length to the frame, its place and its level: the error lies 20 dB below.
    void lossyFormatsKeepLengthAndLevel_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("frames");
        for (const int channels : {1, 2})
            for (const int frames : {1, 100, 960, 47999, 100001}) {
                QTest::addRow("Vorbis, %d ch, %d", channels, frames)
                    << static_cast<int>(FileFormat::OggVorbis) << channels << 44100 << frames;
                QTest::addRow("Opus, %d ch, %d", channels, frames)
                    << static_cast<int>(FileFormat::Opus) << channels << 48000 << frames;
            }
        for (const int rate : {8000, 96000, 192000})
            QTest::addRow("Vorbis, %d Hz", rate)
                << static_cast<int>(FileFormat::OggVorbis) << 2 << rate << 48000;
    }
    void lossyFormatsKeepLengthAndLevel() {
        QFETCH(int, format);
        QFETCH(int, channels);
        QFETCH(int, rate);
        QFETCH(int, frames);
        const auto which = static_cast<FileFormat>(format);
        const AudioBuffer tone = sine(440.0, 0.5, channels, frames, rate);
        const auto file = in(m_folder, "lossy" + std::string(info(which).extension));
        writeFile(file, tone, {.format = which, .rate = rate, .channels = channels});
        FileReader reader(file);
        QCOMPARE(reader.info().rate, rate);
        QCOMPARE(reader.info().channels, channels);
        const AudioBuffer back = readWhole(reader);
        QCOMPARE(back.frames(), Frame(frames));
        double signal = 0.0, error = 0.0;
        for (int c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
                const double wanted = static_cast<double>(tone.channel(c)[i]);
                const double got = static_cast<double>(back.channel(c)[i]);
                signal += wanted * wanted;
                error += (wanted - got) * (wanted - got);
            }
        if (frames > 10000)
            QVERIFY2(10.0 * std::log10(signal / error) > 20.0,
                     qPrintable(QString::number(10.0 * std::log10(signal / error))));
    }

    void largeWavsAreRf64() {
        const AudioBuffer noise = steppedNoise(24, 2, 5000);
        writeFile(in(m_folder, "large.wav"), noise, {.isLarge = true});
        QVERIFY(bytesOf(in(m_folder, "large.wav")).startsWith("RF64"));
        FileReader reader(in(m_folder, "large.wav"));
        QCOMPARE(distance(readWhole(reader), noise), 0.0);
        QVERIFY(!needsRf64(FileFormat::Wav24, 2, 700'000'000));
        QVERIFY(needsRf64(FileFormat::Wav24, 2, 716'000'000));
        QVERIFY(!needsRf64(FileFormat::Flac, 2, 716'000'000));
    }

    void whatAFormatCannotHoldIsRefused() {
        QVERIFY_THROWS_EXCEPTION(
            Error, FileWriter(in(m_folder, "x.opus"), {.format = FileFormat::Opus, .rate = 44100}));
        for (const FileFormat lossy : {FileFormat::OggVorbis, FileFormat::Opus})
            QVERIFY_THROWS_EXCEPTION(Error, FileWriter(in(m_folder, "x"), {.format = lossy, .channels = 3}));
        QVERIFY_THROWS_EXCEPTION(
            Error, FileWriter(in(m_folder, "x.flac"), {.format = FileFormat::Flac, .channels = 16}));
        QVERIFY_THROWS_EXCEPTION(Error, FileWriter(in(m_folder, "no folder") / "x.wav", {}));
        QVERIFY_THROWS_EXCEPTION(Error, FileWriter(in(m_folder, "x.wav"), {.channels = 33}));
        QVERIFY_THROWS_EXCEPTION(Error, FileWriter(in(m_folder, "x.wav"), {.rate = 900000}));
        FileWriter stereo(in(m_folder, "y.wav"), {});
        QVERIFY(gleaner::test::lastWordsOf([&] { stereo.write(AudioBuffer(1, 10)); }).find("channels") !=
                std::string::npos);
    }

    void aFullDiskIsToldAtOnce_data() {
        QTest::addColumn<int>("format");
        for (const FileFormatInfo& fact : fileFormats)
            QTest::newRow(fact.id.data()) << static_cast<int>(fact.format);
    }
    void aFullDiskIsToldAtOnce() {
        QFETCH(int, format);
        const gleaner::test::SmallDisk disk(20000);
        bool isRefused = false;
        try {
            writeFile(in(m_folder, "full"), steppedNoise(24, 2, 30000),
                      {.format = static_cast<FileFormat>(format)});
        } catch (const Error&) {
            isRefused = true;
        }
        QVERIFY(isRefused);
    }
};

GLEANER_TEST(WriterTest)
#include "writer_test.moc"
