#pragma once

#include "pack/plan/plan.h"

namespace gleaner::pack {

/// What shops and devices may stumble over in a sample that is going to be: its name and its length. A
/// sentence's end each, to stand behind the sample's path.
std::vector<std::string> lintOf(const PackPlan& plan, const PlanItem& item);

}
