#pragma once

#include "pack/render/render.h"

#include <string>

namespace gleaner::pack {

/// "120 bpm, at zero crossings, click -12.3 dB, jump -4.1 dB": how one loop was cut.
std::string inWords(const SeamVerdict& seam);

/// How many loops came to a whole tempo and how many had to be crossfaded, a sentence; empty where the court
/// cut none.
std::string seamsOf(const RenderedPack& pack);

}
