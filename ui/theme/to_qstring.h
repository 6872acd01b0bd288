#pragma once

#include <QString>

#include <string_view>

namespace gleaner::ui {

/// A word of the engine's tables (UTF-8) as Qt shows it.
inline QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}
