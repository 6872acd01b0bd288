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

    void whatIsNoSessionIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, session::sessionFromJson(parsed("{}")));
        QVERIFY_THROWS_EXCEPTION(
            Error, session::sessionFromJson(parsed(R"({"format": "gleaner-session", "version": 99})")));
    }
};

GLEANER_TEST(SessionJsonTest)
#include "session_json_test.moc"
