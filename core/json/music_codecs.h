#pragma once

// How words of music, channels and the like stand in JSON.

#include "slices/slice.h"
#include "json/codec.h"

namespace gleaner::json {

struct KindWords {
    static constexpr const char* wanted = "hit, loop, phrase or texture";
    static std::vector<std::string_view> ids();
    static std::string_view idOf(music::SampleKind kind) { return music::info(kind).id; }
    static constexpr auto find = music::sampleKindFromId;
};
struct RoleWords {
    static constexpr const char* wanted = "a role such as kick, snare or bass";
    static std::vector<std::string_view> ids();
    static std::string_view idOf(music::Role role) { return music::info(role).id; }
    static constexpr auto find = music::roleFromId;
};
struct CharacterWords {
    static constexpr const char* wanted = "a word such as warm, deep or crisp";
    static std::vector<std::string_view> ids();
    static std::string_view idOf(music::Character word) { return music::info(word).id; }
    static constexpr auto find = music::characterFromId;
};
struct ContentWords {
    static constexpr const char* wanted = "speech, music or noise";
    static std::vector<std::string_view> ids();
    static std::string_view idOf(music::Content content) { return music::info(content).id; }
    static constexpr auto find = music::contentFromId;
};

struct OriginWords {
    static constexpr const char* wanted = "found, mark or drawn";
    static std::vector<std::string_view> ids();
    static std::string_view idOf(analysis::Origin origin) { return analysis::info(origin).id; }
    static constexpr auto find = analysis::originFromId;
};

template <>
struct Codec<analysis::Origin> : Word<analysis::Origin, OriginWords> {};
template <>
struct Codec<music::SampleKind> : Word<music::SampleKind, KindWords> {};
template <>
struct Codec<music::Role> : Word<music::Role, RoleWords> {};
template <>
struct Codec<music::Character> : Word<music::Character, CharacterWords> {};
template <>
struct Codec<music::Content> : Word<music::Content, ContentWords> {};

/// "Am", "F#m"; any usual spelling is read.
template <>
struct Codec<music::Key> {
    static QJsonValue write(const music::Key& key, const Rule&, Spelling);
    static music::Key read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&) { return typeSchema("string"); }
};

/// Hexadecimal digits.
template <>
struct Codec<analysis::Fingerprint> {
    static QJsonValue write(const analysis::Fingerprint& print, const Rule&, Spelling);
    static analysis::Fingerprint read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&) { return patternSchema("^[0-9a-f]{98}$"); }
};

/// Channels as people count them, from 1: one or two numbers, or "mix" for the mean of all.
template <>
struct Codec<audio::Channels> {
    static QJsonValue write(const audio::Channels& channels, const Rule&, Spelling);
    static audio::Channels read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&);
};

/// Numbers of channels from 1, of channels that are counted from 0.
struct ChannelNumbers {
    static QJsonValue write(const std::vector<int>& channels, const Rule&, Spelling);
    static std::vector<int> read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape& shape);
};

}
