#pragma once

#include "fx/effect.h"

namespace gleaner::fx {

// One file each, in the order in which the editor lists them. A line in this list is all that a new effect
// needs beside its file: `catalogue`, presets, the editor and the tests of every parameter read it.
#define GLEANER_EFFECTS(EFFECT)                                                                              \
    EFFECT(trimType)                                                                                         \
    EFFECT(levelType)                                                                                        \
    EFFECT(gainType)                                                                                         \
    EFFECT(highpassType)                                                                                     \
    EFFECT(lowpassType)                                                                                      \
    EFFECT(equaliserType)                                                                                    \
    EFFECT(gateType)                                                                                         \
    EFFECT(compressorType)                                                                                   \
    EFFECT(transientType)                                                                                    \
    EFFECT(saturationType)                                                                                   \
    EFFECT(lofiType)                                                                                         \
    EFFECT(widthType)                                                                                        \
    EFFECT(delayType)                                                                                        \
    EFFECT(reverbType)                                                                                       \
    EFFECT(pitchType)                                                                                        \
    EFFECT(reverseType)                                                                                      \
    EFFECT(fadeType)                                                                                         \
    EFFECT(limiterType)

#define GLEANER_DECLARE_EFFECT(type) EffectType type();
GLEANER_EFFECTS(GLEANER_DECLARE_EFFECT)
#undef GLEANER_DECLARE_EFFECT

}
