#pragma once

#include "guards/flag.h"
#include "pack/plan/plan.h"

#include <string>
#include <vector>

namespace gleaner::pack {

/// What the guards say of a sample, a sentence's end each, to stand behind the sample's path: "has speech at
/// 1.2–3.5 s of walk.wav (muted)". Times are those of its recording.
std::vector<std::string> flagSentences(const PackPlan& plan, const PlanItem& item);

}
