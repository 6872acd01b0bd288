#pragma once

// One function a target; `targets()` is the table of them. Each writes into a folder of its own, from which
// `toPack` leads to the pack's samples, and throws Error.

#include "kits/kit.h"
#include "kits/kit_output.h"

namespace gleaner::kits {

void writeSfz(const Kit& kit, KitOutput& output);
void writeSoundFont(const Kit& kit, KitOutput& output);
void writeHydrogen(const Kit& kit, KitOutput& output);
void writeDecentSampler(const Kit& kit, KitOutput& output);
void writeAkaiMpc(const Kit& kit, KitOutput& output);
void writeBitwig(const Kit& kit, KitOutput& output);
void writeAbleton(const Kit& kit, KitOutput& output);
void writeDigitakt(const Kit& kit, KitOutput& output);
void writeSp404(const Kit& kit, KitOutput& output);
void writeKoala(const Kit& kit, KitOutput& output);
void writeKoalaZip(const Kit& kit, KitOutput& output);
void writePolyend(const Kit& kit, KitOutput& output);
void writePolyendInstruments(const Kit& kit, KitOutput& output);
void writeOp1(const Kit& kit, KitOutput& output);

}
