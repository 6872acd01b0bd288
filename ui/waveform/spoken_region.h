#pragma once

#include "pack/plan/request.h"
#include "ui/timeline/time_format.h"

namespace gleaner::ui {

/// A region for who does not see it: "Hit, Kick, at 0:19.20, 360 ms long".
QString spokenName(const pack::ChosenSlice& slice, int rate);
/// The rest: "0:19.200 to 0:19.560, gain -3.0 dB, kept, locked".
QString spokenState(const pack::ChosenSlice& slice, const TimeBase& base);

}
