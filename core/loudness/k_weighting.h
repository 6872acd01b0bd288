#pragma once

#include "audio/audio_buffer.h"
#include "base/units.h"
#include "dsp/biquad.h"

#include <array>
#include <vector>

namespace gleaner::loudness {

// ITU-R BS.1770-5, Annex 1. Private to the room.

/// Weight of a channel's energy. Mono counts twice: samplers play it on both sides, and it must not end 3 dB
/// away from its stereo twin. 2 to 6 channels in the usual order (4: quad, 5: 5.0, 6: 5.1 whose fourth, LFE,
/// is silent to the ear); of more the layout is not known, and every one counts once.
double channelWeight(int channels, int index);

/// The two sections of the K weighting at a rate: the head's shelf and the low cut.
std::array<dsp::BiquadCoefficients, 2> kWeighting(double rate);

/// K-weighted energy of every frame, channels weighted and summed. `turns` > 1: of a loop in its last turn,
/// the filters still ringing from the turns before. `silence` frames follow the sample.
std::vector<double> weightedEnergy(const audio::AudioBuffer& sample, int rate, int turns = 1,
                                   Frame silence = 0);

/// Loudness of a mean energy; minus infinity for none.
Lufs lufsFromEnergy(double meanEnergy);
double energyFromLufs(Lufs loudness);

}
