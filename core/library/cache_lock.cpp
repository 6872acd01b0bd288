#include "library/cache_lock.h"

#include <system_error>

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace gleaner::library {

#ifdef _WIN32

CacheLock::CacheLock(const std::filesystem::path&) {}
CacheLock::~CacheLock() = default;
bool CacheLock::tryAlone() { return false; }
void CacheLock::share() {}

#else

CacheLock::CacheLock(const std::filesystem::path& file) {
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    m_file = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    share();
}

CacheLock::~CacheLock() {
    if (m_file >= 0) ::close(m_file);
}

bool CacheLock::tryAlone() { return m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0; }

void CacheLock::share() {
    if (m_file >= 0) ::flock(m_file, LOCK_SH);
}

#endif

}
