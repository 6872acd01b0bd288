#pragma once

#include "compose/compose.h"
#include "settings/field.h"

namespace gleaner::compose {

/// Every setting of a song, declared once.
std::span<const settings::Field<ComposeRequest>> songSettings();

/// The same of a choice among samples.
std::span<const settings::Field<SampleRequest>> sampleSettings();

}
