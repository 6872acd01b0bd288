#pragma once

#include "ui/wave/waveform_source.h"

namespace gleaner::ui {

/// `count` columns from frame `first` on, each `framesPerColumn` wide: from the samples where columns are
/// finer than the pyramid and the samples are there, else from the pyramid. Columns of which nothing is known
/// yet are 0.
std::vector<audio::WaveformColumn> waveColumns(const WaveformSource& source, int channel, double first,
                                               double framesPerColumn, int count);

/// The same of the first `channels` channels drawn as one.
std::vector<audio::WaveformColumn> waveOutlines(const WaveformSource& source, int channels, double first,
                                                double framesPerColumn, int count);

/// `count` columns over a range from the blocks alone, on any thread.
std::vector<audio::WaveformColumn> blockOutlines(const KnownBlocks& blocks, int channels, FrameRange range,
                                                 int count);

/// True when columns this close are better made from samples.
bool needsSamples(const WaveformSource& source, double framesPerColumn);

}
