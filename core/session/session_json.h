#pragma once

#include "session/session.h"
#include "json/json.h"

namespace gleaner::session {

/// What a .gleaner file holds (docs/formats.md 3.1 for its pack).
QJsonObject toJson(const Session& session);
/// Throws Error naming the field that is wrong, and for a session of a newer version.
Session sessionFromJson(const QJsonObject& object);
QJsonObject sessionSchema();

}
