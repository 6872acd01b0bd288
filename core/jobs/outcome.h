#pragma once

#include "base/error.h"

#include <optional>
#include <string>
#include <utility>

namespace gleaner::jobs {

/// How a piece of work ended: a result, an error with a sentence for a person, or cancelled.
template <typename Result>
struct Outcome {
    std::optional<Result> result;
    std::string error;
    bool cancelled = false;
    bool isDone() const { return result.has_value(); }
};

/// Work without a result.
struct Nothing {};

}
