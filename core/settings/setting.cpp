#include "settings/setting.h"

#include "base/number_text.h"
#include "base/shown_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gleaner::settings {
namespace {

std::string withUnit(const std::string& text, Unit unit) {
    return unit == Unit::None ? text : text + ' ' + std::string(symbolOf(unit));
}

std::string bounds(const Setting& setting) {
    return withUnit(shortestText(setting.minimum) + " to " + shortestText(setting.maximum), setting.unit);
}

std::string listOf(std::span<const Choice> choices) {
    std::string list;
    for (const Choice& choice : choices)
        list += (list.empty() ? "" : ", ") + std::string(choice.id);
    return list;
}

bool isWithin(const Setting& setting, double number) {
    return std::isfinite(number) && number >= setting.minimum && number <= setting.maximum;
}

bool isChoice(const Setting& setting, const std::string& word) {
    return std::ranges::any_of(setting.choices(), [&](const Choice& choice) { return choice.id == word; });
}

template <typename Number>
std::optional<Number> numberFrom(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    Number number{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// "80-160". The dash is not the minus of a number.
std::optional<Value> rangeFrom(std::string_view text) {
    const std::size_t dash = text.find('-', 1);
    if (dash == std::string_view::npos) return std::nullopt;
    const auto low = numberFrom<double>(text.substr(0, dash)),
               high = numberFrom<double>(text.substr(dash + 1));
    if (!low || !high) return std::nullopt;
    return Range{*low, *high};
}

std::vector<std::string> wordsFrom(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        std::string_view word = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const std::size_t first = word.find_first_not_of(' '), last = word.find_last_not_of(' ');
        if (first != std::string_view::npos) words.emplace_back(word.substr(first, last - first + 1));
    }
    return words;
}

std::optional<Value> read(const Setting& setting, std::string_view text) {
    switch (setting.kind) {
    case Kind::Number:
    case Kind::Whole:
        if (const auto number = numberFrom<double>(text)) return *number;
        return std::nullopt;
    case Kind::Seed:
        if (const auto seed = numberFrom<std::uint64_t>(text)) return *seed;
        return std::nullopt;
    case Kind::Range:
        return rangeFrom(text);
    case Kind::Texts:
        return wordsFrom(text);
    case Kind::Word:
    case Kind::Text:
        return std::string(text);
    case Kind::Switch:
        break;
    }
    return std::nullopt;
}

/// One visitor for each type that a value can have.
struct Text {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool isOn) const { return isOn ? "on" : "off"; }
    std::string operator()(double number) const { return shortestText(number); }
    std::string operator()(std::uint64_t seed) const { return std::to_string(seed); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const std::vector<std::string>& words) const {
        std::string list;
        for (const std::string& word : words)
            list += (list.empty() ? "" : ", ") + word;
        return list;
    }
    std::string operator()(const Range& range) const {
        return shortestText(range.low) + '-' + shortestText(range.high);
    }
};

struct Acceptance {
    const Setting& setting;

    bool operator()(std::monostate) const { return setting.mayBeAbsent(); }
    bool operator()(bool) const { return setting.kind == Kind::Switch; }
    bool operator()(double number) const {
        const bool isWhole = setting.kind == Kind::Whole && number == std::round(number);
        return (setting.kind == Kind::Number || isWhole) && isWithin(setting, number);
    }
    bool operator()(std::uint64_t) const { return setting.kind == Kind::Seed; }
    bool operator()(const std::string& text) const {
        if (text.empty() && setting.mayBeAbsent()) return true;
        if (setting.kind == Kind::Word) return isChoice(setting, text);
        return setting.kind == Kind::Text && (!setting.isKnown || setting.isKnown(text));
    }
    bool operator()(const std::vector<std::string>& words) const {
        return setting.kind == Kind::Texts && std::ranges::all_of(words, [&](const std::string& word) {
                   return (!setting.choices || isChoice(setting, word)) &&
                          (!setting.isKnown || setting.isKnown(word));
               });
    }
    bool operator()(const Range& range) const {
        return setting.kind == Kind::Range && isWithin(setting, range.low) && isWithin(setting, range.high) &&
               range.low < range.high;
    }
};

}

std::string_view symbolOf(Unit unit) {
    switch (unit) {
    case Unit::BeatsPerMinute:
        return "bpm";
    case Unit::Bars:
        return "bars";
    case Unit::Percent:
        return "%";
    case Unit::Lufs:
        return "LUFS";
    case Unit::DecibelsTruePeak:
        return "dBTP";
    case Unit::Hertz:
        return "Hz";
    case Unit::None:
        break;
    }
    return {};
}

std::string wantedFor(const Setting& setting) {
    switch (setting.kind) {
    case Kind::Number:
        return "a number from " + bounds(setting);
    case Kind::Whole:
        return "a whole number from " + bounds(setting);
    case Kind::Seed:
        return "a whole number from 0 up";
    case Kind::Switch:
        return "true or false";
    case Kind::Word:
        return "one of " + listOf(setting.choices());
    case Kind::Text:
        return setting.isKnown ? std::string(setting.wanted) : "a text";
    case Kind::Texts:
        if (setting.isKnown) return "a list of " + std::string(setting.wanted);
        return setting.choices ? "a list of " + listOf(setting.choices()) : "a list of texts";
    case Kind::Range:
        return "two numbers from " + bounds(setting) + ", the lower first";
    }
    return {};
}

bool accepts(const Setting& setting, const Value& value) { return std::visit(Acceptance{setting}, value); }

std::optional<Value> parse(const Setting& setting, std::string_view text) {
    if (text.empty() && setting.mayBeAbsent()) return Value();
    const std::optional<Value> value = read(setting, text);
    return value && accepts(setting, *value) ? value : std::nullopt;
}

std::string textOf(const Value& value) { return std::visit(Text(), value); }

std::string helpFor(const Setting& setting, const Value& initial) {
    std::string help(setting.help);
    if (setting.kind == Kind::Number || setting.kind == Kind::Whole || setting.kind == Kind::Range)
        help += ", " + bounds(setting);
    if (setting.choices && !setting.isKnown) help += ": " + listOf(setting.choices());
    const std::string usual = setting.mayBeAbsent() && textOf(initial).empty()
                                  ? "without it " + std::string(setting.absent)
                                  : "default " + textOf(initial);
    const bool hasDefault =
        setting.kind != Kind::Switch && (setting.mayBeAbsent() || !textOf(initial).empty());
    return hasDefault ? help + " (" + usual + ")." : help + '.';
}

std::string complaintAbout(const Setting& setting, const Value& value) {
    const std::string name(setting.name), text = shortened(textOf(value));
    if (setting.kind == Kind::Word)
        return "there is no " + name + " \"" + text + "\"; choose one of " + listOf(setting.choices());
    return "the " + name + " must be " + wantedFor(setting) + ", not " + (text.empty() ? "nothing" : text);
}

}
