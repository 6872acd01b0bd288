#pragma once

#include "library/recording.h"
#include "loudness/loudness.h"
#include "pack/request.h"

namespace gleaner::pack {

/// One file to be.
struct PlanItem {
    std::string id;       ///< stable id of the artifact: first 12 hex digits of its content key
    std::string key;      ///< SHA-256 over source, range, chain, level, encoder, versions: the address in the store
    std::string path;     ///< inside the pack, forward slashes: "Drums/Hits/kick_01.wav"
    std::size_t source = 0; ///< index into PackPlan::sources
    analysis::Slice slice;
    loudness::Method method = loudness::Method::MomentaryMax;
    double targetLufs = -12.0;
    friend bool operator==(const PlanItem&, const PlanItem&) = default;
};

/// Every file of a pack before one is made: complete, comparable, serialisable. The tree shows exactly this.
struct PackPlan {
    std::string packId;     ///< 12 hex digits over sources, items and settings
    std::string configHash; ///< 64 hex digits over the settings alone: preset, levels, format, rate, naming, seed …
    std::string folder;     ///< "pack_<id>"
    PackRequest request;    ///< with every asset's slices filled in
    std::vector<library::Recording> sources;
    std::vector<PlanItem> items; ///< sorted by path (bytewise)
    int hits = 0, loops = 0, phrases = 0, textures = 0;
    friend bool operator==(const PackPlan&, const PackPlan&) = default;
};

/// Plans a pack. `recordings` are those of request.assets, in order. No I/O. Does not judge the counts: see `requireCounts`.
PackPlan plan(const std::vector<library::Recording>& recordings, const PackRequest& request);

/// Throws Error that names the counts found and wanted and what to change, when there are too few hits or loops or nothing at all.
void requireCounts(const PackPlan& plan);

}
