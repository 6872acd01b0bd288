#include "session/session_json.h"

#include "pack/plan/request_json.h"
#include "json/fields.h"
#include "json/values.h"

namespace gleaner::session {
namespace {

constexpr int sessionVersion = 1;
constexpr int mostBars = 4096; ///< of a song: over two hours at the slowest tempo
const char* const sessionFormat = "gleaner-session";

QJsonObject songToJson(const compose::ComposeRequest& song) {
    QJsonObject object;
    object[u"title"] = json::qstring(song.title);
    object[u"key"] = json::qstring(music::toString(song.key));
    object[u"bpm"] = song.bpm;
    object[u"scale"] = json::qstring(song.scale);
    object[u"style"] = json::qstring(song.style);
    object[u"form"] = json::qstring(song.form);
    object[u"bars"] = json::orNull(song.bars);
    object[u"seed"] = json::seedToJson(song.seed);
    return object;
}

compose::ComposeRequest songFrom(const json::Fields& fields) {
    compose::ComposeRequest song;
    song.title = fields.text("title", song.title);
    song.key = fields.word("key", song.key, music::parseKey, "a key such as Am, F#m or Bb");
    song.bpm = fields.number("bpm", song.bpm);
    song.scale = fields.text("scale", song.scale);
    song.style = fields.text("style", song.style);
    song.form = fields.text("form", song.form);
    song.bars = fields.optionalIntegerWithin("bars", 1, mostBars);
    song.seed = fields.seed("seed", song.seed);
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
