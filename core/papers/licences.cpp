#include "papers/licences.h"

#include <array>

namespace gleaner::papers {
namespace {

constexpr std::string_view zeroDeed =
    "Whoever made these samples gives up all rights in them, as far as the law lets them: copy, change,\n"
    "perform and sell them, and works made with them, for any purpose, without asking and without a credit.\n"
    "Patents and trade marks are not touched, and neither are the rights of people who can be heard.\n"
    "There is no warranty.\n";

constexpr std::string_view creditDeed = "Copy, change, perform and sell these samples, and works made with "
                                        "them, for any purpose, if you name who\n"
                                        "made them, name this licence with its address, and say what you "
                                        "changed. The credit must not look as if\n"
                                        "they stood behind you or your work. Nothing that the licence allows "
                                        "may be taken from others by further\n"
                                        "terms or by technical means. There is no warranty.\n";

constexpr std::string_view royaltyFreeText =
    "1. Grant. The licensor, who is named above, lets everybody who came by this pack lawfully use its "
    "samples\n"
    "   in their own music and in the sound of films, games, broadcasts and other works, changed or not, "
    "alone\n"
    "   or with other sounds, for money or not, everywhere and for ever. No further payment is owed. The "
    "right\n"
    "   is not exclusive.\n"
    "2. Not granted. The samples, changed or not, must not be passed on, sold or offered by themselves: as\n"
    "   samples, loops, sound effects, sample packs, presets or instruments, or in a work in which nothing "
    "is\n"
    "   added to them.\n"
    "3. Works. A work in which the samples are used belongs to whoever made it. Others who make the same "
    "work\n"
    "   with the same samples have the same right.\n"
    "4. Transfer. The right is that of the person or the company that got the pack, and can't be passed on "
    "by\n"
    "   itself.\n"
    "5. Warranty. The samples are given as they are. The licensor says that they made them, or may give "
    "them\n"
    "   away, and owes nothing for what comes of their use, as far as the law lets them say so.\n";

constexpr std::array<Licence, 3> allLicences = {{
    {"CC0-1.0", "Creative Commons Zero 1.0 Universal",
     "https://creativecommons.org/publicdomain/zero/1.0/legalcode", zeroDeed},
    {"CC-BY-4.0", "Creative Commons Attribution 4.0 International",
     "https://creativecommons.org/licenses/by/4.0/legalcode", creditDeed},
    {"LicenseRef-Royalty-Free", "Royalty-free, for use in works", "", royaltyFreeText},
}};

constexpr std::array<LicenceClause, 3> clauses = {{
    {"no-training", "No machine learning",
     "Machine learning. The samples must not be used to train, to adapt or to test models that make sound "
     "or\n"
     "   music.\n"},
    {"no-content-id", "Content identification for works alone",
     "Content identification. Only finished works may be entered in systems that recognise sound; a sample\n"
     "   by itself, or what is little more than one, may not.\n"},
    {"credit", "A credit", "Credit. Works that have credits name the licensor and the pack among them.\n"},
}};

}

std::span<const Licence> licences() { return allLicences; }
std::span<const LicenceClause> licenceClauses() { return clauses; }

}
