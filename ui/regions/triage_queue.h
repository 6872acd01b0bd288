#pragma once

#include <QCoreApplication>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace gleaner::ui {

/// How many decisions are left and how long they will take, going by those that were made.
class TriageQueue {
    Q_DECLARE_TR_FUNCTIONS(gleaner::ui::TriageQueue)
public:
    /// Milliseconds that only grow.
    using Clock = std::function<std::int64_t()>;
    explicit TriageQueue(Clock clock);

    /// A decision was made now. Breaks are not counted: nobody needs a minute for a hit.
    void decided();
    /// The person does something else; the next decision begins a new run.
    void pause();

    /// Of one decision, before there are enough of them a usual one.
    double secondsEach() const;
    /// "12 of 450 to decide, about 30 s"; "All 450 decided" at the end, empty without any.
    QString text(std::size_t open, std::size_t all) const;

private:
    static QString aboutText(double seconds);

    Clock m_clock;
    std::int64_t m_last = -1;
    std::vector<double> m_seconds; ///< of the latest decisions
    std::size_t m_next = 0;
};

}
