#include "features/standout.h"

#include "features/hop_range.h"
#include "signal/channel_groups.h"
#include "signal/mono_stream.h"

#include <algorithm>

namespace gleaner::analysis {

namespace {
constexpr float noiseDb = 6.0F;
constexpr float nothingBelowDb = 60.0F;
constexpr double aroundSeconds = 2.0;
constexpr double longestSeconds = 16.0;

HopRange hopsOf(FrameRange range, const FeatureTrack& track) {
    const auto hop = [&](Frame frame) {
        const double seconds = static_cast<double>(std::max<Frame>(0, frame)) / track.rate();
        return std::min(track.hops(), static_cast<std::size_t>(seconds / FeatureTrack::hopSeconds));
    };
    const std::size_t begin = hop(range.begin);
    return {begin, std::min(track.hops(), std::max(begin + 1, hop(range.end)))};
}

/// A stretch of another source, as if it were all.
class Stretch final : public audio::AudioSource {
public:
    Stretch(audio::AudioSource& source, FrameRange range)
        : m_source(source), m_range(intersection(range, {0, source.info().frames})), m_info(source.info()) {
        m_info.frames = m_range.length();
    }
    const audio::AudioInfo& info() const override { return m_info; }
    FrameRange range() const { return m_range; }
    void read(FrameRange range, audio::AudioBuffer& into) override {
        m_source.read(intersection({m_range.begin + range.begin, m_range.begin + range.end}, m_range), into);
    }

private:
    audio::AudioSource& m_source;
    FrameRange m_range;
    audio::AudioInfo m_info;
};
}

std::vector<double> standouts(std::span<const FeatureTrack* const> tracks, FrameRange range) {
    std::vector<double> sums(tracks.size(), 0.0);
    if (tracks.empty()) return sums;
    const HopRange hops = hopsOf(range, *tracks.front());
    const std::size_t bands = tracks.front()->bands();
    for (std::size_t hop = hops.begin; hop < hops.end; ++hop)
        for (std::size_t band = 0; band < bands; ++band) {
            float loudest = silenceDb;
            for (const FeatureTrack* track : tracks)
                loudest = std::max(loudest, track->level(hop, band));
            for (std::size_t t = 0; t < tracks.size(); ++t) {
                const float floor =
                    std::max(tracks[t]->floorAt(hop).background(band), loudest - nothingBelowDb);
                sums[t] += static_cast<double>(std::max(0.0F, tracks[t]->level(hop, band) - floor - noiseDb));
            }
        }
    const double count = static_cast<double>(std::max<std::size_t>(1, hops.length() * bands));
    for (double& sum : sums)
        sum /= count;
    return sums;
}

audio::Channels channelsAt(audio::AudioSource& source, FrameRange range, const Progress& progress) {
    const int rate = source.info().rate;
    const Frame around = framesFromSeconds(aroundSeconds, rate);
    const Frame end = std::min(range.end, range.begin + framesFromSeconds(longestSeconds, rate));
    Stretch stretch(source, {range.begin - around, end + around});
    const auto groups = channelGroups(surveyOf(stretch, progress), source.info().trackNames);
    std::vector<FeatureTrack> tracks;
    for (const audio::Channels& channels : groups) {
        audio::ChannelSource own(stretch, channels);
        tracks.push_back(FeatureTrack::measure(own, mixPolarity(own), progress));
    }
    std::vector<const FeatureTrack*> pointers;
    for (const FeatureTrack& track : tracks)
        pointers.push_back(&track);
    const Frame begin = range.begin - stretch.range().begin;
    const std::vector<double> found = standouts(pointers, {begin, begin + (end - range.begin)});
    return groups[static_cast<std::size_t>(std::ranges::max_element(found) - found.begin())];
}

}
