#pragma once

#include "audio/audio_source.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

/// The channels of a recording that a sound is taken from, counted from 0: one, two of them, or the mean of
/// all.
class Channels {
public:
    constexpr Channels() = default;
    static constexpr Channels one(int channel) { return {channel, channel}; }
    static constexpr Channels pair(int left, int right) { return {left, right}; }
    static constexpr Channels mixOfAll() { return {-1, -1}; }
    /// What is heard of a recording where nobody says: all of one or two channels.
    static constexpr Channels usual(int ofRecording) { return ofRecording == 1 ? one(0) : pair(0, 1); }

    constexpr bool isMix() const { return m_first < 0; }
    constexpr int first() const { return m_first; } ///< of one or two
    constexpr int second() const { return m_last; } ///< of two
    /// Of the sound: 2 for a pair, else 1.
    constexpr int count() const { return m_first == m_last ? 1 : 2; }
    constexpr bool areIn(int channels) const { return m_first < channels && m_last < channels; }
    /// Whether a recording of so many channels taken with them is what it is anyway.
    constexpr bool areAllOf(int channels) const {
        return channels == 1 ? count() == 1 && areIn(1) : *this == pair(0, 1) && channels == 2;
    }

    friend constexpr bool operator==(const Channels&, const Channels&) = default;

private:
    constexpr Channels(int first, int last) : m_first(first), m_last(last) {}
    int m_first = 0;
    int m_last = 0;
};

/// Channels as people count them, from 1: those of `channels` that the sound is made of, in its order.
std::vector<int> numbersOf(const Channels& channels, int ofRecording);
/// The other way round; nothing for an empty list, more than two, or numbers that are no channel (1 to 32).
std::optional<Channels> channelsFromNumbers(const std::vector<int>& numbers);

/// What a person wants: these channels, or (nothing) for each sound those in which it stands out.
struct ChannelChoice {
    std::optional<Channels> fixed;
    friend bool operator==(const ChannelChoice&, const ChannelChoice&) = default;
};
/// "auto", "mix", "3", "1,2".
std::string toString(const ChannelChoice& choice);
/// The same read; nothing for other texts.
std::optional<ChannelChoice> channelChoiceFromText(std::string_view text);

/// Some channels of another source. Memory for the others is that of a short block.
class ChannelSource final : public AudioSource {
public:
    /// `source` must outlive it. Throws Error when it has no such channel.
    ChannelSource(AudioSource& source, Channels channels);
    ChannelSource(std::unique_ptr<AudioSource> source, Channels channels);

    const AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, AudioBuffer& into) override;

private:
    void take(const AudioBuffer& block, Frame at, AudioBuffer& into) const;
    void fill(FrameRange range, AudioBuffer& into);

    std::unique_ptr<AudioSource> m_owned;
    AudioSource& m_source;
    Channels m_channels;
    AudioInfo m_info;
    AudioBuffer m_block;
};

}
