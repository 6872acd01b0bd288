#pragma once

#include "lint/pack.h"
#include "lint/profile.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::lint {

/// Red is refused, or wrong anywhere; amber is worth a look.
enum class Level { Amber, Red };
std::string_view id(Level level); ///< "amber", "red"

/// A setting of the pack's request that mends it, and what it is to be: a pack is mended by asking for
/// another one, its files are never touched.
struct Fix {
    std::string setting; ///< its name on disk: "sample_rate"
    std::string value;   ///< as on the command line; of "papers" one that is to be added
    friend auto operator<=>(const Fix&, const Fix&) = default;
};

struct Finding {
    std::string rule; ///< its id: "name-letters"
    Level level = Level::Amber;
    std::string path; ///< of the sample, or the folder; empty: of the whole pack
    std::string text; ///< a sentence's end, to stand behind the path, without its full stop
    /// Whether the demand stands somewhere that we have read, or is our own; else it is custom, and amber.
    bool isConfirmed = true;
    std::optional<Fix> fix;
    friend bool operator==(const Finding&, const Finding&) = default;
};

/// What a shop would say of a pack: red before amber, in the rules' order, in that of the samples.
std::vector<Finding> lint(const Pack& pack, const Profile& profile);

/// A rule as the manual shows it.
struct RuleText {
    std::string_view id, what;
    std::vector<std::string_view> demands; ///< by shop: "must", "wish", "custom", "ours", "fault", ""
};
std::vector<RuleText> ruleTexts();

}
