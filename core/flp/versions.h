#pragma once

#include "flp/events.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace gleaner::flp {

/// A release such as 20.9.2.2907, part by part.
using ReleaseNumber = std::array<int, 4>;
ReleaseNumber releaseFromText(std::string_view text);

/// How the mixer's parameters (event 225) are keyed and which records an insert has by default.
enum class MixerForm { Records4697, Records4193, NoSends };

/// Everything in which the releases of FL differ by size or kind; the row of a release is the last one that
/// is not later (docs/flp.md 3.2). Which events a release knows stands in a table of its own (`knows`).
struct Format {
    ReleaseNumber from;
    int noteSize;        ///< bytes of a note, event 224
    int itemSize;        ///< bytes of a playlist item, event 233
    int rowsBelow;       ///< a playlist row counts down from it: row = rowsBelow - track
    int parameterSize;   ///< bytes of a channel's parameters, event 215
    int trackSize;       ///< bytes of a playlist track, event 238
    bool floatStretch;   ///< a clip's stretch time is a float, no integer
    EventId insertEvent; ///< which event names a channel's mixer insert
    int routingSize;     ///< bytes of an insert's routing (event 235) without sends
    int insertKey;       ///< key of the master in event 225
    int currentKey;      ///< key of "current", the last insert; 0: it follows the others
    MixerForm mixer;
    int inserts;     ///< of an empty project, with master and "current"
    int mostInserts; ///< FL's own limit, with master and "current"

    /// Whether a playlist item holds fades and a gain: FL 21 and later.
    constexpr bool clipsHaveSound() const { return itemSize >= 60; }
};
const Format& formatOf(const ReleaseNumber& release);

/// Whether that release writes an event of this id.
bool knows(const ReleaseNumber& release, EventId id);

/// From this release on texts are UTF-16; before it, one byte a character.
inline constexpr ReleaseNumber wideTextsSince = {11, 5, 0, 0};

/// The newest generation of FL Studio whose projects were seen; a later one is read as if it were this.
inline constexpr ReleaseNumber newestKnown = {25, 2, 0, 0};
inline bool isNewerThanKnown(const ReleaseNumber& release) {
    return std::array{release[0], release[1]} > std::array{newestKnown[0], newestKnown[1]};
}

/// The generations of FL Studio that we write, in one table: the rest of the house reads ids from here.
enum class Version { Fl20_9, Fl24_1, Fl25_2 };
struct VersionInfo {
    Version version;
    std::string_view id;    ///< "20.9"
    std::string_view build; ///< "20.9.2.2907"
    int itemSize;           ///< bytes of a playlist item
};
inline constexpr VersionInfo versions[] = {
    {Version::Fl20_9, "20.9", "20.9.2.2907", 32},
    {Version::Fl24_1, "24.1", "24.1.2.4394", 60},
    {Version::Fl25_2, "25.2", "25.2.5.5319", 80},
};
std::optional<Version> versionFromId(std::string_view id);
const VersionInfo& infoOf(Version version);
ReleaseNumber releaseOf(Version version);

}
