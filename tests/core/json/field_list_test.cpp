// A value with every kind of field: one list says how it is written, read and described.

#include "object.h"
#include "support/program.h"
#include "json/field_list.h"
#include "json/music_codecs.h"
#include "json/nearest_name.h"

#include <QTest>

using namespace gleaner;
using gleaner::test::objectOf;

namespace {

struct Knock {
    int lastBar = 0;
    std::vector<double> times;
    friend bool operator==(const Knock&, const Knock&) = default;
};

struct Walk {
    std::string title;
    std::string device;
    double level = 0.5;
    double gain = 1.0;
    std::optional<double> bpm;
    std::int64_t frames = 0;
    bool muted = false;
    std::uint64_t seed = 0;
    double floorDb = 0.0;
    music::Role role = music::Role::Perc;
    std::vector<Knock> knocks;
    friend bool operator==(const Walk&, const Walk&) = default;
};

template <typename Visitor, json::Like<Knock> T>
void fields(Visitor& visit, T& knock) {
    visit("last_bar", knock.lastBar, "The last bar", json::from(0));
    visit("times", knock.times, "When", json::within(0, 10));
}

template <typename Visitor, json::Like<Walk> T>
void fields(Visitor& visit, T& walk) {
    visit.constant("format", QStringLiteral("walk"), "\"walk\", which every walk says", json::needed);
    visit.version(3);
    visit("title", walk.title, "What it is called");
    visit("device", walk.device, "Recorder", json::anything.emptyIsNull());
    visit("level", walk.level, "How loud", json::within(0, 1).clamped());
    visit("gain", walk.gain, "Of the clip", json::within(0, 4).ifNot(1.0));
    visit("bpm", walk.bpm, "Tempo", json::within(20, 400).zeroIsNone());
    visit("frames", walk.frames, "Length", json::from(0));
    visit("muted", walk.muted, "Whether it is silent", json::ifAny);
    visit.template as<json::Seed>("seed", walk.seed, "Chance");
    visit.template as<json::Level>("floor_db", walk.floorDb, "Noise");
    visit("role", walk.role, "Role");
    visit("knocks", walk.knocks, "At the door");
    visit.require(walk.frames != 13, "frames", "a luckier number");
}

Walk fullWalk() {
    Walk walk;
    walk.title = "Home – at night";
    walk.device = "F3";
    walk.level = 0.25;
    walk.gain = 0.5;
    walk.bpm = 94.5;
    walk.frames = (1LL << 60) + 1;
    walk.muted = true;
    walk.seed = 0xFEDCBA9876543210ULL;
    walk.floorDb = -HUGE_VAL;
    walk.role = music::Role::OpenHat;
    walk.knocks = {{3, {0.5, 1.25}}, {}};
    return walk;
}

QString complaint(const char* text, json::Manner manner = {}) {
    try {
        json::fromObject<Walk>(objectOf(text), {}, manner);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}

class FieldListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreSpelled_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("printed");
        QTest::newRow("one word") << QByteArray("bpm") << QByteArray("bpm");
        QTest::newRow("two") << QByteArray("role_confidence") << QByteArray("roleConfidence");
        QTest::newRow("three") << QByteArray("near_duplicate_of") << QByteArray("nearDuplicateOf");
        QTest::newRow("a number") << QByteArray("sound_sha256") << QByteArray("soundSha256");
        QTest::newRow("a digit") << QByteArray("take_2") << QByteArray("take2");
    }
    void namesAreSpelled() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, printed);
        QCOMPARE(json::spelled(name.toStdString(), json::Spelling::Disk), name.toStdString());
        QCOMPARE(json::spelled(name.toStdString(), json::Spelling::Printed), printed.toStdString());
    }

    void aValueReadsBackInBothSpellings() {
        for (const json::Spelling spelling : {json::Spelling::Disk, json::Spelling::Printed})
            for (const Walk& walk : {Walk(), fullWalk()}) {
                const QByteArray bytes = json::toBytes(json::toObject(walk, spelling));
                QVERIFY(json::fromObject<Walk>(json::parseObject(bytes, "walk")) == walk);
            }
    }

    void whatIsWritten() {
        const QJsonObject plain = json::toObject(Walk(), json::Spelling::Disk);
        QCOMPARE(plain[u"format"], QJsonValue(QStringLiteral("walk")));
        QCOMPARE(plain[u"version"], QJsonValue(3));
        QVERIFY(plain[u"device"].isNull() && plain.contains(u"device"));
        QVERIFY(plain[u"bpm"].isNull() && plain.contains(u"bpm"));
        QVERIFY(!plain.contains(u"muted") && !plain.contains(u"gain"));
        const QJsonObject full = json::toObject(fullWalk(), json::Spelling::Printed);
        QVERIFY(full[u"floorDb"].isNull());
        QCOMPARE(full[u"seed"], QJsonValue(QStringLiteral("18364758544493064720")));
        QCOMPARE(full[u"knocks"][0][u"lastBar"], QJsonValue(3));
        QCOMPARE(full[u"role"], QJsonValue(QStringLiteral("openhat")));
    }

    void complaintsNameTheField_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char* name, const char* text, const char* wanted) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(wanted);
        };
        row("format", R"({})", R"("format" must be "walk", which every walk says, not null)");
        row("newer", R"({"format":"walk","version":4})",
            R"("version" must be 3 at most (a newer Gleaner wrote this), not 4)");
        row("text", R"({"format":"walk","title":5})", R"("title" must be text, not 5)");
        row("flag", R"({"format":"walk","muted":"yes"})", R"("muted" must be true or false, not "yes")");
        row("range", R"({"format":"walk","bpm":500})", R"("bpm" must be a number from 20 to 400, not 500)");
        row("whole", R"({"format":"walk","frames":1.5})", R"("frames" must be a whole number, not 1.5)");
        row("below", R"({"format":"walk","frames":-1})",
            R"("frames" must be a whole number from 0 up, not -1)");
        row("seed", R"({"format":"walk","seed":-1})", R"("seed" must be a whole number from 0 up, not -1)");
        row("word", R"({"format":"walk","role":"gong"})",
            R"("role" must be a role such as kick, snare or bass, not "gong")");
        row("list", R"({"format":"walk","knocks":{}})", R"("knocks" must be a list, not an object)");
        row("element", R"({"format":"walk","knocks":[{},7]})", R"("knocks[1]" must be an object, not 7)");
        row("deep", R"({"format":"walk","knocks":[{"times":[1,11]}]})",
            R"("knocks[0].times[1]" must be a number from 0 to 10, not 11)");
        row("as it is spelled", R"({"format":"walk","knocks":[{"lastBar":-2}]})",
            R"("knocks[0].lastBar" must be a whole number from 0 up, not -2)");
        row("rule", R"({"format":"walk","frames":13})", R"("frames" must be a luckier number, not 13)");
    }
    void complaintsNameTheField() {
        QFETCH(QByteArray, text);
        QFETCH(QString, wanted);
        QCOMPARE(complaint(text.constData()), wanted + u'.');
    }

    void faultsAreGatheredWhereSomebodyAsks() {
        std::vector<std::string> errors;
        const Walk walk = json::fromObject<Walk>(
            objectOf(
                R"({"format":"walk","title":5,"level":0.5,"bpm":1,"knocks":[7,{"last_bar":2,"times":4}]})"),
            {}, {json::Unknown::Ignored, &errors});
        QCOMPARE(errors.size(), 4u);
        QCOMPARE(errors[0], std::string("\"title\" must be text, not 5."));
        QCOMPARE(walk.knocks.size(), 1u);
        QCOMPARE(walk.knocks[0].lastBar, 2);
    }

    void zeroIsNoneAndWhatIsOutsideIsClamped() {
        const Walk walk = json::fromObject<Walk>(objectOf(R"({"format":"walk","bpm":0,"level":7})"));
        QVERIFY(!walk.bpm);
        QCOMPARE(walk.level, 1.0);
    }

    void theDisksSpellingGoesFirst() {
        const Walk walk =
            json::fromObject<Walk>(objectOf(R"({"format":"walk","knocks":[{"lastBar":1,"last_bar":2}]})"));
        QCOMPARE(walk.knocks[0].lastBar, 2);
    }

    void unknownFieldsAreIgnoredOrRefused() {
        const char* text = R"({"format":"walk","$schema":"x","knocks":[{"lastbar":1}]})";
        QCOMPARE(complaint(text), QString());
        QCOMPARE(complaint(text, {json::Unknown::Refused, nullptr}),
                 QStringLiteral("\"knocks[0].lastbar\" is no field that is known here; \"last_bar\" may be "
                                "meant (the fields are: last_bar, times)."));
        QVERIFY(
            complaint(R"({"format":"walk","xyzzy":1})", {json::Unknown::Refused, nullptr})
                .startsWith(u"\"xyzzy\" is no field that is known here (the fields are: format, version, "));
    }

    void whatIsNearest_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("nearest");
        QTest::newRow("a letter less") << QByteArray("asets") << QByteArray("assets");
        QTest::newRow("swapped") << QByteArray("assest") << QByteArray("assets");
        QTest::newRow("another word") << QByteArray("sources") << QByteArray("assets");
        QTest::newRow("camelCase") << QByteArray("sampleRate") << QByteArray("sample_rate");
        QTest::newRow("dashes") << QByteArray("Sample-Rate") << QByteArray("sample_rate");
        QTest::newRow("a word short") << QByteArray("rate") << QByteArray("sample_rate");
        QTest::newRow("nothing near") << QByteArray("colour") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void whatIsNearest() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, nearest);
        QCOMPARE(json::nearestName(name.toStdString(), {"assets", "name", "sample_rate", "seed", "tags"}),
                 nearest.toStdString());
    }

    void distancesCountEdits() {
        QCOMPARE(json::editDistance("", "abc"), 3);
        QCOMPARE(json::editDistance("kitten", "sitting"), 3);
        QCOMPARE(json::editDistance("ab", "ba"), 1);
        QCOMPARE(json::editDistance("seed", "seed"), 0);
    }

    void theSchemaSaysTheSame() {
        json::SchemaShape shape;
        shape.unknown = json::Unknown::Refused;
        const QJsonObject schema = json::schemaOf<Walk>(shape);
        const QJsonObject properties = schema[u"properties"].toObject();
        QCOMPARE(schema[u"required"].toArray(),
                 (QJsonArray{QStringLiteral("format"), QStringLiteral("version")}));
        QCOMPARE(schema[u"additionalProperties"], QJsonValue(false));
        QCOMPARE(properties[u"format"][u"const"].toString(), QStringLiteral("walk"));
        QCOMPARE(properties[u"version"][u"const"].toInt(), 3);
        QCOMPARE(properties[u"bpm"][u"type"].toArray(),
                 (QJsonArray{QStringLiteral("number"), QStringLiteral("null")}));
        QCOMPARE(properties[u"bpm"][u"maximum"].toInt(), 400);
        QCOMPARE(properties[u"role"][u"enum"].toArray().size(), 17);
        QCOMPARE(properties[u"knocks"][u"items"][u"properties"][u"times"][u"items"][u"maximum"].toInt(), 10);
        QCOMPARE(properties[u"knocks"][u"description"].toString(), QStringLiteral("At the door"));
        shape.isAllThere = true;
        const QJsonArray required = json::schemaOf<Walk>(shape)[u"required"].toArray();
        QVERIFY(required.contains(QStringLiteral("title")) && required.contains(QStringLiteral("bpm")));
        QVERIFY(!required.contains(QStringLiteral("muted")) && !required.contains(QStringLiteral("gain")));
    }
};

GLEANER_TEST(FieldListTest)
#include "field_list_test.moc"
