#pragma once

#include "flp/event_list.h"

#include <string>

namespace gleaner::flp {

/// The first release whose order of events we know (docs/flp.md 3).
inline constexpr ReleaseNumber grammarSince = {20, 0, 0, 0};

/// Where the events leave the order, or the sizes, in which FL itself writes that release; nothing when they
/// keep to it. One sentence: the first place where they leave it, what stands there and what FL writes there.
std::optional<std::string> leavesTheGrammar(const EventList& list);

}
