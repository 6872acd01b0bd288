#include "find/merge_parts.h"

#include "features/standout.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace gleaner::analysis {

namespace {
/// s between the beginnings of what may be one hit; chosen (docs/detection.md 10); not swept: no annotated
/// recording has more than two channels
constexpr double hitsTogetherSeconds = 0.05;
/// dB that another part must be better by before a slice goes there; chosen (docs/detection.md 10); not
/// swept: no annotated recording has more than two channels
constexpr double clearlyBetterDb = 1.0;
/// dB, within which two parts heard the same sound about equally well; chosen (docs/detection.md 10); not
/// swept: no annotated recording has more than two channels
constexpr double equallyWellDb = 6.0;

struct Candidate {
    DetectedRegion found;
    std::vector<double> standout; ///< in each part
    bool isForeign = false;       ///< it stands out most where it was not found
    double strength() const { return standout[found.part]; }
};

/// More than half of `a` lies in `b`.
bool liesIn(const FrameRange& a, const FrameRange& b) { return 2 * intersection(a, b).length() > a.length(); }

class Merger {
public:
    Merger(std::span<const FeatureTrack* const> tracks, const std::vector<std::vector<DetectedRegion>>& found)
        : m_tracks(tracks), m_found(found) {}

    std::vector<DetectedRegion> merged() {
        std::vector<Candidate> candidates = judged();
        std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
            return std::tuple(-a.strength(), a.found.part) < std::tuple(-b.strength(), b.found.part);
        });
        for (Candidate& candidate : candidates)
            if (!isClearer(candidate)) m_kept.push_back(std::move(candidate));
        std::vector<DetectedRegion> all;
        for (Candidate& kept : m_kept)
            all.push_back(std::move(kept.found));
        return all;
    }

private:
    std::vector<Candidate> judged() const {
        std::vector<Candidate> candidates;
        for (std::size_t part = 0; part < m_found.size(); ++part)
            for (const DetectedRegion& found : m_found[part]) {
                Candidate candidate{found, standouts(m_tracks, found.range)};
                const auto best = static_cast<std::size_t>(std::ranges::max_element(candidate.standout) -
                                                           candidate.standout.begin());
                candidate.found.part = part;
                candidate.isForeign = candidate.standout[best] > candidate.standout[part] + clearlyBetterDb;
                if (candidate.isForeign) candidate.found.part = best;
                if (!candidate.isForeign || !isKnownIn(best, found)) candidates.push_back(candidate);
            }
        return candidates;
    }

    /// What leaked into another part is what that part's own finders made of it.
    bool isKnownIn(std::size_t part, const DetectedRegion& found) const {
        return std::ranges::any_of(m_found[part], [&](const DetectedRegion& own) {
            return areTogether(found, own) || liesIn(found.range, own.range);
        });
    }

    bool isClearer(const Candidate& candidate) const {
        return std::ranges::any_of(m_kept, [&](const Candidate& kept) {
            if (kept.found.part == candidate.found.part && !candidate.isForeign && !kept.isForeign)
                return false;
            return areTogether(candidate.found, kept.found) &&
                   candidate.standout[kept.found.part] >= candidate.strength() - equallyWellDb;
        });
    }

    bool areTogether(const DetectedRegion& a, const DetectedRegion& b) const {
        if (a.kind != b.kind) return false;
        if (liesIn(a.range, b.range) || liesIn(b.range, a.range)) return true;
        const Frame near = framesFromSeconds(hitsTogetherSeconds, m_tracks.front()->rate());
        return a.kind == music::SampleKind::Hit && std::abs(a.range.begin - b.range.begin) <= near;
    }

    std::span<const FeatureTrack* const> m_tracks;
    const std::vector<std::vector<DetectedRegion>>& m_found;
    std::vector<Candidate> m_kept;
};

}

std::vector<DetectedRegion> mergedParts(std::span<const FeatureTrack* const> tracks,
                                        const std::vector<std::vector<DetectedRegion>>& found) {
    return Merger(tracks, found).merged();
}

}
