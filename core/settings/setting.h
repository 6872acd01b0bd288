#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gleaner::settings {

/// What can be chosen by a word: a drum style, a scale, a format.
struct Choice {
    std::string_view id;   ///< on disk and on the command line: "dembow_classic"
    std::string_view name; ///< for people: "Dembow classic"
    std::string_view help;
};

/// From here to there, the lower first.
struct Range {
    double low = 0.0, high = 0.0;
    friend bool operator==(const Range&, const Range&) = default;
};

/// What a setting holds, whatever type its request keeps it in. Nothing (`monostate`), or an empty text,
/// where it is left to the program.
using Value =
    std::variant<std::monostate, bool, double, std::uint64_t, std::string, std::vector<std::string>, Range>;

/// Number and Whole hold a double, Seed any 64 bit, Word the id of a choice, Text a text that `isKnown`
/// takes, Texts a list of words of one's own, Range two numbers.
enum class Kind { Number, Whole, Seed, Switch, Word, Text, Texts, Range };
enum class Unit { None, BeatsPerMinute, Bars, Percent, Lufs, DecibelsTruePeak, Hertz };

/// Everything there is to know of one setting of a request but its value. The command line, the complaints,
/// files, schema, the window's forms, the manual and the tests read this one declaration, as they do
/// `fx::Parameter`; what a setting is to begin with is what a fresh request holds.
struct Setting {
    std::string_view id;   ///< its name on disk: "min_hits"
    std::string_view name; ///< for people, as it stands in the middle of a sentence: "least number of hits"
    Kind kind = Kind::Number;
    std::string_view option =
        {}; ///< on the command line, without dashes: "min-hits"; of a switch: turns it on
    std::string_view offOption = {};   ///< of a switch: turns it off
    std::string_view placeholder = {}; ///< stands for the value in the help: "N"
    Unit unit = Unit::None;
    double minimum = 0.0, maximum = 0.0; ///< of Number, Whole and Range, both included
    std::string_view help = {}; ///< what it does, a sentence without its end: range and beginning are added
    std::string_view offHelp = {}; ///< the same for `offOption`
    std::string_view absent =
        {}; ///< what counts where it holds nothing: "each kind has its own"; empty: it never does
    double suggested = 0.0; ///< of such a Number or Whole: what it is where a person first gives one
    std::span<const Choice> (*choices)() =
        nullptr; ///< of a Word; of a Text: what a list offers of all that is known
    bool (*isKnown)(std::string_view) =
        nullptr; ///< of a Text, or each of Texts: whether it means something; null: any text does
    std::string_view wanted = {}; ///< of such a Text, what would: "a key such as Am, F#m or Bb"

    bool isWrittenIfAny = false; ///< on disk only where it holds something: ids of requests are older than it

    bool mayBeAbsent() const { return !absent.empty(); }
};

std::string_view symbolOf(Unit unit); ///< "bpm", "LUFS"; empty for None

/// "a number from 40 to 250 bpm", "one of lock, duck, shift, avoid".
std::string wantedFor(const Setting& setting);
/// Whether it may hold this: of the right type, finite, inside its bounds, a known word.
bool accepts(const Setting& setting, const Value& value);
/// What a person wrote on the command line; nothing where it can't be meant. An empty text is nothing
/// wherever that is allowed. Switches have no text.
std::optional<Value> parse(const Setting& setting, std::string_view text);
/// As a person would write it; `parse` reads it back. Empty for nothing.
std::string textOf(const Value& value);
/// The sentence of the command line's help: "Tempo of the song, 40 to 250 bpm (default 95)."
std::string helpFor(const Setting& setting, const Value& initial);
/// What is wrong, a sentence without its end: "the tempo must be a number from 40 to 250 bpm, not 20", "there
/// is no style "polka"; choose one of …".
std::string complaintAbout(const Setting& setting, const Value& value);

}
