#pragma once

#include "flp/project.h"

#include <QJsonObject>

namespace gleaner::json {

/// What is in an FL Studio project, as `flp --json` prints it (docs/formats.md 1.5). Only written, never read
/// back.
QJsonObject toJson(const flp::Project& project);

}
