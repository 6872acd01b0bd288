#include "pack/plan/name_placeholders.h"

#include "base/file_names.h"
#include "library/time_of_day.h"
#include "music/certainty.h"
#include "music/pitch.h"
#include "pack/plan/names.h"
#include "tagging/ucs.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace gleaner::pack {
namespace {

/// "KICK", "LPERC": the first letters of what it is called, after that of its kind, of which a hit needs
/// none.
std::string codeOf(const music::SampleTraits& traits) {
    const std::string_view kind = music::info(traits.kind).id, role = toldRole(traits);
    const bool isPlain = traits.kind == music::SampleKind::Hit || role == kind;
    return capitalsOf(std::string(isPlain ? "" : kind.substr(0, 1)) + std::string(role.substr(0, 4)));
}

std::string padded(int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

/// "0m44s57".
std::string placeText(double seconds) {
    const auto hundredths = static_cast<long long>(seconds * 100.0);
    return std::to_string(hundredths / 6000) + "m" + padded(static_cast<int>(hundredths / 100 % 60), 2) +
           "s" + padded(static_cast<int>(hundredths % 100), 2);
}

/// "14-03-22": of the day on which the recording began, or the next.
std::string clockText(double secondsOfDay) {
    const auto seconds = static_cast<long long>(secondsOfDay) % (24 * 3600);
    return padded(static_cast<int>(seconds / 3600), 2) + "-" +
           padded(static_cast<int>(seconds / 60 % 60), 2) + "-" + padded(static_cast<int>(seconds % 60), 2);
}

/// The part before its last dot.
std::string stemOf(const std::string& file) {
    const std::string name = lastNameOf(file);
    const auto dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

/// The note of a single tone; of a drum it tells nothing.
std::string noteOf(const music::SampleTraits& traits) {
    if (!traits.pitchHz || !music::info(traits.role).isTonal) return {};
    return music::noteName(static_cast<int>(std::lround(music::midiFromHertz(*traits.pitchHz))));
}

std::string kindOf(const NameFacts& facts) { return std::string(music::info(facts.traits().kind).id); }

/// Nothing where {role} had to say it.
std::string loopOf(const NameFacts& facts) {
    const bool isSaid = facts.usesRole && toldRole(facts.traits()) == music::info(facts.traits().kind).id;
    return isSaid || facts.traits().kind == music::SampleKind::Hit ? std::string() : kindOf(facts);
}

std::string characterOf(const music::SampleTraits& traits) {
    return std::string(traits.character.empty() ? "" : music::info(traits.character.front()).id);
}

std::string clockOf(const NameFacts& facts) {
    const auto clock = library::timeOfDay(facts.named.source);
    return clock ? clockText(*clock + facts.begin()) : std::string();
}

std::string ucsOf(const NameFacts& facts) {
    return std::string(audio::ucsCategoryOf(facts.traits().kind, facts.traits().role).catId);
}

std::string numberOf(const Named& named) {
    return padded(named.number, static_cast<std::size_t>(named.digits));
}

std::string keyOf(const music::SampleTraits& traits) {
    const auto key = toldKey(traits);
    return key ? music::toString(*key) : std::string();
}

// clang-format off
constexpr NamePlaceholder placeholders[] = {
    {"pack", "the pack's name", [](const NameFacts& facts) { return std::string(facts.packName); }},
    {"role", "what it does in a song; drum or tonal where that alone is sure, else its kind", [](const NameFacts& facts) { return std::string(toldRole(facts.traits())); }},
    {"number", "counted for each role and kind", [](const NameFacts& facts) { return numberOf(facts.named); }},
    {"bpm", "tempo, where it is sure", [](const NameFacts& facts) { return facts.tempo; }},
    {"key", "key, where it is sure; drums have none", [](const NameFacts& facts) { return keyOf(facts.traits()); }},
    {"note", "the note of a single tone, as A3", [](const NameFacts& facts) { return noteOf(facts.traits()); }},
    {"character", "how it sounds: warm, bright", [](const NameFacts& facts) { return characterOf(facts.traits()); }},
    {"word", "words of its character, drawn by the seed, others for each file", [](const NameFacts& facts) { return facts.word; }},
    {"source", "the recording's file", [](const NameFacts& facts) { return stemOf(facts.named.source.file); }, true},
    {"scene", "scene, as the recorder wrote it", [](const NameFacts& facts) { return facts.named.source.scene; }, true},
    {"take", "take, as the recorder wrote it", [](const NameFacts& facts) { return facts.named.source.take; }, true},
    {"date", "day of the recording, 2024-05-12", [](const NameFacts& facts) { return facts.named.source.recorded.substr(0, 10); }, true},
    {"time", "clock at its begin, 14-03-22", clockOf, true},
    {"begin", "where it begins in the recording, 0m44s57", [](const NameFacts& facts) { return placeText(facts.begin()); }, true},
    {"kind", "hit, loop, phrase or texture", kindOf},
    {"loop", "the same, nothing for a hit", loopOf},
    {"group", "the first folder", [](const NameFacts& facts) { return std::string(facts.group); }},
    {"artist", "who made the samples", [](const NameFacts& facts) { return std::string(facts.artist); }},
    {"ucs", "category of the Universal Category System, MUSCPerc", ucsOf},
    {"code", "role and kind in five letters, for devices", [](const NameFacts& facts) { return codeOf(facts.traits()); }},
};
// clang-format on

}

std::span<const NamePlaceholder> namingPlaceholders() { return placeholders; }

double NameFacts::begin() const {
    return secondsFromFrames(named.item.slice.range.begin, named.source.info.rate);
}

/// Capitals and digits of a text: all that an old file system allows.
std::string capitalsOf(const std::string& text) {
    std::string capitals;
    for (const QChar c : QString::fromStdString(text).normalized(QString::NormalizationForm_KD).toUpper())
        if (c.unicode() < 128 && c.isLetterOrNumber()) capitals += static_cast<char>(c.unicode());
    return capitals;
}

std::string_view toldRole(const music::SampleTraits& traits) {
    if (music::isSure(traits, music::Fact::Role)) return music::info(traits.role).id;
    if (music::isSure(traits, music::Fact::Family)) return music::familyOf(traits.role);
    return music::info(traits.kind).id;
}

std::optional<music::Key> toldKey(const music::SampleTraits& traits) {
    const bool isKnown = music::info(traits.role).isTonal && music::isSure(traits, music::Fact::Key);
    return isKnown ? traits.key : std::nullopt;
}

}
