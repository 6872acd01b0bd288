#pragma once

#include "audio/channels.h"
#include "support/printed.h"

#include <optional>

// What QCOMPARE prints of channels; it looks beside the types.
namespace gleaner::audio {

inline char* toString(const std::optional<Channels>& channels) {
    return gleaner::test::printed(toString(ChannelChoice{channels}));
}
inline char* toString(const Channels& channels) { return toString(std::optional(channels)); }

}
