#include "kits/device_tree.h"
#include "kits/target_writers.h"

namespace gleaner::kits {

/// Four banks of sixteen pads.
constexpr Device koala{.id = "koala",
                       .name = "Koala",
                       .form = {.rate = 44100, .bits = 16, .channels = 2, .seconds = 60.0},
                       .nameLength = 32,
                       .perFolder = 64};

void writeKoala(const Kit& kit, KitOutput& output) { writeTree(kit, output, koala); }

}
