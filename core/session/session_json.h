#pragma once

#include "json/json.h"
#include "session/session.h"

namespace gleaner::session {

/// What a .gleaner file holds (docs/formats.md 3.1 for its pack).
QJsonObject toJson(const Session& session);
/// Throws Error naming the field that is wrong, and for a session of a newer version.
Session sessionFromJson(const QJsonObject& object);

}
