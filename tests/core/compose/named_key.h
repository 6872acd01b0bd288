#pragma once

#include "music/key.h"

namespace gleaner::test {

/// "F# minor".
inline music::Key key(const char* name) { return *music::parseKey(name); }

}
