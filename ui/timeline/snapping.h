#pragma once

#include "base/range.h"
#include "ui/timeline/time_format.h"

#include <functional>
#include <optional>
#include <span>

namespace gleaner::ui {

/// What edges of regions land on.
enum class SnapMode { ZeroCrossing, Transient, Grid };

struct SnapModeInfo {
    SnapMode mode;
    const char* id;   ///< in the settings
    const char* name; ///< for people; see `snapModeName`
    double reach;     ///< s around the place that was meant; a place farther away is not the one. 0: any
    double listened;  ///< s around it that are needed to tell
};
std::span<const SnapModeInfo> snapModes();
const SnapModeInfo& snapInfo(SnapMode mode);
QString snapModeName(SnapMode mode);
std::optional<SnapMode> snapModeFromId(const QString& id);

/// Where an edge that was meant for `wanted` lands, in samples of `mid`, which holds `wanted` and what lies
/// `SnapModeInfo::listened` around it. Itself where nothing is near. Of the grid nothing needs to be heard.
Frame snapped(SnapMode mode, std::span<const float> mid, Frame wanted, int rate);

}
