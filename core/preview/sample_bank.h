#pragma once

#include "music/time.h"
#include "preview/render.h"

#include <map>
#include <string>

namespace gleaner::preview {

/// Samples as voices need them: each loaded once, and each pitch and length of it made once. All of them
/// together take a gigabyte at the most; what a song asks for beyond that is refused, with an Error, before
/// it is made.
class SampleBank {
public:
    SampleBank(int rate, const LoadSample& load, const Progress& progress)
        : m_rate(rate), m_load(load), m_progress(progress) {}

    /// Played `semitones` higher by speed.
    const audio::AudioBuffer& pitched(const std::string& path, double semitones);
    /// As an audio clip of the track: stretched to its beats, moved by its semitones, the length kept; as
    /// much of it as can sound in the track's bars.
    const audio::AudioBuffer& clip(const music::MelodicTrack& track, double bpm,
                                   double barBeats = music::beatsPerBar);

private:
    const audio::AudioBuffer& original(const std::string& path);
    /// Throws Error when that much more is too much.
    void reserve(double frames, int channels);

    double m_bytes = 0.0;
    int m_rate;
    LoadSample m_load;
    Progress m_progress;
    std::map<std::string, audio::AudioBuffer> m_originals;
    std::map<std::pair<std::string, double>, audio::AudioBuffer> m_pitched;
    std::map<int, audio::AudioBuffer> m_clips; ///< by channel
};

}
