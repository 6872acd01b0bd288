#pragma once

#include "catalog/connection.h"

#include <span>

namespace gleaner::catalog {

/// One step from a version of the library to the next: what is run for it, in order. The number of a step is
/// its place in the list, counted from 1; a library of version n has the first n behind it (`user_version`).
struct SchemaStep {
    const char* what; ///< for people
    std::span<const char* const> statements;
};

/// Every step that there is. What stands here was run by somebody: it never changes, new steps go to the end.
std::span<const SchemaStep> schemaSteps();

/// Brings the database up to `version`. Throws Error where a newer Gleaner made it, and leaves it then as it
/// is.
void migrate(Connection& connection, std::size_t version = schemaSteps().size());

}
