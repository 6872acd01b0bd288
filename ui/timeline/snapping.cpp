#include "ui/timeline/snapping.h"

#include "ui/timeline/transient.h"
#include "ui/timeline/zero_crossing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::ui {

namespace {

/// 5 ms hold a half wave of 100 Hz; a finger on the mouse is 50 ms off.
constexpr std::array<SnapModeInfo, 3> modes = {{
    {SnapMode::ZeroCrossing, "zero", QT_TRANSLATE_NOOP("SnapMode", "Zero crossings"), 0.005, 0.005},
    {SnapMode::Transient, "transient", QT_TRANSLATE_NOOP("SnapMode", "Transients"), 0.05, 0.08},
    {SnapMode::Grid, "grid", QT_TRANSLATE_NOOP("SnapMode", "Grid of beats"), 0.0, 0.0},
}};

Frame snappedToZero(std::span<const float> mid, Frame wanted, int rate) {
    const Frame reach = framesFromSeconds(snapInfo(SnapMode::ZeroCrossing).reach, rate);
    return nearestZeroCrossing(mid, wanted, reach).value_or(wanted);
}

/// Where the sound that gets loud near here begins, and there on a crossing.
Frame snappedToTransient(std::span<const float> mid, Frame wanted, int rate) {
    const Frame reach = framesFromSeconds(snapInfo(SnapMode::Transient).reach, rate);
    const auto begin = nearestTransient(mid, wanted, reach, rate);
    return begin ? snappedToZero(mid, *begin, rate) : wanted;
}

}

std::span<const SnapModeInfo> snapModes() { return modes; }

const SnapModeInfo& snapInfo(SnapMode mode) { return modes[static_cast<std::size_t>(mode)]; }

QString snapModeName(SnapMode mode) { return QCoreApplication::translate("SnapMode", snapInfo(mode).name); }

std::optional<SnapMode> snapModeFromId(const QString& id) {
    const auto found =
        std::ranges::find_if(modes, [&](const SnapModeInfo& mode) { return id == QLatin1String(mode.id); });
    return found == modes.end() ? std::nullopt : std::optional(found->mode);
}

Frame snapped(SnapMode mode, std::span<const float> mid, Frame wanted, int rate) {
    switch (mode) {
    case SnapMode::ZeroCrossing:
        return snappedToZero(mid, wanted, rate);
    case SnapMode::Transient:
        return snappedToTransient(mid, wanted, rate);
    case SnapMode::Grid:
        break;
    }
    return wanted;
}

}
