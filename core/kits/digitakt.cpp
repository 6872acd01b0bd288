#include "kits/device_tree.h"
#include "kits/target_writers.h"

namespace gleaner::kits {

/// 48 kHz, 16 bit, mono or stereo; 127 samples and silence in a project.
constexpr Device digitakt{.id = "digitakt",
                          .name = "Digitakt II",
                          .form = {.rate = 48000, .bits = 16, .channels = 2, .seconds = 66.0},
                          .nameLength = 32,
                          .perFolder = 127};

void writeDigitakt(const Kit& kit, KitOutput& output) { writeTree(kit, output, digitakt); }

}
