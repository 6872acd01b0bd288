#pragma once

#include "base/progress.h"

#include <atomic>
#include <functional>

namespace gleaner::test {

/// Work that goes on until it is let go or cancelled.
class Held {
public:
    std::function<int(const Progress&)> work(int result) {
        return [this, result](const Progress& progress) {
            while (!m_isLetGo)
                progress.report(0.5);
            return result;
        };
    }
    void letGo() { m_isLetGo = true; }

private:
    std::atomic<bool> m_isLetGo = false;
};

}
