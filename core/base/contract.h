#pragma once

#include <source_location>

namespace gleaner {

/// Ends the program (SIGABRT), with `demand` on standard error: a place that is reached only when a demand
/// does not hold.
[[noreturn]] void breach(const char* demand,
                         const std::source_location& where = std::source_location::current());

/// What a function demands of its caller, as its documentation says (Expects of the C++ Core Guidelines,
/// I.6). Where it doesn't hold, our own code is wrong: no message could tell a person what to do, and going
/// on would spoil what is written. It ends at once then, with nothing committed; also in what is shipped.
inline void expects(bool holds, const char* demand,
                    const std::source_location& where = std::source_location::current()) {
    if (!holds) [[unlikely]]
        breach(demand, where);
}

}
