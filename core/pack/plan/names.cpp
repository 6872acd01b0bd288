#include "pack/plan/names.h"

#include "base/error.h"
#include "music/certainty.h"
#include "pack/plan/name_list.h"
#include "pack/plan/name_template.h"

#include <algorithm>
#include <array>
#include <vector>

namespace gleaner::pack {
namespace {

constexpr std::array<NamingProfile, 6> profiles = {{
    {"classic", "Classic", "{role}_{loop}_{number}_{bpm}bpm_{key}",
     "kick_01, perc_loop_01_95bpm, lead_02_Am"},
    {"splice", "Splice", "{pack}_{bpm}_{role}_{loop}_{word}_{key}",
     "PACK_95_perc_loop_dusty_ember: letters alone, numbers for the tempo only, every name another word",
     NameLetters::Shop, 0},
    {"descriptive", "Descriptive", "{role}_{loop}_{word}_{number}_{bpm}bpm_{key}",
     "perc_loop_dusty_ember_01_95bpm"},
    {"soundtrack-loops", "Soundtrack Loops", "{pack}_{word}_{role}_{loop}_{key}_{bpm}BPM_{number}",
     "PACK_dusty_ember_lead_loop_Am_95BPM_01: the tempo to a thousandth where it isn't whole",
     NameLetters::Shop, 3},
    {"ucs", "UCS", "{ucs}_{word} {role} {number}_{artist}_{pack}",
     "MUSCPerc_dusty ember perc 01_ARTIST_PACK: for libraries of effects, by the Universal Category System",
     NameLetters::Blocks},
    {"device-8.3", "Devices, 8.3", "{code}{number}",
     "KICK01, LPERC01: eight capitals and digits, for samplers with old file systems", NameLetters::Device},
}};

}

std::span<const NamingProfile> namingProfiles() { return profiles; }

std::string_view groupOf(music::Role role) {
    if (music::info(role).isDrum) return "Drums";
    switch (role) {
    case music::Role::Bass:
        return "Bass";
    case music::Role::Vocal:
        return "Vocals";
    case music::Role::Fx:
        return "FX";
    case music::Role::Ambience:
        return "Ambience";
    default:
        return "Melodic";
    }
}

std::string_view groupOf(const music::SampleTraits& traits, UnsureRoles unsure) {
    if (unsure == UnsureRoles::ByRole || music::isSure(traits, music::Fact::Role))
        return groupOf(traits.role);
    if (!music::isSure(traits, music::Fact::Family)) return "Other";
    return music::familyOf(traits.role) == "tonal" ? "Melodic" : groupOf(traits.role);
}

std::string namingError(std::string_view naming) {
    if (std::ranges::find(profiles, naming, &NamingProfile::id) != profiles.end()) return {};
    try {
        const NameTemplate read(naming);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string foldersError(std::string_view folders) {
    try {
        const FolderTemplate read(folders);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

void nameItems(PackPlan& plan) {
    std::vector<KeptName> kept(plan.items.size());
    std::vector<NamedItem> named;
    for (std::size_t i = 0; i < plan.items.size(); ++i)
        named.push_back({&plan.items[i], &plan.sources[plan.items[i].source], &kept[i]});
    std::ranges::sort(named,
                      [](const NamedItem& a, const NamedItem& b) { return namedBefore(*a.item, *b.item); });
    nameInOrder(Naming(plan.request), named);
    std::sort(plan.items.begin(), plan.items.end(),
              [](const PlanItem& a, const PlanItem& b) { return a.path < b.path; });
}

}
