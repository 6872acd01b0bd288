#include "detection/early_regions.h"

#include "detection/find_in_part.h"
#include "find/call_finder.h"
#include "find/hit_prominence.h"
#include "find/phrase_finder.h"

namespace gleaner::analysis {

EarlyRegions::EarlyRegions(const EarlyLook& look, DetectSettings settings, std::size_t part,
                           const std::optional<audio::Channels>& channels, const std::vector<float>& polarity)
    : m_look(look), m_settings(std::move(settings)), m_part(part), m_polarity(polarity) {
    if (channels) m_own.emplace(look.source, *channels);
}

std::vector<HitAttack> EarlyRegions::attacksIn(const FeatureTrack& soFar) {
    Excerpts excerpts(m_own ? static_cast<audio::AudioSource&>(*m_own) : m_look.source, m_polarity,
                      soFar.frames());
    const auto peaks = pickPeaks(soFar.novelty(), soFar.noveltyRate(), lowestPeakDb);
    const std::vector<float> prominence = prominences(soFar, peaks);
    std::vector<HitAttack> attacks;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        auto known = m_known.find(peaks[i].frame);
        if (known == m_known.end())
            known = m_known.emplace(peaks[i].frame, findAttack(soFar, excerpts, peaks[i])).first;
        attacks.push_back(known->second);
        attacks.back().prominence = prominence[i];
    }
    return attacks;
}

void EarlyRegions::see(const FeatureTrack& soFar) {
    PartAnalysis part;
    part.track = soFar;
    part.attacks = attacksIn(soFar);
    part.tone = toneOverFloor(soFar);
    part.calls = callsOverFloor(soFar);
    part.loops[loopStep(m_settings.sensitivity)] = {};
    m_look.seen(m_part, findIn(part, m_settings));
}

}
