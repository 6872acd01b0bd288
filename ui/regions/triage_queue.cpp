#include "ui/regions/triage_queue.h"

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr double longestDecision = 60.0; ///< s; more is a break
constexpr std::size_t remembered = 25;
constexpr std::size_t enough = 3;
constexpr double usualSeconds = 4.0; ///< to hear a hit twice and press a key

}

TriageQueue::TriageQueue(Clock clock) : m_clock(std::move(clock)) {}

void TriageQueue::decided() {
    const std::int64_t now = m_clock();
    const double seconds = static_cast<double>(now - m_last) / 1000.0;
    if (m_last >= 0 && seconds <= longestDecision) {
        if (m_seconds.size() < remembered) m_seconds.push_back(0.0);
        m_seconds[m_next++ % m_seconds.size()] = seconds;
        m_next %= remembered;
    }
    m_last = now;
}

void TriageQueue::pause() { m_last = -1; }

double TriageQueue::secondsEach() const {
    if (m_seconds.size() < enough) return usualSeconds;
    std::vector<double> sorted = m_seconds;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

QString TriageQueue::aboutText(double seconds) {
    if (seconds < 57.5)
        return tr("about %1 s").arg(std::max(5, static_cast<int>(std::ceil(seconds / 5.0)) * 5));
    const auto minutes = static_cast<int>(std::lround(seconds / 60.0));
    return minutes < 60 ? tr("about %1 min").arg(minutes)
                        : tr("about %1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString TriageQueue::text(std::size_t open, std::size_t all) const {
    if (all == 0) return {};
    if (open == 0) return tr("All %1 decided").arg(all);
    return tr("%1 of %2 to decide, %3")
        .arg(open)
        .arg(all)
        .arg(aboutText(static_cast<double>(open) * secondsEach()));
}

}
