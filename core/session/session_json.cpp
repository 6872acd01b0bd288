#include "session/session_json.h"

#include "compose/song_settings.h"
#include "pack/plan/request_json.h"
#include "json/fields.h"
#include "json/settings.h"
#include "json/values.h"

namespace gleaner::session {
namespace {

constexpr int sessionVersion = 1;
const char* const sessionFormat = "gleaner-session";

QJsonObject songToJson(const compose::ComposeRequest& song) {
    QJsonObject object;
    json::writeSettings(object, compose::songSettings(), song);
    return object;
}

compose::ComposeRequest songFrom(const json::Fields& fields) {
    compose::ComposeRequest song;
    json::readSettings(fields, compose::songSettings(), song);
    return song;
}

}

QJsonObject toJson(const Session& session) {
    return {{QStringLiteral("format"), QLatin1String(sessionFormat)},
            {QStringLiteral("version"), sessionVersion},
            {QStringLiteral("pack"), pack::toJson(session.request)},
            {QStringLiteral("song"), songToJson(session.song)}};
}

Session sessionFromJson(const QJsonObject& object) {
    const json::Fields fields(object);
    if (fields.text("format") != sessionFormat)
        fields.fail("format", "\"gleaner-session\", which every session says");
    fields.requireVersion(sessionVersion);
    return {pack::requestFromJson(fields.object("pack").asObject()), songFrom(fields.object("song"))};
}

}
