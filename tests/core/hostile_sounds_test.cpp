#include "base/error.h"
#include "base/random.h"
#include "codec/file_reader.h"
#include "core/audio/signals.h"
#include "metadata/source_tags.h"
#include "support/program.h"
#include "support/shared_data.h"
#include "tagging/append_chunks.h"
#include "waveform/waveform_pyramid.h"

#include <sys/resource.h>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

/// Damaged files and files made to do harm: each is read or refused, in bounded memory, and nothing else
/// happens.
class HostileSoundsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Everything the program does with a recording that it has just been handed. True: read. False: refused
    /// in a sentence.
    static bool survives(const std::filesystem::path& file) {
        try {
            FileReader reader(file);
            AudioBuffer block;
            Frame frames = 0;
            do {
                reader.read({frames, frames + 65536}, block);
                for (int c = 0; c < block.channels(); ++c)
                    for (const float sample : block.channel(c))
                        if (!std::isfinite(sample)) qFatal("%s gives what is not a number", file.c_str());
                frames += block.frames();
            } while (!block.isEmpty());
            reader.read({reader.info().frames / 2, reader.info().frames / 2 + 1000}, block);
            reader.read({reader.info().frames - 10, reader.info().frames}, block);
            const auto pyramid = WaveformPyramid::build(reader, {});
            pyramid.columns(0, {0, pyramid.frames()}, 100);
            readSourceTags(file);
            return true;
        } catch (const Error& error) {
            const QString sentence = QString::fromUtf8(error.what());
            if (!sentence.endsWith(QLatin1Char('.')) || sentence.contains(QLatin1Char('\n')))
                qFatal("not a sentence: %s", error.what());
            return false;
        }
    }

    /// Enough that Ogg has several pages.
    static AudioBuffer noiseFor(FileFormat format) {
        return steppedNoise(24, 2, info(format).bits == 0 ? 100000 : 3000);
    }

private Q_SLOTS:
    void initTestCase() {
        // Four gigabytes of address space: who trusts a header that claims more dies here and not on the
        // user's machine.
#ifndef __SANITIZE_ADDRESS__ // which needs terabytes of it
        const rlimit limit{4ULL << 30, 4ULL << 30};
        setrlimit(RLIMIT_AS, &limit);
#endif
    }

    void theCollection() {
        NEEDS_SHARED_DATA();
        int read = 0, refused = 0;
        for (const auto& entry :
             std::filesystem::directory_iterator(gleaner::test::sharedFolder() / "data/hostile"))
            ++(survives(entry.path()) ? read : refused);
        QVERIFY2(read >= 60 && refused >= 40,
                 qPrintable(QStringLiteral("%1 read, %2 refused").arg(read).arg(refused)));
    }

    void ourOwnFilesCutShort_data() {
        QTest::addColumn<int>("format");
        for (const FileFormatInfo& fact : fileFormats)
            QTest::newRow(fact.id.data()) << static_cast<int>(fact.format);
    }
    void ourOwnFilesCutShort() {
        QFETCH(int, format);
        const auto which = static_cast<FileFormat>(format);
        const auto file = in(m_folder, "cut" + std::string(info(which).extension));
        writeFile(file, noiseFor(which), {.format = which});
        const QByteArray whole = bytesOf(file);
        int read = 0;
        for (qsizetype length = 0; length < whole.size(); length += length < 100 ? 1 : 997) {
            writeBytes(file, whole.left(length));
            read += survives(file);
        }
        QVERIFY(read > 5); // a cut in the samples leaves the samples before it
    }

    void ourOwnFilesWithFlippedBits_data() { ourOwnFilesCutShort_data(); }
    void ourOwnFilesWithFlippedBits() {
        QFETCH(int, format);
        const auto which = static_cast<FileFormat>(format);
        const auto file = in(m_folder, "flip" + std::string(info(which).extension));
        writeFile(file, noiseFor(which), {.format = which});
        if (info(which).isWav)
            appendWavMetadata(file, {.rootNote = 60, .loops = true, .frames = 3000}, 48000);
        const QByteArray whole = bytesOf(file);
        Random random(20);
        int read = 0;
        for (int round = 0; round < 150; ++round) {
            QByteArray bytes = whole;
            for (int flip = 0; flip < 4; ++flip) {
                const auto at = static_cast<qsizetype>(
                    random.below(round % 2 ? 64 : static_cast<std::uint64_t>(bytes.size())));
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
            }
            writeBytes(file, bytes);
            read += survives(file);
        }
        QVERIFY(read > 10);
    }
};

GLEANER_TEST(HostileSoundsTest)
#include "hostile_sounds_test.moc"
