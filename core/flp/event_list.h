#pragma once

#include "flp/event_reader.h"

#include <vector>

namespace gleaner::flp {

/// One event with bytes of its own, numbers unscrambled.
struct StoredEvent {
    EventId id{};
    Bytes data;                   ///< without id and length
    std::uint8_t lengthBytes = 0; ///< that its length takes in the file; 0: as few as possible

    std::int64_t number() const { return static_cast<std::int64_t>(numberAt(data, 0, 4)); }
    friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

/// The lower of the two layers: a project as its events, every byte of the file accounted for.
struct EventList {
    int channels = 0, ppq = 96; ///< as the header says
    std::vector<StoredEvent> events;
    Bytes rest;                ///< behind the last whole event: what was cut off, or follows the project
    std::int64_t overhang = 0; ///< by how much the header's length differs from that of the events
    std::string version;
    ReleaseNumber release{};
    std::optional<std::uint8_t> scrambleKey; ///< of a trial's project
    std::size_t scrambledFrom = 0;           ///< the first event that the key holds for
    std::string problem;                     ///< empty when the file is whole
};

/// Reads any release. Throws Error as EventReader does; what is cut off later is kept and told in `problem`.
EventList readEvents(std::span<const unsigned char> file);

/// The file again: writeEvents(readEvents(file)) == file for every file that can be read. A trial's numbers
/// are scrambled for the places where they now stand.
Bytes writeEvents(const EventList& list);

}
