#pragma once

// The court's verdict as the store and manifests have it.

#include "pack/render/seam_court.h"
#include "json/field_list.h"
#include "json/sample_fields.h"

namespace gleaner::json {

struct LoopCutWords {
    static constexpr const char* wanted = "found, zero_crossing, onset, correlation or exact_bars";
    static std::vector<std::string_view> ids() {
        std::vector<std::string_view> ids;
        for (const pack::LoopCutInfo& one : pack::loopCuts)
            ids.push_back(one.id);
        return ids;
    }
    static std::string_view idOf(pack::LoopCut cut) { return pack::info(cut).id; }
    static std::optional<pack::LoopCut> find(std::string_view id) {
        for (const pack::LoopCutInfo& one : pack::loopCuts)
            if (one.id == id) return one.cut;
        return std::nullopt;
    }
};
using LoopCutWord = Word<pack::LoopCut, LoopCutWords>;

}

namespace gleaner::pack {

template <typename Visitor, json::Like<SeamNumbers> T>
void fields(Visitor& visit, T& seam) {
    const json::Rule level = json::anything.rounded(2);
    visit("click_db", seam.clickDb, "Step across the seam over the largest one in 5 ms of its quieter side",
          level);
    visit("bend_db", seam.bendDb, "The same of the second difference", level);
    visit("spectral_db", seam.spectralDb,
          "Power from 600 to 3500 Hz across the seam over the median of its quieter side", level);
}

template <typename Visitor, json::Like<CutVerdict> T>
void fields(Visitor& visit, T& cut) {
    visit.template as<json::LoopCutWord>("cut", cut.cut, "Which way");
    json::rangeFields(visit, cut.range);
    fields(visit, cut.seam);
    visit("bar_error_ms", cut.barErrorMs, "By how much it is longer than whole bars at the whole tempo",
          json::anything.rounded(3));
    visit("drift_ms", cut.driftMs, "By how much it is longer than what is played", json::anything.rounded(3));
    visit("passes", cut.passes, "Whether nothing of that is heard");
}

template <typename Visitor, json::Like<SeamVerdict> T>
void fields(Visitor& visit, T& verdict) {
    visit.template as<json::LoopCutWord>("cut", verdict.taken, "Which way it is cut");
    visit("crossfaded", verdict.isCrossfaded, "None passed: its ends cross over");
    fields(visit, verdict.seam);
    visit("stretch_percent", verdict.stretchPercent, "By how much it was made longer, of its length",
          json::anything.rounded(4));
    visit("bpm", verdict.bpm, "Tempo that its length makes", json::possibleTempo.zeroIsNone().rounded(3));
    json::rangeFields(visit, verdict.range);
    visit("cuts", verdict.cuts, "What was tried");
}

}
