#pragma once

#include "pack/plan/plan.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gleaner::pack {

/// What a name may call the role: its id, where it is sure; "drum" or "tonal" where only that is; else its
/// kind.
std::string_view toldRole(const music::SampleTraits& traits);
/// The key, where it is sure; drums and ambiences carry none.
std::optional<music::Key> toldKey(const music::SampleTraits& traits);

/// What a name is made for.
struct Named {
    const PlanItem& item;
    const library::Recording& source;
    int number = 1; ///< among those that are called the same
    int digits = 2; ///< of the number, at least
};

/// What placeholders say something of.
struct NameFacts {
    const Named& named;
    std::string word; ///< drawn for it
    std::string_view packName, artist;
    std::string tempo;      ///< empty: not sure
    std::string_view group; ///< the first folder
    bool usesRole = false;  ///< the template has {role}

    const music::SampleTraits& traits() const { return named.item.slice.traits; }
    double begin() const; ///< seconds
};

/// What a template may use. What stands between two of `_`, `-` and space is left out when its placeholder
/// has nothing to say: "{bpm}bpm" where no tempo is known well enough (music/certainty.h).
struct NamePlaceholder {
    std::string_view name; ///< "role", written "{role}"
    std::string_view help;
    std::string (*value)(const NameFacts& facts);
    bool tellsPlace = false; ///< it depends on where a sample lies in which recording
};
std::span<const NamePlaceholder> namingPlaceholders();

/// Capitals and digits of a text: all that old file systems allow.
std::string capitalsOf(const std::string& text);

}
