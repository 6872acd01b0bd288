#include "fx/chain.h"

#include "base/find_by_id.h"
#include "base/number_text.h"
#include "base/shown_text.h"

#include <algorithm>
#include <cmath>

namespace gleaner::fx {

namespace {

std::string number(double value) {
    if (std::isnan(value)) return "not a number";
    return shortestText(value);
}

std::string_view symbol(Unit unit) {
    switch (unit) {
    case Unit::Decibels:
        return " dB";
    case Unit::Hertz:
        return " Hz";
    case Unit::Milliseconds:
        return " ms";
    case Unit::Percent:
        return " %";
    case Unit::Ratio:
        return ":1";
    case Unit::None:
        break;
    }
    return "";
}

std::string joined(auto begin, auto end) {
    std::string list;
    for (; begin != end; ++begin)
        list += (list.empty() ? "" : ", ") + std::string(begin->id);
    return list.empty() ? "none" : list;
}

/// Where in the chain: "Effect 2 (Gate)".
std::string place(std::size_t index, std::string_view name) {
    return "Effect " + std::to_string(index + 1) + " (" + shortened(name) + ")";
}

bool isAllowed(const Parameter& parameter, double value) {
    const bool isWhole = parameter.scale == Scale::Choice || parameter.scale == Scale::Switch;
    return value >= parameter.minimum && value <= parameter.maximum &&
           (!isWhole || value == std::round(value));
}

std::string wrongValue(const Parameter& parameter, double value) {
    const std::string unit(symbol(parameter.unit));
    return std::string(parameter.id) + " is " + number(value) + ", but goes from " +
           number(parameter.minimum) + unit + " to " + number(parameter.maximum) + unit +
           (parameter.choices.empty() ? "." : " in whole steps.");
}

void checkValues(const EffectType& type, const Effect& effect, const std::string& where,
                 std::vector<std::string>& errors) {
    for (const auto& [id, value] : effect.values) {
        const Parameter* parameter = findById(type.parameters, id);
        if (!parameter)
            errors.push_back(where + " has no parameter \"" + shortened(id) +
                             "\"; it has: " + joined(type.parameters.begin(), type.parameters.end()) + ".");
        else if (!isAllowed(*parameter, value))
            errors.push_back(where + ": " + wrongValue(*parameter, value));
    }
}

}

std::vector<std::string> errors(const Chain& chain) {
    std::vector<std::string> errors;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (const EffectType* type = findEffectType(chain[i].type))
            checkValues(*type, chain[i], place(i, type->name), errors);
        else
            errors.push_back(place(i, chain[i].type) + " is unknown; there are: " +
                             joined(catalogue().begin(), catalogue().end()) + ".");
    }
    return errors;
}

}
