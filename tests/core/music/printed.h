#pragma once

#include "music/key.h"
#include "support/printed.h"

#include <concepts>
#include <optional>

// What QCOMPARE prints of words of music; it looks beside the types.
namespace gleaner::music {

/// The id of a role, a kind, a content …
template <typename Word>
requires requires(Word word) {
    { info(word).id } -> std::convertible_to<std::string_view>;
}
char* toString(const Word& word) { return gleaner::test::printed(info(word).id); }

inline char* toString(const std::optional<Key>& key) {
    return gleaner::test::printed(key ? toString(*key) : "none");
}

}
