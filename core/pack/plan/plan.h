#pragma once

#include "guards/flag.h"
#include "library/recording.h"
#include "loudness/loudness.h"
#include "music/loop_tempo.h"
#include "pack/plan/request.h"

#include <span>

namespace gleaner::pack {

/// One file to be.
struct PlanItem {
    std::string
        id; ///< of what is heard: first 12 hex digits of a hash over source, range, chain, level, encoder
    std::string key;  ///< SHA-256 over that and what stands in the file's chunks: the address in the store
    std::string path; ///< inside the pack, forward slashes: "Drums/Hits/kick_01.wav"
    std::size_t source = 0; ///< index into PackPlan::sources
    analysis::Slice slice;
    std::string name;   ///< the stem a person wants; empty: by the naming convention
    std::string group;  ///< the first folder a person wants; empty: by role
    int keptNumber = 0; ///< that the request keeps for it; 0: none
    int number = 0;     ///< in its name; 0: a person named it
    int digits = 0;     ///< of the number, at least
    loudness::Method method = loudness::Method::MomentaryMax;
    double targetLufs = -12.0; ///< with the gain of `shape`
    RegionShape shape = {};
    /// Of a hit that is one of several takes with one gain: SHA-256 over all of them; and the id that it
    /// would have alone, as a plan that is kept knows it.
    std::string takes = {}, idAlone = {};
    std::optional<music::LoopTempo> tempo = {}; ///< of a loop that is to be exact bars, as far as it is known
    std::vector<guards::Flag> flags =
        {};                             ///< in its stretch of the recording, where the request asks for them
    std::vector<FrameRange> muted = {}; ///< frames of the recording that are silent in it
    friend bool operator==(const PlanItem&, const PlanItem&) = default;
};

/// Every file of a pack before one is made: complete, comparable, serialisable. The tree shows exactly this.
struct PackPlan {
    /// 12 hex digits over sources, items and settings; of names and times of sources nothing.
    std::string packId;
    /// 64 hex digits over the settings alone: preset, levels, format, rate, naming, seed …
    std::string configHash;
    std::string folder;                      ///< "<name>_<id>"
    PackRequest request;                     ///< with every asset's slices filled in
    std::vector<library::Recording> sources; ///< each content once, in the assets' order; without slices
    std::vector<PlanItem> items;             ///< sorted by path (bytewise)
    int hits = 0, loops = 0, phrases = 0, textures = 0;
    int spoken = 0; ///< samples that are left out because muting leaves nothing of them
    friend bool operator==(const PackPlan&, const PackPlan&) = default;
};

/// Plans a pack. `recordings` are those of request.assets, in order. No I/O. The same stretch of the same
/// recording, taken twice, is one item. No recording is copied. Does not judge the counts: see
/// `requireCounts`. Throws Error naming what in the request can't be done.
PackPlan plan(std::span<const library::RecordingRef> recordings, const PackRequest& request);
PackPlan plan(const std::vector<library::Recording>& recordings, const PackRequest& request);

/// What there is against what is wanted.
struct PackCounts {
    int hits = 0, loops = 0, phrases = 0, textures = 0;
    int hitsWanted = 0, loopsWanted = 0;
    int all() const { return hits + loops + phrases + textures; }
    bool isEnough() const { return all() > 0 && hits >= hitsWanted && loops >= loopsWanted; }
    friend bool operator==(const PackCounts&, const PackCounts&) = default;
};
PackCounts counts(const PackPlan& plan);

/// Throws Error that names the counts found and wanted and what to change, when there are too few hits or
/// loops or nothing at all.
void requireCounts(const PackPlan& plan);

}
