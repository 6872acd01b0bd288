#include "pack/plan/request_json.h"

#include "base/error.h"
#include "core/pack/full_request.h"
#include "support/program.h"
#include "json/values.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

QJsonObject parsed(const char* text) { return json::parseObject(text, "request.json"); }

std::string messageOf(const char* request) {
    try {
        pack::requestFromJson(parsed(request));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

class RequestJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestReadsBack() {
        for (const pack::PackRequest& request : {fullRequest(), pack::PackRequest()}) {
            const QByteArray bytes = json::toBytes(pack::toJson(request));
            QCOMPARE(pack::requestFromJson(json::parseObject(bytes, "request.json")), request);
        }
    }

    /// A file may have been written by anybody: no number of it is taken as it comes.
    void numbersThatCanNotBeAreRefused_data() {
        QTest::addColumn<QByteArray>("slice");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("an end at 2^63-1")
            << QByteArray(R"("begin": 0, "end": 9223372036854775807)") << QByteArray("end");
        QTest::newRow("an end beyond any recording")
            << QByteArray(R"("begin": 0, "end": 2199023255552)") << QByteArray("end");
        QTest::newRow("a begin below 0") << QByteArray(R"("begin": -5, "end": 10)") << QByteArray("begin");
        QTest::newRow("an end before the begin")
            << QByteArray(R"("begin": 9, "end": 3)") << QByteArray("end");
        QTest::newRow("a tempo") << QByteArray(R"("begin": 0, "end": 9, "bpm": 1e300)") << QByteArray("bpm");
        QTest::newRow("another tempo")
            << QByteArray(R"("begin": 0, "end": 9, "bpmAlternatives": [0])") << QByteArray("bpmAlternatives");
        QTest::newRow("bars") << QByteArray(R"("begin": 0, "end": 9, "bars": 2147483647)")
                              << QByteArray("bars");
        QTest::newRow("beats") << QByteArray(R"("begin": 0, "end": 9, "beats": -1)") << QByteArray("beats");
        QTest::newRow("a pitch") << QByteArray(R"("begin": 0, "end": 9, "pitchHz": -440)")
                                 << QByteArray("pitchHz");
        QTest::newRow("a cut") << QByteArray(
                                      R"("begin": 0, "end": 9, "candidates": [{"begin": 0, "end": 1e18}])")
                               << QByteArray("end");
        QTest::newRow("what it was found as")
            << QByteArray(R"("begin": 0, "end": 9, "found_as": [{"begin": 0, "end": 9e17}])")
            << QByteArray("end");
    }
    void numbersThatCanNotBeAreRefused() {
        QFETCH(QByteArray, slice);
        QFETCH(QByteArray, field);
        for (const char* list : {"slices", "removed"}) {
            const QByteArray request = QByteArray("{\"assets\": [{\"file\": \"a.wav\", \"") + list +
                                       "\": [{\"kind\": \"loop\", \"role\": \"perc\", " + slice + "}]}]}";
            const std::string message = messageOf(request);
            QVERIFY2(message.find('"' + field.toStdString() + '"') != std::string::npos ||
                         message.find('.' + field.toStdString() + '"') != std::string::npos,
                     message.c_str());
        }
    }

    void theFieldsAreThoseOfTheContract() {
        const QJsonObject object = pack::toJson(fullRequest());
        for (const char* name :
             {"version", "name", "assets", "genres", "tags", "min_hits", "min_loops", "fx_preset",
              "normalise_target_lufs", "true_peak_db", "naming_convention", "format", "sample_rate", "seed"})
            QVERIFY2(object.contains(QLatin1String(name)), name);
    }

    void aRequestByHandMayBeShort() {
        const pack::PackRequest request =
            pack::requestFromJson(parsed(R"({"assets": ["walk.wav", {"file": "rain.wav"}], "min_hits": 4})"));
        QCOMPARE(request.assets.size(), std::size_t{2});
        QCOMPARE(request.assets[0].file, std::string("walk.wav"));
        QVERIFY(!request.assets[1].slices);
        QCOMPARE(request.minHits, 4);
        QCOMPARE(request.sampleRate, 48000);
        QVERIFY(!request.targetLufs);
    }

    void aPresetMayBeNamed() {
        const fx::Preset factory = json::factoryPresets().front();
        QJsonObject object = parsed(R"({"assets": []})");
        object[u"fx_preset"] = QString::fromStdString(factory.id);
        QCOMPARE(pack::requestFromJson(object).preset, factory);
    }

    void faultsNameTheirField_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("field");
        QTest::newRow("assets") << QByteArray(R"({"assets": 5})") << "assets";
        QTest::newRow("asset") << QByteArray(R"({"assets": ["a.wav", 5]})") << "assets[1]";
        QTest::newRow("file") << QByteArray(R"({"assets": [{}]})") << "assets[0].file";
        QTest::newRow("slice") << QByteArray(R"({"assets": [{"file": "a", "slices": [{"begin": "x"}]}]})")
                               << "begin";
        QTest::newRow("hits") << QByteArray(R"({"min_hits": "many"})") << "min_hits";
        QTest::newRow("format") << QByteArray(R"({"format": "mp3"})") << "format";
        QTest::newRow("rate") << QByteArray(R"({"sample_rate": 44100.5})") << "sample_rate";
        QTest::newRow("preset") << QByteArray(R"({"fx_preset": "no such preset"})") << "no such preset";
        QTest::newRow("target") << QByteArray(R"({"normalise_target_lufs": "loud"})")
                                << "normalise_target_lufs";
        QTest::newRow("version") << QByteArray(R"({"version": 2})") << "version";
        QTest::newRow("seed") << QByteArray(R"({"seed": -1})") << "seed";
        QTest::newRow("tempi") << QByteArray(R"({"tempo_range": [160, 80]})") << "tempo_range";
        QTest::newRow("one tempo") << QByteArray(R"({"tempo_range": [160]})") << "tempo_range";
        QTest::newRow("sensitivity") << QByteArray(R"({"sensitivity": 2})") << "sensitivity";
    }
    void faultsNameTheirField() {
        QFETCH(QByteArray, request);
        QFETCH(QString, field);
        const QString message = QString::fromStdString(messageOf(request.constData()));
        QVERIFY2(message.contains(field), qPrintable(message));
    }

    void aPlanListsEveryFileToBe() {
        const std::vector recordings{
            recording("walk.wav", {hit(music::Role::Kick, 0), test::loop(music::Role::Perc, 60000, 95.0)})};
        const pack::PackPlan plan = pack::plan(recordings, requestFor(recordings));
        const QJsonObject object = pack::toJson(plan);
        QCOMPARE(object[u"pack_id"].toString().toStdString(), plan.packId);
        const QJsonArray items = object[u"items"].toArray();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[1].toObject()[u"path"].toString(),
                 QStringLiteral("Drums/Loops/perc_loop_01_95bpm.wav"));
        QCOMPARE(items[1].toObject()[u"begin"].toInt(), 60000);
        QVERIFY(!json::toBytes(object).contains("/somewhere"));
    }
};

GLEANER_TEST(RequestJsonTest)
#include "request_json_test.moc"
