#include "flp/tempo_automation.h"

namespace gleaner::flp {
namespace {

/// What is controlled: the parameter in the low word, the target in the high one; 0x4000 is the project
/// itself.
constexpr std::uint32_t projectTempo = 0x40000005;
constexpr std::size_t linkSize = 20, controlSize = 12;

/// Thousandths of a beat a minute; whole ones before FL had more.
std::optional<double> bpmOf(std::uint64_t value) {
    constexpr std::uint64_t slowest = 10, fastest = 999, inThousandths = 10'000;
    if (value >= inThousandths && value <= fastest * 1000) return static_cast<double>(value) / 1000.0;
    if (value >= slowest && value <= fastest) return static_cast<double>(value);
    return std::nullopt;
}

}

void TempoAutomation::take(const Event& event, int pattern) {
    if (event.id == EventId::RemoteControl && event.data.size() == linkSize &&
        numberAt(event.data, 8, 4) == projectTempo)
        m_channels.insert(static_cast<int>(numberAt(event.data, 2, 2)));
    if (event.id != EventId::PatternControls && event.id != EventId::ControllerChannels) return;
    for (std::size_t at = 0; at + controlSize <= event.data.size(); at += controlSize) {
        if (numberAt(event.data, at + 4, 4) != projectTempo) continue;
        if (event.id == EventId::PatternControls)
            m_patterns.insert(pattern);
        else if (!m_start)
            m_start = bpmOf(numberAt(event.data, at + 8, 4));
    }
}

}
