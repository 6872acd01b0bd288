#include "session/session_json.h"

#include "session/chain_fields.h"
#include "session/song_fields.h"

namespace gleaner::session {
namespace {

constexpr int sessionVersion = 2; ///< 2: spells slices in snake_case
constexpr auto* sessionFormat = "gleaner-session";

}

template <typename Visitor, json::Like<Session> T>
void fields(Visitor& visit, T& session) {
    visit.constant("format", QLatin1String(sessionFormat), "What this file is",
                   json::needed.saying("\"gleaner-session\", which every session says"));
    visit.version(sessionVersion);
    visit("pack", session.request, "The pack: recordings with their slices, and settings");
    visit("song", session.song, "Settings of the song");
    visit("chain_states", session.chainStates, "Other states of the chains, to compare", json::ifAny);
    visit.beside("recordings", "Who they are, in the order of the pack's: hash, size, length of each");
}

QJsonObject toJson(const Session& session) { return json::toObject(session, json::Spelling::Disk); }

Session sessionFromJson(const QJsonObject& object) { return json::fromObject<Session>(object); }

QJsonObject sessionSchema() {
    json::SchemaShape shape;
    return json::documentSchema({"session-2", "Gleaner session, version 2",
                                 "All of a person's work; recordings are named, never copied"},
                                shape, json::schemaOf<Session>(shape));
}

}
