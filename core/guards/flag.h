#pragma once

#include "base/find_by_id.h"
#include "base/range.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gleaner::guards {

/// Raised when the same recording gets other flags; what is kept of an older one is found anew.
inline constexpr int guardVersion = 1;

/// What may speak against publishing a stretch of a recording.
enum class FlagKind { Speech, Clipping, Over, Dropout, Wind, Handling, Hum };

/// A stretch of a recording and how much of it there is.
struct Flag {
    FlagKind kind = FlagKind::Speech;
    FrameRange range;   ///< frames of the recording
    double value = 0.0; ///< in the unit of its kind
    friend bool operator==(const Flag&, const Flag&) = default;
};

/// How grave a flag is.
enum class Severity {
    Grave,  ///< nobody publishes it without having thought about it
    Notice, ///< a person may want it so
};

struct FlagInfo {
    FlagKind kind;
    std::string_view id;   ///< "clipping"
    std::string_view name; ///< "Clipping"
    std::string_view word; ///< in a sentence: "the sample has a dropout"
    std::string_view unit; ///< of its value, as people read it: "dB"
    double limit;          ///< flagged from this value on
    Severity severity;
    std::string_view help; ///< what it is and what to do; a sentence without its stop
};

/// One row a kind, in its order.
std::span<const FlagInfo> flagKinds();
const FlagInfo& info(FlagKind kind);
std::optional<FlagKind> flagKindFromId(std::string_view id);

/// Those that touch a stretch, cut to it.
std::vector<Flag> within(std::span<const Flag> flags, FrameRange range);

}
