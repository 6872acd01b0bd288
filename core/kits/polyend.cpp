#include "kits/device_tree.h"
#include "kits/target_writers.h"

namespace gleaner::kits {

/// 48 instruments of 44.1 kHz, 16 bit, mono; 133 s for all of them.
constexpr Device polyend{.id = "polyend",
                         .name = "Polyend Tracker",
                         .form = {.rate = 44100, .bits = 16, .channels = 1, .seconds = 45.0},
                         .nameLength = 31,
                         .perFolder = 48};

void writePolyend(const Kit& kit, KitOutput& output) { writeTree(kit, output, polyend); }

}
