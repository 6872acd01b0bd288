#pragma once

#include "styles/drum_style.h"

#include <span>

namespace gleaner::compose {

// One file each, in the order in which the window lists them. A line in this list is all that a new style
// needs beside its file.
#define GLEANER_DRUM_STYLES(STYLE)                                                                           \
    STYLE(dembowClassic)                                                                                     \
    STYLE(dembowLite)                                                                                        \
    STYLE(perreo)                                                                                            \
    STYLE(moombahton)                                                                                        \
    STYLE(dembowDominicano)                                                                                  \
    STYLE(dancehallDigital)                                                                                  \
    STYLE(afrobeatsA)                                                                                        \
    STYLE(trapetonHalf)                                                                                      \
    STYLE(oneDrop)

#define GLEANER_DECLARE_STYLE(style) DrumStyle style();
GLEANER_DRUM_STYLES(GLEANER_DECLARE_STYLE)
#undef GLEANER_DECLARE_STYLE

std::span<const DrumStyle> drumStyles();
/// Null for an unknown id.
const DrumStyle* findDrumStyle(std::string_view id);

}
