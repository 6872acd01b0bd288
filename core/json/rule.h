#pragma once

#include "settings/setting.h"

#include <optional>

namespace gleaner::json {

/// What a list of fields says of one beyond its type: what may stand in it, and when it does. Made by the
/// functions below: `within(1, 400).ifAny()`.
struct Rule {
    std::optional<double> lowest, highest;      ///< of a number, both included; of a hash, its fewest digits
    std::optional<double> usual;                ///< a number that is not written
    const char* wanted = nullptr;               ///< for complaints, in place of what the type says
    int decimals = -1;                          ///< a number is written rounded to so many
    const char* pattern = nullptr;              ///< of a text, for schemas
    const settings::Setting* setting = nullptr; ///< of one of a request's settings: all that may stand in it
    bool takesAnyWord = false;                  ///< of such a one: a word that nobody knows stays
    bool isClamped = false;                     ///< a number outside is taken as the nearest one inside
    bool isZeroNone = false;                    ///< 0, or an empty text, is read as nothing
    bool isPatient = false;                     ///< what can't be used is left out where the reader allows it
    bool isEmptyNull = false;                   ///< an empty text is written as null
    bool isWrittenIfAny = false;                ///< not written where it is empty, false or nothing
    bool isNeeded = false;                      ///< an object without it is refused
    bool isExpected = false;                    ///< schemas ask for it; without it the initial state is taken
    bool isAboveLowest = false;                 ///< the lowest itself is out
    bool isCheckedLater = false;                ///< any number is read: the value as a whole is judged

    constexpr Rule clamped() const { return with(&Rule::isClamped); }
    constexpr Rule zeroIsNone() const { return with(&Rule::isZeroNone); }
    constexpr Rule patient() const { return with(&Rule::isPatient); }
    constexpr Rule emptyIsNull() const { return with(&Rule::isEmptyNull); }
    constexpr Rule ifAny() const { return with(&Rule::isWrittenIfAny); }
    constexpr Rule needed() const { return with(&Rule::isNeeded); }
    constexpr Rule expected() const { return with(&Rule::isExpected); }
    constexpr Rule checkedLater() const { return with(&Rule::isCheckedLater); }
    constexpr Rule saying(const char* what) const {
        Rule rule = *this;
        rule.wanted = what;
        return rule;
    }
    constexpr Rule rounded(int toDecimals) const {
        Rule rule = *this;
        rule.decimals = toDecimals;
        return rule;
    }
    constexpr Rule like(const char* regularExpression) const {
        Rule rule = *this;
        rule.pattern = regularExpression;
        return rule;
    }
    constexpr Rule ifNot(double usualNumber) const {
        Rule rule = *this;
        rule.usual = usualNumber;
        return rule;
    }

private:
    constexpr Rule with(bool Rule::*flag) const {
        Rule rule = *this;
        rule.*flag = true;
        return rule;
    }
};

inline constexpr Rule anything{};
inline constexpr Rule ifAny = anything.ifAny();
inline constexpr Rule expected = anything.expected();
inline constexpr Rule needed = anything.needed();

constexpr Rule from(double lowest) {
    Rule rule;
    rule.lowest = lowest;
    return rule;
}
constexpr Rule within(double lowest, double highest) {
    Rule rule = from(lowest);
    rule.highest = highest;
    return rule;
}
constexpr Rule above(double lowest) {
    Rule rule = from(lowest);
    rule.isAboveLowest = true;
    return rule;
}
constexpr Rule saying(const char* what) { return anything.saying(what); }

}
