#pragma once

#include <QRunnable>

#include <atomic>
#include <functional>

namespace gleaner::jobs {

/// Work for a QThreadPool. It is handed over through an atomic of its own: Qt's locks keep it just as safe,
/// but a thread sanitizer cannot see into a Qt that was built without it and would take every hand-over for a
/// race.
class Task final : public QRunnable {
public:
    explicit Task(std::function<void()> work) : m_work(std::move(work)) {
        m_isHandedOver.store(true, std::memory_order_release);
    }
    void run() override {
        if (m_isHandedOver.load(std::memory_order_acquire)) m_work();
    }

private:
    std::function<void()> m_work;
    std::atomic<bool> m_isHandedOver = false;
};

}
