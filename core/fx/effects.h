#pragma once

#include "fx/effect.h"

namespace gleaner::fx {

// One file each, in the order in which the editor lists them; `catalogue` gathers them.

EffectType trimType();
EffectType levelType();
EffectType gainType();
EffectType highpassType();
EffectType lowpassType();
EffectType equaliserType();
EffectType gateType();
EffectType compressorType();
EffectType transientType();
EffectType saturationType();
EffectType lofiType();
EffectType widthType();
EffectType delayType();
EffectType reverbType();
EffectType pitchType();
EffectType reverseType();
EffectType fadeType();
EffectType limiterType();

}
