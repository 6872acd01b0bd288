#include "core/music/printed.h"
#include "object.h"
#include "support/program.h"
#include "json/index.h"
#include "json/values.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;
using gleaner::test::objectOf;

namespace {

json::IndexReading read(const char* text) { return json::readIndex(objectOf(text)); }

music::SampleEntry loop() {
    music::SampleEntry entry;
    entry.id = "s1";
    entry.path = "Bass/Loop 01 \\ odd.wav";
    entry.seconds = 5.25;
    entry.lufs = -14.2;
    entry.traits.kind = music::SampleKind::Loop;
    entry.traits.role = music::Role::Bass;
    entry.traits.roleConfidence = 0.9;
    entry.traits.bpm = 95.5;
    entry.traits.bpmConfidence = 0.8;
    entry.traits.beats = 8;
    entry.traits.bars = 2;
    entry.traits.key = music::Key{9, music::Mode::Minor};
    entry.traits.keyConfidence = 0.7;
    entry.traits.pitchHz = 55.3;
    entry.traits.character = {music::Character::Deep};
    entry.traits.tonal = true;
    entry.traits.centroidHz = 180.0;
    return entry;
}

}

class IndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesReadBack() {
        std::vector<music::SampleEntry> entries = {loop()};
        for (const music::SampleKindInfo& kind : music::sampleKinds) {
            music::SampleEntry entry;
            entry.id = std::string(kind.id);
            entry.path = "a.wav";
            entry.traits.kind = kind.kind;
            entries.push_back(entry);
        }
        const QByteArray bytes = json::toBytes(json::indexToJson(entries));
        QCOMPARE(json::indexFromJson(json::parseObject(bytes, "index")), entries);
    }

    void versionTwoIsWritten() {
        const QJsonObject index = json::indexToJson({loop()});
        QCOMPARE(index[u"version"].toInt(), 2);
        QCOMPARE(index[u"entries"][0][u"type"].toString(), QStringLiteral("loop"));
        QCOMPARE(index[u"entries"][0][u"root_note"].toInt(), 33);
        QCOMPARE(index[u"entries"][0][u"desc"][u"lufs"].toDouble(), -14.2);
    }

    void versionOneIsReadWithPatience() {
        const auto reading = read(R"({"samples":[
            {"role":"Bass","key":"A minor","bpm":95,"character":"deep","is_tonal":true,"path":"C:\\Packs\\Bass\\b1.wav"},
            {"role":"hi-hat","key":null,"bpm":0,"character":["Crisp","fizzy"],"is_tonal":false,"path":"h.wav"}]})");
        QCOMPARE(reading.entries.size(), 2u);
        QVERIFY(reading.skipped.empty() && reading.warnings.empty());
        const music::SampleEntry& bass = reading.entries[0];
        QCOMPARE(bass.path, std::string("C:/Packs/Bass/b1.wav"));
        QCOMPARE(bass.id, bass.path);
        QCOMPARE(bass.traits.key, music::parseKey("Am"));
        QVERIFY(bass.traits.tonal && bass.traits.kind == music::SampleKind::Loop);
        QCOMPARE(bass.traits.bpm, std::optional(95.0));
        const music::SampleTraits& hat = reading.entries[1].traits;
        QVERIFY(hat.role == music::Role::Hat && hat.kind == music::SampleKind::Hit && !hat.bpm);
        QCOMPARE(hat.character, std::vector{music::Character::Crisp});
    }

    void aRootNoteIsAPitch() {
        const auto reading = read(R"({"version":2,"entries":[{"path":"a","role":"lead","root_note":69}]})");
        QCOMPARE(reading.entries.at(0).traits.pitchHz, std::optional(440.0));
        QVERIFY(reading.entries.at(0).traits.tonal);
    }

    void whatCannotBeUsedIsLeftOutWithAReason_data() {
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("no path") << QByteArray(R"({"role":"kick"})");
        QTest::newRow("no role") << QByteArray(R"({"path":"a.wav"})");
        QTest::newRow("unknown role") << QByteArray(R"({"path":"a.wav","role":"gong"})");
        QTest::newRow("role of another type") << QByteArray(R"({"path":"a.wav","role":7})");
        QTest::newRow("not an object") << QByteArray(R"("a.wav")");
    }
    void whatCannotBeUsedIsLeftOutWithAReason() {
        QFETCH(QByteArray, entry);
        const auto reading = read(R"({"entries":[)" + entry + R"(,{"path":"ok.wav","role":"kick"}]})");
        QCOMPARE(reading.entries.size(), 1u);
        QCOMPARE(reading.skipped.size(), 1u);
        QVERIFY(reading.skipped[0].reason.find("entries[0]") != std::string::npos);
    }

    void anUnusableTempoOrKeyIsTakenAsUnknown() {
        const auto reading = read(R"({"entries":[
            {"path":"a","role":"bass","bpm":-3},{"path":"b","role":"bass","bpm":"fast"},
            {"path":"c","role":"bass","bpm":1e9},{"path":"d","role":"bass","key":"Amaj7"}]})");
        QCOMPARE(reading.entries.size(), 4u);
        QCOMPARE(reading.warnings.size(), 4u);
        for (const music::SampleEntry& entry : reading.entries)
            QVERIFY(!entry.traits.bpm && !entry.traits.key);
    }

    void anIndexWithoutAListIsAnError() {
        QVERIFY_THROWS_EXCEPTION(Error, read("{}"));
        QVERIFY_THROWS_EXCEPTION(Error, read(R"({"entries":{}})"));
        QVERIFY_THROWS_EXCEPTION(Error, read(R"({"version":3,"entries":[]})"));
        QVERIFY(read(R"({"entries":[]})").entries.empty());
    }

    void aBareListIsReadFromAFile() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("index.json")).toStdString();
        json::writeFile(file, "\n [{\"path\":\"a.wav\",\"role\":\"kick\"}]");
        QCOMPARE(json::readIndex(file).entries.size(), 1u);
        json::writeFile(file, "{\"version\":9,\"entries\":[]}");
        try {
            json::readIndex(file);
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(QString::fromUtf8(error.what()).startsWith(QString::fromStdString(file.string())));
        }
    }
};

GLEANER_TEST(IndexTest)
#include "index_test.moc"
