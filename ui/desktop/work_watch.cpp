#include "ui/desktop/work_watch.h"

#include <algorithm>
#include <set>
#include <utility>

namespace gleaner::ui {

WorkWatch::WorkWatch(Work& work, Desktop& desktop, std::function<bool()> isWatched, QObject* parent,
                     Clock clock)
    : QObject(parent), m_work(work), m_desktop(desktop), m_isWatched(std::move(isWatched)),
      m_clock(std::move(clock)) {
    // Of a piece that ends its sentence comes first, then `changed`.
    connect(&work, &Work::failed, this, [this](const QString& sentence) { m_error = sentence; });
    connect(&work, &Work::cancelled, this, [this] { m_isCancelled = true; });
    connect(&work, &Work::changed, this, &WorkWatch::look);
    connect(&work, &Work::progressed, this, &WorkWatch::showProgress);
}

WorkWatch::Clock WorkWatch::steadyClock() {
    return [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    };
}

void WorkWatch::look() {
    std::set<int> there;
    std::set<Lane> busy;
    for (const Piece& piece : m_work.pieces()) {
        there.insert(piece.number);
        busy.insert(piece.lane);
        if (!piece.isRunning || !m_known.emplace(piece.number, piece.lane).second) continue;
        Stretch& stretch = m_stretches[piece.lane];
        if (stretch.pieces++ == 0) stretch.begin = m_clock(), stretch.first = piece.title;
    }
    for (const auto& [number, lane] : m_known) {
        if (there.contains(number)) continue;
        Stretch& stretch = m_stretches[lane];
        stretch.isCancelled |= m_isCancelled;
        if (!m_error.isEmpty()) stretch.error = m_error;
    }
    std::erase_if(m_known, [&](const auto& known) { return !there.contains(known.first); });
    std::erase_if(m_stretches, [&](const auto& stretch) {
        if (busy.contains(stretch.first)) return false;
        end(stretch.second);
        return true;
    });
    m_error.clear();
    m_isCancelled = false;
    showProgress();
}

void WorkWatch::end(const Stretch& stretch) {
    if (stretch.isCancelled || m_clock() - stretch.begin < longWork || m_isWatched()) return;
    const QString what = stretch.pieces == 1
                             ? stretch.first
                             : tr("%1, and %n more", nullptr, stretch.pieces - 1).arg(stretch.first);
    if (stretch.error.isEmpty())
        m_desktop.notify({tr("Done: %1").arg(what), {}});
    else
        m_desktop.notify({tr("Failed: %1").arg(what), stretch.error});
}

/// A taskbar is told by the percent.
void WorkWatch::showProgress() {
    double sum = 0.0;
    int number = 0;
    for (const Piece& piece : m_work.pieces())
        sum += piece.fraction, ++number;
    const int percent = number == 0 ? -1 : static_cast<int>(100.0 * sum / number);
    if (std::exchange(m_shownPercent, percent) == percent) return;
    m_desktop.setProgress(percent < 0 ? std::optional<double>() : percent / 100.0);
}

}
