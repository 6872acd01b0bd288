#pragma once

#include "json/json.h"

namespace gleaner::test {

/// What a text in a test says, which calls itself "test" in complaints.
inline QJsonObject objectOf(const char* text) { return json::parseObject(text, "test"); }

}
