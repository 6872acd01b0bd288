#pragma once

#include "ui/desktop/desktop.h"
#include "ui/worker/work.h"

#include <chrono>
#include <map>

namespace gleaner::ui {

/// Work shorter than this ends without a word: who started it is still there.
inline constexpr std::chrono::seconds longWork{20};

/// Tells the desktop how far the work is, and that it ended when it took long and nobody was watching. What
/// ran in one lane without a break counts as one.
class WorkWatch : public QObject {
    Q_OBJECT
public:
    using Clock = std::function<std::chrono::milliseconds()>; ///< from any moment on
    WorkWatch(Work& work, Desktop& desktop, std::function<bool()> isWatched, QObject* parent = nullptr,
              Clock clock = steadyClock());

    static Clock steadyClock();

private:
    struct Stretch { ///< of work in one lane
        std::chrono::milliseconds begin{};
        QString first; ///< title
        int pieces = 0;
        bool isCancelled = false;
        QString error;
    };
    void look();
    void end(const Stretch& stretch);
    void showProgress();

    Work& m_work;
    Desktop& m_desktop;
    std::function<bool()> m_isWatched;
    Clock m_clock;
    std::map<Lane, Stretch> m_stretches;
    std::map<int, Lane> m_known; ///< pieces
    QString m_error;             ///< of the piece that is ending
    bool m_isCancelled = false;
    int m_shownPercent = -1;
};

}
