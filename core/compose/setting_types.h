#pragma once

#include "compose/select.h"
#include "settings/field.h"

// How settings hold the composer's types.

namespace gleaner::settings {

template <>
struct As<music::Key> {
    static Value to(const music::Key& key) { return music::toString(key); }
    static music::Key from(const Value& value) { return *music::parseKey(std::get<std::string>(value)); }
};
template <>
struct As<music::Role> {
    static Value to(music::Role role) { return std::string(music::info(role).id); }
    static music::Role from(const Value& value) { return *music::roleFromId(std::get<std::string>(value)); }
};
template <>
struct As<music::Character> {
    static Value to(music::Character character) { return std::string(music::info(character).id); }
    static music::Character from(const Value& value) {
        return *music::characterFromId(std::get<std::string>(value));
    }
};
template <>
struct As<compose::Scoring> {
    static Value to(compose::Scoring scoring) {
        return std::string(scoring == compose::Scoring::Design ? "design" : "default");
    }
    static compose::Scoring from(const Value& value) {
        return std::get<std::string>(value) == "design" ? compose::Scoring::Design
                                                        : compose::Scoring::Default;
    }
};

}

namespace gleaner::compose {

inline constexpr std::string_view wantedKey = "a key such as Am, F#m, Bb or 8A";
std::span<const settings::Choice> roles();
std::span<const settings::Choice> characters();
std::span<const settings::Choice> keys(); ///< all 24, "A minor" with its place on the wheel of keys
inline bool isKey(std::string_view text) { return music::parseKey(text).has_value(); }

}
