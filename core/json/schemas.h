#pragma once

#include <QJsonObject>

namespace gleaner::json {

// JSON Schema of what this room writes, out of the lists that it is written by. What is checked in lies in
// resources/schema; a test holds it to these.

QJsonObject songSchema();
QJsonObject presetSchema();
QJsonObject indexSchema();
QJsonObject grooveSchema();
QJsonObject detectSchema(); ///< what `detect --json` prints

}
