#pragma once

#include "pack/plan/request.h"
#include "settings/field.h"
#include "slices/detect_settings.h"

namespace gleaner::pack {

/// Every setting of a pack that is one value, declared once; its recordings and the whole preset stand beside
/// them (pack/plan/request_json.h).
std::span<const settings::Field<PackRequest>> packSettings();

/// How the request wants a recording to be heard, the first time and each time after.
analysis::DetectSettings detectSettingsOf(const PackRequest& request,
                                          const audio::ChannelChoice& channels = {});

}
