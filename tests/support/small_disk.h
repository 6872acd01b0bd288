#pragma once

#include <csignal>
#include <sys/resource.h>

namespace gleaner::test {

/// A disk with room for `bytes` a file: writing past it fails, as on a full one.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_limit);
        const rlimit small{bytes, m_limit.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &m_limit);
        std::signal(SIGXFSZ, m_signal);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit m_limit{};
    void (*m_signal)(int) = nullptr;
};

}
