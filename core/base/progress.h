#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace gleaner {

/// Progress and cancel in one object that is passed down by reference or value; a default one never
/// cancels and tells nobody. Call `report` at least every 50 ms of work, so that a cancel is felt at once.
class Progress {
public:
    /// Gets a fraction from 0 to 1 and what is being done now; called on the worker's thread.
    using Listener = std::function<void(double fraction, std::string_view what)>;

    Progress() = default;
    Progress(std::stop_token stop, Listener listener)
        : m_stop(std::move(stop)), m_listener(std::move(listener)) {}

    /// Throws Cancelled when a stop was asked for, else tells the listener. `fraction` of this part, 0 to 1.
    void report(double fraction) const;

    /// Throws Cancelled when a stop was asked for.
    void check() const;
    bool stopRequested() const { return m_stop.stop_requested(); }
    std::stop_token stopToken() const { return m_stop; }

    /// A part of this progress that fills `from` to `to` (0 to 1) of it; an empty `what` keeps the parent's.
    Progress part(double from, double to, std::string_view what = {}) const;

private:
    std::stop_token m_stop;
    Listener m_listener;
    double m_from = 0.0;
    double m_to = 1.0;
    std::string m_what;
};

}
