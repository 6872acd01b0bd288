#pragma once

#include "flp/document.h"

#include <vector>

namespace gleaner::flp {

/// What became of a run of events.
struct EntryMerge {
    std::vector<EventId> changes;   ///< but for a sample that lies elsewhere under the same name
    std::vector<EventId> conflicts; ///< what a person changed and the brief would change as well
};

/// Brings `theirs` from `base` to `brief`, event by event, and events of a fixed layout word by word: what
/// the brief leaves as it was stays in `theirs` as it is. Events of an id that comes again are told apart by
/// their order; a sample path counts as the same where its file has the same name.
EntryMerge mergeEntries(const std::vector<Entry>& base, const std::vector<Entry>& brief,
                        std::vector<Entry>& theirs, const ReleaseNumber& release);

/// Whether a person changed one of these events since they were written.
bool areTouched(const std::vector<Entry>& base, const std::vector<Entry>& theirs,
                std::initializer_list<EventId> ids, const ReleaseNumber& release);

}
