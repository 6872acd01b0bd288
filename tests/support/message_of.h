#pragma once

#include "base/error.h"

#include <functional>
#include <string>

namespace gleaner::test {

/// What the work refuses; empty when it refuses nothing.
inline std::string messageOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}
