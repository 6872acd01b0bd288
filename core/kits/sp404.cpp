#include "kits/device_tree.h"
#include "kits/target_writers.h"

namespace gleaner::kits {

/// Ten banks of sixteen pads; its own rate is 48 kHz.
constexpr Device sp404{.id = "sp404",
                       .name = "SP-404MK2",
                       .form = {.rate = 48000, .bits = 16, .channels = 2, .seconds = 180.0},
                       .nameLength = 32,
                       .perFolder = 160};

void writeSp404(const Kit& kit, KitOutput& output) { writeTree(kit, output, sp404); }

}
