// A loose sample is known by what it carries, and what another program did to it is named.

#include "pack/package/verify_sample.h"

#include "base/error.h"
#include "codec/file_reader.h"
#include "core/audio/wave_maker.h"
#include "core/pack/made_pack.h"
#include "files/paths.h"
#include "pack/package/write.h"
#include "support/program.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

QByteArray bytesOf(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
void writeBytes(const fs::path& path, const QByteArray& bytes) {
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// Chunks of a WAV with their heads, without those that hold the sound.
struct Chunks {
    QByteArray sound, others;
};
Chunks chunksOf(const QByteArray& wav) {
    Chunks chunks;
    for (qsizetype at = 12; at + 8 <= wav.size();) {
        const auto size = static_cast<qsizetype>(qFromLittleEndian<quint32>(wav.constData() + at + 4));
        const QByteArray chunk = wav.mid(at, 8 + size + size % 2);
        const bool isSound = chunk.startsWith("fmt ") || chunk.startsWith("data") || chunk.startsWith("fact");
        (isSound ? chunks.sound : chunks.others) += chunk;
        at += chunk.size();
    }
    return chunks;
}

}

class VerifySampleTest : public QObject {
    Q_OBJECT

    Bench m_bench;
    fs::path m_pack, m_sample;

    fs::path edited(const std::string& name) const { return m_bench.folder() / "edited" / name; }

    /// What sox makes of the sample, with the chunks of the sample put back, as an editor that keeps them
    /// does.
    fs::path bySox(const QStringList& format, const QStringList& effects,
                   const std::string& name = "vocal_phrase_01_Am.wav") {
        const fs::path out = strippedBySox(format, effects, name);
        QByteArray wav = "RIFF....WAVE" + chunksOf(bytesOf(out)).sound + chunksOf(bytesOf(m_sample)).others;
        qToLittleEndian<quint32>(static_cast<quint32>(wav.size() - 8), wav.data() + 4);
        writeBytes(out, wav);
        return out;
    }
    fs::path strippedBySox(const QStringList& format, const QStringList& effects,
                           const std::string& name = "vocal_phrase_01_Am.wav") {
        const fs::path out = edited(name);
        QProcess sox;
        sox.start(QStringLiteral("sox"), QStringList{QString::fromStdString(m_sample.string())} + format +
                                             QStringList{QString::fromStdString(out.string())} + effects);
        if (!sox.waitForFinished() || sox.exitCode() != 0)
            qFatal("%s", sox.readAllStandardError().constData());
        return out;
    }

    static QString idsOf(const pack::SampleVerification& verification) {
        QStringList ids;
        for (const pack::NamedChange& one : verification.changes) {
            const std::string_view id = pack::idOf(one.change);
            ids << QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
        }
        return ids.join(QLatin1Char(' '));
    }
    static QString textOf(const pack::SampleVerification& verification) {
        QStringList texts;
        for (const pack::NamedChange& one : verification.changes)
            texts << QString::fromStdString(one.text);
        return texts.join(QStringLiteral("; "));
    }

private Q_SLOTS:
    void initTestCase() {
        const pack::RenderedPack rendered = m_bench.render();
        m_pack = pack::write(rendered, m_bench.out(), true, {}).folder;
        for (const pack::Artifact& artifact : rendered.artifacts)
            if (artifact.item.slice.traits.role == music::Role::Vocal)
                m_sample = m_pack / library::pathFromUtf8(artifact.item.path);
        QCOMPARE(m_sample.filename().string(), std::string("vocal_phrase_01_Am.wav"));
        fs::create_directories(m_bench.folder() / "edited");
    }

    void whatWasWrittenIsProved() {
        const fs::path loose = edited("vocal_phrase_01_Am.wav");
        fs::copy_file(m_sample, loose, fs::copy_options::overwrite_existing);
        const pack::SampleVerification proof = pack::verifySample(loose, {}, {});
        QVERIFY2(proof.changes.empty() && proof.notices.empty(), qPrintable(textOf(proof)));
        QCOMPARE(proof.origin.sourceSha256, m_bench.recordings.front().sha256);
        QCOMPARE(proof.origin.range, (FrameRange{14 * 48000, 16 * 48000}));
        QCOMPARE(proof.origin.sourceRate, 48000);
        const std::vector<std::string> lines = pack::originLines(proof.origin);
        QVERIFY(lines[1].find("frames 672000 to 768000 at 48000 Hz") != std::string::npos);
        QVERIFY(lines[2].find("Gain ") != std::string::npos);
    }

    void everyFormatCarriesItsOrigin_data() {
        QTest::addColumn<int>("format");
        for (const audio::FileFormatInfo& info : audio::fileFormats)
            if (info.format != audio::FileFormat::WavFloat)
                QTest::newRow(info.id.data()) << static_cast<int>(info.format);
    }
    void everyFormatCarriesItsOrigin() {
        QFETCH(int, format);
        Bench bench;
        bench.request.format = static_cast<audio::FileFormat>(format);
        const pack::RenderedPack rendered = bench.render();
        const fs::path folder = pack::write(rendered, bench.out(), false, {}).folder;
        for (const pack::Artifact& artifact : rendered.artifacts) {
            const fs::path file = folder / library::pathFromUtf8(artifact.item.path);
            const pack::SampleVerification proof = pack::verifySample(file, {}, {});
            QVERIFY2(proof.changes.empty() && proof.notices.empty(), qPrintable(textOf(proof)));
            QCOMPARE(proof.origin.id, artifact.item.id);
            QCOMPARE(proof.origin.soundSha256, artifact.soundSha256);
        }
    }

    void whatAnotherProgramDidIsNamed_data() {
        QTest::addColumn<QStringList>("format");
        QTest::addColumn<QStringList>("effects");
        QTest::addColumn<QString>("ids");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* format, const char* effects, const char* ids,
                            const char* says) {
            const auto words = [](const char* text) {
                return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            };
            QTest::newRow(name) << words(format) << words(effects) << QString::fromUtf8(ids)
                                << QString::fromUtf8(says);
        };
        row("quieter", "", "gain -3", "gain", "changed by -3.00 dB");
        row("louder by a hair", "", "vol 0.1dB", "gain", "changed by +0.10 dB");
        row("cut at its begin", "", "trim 0.05", "trimmed", "0.050 s were cut off its beginning");
        row("cut at both ends", "", "trim 0.1 1.5", "trimmed trimmed", "0.400 s were cut off its end");
        row("silence before it", "", "pad 0.25", "extended", "0.250 s were put before its beginning");
        row("resampled", "-r 44100", "", "resampled", "from 48000 to 44100 Hz");
        row("resampled up, and louder", "-r 96000", "gain -2", "resampled gain", "by -2.00 dB");
        row("channels swapped", "", "remix 2 1", "swapped", "swapped");
        row("mixed to one channel", "", "remix -", "channels", "1 channel where it had 2");
        row("faded out", "", "fade t 0 -0 0.3", "faded", "faded out over its last 0.3");
        row("faded in", "", "fade t 0.3", "faded", "faded in over its first 0.3");
        row("dithered to 16 bits", "-b 16", "dither", "bit-depth", "from 24 to 16 bits");
        row("reversed", "", "reverse", "reversed", "backwards");
        row("upside down", "", "vol -1", "inverted", "polarity");
        row("through a filter", "", "lowpass 150", "edited", "throughout");
        row("another in its middle", "", "trim 0 =0.9 =1.2", "edited", "cut out of it");
        row("cut near its begin", "", "trim 0 =0.4 =0.5", "edited", "near 0.3");
        row("quieter and cut", "", "gain -3 trim 0.1", "gain trimmed", "0.100 s were cut off its beginning");
        row("normalised, silence around it", "", "gain -2 pad 0.2 0.1", "gain extended extended",
            "0.200 s were put before its beginning");
        row("one frame shorter", "", "trim 1s", "trimmed", "1 frame was cut off its beginning");
        row("faster", "", "speed 1.05", "trimmed edited", "no part of it is as it was");
    }
    void whatAnotherProgramDidIsNamed() {
        if (QStandardPaths::findExecutable(QStringLiteral("sox")).isEmpty()) QSKIP("needs sox");
        QFETCH(QStringList, format);
        QFETCH(QStringList, effects);
        QFETCH(QString, ids);
        QFETCH(QString, says);
        const pack::SampleVerification proof = pack::verifySample(bySox(format, effects), {}, {});
        QVERIFY2(idsOf(proof) == ids, qPrintable(idsOf(proof) + QStringLiteral(": ") + textOf(proof)));
        QVERIFY2(textOf(proof).contains(says), qPrintable(textOf(proof)));
    }

    void oneSampleIsFound() {
        QByteArray bytes = bytesOf(m_sample);
        const auto data = bytes.indexOf("data");
        bytes[data + 8 + 48000 * 6 + 1] = static_cast<char>(bytes[data + 8 + 48000 * 6 + 1] ^ 1); // at 1 s
        const fs::path file = edited("vocal_phrase_01_Am.wav");
        writeBytes(file, bytes);
        const pack::SampleVerification proof = pack::verifySample(file, {}, {});
        QCOMPARE(idsOf(proof), QStringLiteral("edited"));
        QCOMPARE(textOf(proof), QStringLiteral("its sound was edited between 1.000 s and 1.062 s"));
    }

    void anotherNameIsToldAndTheSoundProved() {
        const fs::path file = edited("my voice.wav");
        fs::copy_file(m_sample, file, fs::copy_options::overwrite_existing);
        const pack::SampleVerification proof = pack::verifySample(file, {}, {});
        QCOMPARE(textOf(proof), QStringLiteral("it was renamed: it was called vocal_phrase_01_Am"));
    }

    void otherPlayingRateIsNoResampling() {
        QByteArray bytes = bytesOf(m_sample);
        qToLittleEndian<quint32>(44100, bytes.data() + bytes.indexOf("fmt ") + 12);
        const fs::path file = edited("vocal_phrase_01_Am.wav");
        writeBytes(file, bytes);
        QCOMPARE(idsOf(pack::verifySample(file, {}, {})), QStringLiteral("relabelled"));
    }

    void chunksThatAreGoneAreNamed() {
        QByteArray bytes = bytesOf(m_sample);
        bytes.replace(bytes.indexOf("acid"), 4, "axid");
        bytes.replace(bytes.indexOf("smpl"), 4, "sxpl");
        const fs::path file = edited("vocal_phrase_01_Am.wav");
        writeBytes(file, bytes);
        const pack::SampleVerification proof = pack::verifySample(file, {}, {});
        QCOMPARE(textOf(proof), QStringLiteral("its metadata was stripped: acid, smpl are gone"));
    }

    /// sox drops every chunk: alone the file says nothing, beside its pack it is known by its sound.
    void aStrippedSampleIsKnownByItsPack() {
        if (QStandardPaths::findExecutable(QStringLiteral("sox")).isEmpty()) QSKIP("needs sox");
        const fs::path same = strippedBySox({}, {}, "nameless.wav");
        QVERIFY_THROWS_EXCEPTION(Error, pack::verifySample(same, {}, {}));
        const pack::SampleVerification proof = pack::verifySample(same, m_pack, {});
        QCOMPARE(idsOf(proof), QStringLiteral("chunks-dropped renamed"));
        QVERIFY(textOf(proof).startsWith(QStringLiteral("its metadata was stripped: acid, smpl, inst, cue, "
                                                        "LIST/adtl, LIST/INFO, bext, iXML, id3 are gone")));
        const fs::path quieter = strippedBySox({}, {QStringLiteral("gain"), QStringLiteral("-6")});
        QCOMPARE(idsOf(pack::verifySample(quieter, fs::path(m_pack.string() + ".zip"), {})),
                 QStringLiteral("gain chunks-dropped"));
        const fs::path other =
            strippedBySox({}, {QStringLiteral("gain"), QStringLiteral("-6")}, "nameless.wav");
        QVERIFY_THROWS_EXCEPTION(Error, pack::verifySample(other, m_pack, {}));
    }

    /// Chunks of one sample around the sound of another: the pack knows whose sound it is.
    void anothersMetadataIsToldByThePack() {
        fs::path other;
        for (const auto& entry : fs::recursive_directory_iterator(m_pack))
            if (entry.path().extension() == ".wav" && entry.path() != m_sample) other = entry.path();
        QByteArray wav = "RIFF....WAVE" + chunksOf(bytesOf(other)).sound + chunksOf(bytesOf(m_sample)).others;
        qToLittleEndian<quint32>(static_cast<quint32>(wav.size() - 8), wav.data() + 4);
        const fs::path file = edited("grafted.wav");
        writeBytes(file, wav);
        QVERIFY(!pack::verifySample(file, {}, {}).changes.empty());
        const pack::SampleVerification proof = pack::verifySample(file, m_pack, {});
        QCOMPARE(idsOf(proof), QStringLiteral("replaced"));
        QVERIFY2(textOf(proof).contains(QString::fromStdString(other.filename().string())),
                 qPrintable(textOf(proof)));
    }

    void whatCarriesBextAloneIsHalfKnown() {
        QByteArray bytes = bytesOf(m_sample);
        bytes.replace("iXML", "jXML");
        const fs::path file = edited("vocal_phrase_01_Am.wav");
        writeBytes(file, bytes);
        const pack::SampleVerification proof = pack::verifySample(file, {}, {});
        QCOMPARE(proof.origin.sourceSha256, m_bench.recordings.front().sha256);
        QCOMPARE(idsOf(proof), QStringLiteral("chunks-dropped"));
        QCOMPARE(proof.notices.size(), std::size_t{1});
        const pack::SampleVerification whole = pack::verifySample(file, m_pack, {});
        QCOMPARE(textOf(whole), QStringLiteral("its metadata was stripped: iXML is gone"));
        QVERIFY(whole.notices.empty());
    }
};

GLEANER_TEST(VerifySampleTest)
#include "verify_sample_test.moc"
