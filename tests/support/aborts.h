#pragma once

#include <functional>
#include <string>

namespace gleaner::test {

/// What `work` says on standard error while it ends the program, as a demand does that doesn't hold
/// (base/contract.h). It is done in a child of this process; empty where the child comes to its end.
std::string lastWordsOf(const std::function<void()>& work);

}
