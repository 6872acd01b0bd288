#pragma once

#include "audio/audio_source.h"
#include "base/progress.h"

#include <array>
#include <vector>

namespace gleaner::analysis {

/// What the channels of a recording have to do with each other, gathered while it streams by. Judged from
/// moments of 20 ms without what stands still, and only from those that are loud for their channel (10 dB
/// over its median, where there are such): between two takes every channel is noise of its own. A few kB a
/// channel, however long the recording.
class ChannelSurvey {
public:
    ChannelSurvey(int channels, int rate);

    void push(const audio::AudioBuffer& block);

    int channels() const { return m_channels; }
    /// Normalised correlation of a channel and the one behind it at moments when either is loud, -1 to 1; 0
    /// where one of them is silent.
    double correlation(int channel) const;
    /// Loudest moment of a channel, dBFS; -140 for digital silence.
    double loudestDb(int channel) const;
    /// Channels without a sound of their own, rising: digital silence beside others that sound, or 60 dB
    /// under the loudest and nothing but a steady noise or what leaks over from a neighbour.
    std::vector<int> silent() const;
    /// Channels that are the one before them upside down, rising (correlation below -0.9).
    std::vector<int> inverted() const;

private:
    static constexpr std::size_t levels = 96;
    struct Moment {
        double first = 0.0;  ///< energy of a channel
        double second = 0.0; ///< of the one behind it
        double cross = 0.0;
    };
    /// Moments by the level of one channel.
    using ByLevel = std::array<Moment, levels>;
    struct Neighbours {
        Moment now;
        ByLevel byFirst{}, bySecond{};
    };
    struct Channel {
        float before = 0.0F, filtered = 0.0F;
        double energy = 0.0;
        double loudest = 0.0;
        std::array<std::uint64_t, levels> counts{};
    };

    void filter(const audio::AudioBuffer& block);
    void gather(Frame from, Frame to);
    void closeMoment();
    static std::size_t levelOf(double power);
    std::size_t loudFrom(int channel) const;
    bool isSteady(int channel) const;
    bool isLeak(int channel, double loudest) const;
    static Moment sumFrom(const ByLevel& moments, std::size_t from);

    int m_channels;
    float m_keep;
    Frame m_momentFrames;
    Frame m_inMoment = 0;
    std::vector<Channel> m_channel;
    std::vector<Neighbours> m_pairs;
    std::vector<std::vector<float>> m_filtered;
};

/// The survey of a whole recording; streams. Throws Error and Cancelled.
ChannelSurvey surveyOf(audio::AudioSource& source, const Progress& progress);

}
