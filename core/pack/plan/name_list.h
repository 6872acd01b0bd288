#pragma once

#include "pack/plan/naming.h"

#include <span>
#include <string>

namespace gleaner::pack {

/// What is kept of a name from one time to the next: most names are what they were, or have another number.
/// A fresh one for an item that became another.
struct KeptName {
    int number = 0; ///< that the first choice was made for; 0: for none, or for a name a person wants
    int digits = 0;
    std::string wanted, foldedWanted; ///< the first choice
    std::string given, foldedGiven;   ///< what it is called
};

/// An item that gets its name.
struct NamedItem {
    PlanItem* item = nullptr;
    const library::Recording* source = nullptr;
    KeptName* kept = nullptr;
    bool isNew = false; ///< afterwards: its path is another one than before
};

/// The order in which the items of a pack get their names and numbers.
bool namedBefore(const PlanItem& a, const PlanItem& b);

/// Whether the two, one in the other's place, get the same name and folder.
bool areNamedAlike(const Naming& naming, const PlanItem& a, const PlanItem& b);

/// Gives all items of a pack their paths: Group/Kind/name.ending, unique case-insensitively, legal
/// everywhere. They come in the order of `namedBefore`.
void nameInOrder(const Naming& naming, std::span<NamedItem> items);

}
