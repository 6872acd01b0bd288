#pragma once

#include <optional>

namespace gleaner::analysis {

/// The tempi that are thought of, in beats a minute, both included. A beat can always be counted twice as
/// fast or half as fast: who knows better than the rhythm narrows this.
struct TempoRange {
    double slowest = 60.0;
    double fastest = 185.0;                  ///< less than twice 95, the home of so much music
    static constexpr double lowest = 20.0;   ///< nobody asks for less …
    static constexpr double highest = 400.0; ///< … or for more
    /// Nothing where these two are no range: from `lowest` to `highest`, the slower first.
    static std::optional<TempoRange> of(double slowest, double fastest) {
        if (!(lowest <= slowest && slowest < fastest && fastest <= highest)) return std::nullopt;
        return TempoRange{slowest, fastest};
    }
    bool contains(double bpm) const { return bpm >= slowest && bpm <= fastest; }
    friend bool operator==(const TempoRange&, const TempoRange&) = default;
};

}
