#include "styles/drum_style.h"

namespace gleaner::compose {

char markAt(const StepRow& row, int bar, int step) {
    if (row.steps.empty()) return '.';
    const int bars = static_cast<int>(row.steps.size()) / stepsPerBar;
    return row.steps[static_cast<std::size_t>(bar % bars * stepsPerBar + step)];
}

}
