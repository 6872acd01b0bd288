#pragma once

#include <string>
#include <string_view>

namespace gleaner::json {

/// How names of fields are spelled: lists of fields have snake_case, which files on disk are written in; what
/// `--json` prints is camelCase.
enum class Spelling { Disk, Printed };

/// "role_confidence" as it is spelled there.
std::string spelled(std::string_view name, Spelling spelling);

}
