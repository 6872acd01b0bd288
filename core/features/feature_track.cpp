#include "features/feature_track.h"

#include "dsp/denormals.h"
#include "features/hit_novelty.h"
#include "features/noise_floor.h"
#include "features/tonal_frames.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <cmath>

namespace gleaner::analysis {

namespace {
constexpr double floorReachSeconds = 4.0;
constexpr double trackRumbleHz = 40.0;
constexpr double mostReservedSeconds = 12.0 * 3600.0;
constexpr double sparedSeconds = 2.0; ///< the last frames reach over the end
constexpr Frame looksSoFar = 20;
constexpr double leastSecondsBetweenLooks = 30.0;

float decibels(double power) { return static_cast<float>(10.0 * std::log10(power + 1e-12)); }
double power(float level) { return std::pow(10.0, static_cast<double>(level) / 10.0); }
}

std::uint8_t FeatureTrack::toByte(float decibels) {
    return static_cast<std::uint8_t>(std::clamp(std::lround((decibels + 120.0F) * 2.0F), 0L, 255L));
}

FeatureTrack::Floor::Floor(const FloorLevels& levels) {
    for (std::size_t b = 0; b < maxBands; ++b) {
        m_quiet[b] = RunningPercentile::hop(levels.quiet[b]);
        m_background[b] = RunningPercentile::hop(levels.background[b]);
    }
}

const FeatureTrack::Floor& FeatureTrack::floorAt(std::size_t hop) const {
    const auto index = static_cast<std::size_t>(static_cast<double>(hop) * hopSeconds / floorSeconds);
    return m_floors[std::min(index, m_floors.size() - 1)];
}

/// Gathers the streams of the pass into the track, each on its own clock.
class TrackBuilder {
public:
    TrackBuilder(FeatureTrack& track, double rate)
        : m_track(track), m_rate(rate), m_bandFrames(rate), m_frameRate(rate / m_bandFrames.layout().hop),
          m_floor(m_bandFrames.layout().count, static_cast<int>(floorReachSeconds * m_frameRate)),
          m_novelty(m_bandFrames.layout().count), m_tonal(rate), m_highPass(Hertz(trackRumbleHz), rate) {
        track.m_bands = m_bandFrames.layout().count;
        track.m_noveltyRate = m_frameRate;
    }

    /// Room for what the header claims, so that growing never takes twice as much for a moment; a header may
    /// lie.
    void reserve(double claimedSeconds) {
        const double seconds = std::clamp(claimedSeconds, 0.0, mostReservedSeconds) + sparedSeconds;
        m_track.m_hops.reserve(static_cast<std::size_t>(seconds / FeatureTrack::hopSeconds));
        m_track.m_floors.reserve(static_cast<std::size_t>(seconds / FeatureTrack::floorSeconds));
        m_track.m_novelty.reserve(static_cast<std::size_t>(seconds * m_frameRate));
    }

    void push(std::span<const float> samples) {
        meter(samples);
        m_bandFrames.push(samples, [this](const BandLevels& levels) { takeFrame(levels); });
        m_tonal.push(samples, [this](const TonalFrame& frame) { takeTonal(frame); });
    }

    /// What is known of the track until now can be read; false: nothing is.
    bool show() {
        if (m_track.m_floors.empty()) return false;
        m_track.m_noiseFloorDb = noiseFloor();
        return true;
    }

    void finish() {
        m_bandFrames.finish([this](const BandLevels& levels) { takeFrame(levels); });
        m_floor.finish([this](const BandLevels& l, const FloorLevels& f) { takeFloor(l, f); });
        m_tonal.finish([this](const TonalFrame& frame) { takeTonal(frame); });
        closeLevel();
        closeBands();
        m_track.m_hops.resize(static_cast<std::size_t>(
            std::ceil(static_cast<double>(m_samples) / m_rate / FeatureTrack::hopSeconds)));
        if (m_track.m_floors.empty()) m_track.m_floors.emplace_back();
        m_track.m_noiseFloorDb = noiseFloor();
    }

private:
    FeatureTrack::Hop& hop(std::size_t index) {
        if (m_track.m_hops.size() <= index) m_track.m_hops.resize(index + 1);
        return m_track.m_hops[index];
    }
    static std::size_t hopOf(double seconds) {
        return static_cast<std::size_t>(seconds / FeatureTrack::hopSeconds);
    }

    void meter(std::span<const float> samples) {
        for (const float sample : samples) {
            if (m_samples++ == m_levelEnd) {
                closeLevel();
                m_levelHop = hopOf(static_cast<double>(m_levelEnd) / m_rate);
                m_levelEnd = endOf(m_levelHop);
            }
            const double x = m_highPass(sample);
            m_levelSum += x * x;
            ++m_levelCount;
        }
    }
    /// The first sample behind a hop.
    Frame endOf(std::size_t hop) const {
        auto end = static_cast<Frame>(static_cast<double>(hop + 1) * FeatureTrack::hopSeconds * m_rate);
        while (hopOf(static_cast<double>(end) / m_rate) <= hop)
            ++end;
        return end;
    }
    void closeLevel() {
        if (m_levelCount == 0) return;
        hop(m_levelHop).level = FeatureTrack::toByte(decibels(m_levelSum / m_levelCount));
        m_levelSum = 0.0;
        m_levelCount = 0;
    }

    void takeFrame(const BandLevels& levels) {
        const std::size_t now = hopOf(static_cast<double>(m_frames++) / m_frameRate);
        if (now != m_bandHop) closeBands();
        m_bandHop = now;
        for (std::size_t b = 0; b < m_track.m_bands; ++b)
            m_bandSums[b] += power(levels[b]);
        ++m_bandCount;
        m_floor.push(levels, [this](const BandLevels& l, const FloorLevels& f) { takeFloor(l, f); });
    }
    void closeBands() {
        if (m_bandCount == 0) return;
        for (std::size_t b = 0; b < m_track.m_bands; ++b)
            hop(m_bandHop).bands[b] = FeatureTrack::toByte(decibels(m_bandSums[b] / m_bandCount));
        m_bandSums.fill(0.0);
        m_bandCount = 0;
    }

    void takeFloor(const BandLevels& levels, const FloorLevels& floor) {
        const double seconds = static_cast<double>(m_track.m_novelty.size()) / m_frameRate;
        m_track.m_novelty.push_back(m_novelty(levels, floor));
        if (seconds >= static_cast<double>(m_track.m_floors.size()) * FeatureTrack::floorSeconds)
            m_track.m_floors.emplace_back(floor);
    }

    void takeTonal(const TonalFrame& frame) {
        const auto first = static_cast<std::size_t>(std::llround(
            static_cast<double>(m_tonals++) * TonalFrames::hopSeconds / FeatureTrack::hopSeconds));
        for (const std::size_t c : {first, first + 1}) {
            hop(c).voicing = static_cast<std::uint8_t>(std::lround(frame.voicing * 255.0F));
            hop(c).excess =
                static_cast<std::uint8_t>(std::clamp(std::lround(frame.excessDb * 4.0F), 0L, 255L));
        }
    }

    double noiseFloor() const;

    FeatureTrack& m_track;
    double m_rate;
    BandFrames m_bandFrames;
    double m_frameRate;
    NoiseFloor m_floor;
    HitNovelty m_novelty;
    TonalFrames m_tonal;
    RumbleFilter m_highPass;

    Frame m_samples = 0;
    std::size_t m_levelHop = 0;
    Frame m_levelEnd = 0; ///< the sample that begins the next hop
    double m_levelSum = 0.0;
    int m_levelCount = 0;
    Frame m_frames = 0;
    std::size_t m_bandHop = 0;
    std::array<double, maxBands> m_bandSums{};
    int m_bandCount = 0;
    Frame m_tonals = 0;
};

/// Median over the recording of the local 20th percentile of the level.
double TrackBuilder::noiseFloor() const {
    const auto window = static_cast<std::size_t>(2.0 * floorReachSeconds / FeatureTrack::hopSeconds);
    std::vector<float> floors;
    std::vector<float> levels;
    for (std::size_t begin = 0; begin < m_track.hops(); begin += window) {
        levels.clear();
        for (std::size_t c = begin; c < std::min(begin + window, m_track.hops()); ++c)
            levels.push_back(m_track.loudness(c));
        const auto at = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 5);
        std::nth_element(levels.begin(), at, levels.end());
        floors.push_back(*at);
    }
    if (floors.empty()) return static_cast<double>(silenceDb);
    const auto middle = floors.begin() + static_cast<std::ptrdiff_t>(floors.size() / 2);
    std::nth_element(floors.begin(), middle, floors.end());
    return static_cast<double>(*middle);
}

FeatureTrack FeatureTrack::measure(audio::AudioSource& source, const std::vector<float>& polarity,
                                   const Progress& progress, ChannelSurvey* survey, const SoFar& soFar) {
    const dsp::FlushDenormals flush;
    FeatureTrack track;
    MonoStream stream(source, polarity, progress, survey);
    TrackBuilder builder(track, stream.rate());
    builder.reserve(secondsFromFrames(source.info().frames, source.info().rate));
    track.m_rate = source.info().rate;
    const Frame step = std::max(source.info().frames / looksSoFar,
                                framesFromSeconds(leastSecondsBetweenLooks, source.info().rate));
    for (auto block = stream.next(); !block.empty(); block = stream.next()) {
        builder.push(block);
        if (!soFar || stream.framesRead() < track.m_frames + step) continue;
        track.m_frames = stream.framesRead();
        if (builder.show()) soFar(track);
    }
    builder.finish();
    track.m_frames = stream.framesRead();
    return track;
}

}
