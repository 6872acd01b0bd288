#pragma once

#include "pack/plan/name_placeholders.h"
#include "pack/plan/plan.h"

#include <span>
#include <string_view>

namespace gleaner::pack {

/// Which characters a shop or a device takes.
enum class NameLetters {
    Any,    ///< what is legal on Windows, macOS and Linux
    Shop,   ///< of the pack's name ASCII letters and `_` alone
    Blocks, ///< `_` and `-` only between the parts of the pattern
    Device, ///< ASCII capitals and digits, eight of them
};

/// A way to name files: an id for requests and the command line, and a template (docs/naming.md).
struct NamingProfile {
    std::string_view id; ///< "classic", "splice" …
    std::string_view name;
    std::string_view pattern; ///< "{role}_{number}" …
    std::string_view help;
    NameLetters letters = NameLetters::Any;
    int tempoDecimals = 1; ///< at most, where the tempo isn't whole
};
std::span<const NamingProfile> namingProfiles();

/// What is wrong with a naming, a sentence; empty: nothing.
std::string namingError(std::string_view naming);

/// What is wrong with a template of folders, a sentence; empty: nothing.
std::string foldersError(std::string_view folders);

/// Fills in the items' paths: Group/Kind/name.ending, unique case-insensitively, legal everywhere, and sorts
/// the items by them. `request.naming` is a profile's id or a template. Throws Error for a template with an
/// unknown placeholder or none.
void nameItems(PackPlan& plan);

/// The first folder of a role: "Drums", "Bass", "Melodic", "Vocals", "FX", "Ambience".
std::string_view groupOf(music::Role role);
/// The same of a sample. An unsure role has the folder of its family, "Drums" or "Melodic" of what is only
/// known to be a drum or a tone, or "Other", unless it is to lie by its role all the same.
std::string_view groupOf(const music::SampleTraits& traits, UnsureRoles unsure);

}
