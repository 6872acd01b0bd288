#pragma once

#include "music/sample_traits.h"

#include <type_traits>

namespace gleaner::library {

// How many words each list has: a number past the last is damage.
constexpr std::size_t wordsOf(music::Mode) { return 2; }
constexpr std::size_t wordsOf(music::SampleKind) { return music::sampleKinds.size(); }
constexpr std::size_t wordsOf(music::Role) { return music::roles.size(); }
constexpr std::size_t wordsOf(music::Character) { return music::characters.size(); }
constexpr std::size_t wordsOf(music::Content) { return music::contents.size(); }

// One list of fields a type, used for both directions: `stream` writes or reads.

template <typename Stream, typename T>
requires std::is_arithmetic_v<std::remove_const_t<T>> || std::is_enum_v<std::remove_const_t<T>>
void fields(Stream& stream, T& value) { stream(value); }

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, music::Key>
void fields(Stream& stream, T& key) {
    stream(key.pitchClass);
    stream(key.mode);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, music::SampleTraits>
void fields(Stream& stream, T& traits) {
    stream(traits.kind);
    stream(traits.role);
    stream(traits.roleConfidence);
    stream.optional(traits.bpm);
    stream(traits.bpmConfidence);
    stream.list(traits.bpmAlternatives);
    stream.optional(traits.beats);
    stream.optional(traits.bars);
    stream.optional(traits.key);
    stream(traits.keyConfidence);
    stream.optional(traits.pitchHz);
    stream.list(traits.character);
    stream(traits.tonal);
    stream.optional(traits.content);
    stream(traits.contentConfidence);
    stream(traits.centroidHz);
}

template <typename Stream, typename T>
requires std::is_same_v<std::remove_const_t<T>, music::SampleEntry>
void fields(Stream& stream, T& entry) {
    stream(entry.id);
    stream(entry.path);
    fields(stream, entry.traits);
    stream(entry.seconds);
    stream.optional(entry.lufs);
}

}
