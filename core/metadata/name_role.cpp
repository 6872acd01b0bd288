#include "metadata/name_role.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace gleaner::analysis {

namespace {
using music::Role;

struct RoleWord {
    std::string_view word; ///< lower case, singular
    Role role;
};
constexpr std::array roleWords = {
    RoleWord{"kick", Role::Kick},
    RoleWord{"kik", Role::Kick},
    RoleWord{"bd", Role::Kick},
    RoleWord{"bassdrum", Role::Kick},
    RoleWord{"snare", Role::Snare},
    RoleWord{"sd", Role::Snare},
    RoleWord{"snr", Role::Snare},
    RoleWord{"clap", Role::Clap},
    RoleWord{"handclap", Role::Clap},
    RoleWord{"rim", Role::Rim},
    RoleWord{"rimshot", Role::Rim},
    RoleWord{"sidestick", Role::Rim},
    RoleWord{"hat", Role::Hat},
    RoleWord{"hihat", Role::Hat},
    RoleWord{"hh", Role::Hat},
    RoleWord{"chh", Role::Hat},
    RoleWord{"closedhat", Role::Hat},
    RoleWord{"openhat", Role::OpenHat},
    RoleWord{"ohh", Role::OpenHat},
    RoleWord{"cymbal", Role::Cymbal},
    RoleWord{"crash", Role::Cymbal},
    RoleWord{"ride", Role::Cymbal},
    RoleWord{"splash", Role::Cymbal},
    RoleWord{"tom", Role::Tom},
    RoleWord{"perc", Role::Perc},
    RoleWord{"percussion", Role::Perc},
    RoleWord{"conga", Role::Perc},
    RoleWord{"bongo", Role::Perc},
    RoleWord{"shaker", Role::Perc},
    RoleWord{"tambourine", Role::Perc},
    RoleWord{"cowbell", Role::Perc},
    RoleWord{"clave", Role::Perc},
    RoleWord{"timbale", Role::Perc},
    RoleWord{"guiro", Role::Perc},
    RoleWord{"cabasa", Role::Perc},
    RoleWord{"maraca", Role::Perc},
    RoleWord{"woodblock", Role::Perc},
    RoleWord{"bass", Role::Bass},
    RoleWord{"sub", Role::Bass},
    RoleWord{"subbass", Role::Bass},
    RoleWord{"bassline", Role::Bass},
    RoleWord{"reese", Role::Bass},
    RoleWord{"lead", Role::Lead},
    RoleWord{"melody", Role::Lead},
    RoleWord{"chord", Role::Chords},
    RoleWord{"stab", Role::Chords},
    RoleWord{"pad", Role::Pad},
    RoleWord{"arp", Role::Arp},
    RoleWord{"arpeggio", Role::Arp},
    RoleWord{"vocal", Role::Vocal},
    RoleWord{"vox", Role::Vocal},
    RoleWord{"fx", Role::Fx},
    RoleWord{"sfx", Role::Fx},
    RoleWord{"riser", Role::Fx},
    RoleWord{"downlifter", Role::Fx},
    RoleWord{"uplifter", Role::Fx},
    RoleWord{"whoosh", Role::Fx},
    RoleWord{"ambience", Role::Ambience},
    RoleWord{"atmos", Role::Ambience},
    RoleWord{"atmosphere", Role::Ambience},
    RoleWord{"soundscape", Role::Ambience},
};
/// Two words that mean one thing; the first of each pair alone would mean another.
struct RolePair {
    std::string_view first, second;
    Role role;
};
constexpr std::array rolePairs = {
    RolePair{"bass", "drum", Role::Kick},       RolePair{"open", "hat", Role::OpenHat},
    RolePair{"hat", "open", Role::OpenHat},     RolePair{"opened", "hihat", Role::OpenHat},
    RolePair{"hihat", "opened", Role::OpenHat}, RolePair{"opened", "hat", Role::OpenHat},
    RolePair{"hat", "opened", Role::OpenHat},   RolePair{"open", "hihat", Role::OpenHat},
    RolePair{"hihat", "open", Role::OpenHat},   RolePair{"open", "hh", Role::OpenHat},
    RolePair{"hh", "open", Role::OpenHat},      RolePair{"side", "stick", Role::Rim},
    RolePair{"rim", "shot", Role::Rim},         RolePair{"sub", "bass", Role::Bass},
    RolePair{"hand", "clap", Role::Clap},
};
std::optional<Role> roleOfWord(const std::string& word) {
    std::string_view singular = word;
    const auto find = [&] {
        return std::find_if(roleWords.begin(), roleWords.end(),
                            [&](const RoleWord& entry) { return entry.word == singular; });
    };
    auto entry = find();
    if (entry == roleWords.end() && singular.size() > 3 && singular.ends_with('s')) {
        singular.remove_suffix(1);
        entry = find();
    }
    return entry == roleWords.end() ? std::nullopt : std::optional(entry->role);
}

std::optional<Role> roleOfPair(const std::string& first, const std::string& second) {
    for (const RolePair& pair : rolePairs)
        if (pair.first == first && pair.second == second) return pair.role;
    return std::nullopt;
}

/// "drum and bass", "drum n bass", "drums bass": at the word "bass".
bool isDrumAndBass(std::span<const std::string> words, std::size_t at) {
    if (words[at] != "bass" || at == 0) return false;
    const bool isJoined = at > 1 && (words[at - 1] == "and" || words[at - 1] == "n");
    return words[at - (isJoined ? 2 : 1)].starts_with("drum");
}
}

std::optional<music::Role> roleFromWords(std::span<const std::string> words) {
    std::vector<Role> found;
    bool has808 = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        has808 = has808 || words[i] == "808";
        if (isDrumAndBass(words, i)) continue;
        auto role = i + 1 < words.size() ? roleOfPair(words[i], words[i + 1]) : std::nullopt;
        if (role)
            ++i;
        else
            role = roleOfWord(words[i]);
        if (role && std::find(found.begin(), found.end(), *role) == found.end()) found.push_back(*role);
    }
    if (found.empty() && has808) return Role::Bass; // with a drum's name it is the machine
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

}
