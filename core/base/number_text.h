#pragma once

#include <string>

namespace gleaner {

/// The shortest digits that read back as the same number, in every locale alike: "95", "128.5", "1e+300",
/// "nan".
std::string shortestText(double value);

}
