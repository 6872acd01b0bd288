#pragma once

#include <string>
#include <string_view>

namespace gleaner {

/// A text that may come from a file or a name, as it may stand in one line on somebody's terminal: control
/// characters and what turns the direction of writing are spelled out (`\n`, `\x1B`, `\u202E`), bytes that
/// are no UTF-8 become U+FFFD. What is shown already stays as it is.
std::string shownText(std::string_view text);

/// A text that may come from a file, as far as a person reads it in a sentence: the first 60 bytes or a few
/// less, whole characters, and "…" where there is more.
std::string shortened(std::string_view text);

}
