#pragma once

#include "preview/render.h"

#include <map>
#include <string>

namespace gleaner::preview {

/// Samples as voices need them: each loaded once, and each pitch and length of it made once.
class SampleBank {
public:
    SampleBank(int rate, const LoadSample& load, const Progress& progress)
        : m_rate(rate), m_load(load), m_progress(progress) {}

    /// Played `semitones` higher by speed.
    const audio::AudioBuffer& pitched(const std::string& path, double semitones);
    /// As an audio clip of the track: stretched to its beats, moved by its semitones, the length kept.
    const audio::AudioBuffer& clip(const music::MelodicTrack& track, double bpm);

private:
    const audio::AudioBuffer& original(const std::string& path);

    int m_rate;
    const LoadSample& m_load;
    const Progress& m_progress;
    std::map<std::string, audio::AudioBuffer> m_originals;
    std::map<std::pair<std::string, double>, audio::AudioBuffer> m_pitched;
    std::map<int, audio::AudioBuffer> m_clips; ///< by channel
};

}
