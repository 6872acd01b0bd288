#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"
#include "music/loop_tempo.h"
#include "pack/render/seam_numbers.h"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

namespace gleaner::pack {

/// The ways to cut a loop that are tried (docs/sound.md 5.3).
enum class LoopCut {
    Found,        ///< as it was found or set by hand
    ZeroCrossing, ///< either end where the wave rises through zero, within 5 ms
    Onset,        ///< as long, from right before the attack that is nearest, within 30 ms
    Correlation,  ///< to where the wave goes on most like its beginning, within 20 ms
    ExactBars,    ///< whole bars at the whole tempo, by its length alone
};
struct LoopCutInfo {
    LoopCut cut;
    std::string_view id;   ///< in manifests: "zero_crossing"
    std::string_view name; ///< for people
};
inline constexpr std::array<LoopCutInfo, 5> loopCuts = {{
    {LoopCut::Found, "found", "as found"},
    {LoopCut::ZeroCrossing, "zero_crossing", "at zero crossings"},
    {LoopCut::Onset, "onset", "before the attack"},
    {LoopCut::Correlation, "correlation", "where the wave comes back"},
    {LoopCut::ExactBars, "exact_bars", "whole bars"},
}};
constexpr const LoopCutInfo& info(LoopCut cut) { return loopCuts[static_cast<std::size_t>(cut)]; }

/// One cut and what speaks against it.
struct CutVerdict {
    LoopCut cut = LoopCut::Found;
    FrameRange range; ///< of the recording
    SeamNumbers seam;
    double barErrorMs = 0.0; ///< by how much it is longer than whole bars at the tempo wanted
    double driftMs = 0.0; ///< by how much it is longer than what is played: off at its end, and at every turn
    bool passes = false;  ///< the seam is smooth, and it drifts by 5 ms at most
    double cost = 0.0;    ///< sum of what is heard, each as a share of its limit, and of what was moved
    friend bool operator==(const CutVerdict&, const CutVerdict&) = default;
};

/// How a loop was cut, as it stands in manifests.
struct SeamVerdict {
    LoopCut taken = LoopCut::Found;
    bool isCrossfaded = false;   ///< none passed, and its seam was mended
    SeamNumbers seam;            ///< as taken, mended and stretched, before its effects
    double stretchPercent = 0.0; ///< by which it was made longer
    std::optional<double> bpm;   ///< that its file has
    FrameRange range;            ///< of the recording, as taken
    std::vector<CutVerdict> cuts;

    bool isAtWholeTempo() const { return bpm && *bpm == std::round(*bpm); }
    friend bool operator==(const SeamVerdict&, const SeamVerdict&) = default;
};

/// The cuts of a loop, in the order of `loopCuts`; those that the recording is too short for are left out.
/// Reads the loop and half a second around it. Throws Error and Cancelled.
std::vector<CutVerdict> judgeCuts(audio::AudioSource& source, FrameRange range,
                                  const std::optional<music::LoopTempo>& tempo, const Progress& progress);

/// A loop and how it came to be.
struct CourtedLoop {
    audio::AudioBuffer sound;
    SeamVerdict verdict;
};

/// The loop at `rate` by the best cut that passes, stretched to whole bars at the tempo wanted where its seam
/// stays smooth; where none passes, as found with its seam mended (pack/render/cut.h).
CourtedLoop courtLoop(audio::AudioSource& source, FrameRange range,
                      const std::optional<music::LoopTempo>& tempo, int rate, const Progress& progress);

}
