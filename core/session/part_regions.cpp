#include "session/part_regions.h"

#include "base/contract.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace gleaner::session {
namespace {

/// A part's place in the whole.
class PartPlace {
public:
    explicit PartPlace(FrameRange range) : m_range(range) {}

    bool holds(FrameRange region) const { return m_range.contains(region.begin); }
    FrameRange inside(FrameRange region) const {
        return insideFile({region.begin - m_range.begin, region.end - m_range.begin}, m_range.length());
    }

    analysis::Slice inside(analysis::Slice slice) const {
        std::erase_if(slice.candidates, [&](const analysis::LoopCandidate& candidate) {
            return candidate.range.begin < m_range.begin || candidate.range.end > m_range.end;
        });
        for (analysis::LoopCandidate& candidate : slice.candidates)
            candidate.range = inside(candidate.range);
        slice.range = inside(slice.range);
        return slice;
    }

    SliceList inside(const SliceList& all) const {
        SliceList own;
        for (const pack::ChosenSlice& chosen : all) {
            if (!holds(chosen.slice.range)) continue;
            pack::ChosenSlice& moved = own.emplace_back(chosen);
            moved.slice = inside(chosen.slice);
            for (pack::DetectedAs& found : moved.detectedAs)
                found.range = inside(found.range);
            if (moved.slice.range.length() != chosen.slice.range.length()) moved.unanalysed = true;
        }
        return own;
    }

    analysis::Detection inside(const analysis::Detection& all) const {
        analysis::Detection own = all;
        own.slices.clear();
        for (const analysis::Slice& slice : all.slices)
            if (holds(slice.range)) own.slices.push_back(inside(slice));
        return own;
    }

private:
    FrameRange m_range;
};

/// Of the whole's: those of its slices, there or removed.
void keepOwnNumbers(pack::Asset& asset) {
    std::set<std::string_view> own;
    for (const SliceList* list : {&*asset.slices, &*asset.removed})
        for (const pack::ChosenSlice& chosen : *list)
            own.insert(chosen.slice.id);
    for (pack::KeptNumbers& series : asset.numbers)
        std::erase_if(series.of, [&](const auto& kept) { return !own.contains(kept.first); });
    std::erase_if(asset.numbers, [](const pack::KeptNumbers& series) { return series.of.empty(); });
}

}

OpenedApart openedApart(const pack::Asset& joined, const library::Recording& recording,
                        std::vector<library::Recording> parts) {
    expects(parts.size() == recording.parts.size(), "every part of the recording");
    OpenedApart apart;
    Frame begin = 0;
    for (library::Recording& part : parts) {
        const PartPlace place({begin, begin + part.info.frames});
        begin += part.info.frames;
        part.detection = place.inside(recording.detection);
        pack::Asset& asset = apart.assets.emplace_back(joined);
        pack::setFiles(asset, library::filesOf(part));
        asset.aligned.reset();
        asset.slices = place.inside(joined.slices.value_or(SliceList()));
        asset.removed = place.inside(joined.removed.value_or(SliceList()));
        keepOwnNumbers(asset);
        apart.recordings.push_back({std::move(part), {}});
    }
    return apart;
}

}
