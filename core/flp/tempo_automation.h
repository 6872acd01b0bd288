#pragma once

#include "flp/event_reader.h"

#include <set>

namespace gleaner::flp {

/// Gathers what moves a project's tempo while it plays (docs/flp.md 7): automation
/// clips and controllers that are linked to it (event 227), and controller events within patterns (223). What
/// it begins with then stands among the initial controls (216), and not in the header, whose tempo is where
/// the song stood when it was saved.
class TempoAutomation {
public:
    /// `pattern`: the one that was named last.
    void take(const Event& event, int pattern);

    const std::set<int>& channels() const { return m_channels; } ///< linked to the tempo
    const std::set<int>& patterns() const { return m_patterns; } ///< with events of it
    std::optional<double> start() const { return m_start; }      ///< bpm, where the project says it

private:
    std::set<int> m_channels, m_patterns;
    std::optional<double> m_start;
};

}
