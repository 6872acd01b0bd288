#pragma once

#include <string>

namespace gleaner {

// Numbers as text, in every locale alike.

/// The shortest digits that read back as the same number: "95", "128.5", "1e+300", "nan".
std::string shortestText(double value);

/// `digits` significant ones at most, for people: "95", "0.3333", "1e+06".
std::string roundedText(double value, int digits = 6);

/// `digits` behind the point, no more and no fewer: "-14.20".
std::string fixedText(double value, int digits);

/// `digits` behind the point at most, without zeros at the end: "3", "0.35".
std::string decimalText(double value, int digits);

}
