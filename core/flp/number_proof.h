#pragma once

#include "flp/event_reader.h"

namespace gleaner::flp {

/// Whether the numbers that a trial FL Studio scrambled were read back: some are the same in every project
/// (docs/flp.md 2.4 and 3.1) and prove it.
class NumberProof {
public:
    void take(const Event& event);
    /// At least as many of them are what they must be as are not.
    bool holds() const { return m_right >= m_wrong; }

private:
    int m_right = 0, m_wrong = 0;
};

}
