#pragma once

#include "flp/document.h"

namespace gleaner::flp {

/// What in a project is not as FL Studio itself writes it, each a sentence; empty when nothing is. Order and
/// sizes of the events, counts, sorted notes and items, ids that are there once, and everything that names
/// another thing (docs/flp.md 2 to 8). Projects from before FL 20 have no grammar here and are held to the
/// rest.
std::vector<std::string> errorsOf(const EventList& list);

}
