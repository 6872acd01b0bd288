#pragma once

#include "flp/event_reader.h"
#include "flp/project.h"

namespace gleaner::flp {

/// One item as it lies in event 233, of any record size.
struct RawItem {
    std::int64_t position = 0, length = 0;
    bool isPattern = false;
    int index = 0; ///< number of the pattern, or the channel
    int track = 1;
    bool muted = false;
};

/// Bytes of one record: the size of that release when the marks that every record carries confirm it, else
/// the size that they do confirm; nothing when the data can't be cut into whole records.
std::optional<int> itemSizeOf(std::span<const unsigned char> playlist, const ReleaseNumber& release);

RawItem itemAt(std::span<const unsigned char> record, const ReleaseNumber& release);

}
