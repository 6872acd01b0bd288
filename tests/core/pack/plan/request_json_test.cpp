#include "pack/plan/request_json.h"

#include "base/error.h"
#include "core/pack/full_request.h"
#include "pack/plan/plan_json.h"
#include "support/program.h"
#include "json/values.h"

#include <QRegularExpression>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

std::string messageOf(const char* request) {
    try {
        pack::requestFromJson(parsedRequest(request));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

class RequestJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Requests of before there was a choice stay what they are, to the id; a new one has exact bars.
    void aRequestThatDoesntSayHowLoopsAreCutMeansAsFound() {
        pack::PackRequest fresh;
        QVERIFY(fresh.loops == pack::LoopLength::ExactBars);
        QJsonObject object = pack::toJson(fresh);
        QCOMPARE(object.value(u"loops").toString(), QStringLiteral("exact-bars"));
        object.remove(QStringLiteral("loops"));
        pack::PackRequest old = pack::requestFromJson(object);
        QVERIFY(old.loops == pack::LoopLength::AsFound);
        QCOMPARE(pack::toJson(old), object);
        QVERIFY(!pack::toJson(old).contains(u"loop_stretch"));
    }

    void aRequestThatDoesntSayWhereUnsureRolesLieMeansByRole() {
        const pack::PackRequest fresh;
        QVERIFY(fresh.unsureRoles == pack::UnsureRoles::ByFamily);
        QJsonObject object = pack::toJson(fresh);
        QCOMPARE(object.value(u"unsure_roles").toString(), QStringLiteral("family"));
        object.remove(QStringLiteral("unsure_roles"));
        const pack::PackRequest old = pack::requestFromJson(object);
        QVERIFY(old.unsureRoles == pack::UnsureRoles::ByRole);
        QCOMPARE(pack::toJson(old), object);
    }

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
                         message.find('.' + field.toStdString() + '"') != std::string::npos ||
                         message.find('.' + field.toStdString() + "[0]\"") != std::string::npos,
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

    /// Slices of version 1 are spelled as detect prints them, and people paste those.
    void theFirstSpellingIsReadToo() {
        const pack::PackRequest request = pack::requestFromJson(parsedRequest(R"({"version": 1, "assets": [
            {"file": "walk.wav", "slices": [{"id": "l9", "begin": 9, "end": 48009, "kind": "loop", "role": "perc",
             "roleConfidence": 0.75, "bpm": 95.5, "bpmConfidence": 0.5, "bpmAlternatives": [47.75, 191],
             "key": "Am", "keyConfidence": 0.25, "pitchHz": 110, "midiNote": 45, "contentConfidence": 0.125,
             "content": "noise", "centroidHz": 900.5, "left_out": true,
             "candidates": [{"begin": 9, "end": 24009, "bars": 1, "seamCost": 0.5}]}]}]})"));
        const pack::ChosenSlice& chosen = request.assets.at(0).slices->at(0);
        const music::SampleTraits& traits = chosen.slice.traits;
        QCOMPARE(traits.roleConfidence, 0.75);
        QCOMPARE(traits.bpmConfidence, 0.5);
        QCOMPARE(traits.bpmAlternatives, (std::vector{47.75, 191.0}));
        QCOMPARE(traits.keyConfidence, 0.25);
        QCOMPARE(traits.pitchHz, std::optional(110.0));
        QCOMPARE(traits.contentConfidence, 0.125);
        QCOMPARE(traits.centroidHz, 900.5);
        QCOMPARE(chosen.slice.candidates.at(0).seamCost, 0.5);
        QVERIFY(chosen.leftOut);
    }

    void everyFieldOnDiskIsInSnakeCase() {
        const QByteArray bytes = json::toBytes(pack::toJson(fullRequest()));
        QVERIFY(bytes.contains("\"role_confidence\""));
        QVERIFY(bytes.contains("\"version\": 2"));
        static const QRegularExpression camel(QStringLiteral("\"[a-z0-9_]+[A-Z][A-Za-z0-9]*\" *:"));
        QCOMPARE(camel.match(QString::fromUtf8(bytes)).captured(), QString());
    }

    void aFieldThatIsNotKnownIsRefusedByHand_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, const char* text, const char* wanted) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(wanted);
        };
        row("another name", R"({"sources": ["a.wav"]})",
            R"("sources" is no field that is known here; "assets" may be meant (the fields are: version, assets, fx_preset, kind_presets, aligned, prefer, name, )");
        row("mistyped", R"({"min_hist": 3})",
            R"("min_hist" is no field that is known here; "min_hits" may be meant)");
        row("an option", R"({"target-lufs": -14})",
            R"("target-lufs" is no field that is known here; "normalise_target_lufs" may be meant)");
        row("of an asset", R"({"assets": ["b.wav", {"file": "a.wav", "channls": "mix"}]})",
            R"("assets[1].channls" is no field that is known here; "channels" may be meant)");
        row("of a slice", R"({"assets": [{"file": "a.wav", "slices": [{"begin": 0, "stop": 9}]}]})",
            R"("assets[0].slices[0].stop" is no field that is known here)");
        row("of a preset", R"({"fx_preset": {"format": "gleaner-preset", "chain": []}})",
            R"("fx_preset.chain" is no field that is known here; "effects" may be meant)");
    }
    void aFieldThatIsNotKnownIsRefusedByHand() {
        QFETCH(QByteArray, request);
        QFETCH(QString, wanted);
        pack::requestFromJson(parsedRequest(request.constData())); // programs may write more
        try {
            pack::strictRequestFromJson(parsedRequest(request.constData()));
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).startsWith(wanted), error.what());
        }
    }

    /// What detect prints of a slice, and what an editor adds, is taken.
    void whatDetectPrintsIsKnownByHand() {
        const QByteArray printed = json::toBytes(json::toJson(json::PrintedSlice{
            fullRequest().assets[1].slices->front().slice, {1, 2}, false, std::string("h7")}));
        const QByteArray text =
            R"({"$schema": "request-2.json", "assets": [{"file": "a.wav", "slices": [)" + printed + "]}]}";
        QCOMPARE(pack::strictRequestFromJson(parsedRequest(text.constData())).assets[0].slices->size(), 1u);
    }

    void aRequestByHandMayBeShort() {
        const pack::PackRequest request = pack::requestFromJson(
            parsedRequest(R"({"assets": ["walk.wav", {"file": "rain.wav"}], "min_hits": 4})"));
        QCOMPARE(request.assets.size(), std::size_t{2});
        QCOMPARE(request.assets[0].file, std::string("walk.wav"));
        QVERIFY(!request.assets[1].slices);
        QCOMPARE(request.minHits, 4);
        QCOMPARE(request.sampleRate, 48000);
        QVERIFY(!request.targetLufs);
    }

    void aPresetMayBeNamed() {
        const fx::Preset factory = json::factoryPresets().front();
        QJsonObject object = parsedRequest(R"({"assets": []})");
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
        QTest::newRow("version") << QByteArray(R"({"version": 3})") << "version";
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
        QCOMPARE(object[u"packId"].toString().toStdString(), plan.packId);
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
