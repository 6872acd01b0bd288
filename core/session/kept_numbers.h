#pragma once

#include "pack/plan/plan.h"
#include "session/change.h"

#include <span>

namespace gleaner::session {

/// An item of a pack, and the recording that its slice is of.
struct NumberedItem {
    std::size_t recording = 0;
    const pack::PlanItem* item = nullptr;
};

/// The numbers that the session keeps, with those in the names of these items: from now on each means the
/// same sample, whatever else comes or goes. Items that a person named have none.
NumbersChange withNumbersOf(const State& state, std::span<const NumberedItem> items);

/// The same for a pack that was planned a while ago; recordings that are gone are passed over.
NumbersChange withNumbersOf(const State& state, const pack::PackPlan& plan);

}
