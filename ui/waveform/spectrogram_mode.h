#pragma once

#include <QString>

#include <optional>
#include <span>

namespace gleaner::ui {

/// Where the spectrogram stands.
enum class SpectrogramMode { Off, Below, Blended };

struct SpectrogramModeInfo {
    SpectrogramMode mode;
    const char* id;   ///< in the settings
    const char* name; ///< for people; see `spectrogramModeName`
};
std::span<const SpectrogramModeInfo> spectrogramModes();
QString spectrogramModeName(SpectrogramMode mode);
const SpectrogramModeInfo& spectrogramInfo(SpectrogramMode mode);
std::optional<SpectrogramMode> spectrogramModeFromId(const QString& id);

}
