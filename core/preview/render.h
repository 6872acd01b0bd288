#pragma once

#include "audio/audio_buffer.h"
#include "base/progress.h"
#include "music/song.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace gleaner::preview {

/// Gives the samples of a file at the wanted rate; an empty buffer where it is missing (that voice stays
/// silent).
using LoadSample = std::function<audio::AudioBuffer(const std::string& path, int rate)>;

/// A song ready to sound as FL would play it, by the sampler's rules of docs/music.md 6: one-shots ring
/// on, pitch by speed, open hats are cut by closed ones; audio clips stretched to the tempo by resampling.
/// Stereo, mixed block by block: memory holds the samples, at the pitches and lengths that are played, and
/// never the song. Deterministic.
class Mix {
public:
    /// Loads the samples. Throws Error where they would need more than a gigabyte, and Cancelled.
    /// `bars`: where it ends, where that is not the end of the last that it plays (a lane of a longer song).
    Mix(const music::Song& song, int rate, const LoadSample& load, const Progress& progress,
        std::optional<double> bars = {});
    ~Mix();
    Mix(const Mix&) = delete;
    Mix& operator=(const Mix&) = delete;

    /// Of the song and what rings on after it, or of one channel from the song's first beat to its last
    /// sound.
    Frame frames(std::optional<int> channel = {}) const;
    /// Calls `take` with block after block of all voices, or of one channel's. Throws Cancelled.
    void play(std::optional<int> channel, const std::function<void(const audio::AudioBuffer&)>& take,
              const Progress& progress) const;

    /// Adds what sounds of all or of one channel from frame `start` on to both sides, which are of one
    /// length: in any order, from any thread.
    void add(Frame start, std::span<double> left, std::span<double> right,
             std::optional<int> channel = {}) const;

private:
    struct State;
    std::unique_ptr<const State> m_state;
};

/// What a mix of this peak is turned down by, so that it peaks at -1 dBFS at most; linear, 1 where it does.
double gainForPeak(double peak);

/// The whole mix at once, turned down by that: for songs of some minutes. Throws as Mix does.
audio::AudioBuffer render(const music::Song& song, int rate, const LoadSample& load,
                          const Progress& progress);

}
