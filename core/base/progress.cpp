#include "base/progress.h"

#include "base/error.h"

#include <algorithm>

namespace gleaner {

void Progress::check() const {
    if (m_stop.stop_requested()) throw Cancelled();
}

void Progress::report(double fraction) const {
    check();
    if (m_listener) m_listener(m_from + (m_to - m_from) * std::clamp(fraction, 0.0, 1.0), m_what);
}

Progress Progress::part(double from, double to, std::string_view what) const {
    Progress inner = *this;
    inner.m_from = m_from + (m_to - m_from) * from;
    inner.m_to = m_from + (m_to - m_from) * to;
    if (!what.empty()) inner.m_what = what;
    return inner;
}

}
