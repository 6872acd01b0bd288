#pragma once

#include "session/history.h"

#include <QJsonObject>

namespace gleaner::session {

// How a journal spells what happened (docs/formats.md 11). A change names what differs from the state before
// it, and is read beside that state: it is as large as the edit, however large the session.

/// Recordings without what was found in them: the regions are the session's.
QJsonObject toJson(const State& state);
/// What a session's file holds: the session, and who its recordings are, so that they are found again.
QJsonObject fileToJson(const State& state);
/// Who the recordings of a session's file are; nothing for one that doesn't say, or not of each.
std::vector<library::Recording> recordingsOf(const QJsonObject& file, const Session& session);
/// Throws Error naming the field that is wrong.
State stateFromJson(const QJsonObject& object);

QJsonObject toJson(const Event& event);
/// What happened to a session in the state `now`. Throws Error where that can't be read.
Event eventFromJson(const QJsonObject& object, const State& now);

/// A checkpoint as a whole, for a journal that begins anew.
QJsonObject toJson(const Checkpoint& checkpoint);
Checkpoint checkpointFromJson(const QJsonObject& object);

}
