#pragma once

#include "jobs/task.h"

#include <QThreadPool>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace gleaner::jobs {

/// Things that are handled one after another, beside the thread that adds them and in its order. What comes
/// while others are being handled is handled together. It has a thread of its own, so that no other work is
/// waited for.
template <typename Item>
class Batches {
public:
    /// `handle` must not throw.
    explicit Batches(std::function<void(std::vector<Item>)> handle) : m_handle(std::move(handle)) {
        m_pool.setMaxThreadCount(1);
    }
    /// All of them are handled then.
    ~Batches() { wait(); }
    Batches(const Batches&) = delete;
    Batches& operator=(const Batches&) = delete;

    void add(Item item) {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(std::move(item));
        if (m_waiting.size() == 1) m_pool.start(new Task([this] { m_handle(taken()); }));
    }
    /// Until everything that was added is handled.
    void wait() { m_pool.waitForDone(); }

private:
    std::vector<Item> taken() {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_waiting, {});
    }

    std::function<void(std::vector<Item>)> m_handle;
    std::mutex m_mutex;
    std::vector<Item> m_waiting;
    QThreadPool m_pool;
};

}
