#pragma once

#include "pack/plan/plan.h"

#include <span>
#include <string_view>

namespace gleaner::pack {

/// A way to name files: an id for requests and the command line, and a template (docs/formats.md 3.3).
struct NamingProfile {
    std::string_view id; ///< "classic", "splice", "descriptive"
    std::string_view name;
    std::string_view pattern; ///< "{role}_{number}" …
    std::string_view help;
};
std::span<const NamingProfile> namingProfiles();

/// Placeholders a template may use, for help and errors: "{role}", "{number}", "{bpm}", "{key}", "{word}",
/// "{kind}", "{loop}" (loop, phrase or texture, nothing for a hit), "{pack}". What stands between two of `_`,
/// `-` and space is left out when its placeholder has nothing to say: "{bpm}bpm" where no tempo is known.
std::span<const std::string_view> namingPlaceholders();

/// What is wrong with a naming, a sentence; empty: nothing.
std::string namingError(std::string_view naming);

/// Fills in the items' paths: Group/Kind/name.ending, unique case-insensitively, legal everywhere, and sorts
/// the items by them. `request.naming` is a profile's id or a template. Throws Error for a template with an
/// unknown placeholder or none.
void nameItems(PackPlan& plan);

/// The first folder of a role: "Drums", "Bass", "Melodic", "Vocals", "FX", "Ambience".
std::string_view groupOf(music::Role role);

}
