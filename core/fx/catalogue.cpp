#include "fx/effects.h"

#include "base/find_by_id.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::fx {

std::span<const EffectType> catalogue() {
#define GLEANER_EFFECT_ROW(type) type(),
    static const std::array types{GLEANER_EFFECTS(GLEANER_EFFECT_ROW)};
#undef GLEANER_EFFECT_ROW
    return types;
}

const EffectType* findEffectType(std::string_view id) { return findById(catalogue(), id); }

namespace {

double resolved(const Parameter& parameter, const Effect& effect) {
    const auto given = effect.values.find(parameter.id);
    if (given == effect.values.end() || std::isnan(given->second)) return parameter.initial;
    const double held = std::clamp(given->second, parameter.minimum, parameter.maximum);
    const bool isWhole = parameter.scale == Scale::Choice || parameter.scale == Scale::Switch;
    return isWhole ? std::round(held) : held;
}

}

Values resolvedValues(const EffectType& type, const Effect& effect) {
    Values values;
    for (const Parameter& parameter : type.parameters)
        values.push_back(resolved(parameter, effect));
    return values;
}

}
