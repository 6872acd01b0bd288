#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"
#include "features/hit_novelty.h"
#include "features/noise_floor.h"
#include "signal/channel_survey.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace gleaner::analysis {

/// What one pass over a recording leaves behind: 17 bytes for every 10 ms, 12 MB for two hours, and 5 MB
/// more until `forgetNovelty`. Everything that finds slices works on it; the audio itself is only read again
/// where a slice was found.
class FeatureTrack {
public:
    static constexpr double hopSeconds = 0.01;
    static constexpr double floorSeconds = 0.5;

    /// Gets the track as far as it is: its novelty ends a few seconds before its hops.
    using SoFar = std::function<void(const FeatureTrack& soFar)>;
    /// One streaming pass, told to `survey` as well unless that is null. `soFar` is called some twenty times.
    /// Throws Error and Cancelled.
    static FeatureTrack measure(audio::AudioSource& source, const std::vector<float>& polarity,
                                const Progress& progress, ChannelSurvey* survey = nullptr,
                                const SoFar& soFar = {});

    int rate() const { return m_rate; }       ///< of the recording
    Frame frames() const { return m_frames; } ///< that could be read
    std::size_t bands() const { return m_bands; }
    std::size_t hops() const { return m_hops.size(); }

    float level(std::size_t hop, std::size_t band) const { return fromByte(m_hops[hop].bands[band]); }
    float loudness(std::size_t hop) const { return fromByte(m_hops[hop].level); } ///< dBFS RMS above 40 Hz
    float voicing(std::size_t hop) const {
        return static_cast<float>(m_hops[hop].voicing) / 255.0F;
    } ///< see TonalFrame
    float tonalExcess(std::size_t hop) const { return static_cast<float>(m_hops[hop].excess) / 4.0F; }

    /// What is background around a hop, in the same units as level(): FloorLevels in bytes, which lose
    /// nothing, since percentiles go in the steps of RunningPercentile.
    class Floor {
    public:
        Floor() = default;
        explicit Floor(const FloorLevels& levels);
        float quiet(std::size_t band) const { return RunningPercentile::level(m_quiet[band]); }
        float background(std::size_t band) const { return RunningPercentile::level(m_background[band]); }

    private:
        std::array<std::uint8_t, maxBands> m_quiet{};
        std::array<std::uint8_t, maxBands> m_background{};
    };
    const Floor& floorAt(std::size_t hop) const;
    double noiseFloorDb() const { return m_noiseFloorDb; }

    /// Hit novelty in dB, frame by frame; none after `forgetNovelty`.
    const NoveltyCurve& novelty() const { return m_novelty; }
    double noveltyRate() const { return m_noveltyRate; } ///< frames a second
    /// Gives back what half of the track takes, once the peaks are known.
    void forgetNovelty() { m_novelty = {}; }

private:
    friend class TrackBuilder;
    struct Hop {
        std::array<std::uint8_t, maxBands> bands{};
        std::uint8_t level = 0;
        std::uint8_t voicing = 0;
        std::uint8_t excess = 0;
    };
    static std::uint8_t toByte(float decibels);
    static float fromByte(std::uint8_t value) { return static_cast<float>(value) * 0.5F - 120.0F; }

    int m_rate = 0;
    Frame m_frames = 0;
    std::size_t m_bands = 0;
    std::vector<Hop> m_hops;
    std::vector<Floor> m_floors;
    NoveltyCurve m_novelty;
    double m_noveltyRate = 1.0;
    double m_noiseFloorDb = silenceDb;
};

}
