#pragma once

#include "session/slice_changes.h"

#include <QByteArray>

#include <optional>

namespace gleaner::session {

/// Regions on their way through the clipboard.
struct Clip {
    library::RecordingId recording; ///< that they are of
    int rate = 48000;               ///< of it
    SliceList regions;
    friend bool operator==(const Clip&, const Clip&) = default;
};

inline constexpr const char* clipType = "application/x-gleaner-regions"; ///< its MIME type

QByteArray toBytes(const Clip& clip);
/// Nothing for what is no clip: a clipboard holds anything.
std::optional<Clip> clipFrom(const QByteArray& bytes);

}
