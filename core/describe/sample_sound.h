#pragma once

#include "audio/audio_buffer.h"
#include "features/band_spectrogram.h"
#include "features/sound_frames.h"
#include "tonal/key_finder.h"
#include "tonal/pitch_track.h"

#include <vector>

namespace gleaner::analysis {

/// A finished sample taken apart once, for everything that judges it.
struct SampleSound {
    double rate = 0.0;       ///< of `mono` and `sound`: halved, quartered … above 80 kHz
    std::vector<float> mono; ///< the whole sample, channels in equal polarity
    double widthDb =
        -30.0; ///< energy of half the difference of the first two channels over that of their mean, -30 to 6
    double seconds = 0.0;      ///< that it sounds: from first to last moment above -45 dB of the peak
    std::vector<float> sound;  ///< that part with its peak at 1, at most its first 20 s, at least 10 ms
                               ///< (silence where there is none)
    Envelope envelope;         ///< of `sound`
    Spectrogram spectrogram;   ///< of `sound`
    BandSpectrogram bands;     ///< of `sound`
    std::vector<float> onsets; ///< onset strength, frame by frame of `bands`
    std::vector<PitchFrame> pitch;
    Chroma chroma;
    bool isSilent = false;

    static SampleSound of(const audio::AudioBuffer& sample, int rate);
};

}
