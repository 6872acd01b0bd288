#include "ui/waveform/spectrogram_mode.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace gleaner::ui {

namespace {

constexpr std::array<SpectrogramModeInfo, 3> spectrogramModeTable = {{
    {SpectrogramMode::Off, "off", QT_TRANSLATE_NOOP("SpectrogramMode", "No spectrogram")},
    {SpectrogramMode::Below, "below", QT_TRANSLATE_NOOP("SpectrogramMode", "Below the wave")},
    {SpectrogramMode::Blended, "blended", QT_TRANSLATE_NOOP("SpectrogramMode", "Blended with the wave")},
}};

}

std::span<const SpectrogramModeInfo> spectrogramModes() { return spectrogramModeTable; }

const SpectrogramModeInfo& spectrogramInfo(SpectrogramMode mode) {
    return spectrogramModeTable[static_cast<std::size_t>(mode)];
}

QString spectrogramModeName(SpectrogramMode mode) {
    return QCoreApplication::translate("SpectrogramMode", spectrogramInfo(mode).name);
}

std::optional<SpectrogramMode> spectrogramModeFromId(const QString& id) {
    const auto found = std::ranges::find_if(spectrogramModeTable, [&](const SpectrogramModeInfo& entry) {
        return id == QLatin1String(entry.id);
    });
    return found == spectrogramModeTable.end() ? std::nullopt : std::optional(found->mode);
}

}
