// Packs of recordings whose channels, ends or levels are not the usual ones, as a person makes them.

#include "command_line.h"
#include "support/program.h"
#include "support/shared_data.h"

#include "base/random.h"
#include "codec/file_reader.h"
#include "codec/file_writer.h"
#include "support/some.h"

#include <cmath>
#include <sys/resource.h>

using namespace gleaner;
using namespace gleaner::test;

namespace {

double peakOf(const audio::AudioBuffer& sound, int channel) {
    double peak = 0.0;
    for (const float x : sound.channel(channel))
        peak = std::max(peak, std::abs(static_cast<double>(x)));
    return peak;
}

QString caseFile(const char* name) {
    return QString::fromStdString((sharedFolder() / "cases" / name).string());
}

}

class CliChannelsTest : public QObject, protected CommandLine {
    Q_OBJECT

    struct Pack {
        Run run;
        QDir folder;
        QJsonObject manifest;
        QJsonArray artifacts() const { return manifest[QStringLiteral("artifacts")].toArray(); }
    };

    Pack packOf(const QStringList& what) {
        const QString out = in(QStringLiteral("out%1").arg(++m_packs));
        const QStringList always = {QStringLiteral("--no-zip"), QStringLiteral("--json"),
                                    QStringLiteral("--out"), out};
        Pack pack{run(QStringList{QStringLiteral("pack")} + what + always), QDir(out), {}};
        if (pack.run.code != 0) return pack;
        pack.folder = QDir(pack.run.json()[QStringLiteral("folder")].toString());
        QFile manifest(pack.run.json()[QStringLiteral("manifest")].toString());
        if (manifest.open(QIODevice::ReadOnly))
            pack.manifest = QJsonDocument::fromJson(manifest.readAll()).object();
        return pack;
    }
    Pack packOf(const QString& file, const QStringList& more = {}) {
        return packOf(QStringList{file, QStringLiteral("--preset"), QStringLiteral("transparent")} + more);
    }

    static void writeRequest(const QString& file, const QJsonObject& asset) {
        const QJsonObject request{{QStringLiteral("fx_preset"), QStringLiteral("transparent")},
                                  {QStringLiteral("assets"), QJsonArray{asset}}};
        writeText(file, QJsonDocument(request).toJson());
    }

    static audio::AudioBuffer soundOf(const Pack& pack, const QJsonValue& artifact) {
        const QString path = artifact.toObject()[QStringLiteral("path")].toString();
        audio::FileReader reader(pack.folder.filePath(path).toStdString());
        return audio::readWhole(reader);
    }

    static QList<int> channelsOf(const QJsonValue& artifact) {
        QList<int> numbers;
        for (const QJsonValue& number : artifact.toObject()[QStringLiteral("channels")].toArray())
            numbers << number.toInt();
        return numbers;
    }

    int m_packs = 0;

private Q_SLOTS:
    void theSoundOnChannelsThreeAndFourIsPacked() {
        NEEDS_SHARED_DATA();
        const Pack pack = packOf(caseFile("poly4_first_two_silent.wav"));
        QVERIFY2(pack.run.code == 0, pack.run.err);
        QVERIFY2(pack.run.err.contains("channels 1, 2 are silent"), pack.run.err);
        QVERIFY(pack.artifacts().size() >= 2);
        for (const QJsonValue& artifact : some(pack.artifacts())) {
            QCOMPARE(channelsOf(artifact), (QList<int>{3, 4}));
            const audio::AudioBuffer made = soundOf(pack, artifact);
            QCOMPARE(made.channels(), 2);
            for (int c = 0; c < 2; ++c)
                QVERIFY(peakOf(made, c) > 0.05);
        }
        const Run proof = run({QStringLiteral("verify"), pack.folder.path()});
        QVERIFY2(proof.code == 0, proof.err);
    }

    void hitsOnTheThirdChannelArePacked() {
        NEEDS_SHARED_DATA();
        const Pack pack = packOf(caseFile("poly3_hits_on_third.wav"));
        QVERIFY2(pack.run.code == 0, pack.run.err);
        int hits = 0;
        for (const QJsonValue& artifact : some(pack.artifacts())) {
            if (artifact.toObject()[QStringLiteral("kind")] != QStringLiteral("hit")) continue;
            ++hits;
            QCOMPARE(channelsOf(artifact), QList<int>{3});
            QCOMPARE(soundOf(pack, artifact).channels(), 1);
        }
        QVERIFY(hits >= 2);
    }

    void aDeadChannelIsNotWritten() {
        NEEDS_SHARED_DATA();
        const Pack pack = packOf(caseFile("left_only.wav"));
        QVERIFY2(pack.run.code == 0, pack.run.err);
        QVERIFY2(pack.run.err.contains("channel 2 is silent"), pack.run.err);
        QVERIFY(!pack.artifacts().isEmpty());
        for (const QJsonValue& artifact : some(pack.artifacts())) {
            QCOMPARE(channelsOf(artifact), QList<int>{1});
            QCOMPARE(soundOf(pack, artifact).channels(), 1);
        }
        const QJsonObject source = pack.manifest[QStringLiteral("sources")].toArray()[0].toObject();
        QCOMPARE(source[QStringLiteral("silent_channels")].toArray(), QJsonArray{2});
        const Pack both =
            packOf(caseFile("left_only.wav"), {QStringLiteral("--channels"), QStringLiteral("1,2")});
        QCOMPARE(soundOf(both, both.artifacts()[0]).channels(), 2);
    }

    void aChannelThatIsNotThereIsRefused() {
        NEEDS_SHARED_DATA();
        const QString file = caseFile("left_only.wav");
        const Pack none = packOf(file, {QStringLiteral("--channels"), QStringLiteral("3")});
        QCOMPARE(none.run.code, 1);
        QVERIFY2(none.run.err.contains("left_only.wav") && none.run.err.contains("2 channels"), none.run.err);
        QCOMPARE(packOf(file, {QStringLiteral("--channels"), QStringLiteral("left")}).run.code, 2);
    }

    void aRequestChoosesChannelsForEachRecording() {
        NEEDS_SHARED_DATA();
        const QString file = in(QStringLiteral("request.json"));
        writeRequest(file, QJsonObject{{QStringLiteral("file"), caseFile("poly4_first_two_silent.wav")},
                                       {QStringLiteral("channels"), QStringLiteral("4")}});
        const Pack pack = packOf(QStringList{QStringLiteral("--request"), file});
        QVERIFY2(pack.run.code == 0, pack.run.err);
        for (const QJsonValue& artifact : some(pack.artifacts()))
            QCOMPARE(channelsOf(artifact), QList<int>{4});
    }

    void aSoundSixtyDecibelsDownIsAtItsTargetOrTold() {
        NEEDS_SHARED_DATA();
        const Pack pack = packOf(caseFile("float_60_db_down.wav"));
        QVERIFY2(pack.run.code == 0, pack.run.err);
        QVERIFY(!pack.artifacts().isEmpty());
        bool isReported = false;
        for (const QJsonValue& artifact : some(pack.artifacts())) {
            const QJsonObject info = artifact.toObject();
            QVERIFY(info[QStringLiteral("gain_db")].toDouble() > 30.0);
            const double shortBy = info[QStringLiteral("short_by_lu")].toDouble(-1.0);
            const bool isHit = info[QStringLiteral("kind")] == QStringLiteral("hit");
            const double lufs = info[QStringLiteral("lufs")].toDouble();
            if (isHit) QVERIFY(std::abs(-12.0 - shortBy - lufs) < 0.15);
            QVERIFY(shortBy == 0.0 || info[QStringLiteral("true_peak_db")].toDouble() > -1.2);
            isReported = isReported || shortBy > 0.0;
        }
        QCOMPARE(pack.run.err.contains("quieter than their target"), isReported);
    }

    void aSliceBehindTheEndIsRefusedAtOnce() {
        NEEDS_SHARED_DATA();
        const QList<QPair<double, double>> ranges = {{0.0, 1e8}, {9e7, 90001000.0}, {0.0, 1e12}};
        for (const auto& [begin, end] : ranges) {
            const QString file = in(QStringLiteral("behind.json"));
            const QJsonObject slice{{QStringLiteral("id"), QStringLiteral("h0")},
                                    {QStringLiteral("kind"), QStringLiteral("hit")},
                                    {QStringLiteral("begin"), begin},
                                    {QStringLiteral("end"), end}};
            writeRequest(file, QJsonObject{{QStringLiteral("file"), caseFile("left_only.wav")},
                                           {QStringLiteral("slices"), QJsonArray{slice}}});
            const Pack pack = packOf(QStringList{QStringLiteral("--request"), file});
            QCOMPARE(pack.run.code, 1);
            QVERIFY2(pack.run.err.contains("left_only.wav") && pack.run.err.contains("32000 frames"),
                     pack.run.err);
            QVERIFY(!pack.folder.exists());
        }
    }

    /// Thirty-two channels of half a minute, strikes on one of them, with 300 MB for everything.
    void thirtyTwoChannelsFitIntoLittleMemory() {
        constexpr int rate = 16000, channels = 32, seconds = 30;
        const QString file = in(QStringLiteral("many.wav"));
        {
            audio::FileWriter writer(file.toStdString(), {audio::FileFormat::Wav16, rate, channels, 0});
            Random random(3);
            audio::AudioBuffer block(channels, rate);
            for (int second = 0; second < seconds; ++second) {
                for (int c = 0; c < channels; ++c)
                    for (int i = 0; i < rate; ++i) {
                        const double strike =
                            c == 20 && second % 7 == 3 ? 0.5 * std::exp(-i / 800.0) * std::sin(i * 0.3) : 0.0;
                        block.channel(c)[static_cast<std::size_t>(i)] =
                            static_cast<float>(random.between(-0.001, 0.001) + strike);
                    }
                writer.write(block);
            }
            writer.finish();
        }
        const Pack pack = packOf(file, {QStringLiteral("--jobs"), QStringLiteral("2")});
        QVERIFY2(pack.run.code == 0, pack.run.err);
        const QJsonArray artifacts = pack.artifacts();
        QVERIFY(std::count_if(artifacts.begin(), artifacts.end(), [](const QJsonValue& artifact) {
                    return channelsOf(artifact) == QList<int>{21};
                }) >= 4);
        rusage use{};
        QCOMPARE(getrusage(RUSAGE_CHILDREN, &use), 0);
        QVERIFY2(use.ru_maxrss < 300 * 1024, qPrintable(QString::number(use.ru_maxrss)));
    }
};

GLEANER_TEST(CliChannelsTest)
#include "cli_channels_test.moc"
