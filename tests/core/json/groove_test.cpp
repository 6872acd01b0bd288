// A groove's file, there and back.

#include "base/error.h"
#include "support/program.h"
#include "support/schema_errors.h"
#include "json/values.h"

#include <QTest>

using namespace gleaner;

namespace {

music::Groove groove() {
    music::Groove made;
    made.bpm = 92.5;
    made.beats = 2;
    made.swing = 57.25;
    made.confidence = 0.75;
    for (int n = 0; n < 8; ++n)
        made.steps.push_back({n % 2 * 0.03125, n % 3 * -1.5, n, 0.5});
    return made;
}

}

class GrooveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itComesBackAsItWas() {
        QVERIFY(json::grooveFromJson(json::toJson(groove())) == groove());
        VERIFY_SCHEMA("groove-1", json::toJson(groove()));
    }

    void whatCanNotBeUsedIsRefused() {
        QJsonObject object = json::toJson(groove());
        object[u"beats"] = 3;
        QVERIFY_THROWS_EXCEPTION(Error, json::grooveFromJson(object));
        object = json::toJson(groove());
        object[u"steps"] = QStringLiteral("many");
        QVERIFY_THROWS_EXCEPTION(Error, json::grooveFromJson(object));
    }
};

GLEANER_TEST(GrooveTest)
#include "groove_test.moc"
