#include "pack/render/seam_words.h"

#include "base/number_text.h"

namespace gleaner::pack {

std::string inWords(const SeamVerdict& seam) {
    const int decimals = seam.isAtWholeTempo() ? 0 : 2;
    std::string words = seam.bpm ? decimalText(*seam.bpm, decimals) + " bpm, " : std::string();
    words += seam.isCrossfaded ? "crossfaded" : std::string(info(seam.taken).name);
    return words + ", click " + decimalText(seam.seam.clickDb, 1) + " dB, jump " +
           decimalText(seam.seam.spectralDb, 1) + " dB";
}

std::string seamsOf(const RenderedPack& pack) {
    int loops = 0, whole = 0, crossfaded = 0;
    for (const Artifact& artifact : pack.artifacts)
        if (artifact.seam) {
            ++loops;
            whole += artifact.seam->isAtWholeTempo() ? 1 : 0;
            crossfaded += artifact.seam->isCrossfaded ? 1 : 0;
        }
    if (loops == 0) return {};
    return std::to_string(whole) + " of " + std::to_string(loops) + (loops == 1 ? " loop" : " loops") +
           " at a whole tempo, " + std::to_string(crossfaded) + " crossfaded.";
}

}
