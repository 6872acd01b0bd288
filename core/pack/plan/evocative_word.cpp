#include "pack/plan/evocative_word.h"

#include <array>
#include <string_view>

namespace gleaner::pack {
namespace {

using Words = std::array<std::string_view, 6>;

/// Adjectives a character, in the order of the enum; the last row is for a sample of no marked character.
constexpr std::array<Words, 11> adjectives = {{
    {"warm", "amber", "mellow", "golden", "woolen", "glowing"},
    {"soft", "gentle", "feathered", "quiet", "velvet", "tender"},
    {"lush", "rich", "blooming", "silken", "verdant", "flowing"},
    {"boomy", "rolling", "echoing", "thunderous", "round", "cavernous"},
    {"deep", "sunken", "heavy", "buried", "tidal", "low"},
    {"sharp", "pointed", "flinty", "cutting", "thorny", "steely"},
    {"crisp", "frosty", "brittle", "dry", "papery", "snappy"},
    {"bright", "shining", "silver", "clear", "gleaming", "sunlit"},
    {"aggressive", "fierce", "rough", "jagged", "raging", "wild"},
    {"dark", "dusky", "shadowy", "smoky", "midnight", "dim"},
    {"plain", "even", "dusty", "worn", "simple", "drifting"},
}};

constexpr std::array<std::string_view, 112> nouns = {
    "acorn",  "alley",  "anchor", "anvil",   "arch",    "ash",     "attic",   "bark",   "barrel", "basin",
    "beacon", "birch",  "bolt",   "boulder", "bramble", "brick",   "bridge",  "brook",  "cabin",  "canal",
    "candle", "canyon", "cedar",  "cellar",  "chalk",   "cinder",  "clay",    "cliff",  "clover", "coal",
    "cobble", "copper", "coral",  "cove",    "crane",   "creek",   "cricket", "dawn",   "delta",  "depot",
    "dock",   "dune",   "dusk",   "ember",   "engine",  "ferry",   "fern",    "field",  "flint",  "foam",
    "forge",  "frost",  "garden", "gate",    "glacier", "glade",   "granite", "gravel", "grove",  "gully",
    "harbor", "hazel",  "hearth", "heron",   "hinge",   "hollow",  "husk",    "iron",   "island", "ivy",
    "kettle", "kiln",   "ladder", "lagoon",  "lantern", "ledge",   "lichen",  "linden", "marble", "marsh",
    "meadow", "mill",   "mist",   "moss",    "oak",     "orchard", "pebble",  "pier",   "pine",   "plank",
    "pollen", "quarry", "rail",   "raven",   "reed",    "ridge",   "river",   "rust",   "sand",   "shale",
    "shore",  "slate",  "spruce", "stone",   "thicket", "timber",  "tunnel",  "valley", "wharf",  "willow",
    "window", "yard"};

static_assert(!nouns.back().empty());

template <std::size_t Count>
std::string_view drawn(const std::array<std::string_view, Count>& words, Random& random) {
    return words[static_cast<std::size_t>(random.below(Count))];
}

}

std::string evocativeWord(const std::vector<music::Character>& character, Random& random) {
    const std::size_t row = character.empty()
                                ? adjectives.size() - 1
                                : static_cast<std::size_t>(character[random.below(character.size())]);
    const std::string_view adjective = drawn(adjectives[row], random);
    return std::string(adjective) + '_' + std::string(drawn(nouns, random));
}

}
