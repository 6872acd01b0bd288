#include "base/contract.h"

#include <cstdio>
#include <cstdlib>

namespace gleaner {

void breach(const char* demand, const std::source_location& where) {
    // The function, not the file: a path of the machine that built it helps nobody.
    std::fprintf(stderr, "Gleaner has a fault of its own, and stops: %s (%s, line %u). Please report it.\n",
                 demand, where.function_name(), static_cast<unsigned>(where.line()));
    std::abort();
}

}
