#pragma once

#include <span>
#include <string_view>

namespace gleaner::papers {

/// On what terms a pack is given away.
struct Licence {
    std::string_view id;   ///< SPDX: "CC-BY-4.0"
    std::string_view name; ///< for people
    std::string_view url;  ///< of its text; empty: it stands in the pack alone
    std::string_view deed; ///< what it allows and asks, in our own words; of one without an address all of it
};
std::span<const Licence> licences();

/// A sentence that a royalty-free licence may have beside its usual ones.
struct LicenceClause {
    std::string_view id, name, text;
};
std::span<const LicenceClause> licenceClauses();

}
