#pragma once

#include "command.h"

#include "catalog/library.h"

#include <memory>

namespace gleaner::cli {

/// The one that --library names, else the person's own.
std::filesystem::path libraryFile(const Arguments& arguments);

/// Opened, and filled again where it was damaged or lost; what was done about that is told on standard error.
/// Throws Error and Cancelled.
std::unique_ptr<catalog::Library> openLibrary(const Arguments& arguments);

}
