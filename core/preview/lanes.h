#pragma once

#include "base/range.h"
#include "preview/render.h"

#include <vector>

namespace gleaner::preview {

/// What one channel plays of a song. Lanes that are equal sound the same, whatever else their songs play: a
/// lane that is there already need not be made again.
struct Lane {
    int channel = 0;
    music::Song song;  ///< with this channel alone, and what cuts it short
    double bars = 0.0; ///< of the whole song
    friend bool operator==(const Lane&, const Lane&) = default;
};

/// One for each channel that sounds: drums first, each by channel.
std::vector<Lane> lanesOf(const music::Song& song);

/// Ready to sound: alone it is the channel's stem of the whole song, and all lanes together are the song.
/// Throws as Mix does.
class LaneSound {
public:
    LaneSound(const Lane& lane, int rate, const LoadSample& load, const Progress& progress)
        : m_channel(lane.channel), m_mix(lane.song, rate, load, progress, lane.bars) {}
    Frame frames() const { return m_mix.frames(m_channel); }
    /// As Mix::add, of this channel.
    void add(Frame start, std::span<double> left, std::span<double> right) const {
        m_mix.add(start, left, right, m_channel);
    }

private:
    int m_channel;
    Mix m_mix;
};

/// Frames between which a lane may sound: its clips and notes, and what rings on for a while after them.
std::vector<FrameRange> stretchesOf(const Lane& lane, int rate);

}
