#pragma once

#include "base/units.h"
#include "pack/render/seam_court.h"

#include <optional>
#include <string>

namespace gleaner::pack {

/// What the store keeps beside a rendered sample: measured on the file as written.
struct ArtifactInfo {
    Frame frames = 0;
    double lufs = 0.0; ///< minus infinity for silence
    double truePeakDb = 0.0;
    double gainDb = 0.0;
    double shortByLu = 0.0;  ///< below its target; 0 when there
    std::string soundSha256; ///< of the sound alone (pack/render/sound_hash.h)
    int channels = 0;
    std::optional<SeamVerdict> seam = {}; ///< of a loop that the court cut
    double levelledDb = 0.0;              ///< as RenderedItem::levelled
    friend bool operator==(const ArtifactInfo&, const ArtifactInfo&) = default;
};

std::string toText(const ArtifactInfo& info);
/// Nothing for a text that is not what `toText` writes, or says what can't be.
std::optional<ArtifactInfo> infoFromText(const std::string& text);

}
