#pragma once

#include "waveform/waveform_pyramid.h"

#include <span>
#include <vector>

namespace gleaner::ui {

/// Where something new begins, coarsely: for each of `columns` parts how far its loudest rise goes above the
/// peaks just before it, 0 (3 dB and less) to 1 (24 dB and more). `blocks` are a whole recording's, of equal
/// length, `columns` times as many or more. What is quieter than -80 dB counts as that.
std::vector<float> levelRises(std::span<const audio::WaveformColumn> blocks, int columns);

}
