#pragma once

#include <string>
#include <string_view>

namespace gleaner {

/// `text` as a sentence of its own: it ends with exactly one full stop, whatever full stops and spaces it
/// ended with before. An empty text stays empty.
std::string asSentence(std::string_view text);

/// `text` as it stands within another sentence: without full stops and spaces at its end.
std::string_view withoutStop(std::string_view text);

}
