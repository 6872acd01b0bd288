#pragma once

#include "detection/recording_analysis.h"

#include "audio/channels.h"

#include <map>

namespace gleaner::analysis {

/// Finds in a track that is still growing what it holds until now.
class EarlyRegions {
public:
    /// `channels`: of the part, see PartSource::analysed. All but `settings` must outlive it.
    EarlyRegions(const EarlyLook& look, DetectSettings settings, std::size_t part,
                 const std::optional<audio::Channels>& channels, const std::vector<float>& polarity);

    void see(const FeatureTrack& soFar);

private:
    std::vector<HitAttack> attacksIn(const FeatureTrack& soFar);

    const EarlyLook& m_look;
    DetectSettings m_settings;
    std::size_t m_part;
    std::optional<audio::ChannelSource> m_own; ///< where the part is not the whole recording
    const std::vector<float>& m_polarity;
    std::map<int, HitAttack> m_known; ///< by frame of their peak: each is listened to once
};

}
