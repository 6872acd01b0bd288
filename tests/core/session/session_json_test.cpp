#include "session/session_json.h"

#include "base/error.h"
#include "core/pack/full_request.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

QJsonObject parsed(const char* text) { return json::parseObject(text, "a.gleaner"); }

}

class SessionJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSessionReadsBack() {
        session::Session session;
        session.request = fullRequest();
        session.song.title = "Street song";
        session.song.key = {6, music::Mode::Minor};
        session.song.bpm = 97.5;
        session.song.scale = "dorian";
        session.song.form = "dj";
        session.song.bars = 32;
        session.song.seed = 1ULL << 60;
        const QByteArray bytes = json::toBytes(session::toJson(session));
        QCOMPARE(session::sessionFromJson(json::parseObject(bytes, "a.gleaner")), session);
        QCOMPARE(session::sessionFromJson(session::toJson(session::Session())), session::Session());
    }

    /// As 0.1.0 wrote it.
    void theFirstVersionIsReadToo() {
        const session::Session session = session::sessionFromJson(parsed(R"({
            "format": "gleaner-session", "version": 1,
            "pack": {"version": 1, "name": "Walk", "assets": [{"file": "walk.wav", "slices": [
                {"id": "h5", "begin": 5, "end": 4805, "kind": "hit", "role": "kick", "roleConfidence": 0.5,
                 "bpm": null, "bpmConfidence": 0, "pitchHz": 55, "midiNote": 33, "centroidHz": 120.5,
                 "left_out": true, "found_as": [{"kind": "loop", "begin": 1, "end": 9000}]}]}],
                "min_hits": 2, "of_tomorrow": 1},
            "song": {"title": "Home", "key": "Am", "bpm": 97.5, "bars": 16, "seed": 4}, "of_tomorrow": {}})"));
        const pack::ChosenSlice& chosen = session.request.assets.at(0).slices->at(0);
        QCOMPARE(session.request.name, std::string("Walk"));
        QCOMPARE(session.request.minHits, 2);
        QCOMPARE(chosen.slice.traits.roleConfidence, 0.5);
        QCOMPARE(chosen.slice.traits.pitchHz, std::optional(55.0));
        QCOMPARE(chosen.slice.traits.centroidHz, 120.5);
        QVERIFY(chosen.leftOut && chosen.edited);
        QCOMPARE(chosen.detectedAs.at(0).range.end, Frame{9000});
        QCOMPARE(session.song.title, std::string("Home"));
        QCOMPARE(session.song.bars, std::optional(16));
    }

    void theSecondVersionIsWritten() {
        session::Session session;
        session.request = fullRequest();
        const QJsonObject object = session::toJson(session);
        QCOMPARE(object[u"version"].toInt(), 2);
        QCOMPARE(object[u"pack"][u"version"].toInt(), 2);
        QVERIFY(object[u"pack"][u"assets"][1][u"slices"][0].toObject().contains(u"role_confidence"));
    }

    void partsOfARecordingAreKept() {
        session::Session session;
        session.request.assets.emplace_back();
        pack::setFiles(session.request.assets[0], audio::FileSequence(std::vector<std::filesystem::path>{
                                                      "a/1.wav", "a/2.wav", "a/3.wav"}));
        session.request.assets[0].aligned = pack::AlignedTo{"0123456789ab", 37.123, -23.0, 0.05, 0.9};
        session.request.aligned = true;
        session.request.prefer = "1.wav";
        const session::Session read = session::sessionFromJson(session::toJson(session));
        QCOMPARE(read.request.assets, session.request.assets);
        QCOMPARE(read, session);
        QCOMPARE(pack::filesOf(read.request.assets[0]).files().size(), std::size_t{3});
    }

    void whatIsNoSessionIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, session::sessionFromJson(parsed("{}")));
        QVERIFY_THROWS_EXCEPTION(
            Error, session::sessionFromJson(parsed(R"({"format": "gleaner-session", "version": 99})")));
    }
};

GLEANER_TEST(SessionJsonTest)
#include "session_json_test.moc"
