#include "files/system_files.h"

#include "base/error.h"
#include "base/plain_reason.h"

#include <charconv>
#include <system_error>

#ifndef _WIN32
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace gleaner::library {

namespace fs = std::filesystem;

void OutputStream::refuse(const std::string& reason) const {
    throw Error(m_shownAs, "can't be written into (" + reason + ").");
}

#ifdef __linux__
bool exchange(const fs::path& one, const fs::path& other) {
    return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}
#else
bool exchange(const fs::path&, const fs::path&) { return false; }
#endif

#ifdef _WIN32

int descriptorOf(const fs::path&) { return -1; }
bool mayWriteIn(const fs::path&) { return true; }
bool isHeldByNobody(const fs::path&) { return false; }
bool syncDescriptor(int) { return true; }
bool syncFolder(const fs::path&) { return true; }

OutputStream::OutputStream(const OutputPlace&, const fs::path& shownAs) : m_shownAs(shownAs) {
    refuse("it is no file");
}
OutputStream::~OutputStream() = default;
void OutputStream::write(const char*, qint64) {}

#else

namespace {
std::string reasonOf(int error) { return plainReason(std::error_code(error, std::generic_category())); }
}

int descriptorOf(const fs::path& link) {
    const fs::path folder = link.parent_path();
    std::error_code missing;
    const bool isOurs = folder == "/proc/self/fd" || folder == "/dev/fd" ||
                        (folder.filename() == "fd" && fs::equivalent(folder, "/proc/self/fd", missing));
    const std::string name = link.filename().string();
    int number = -1;
    const auto end = std::from_chars(name.data(), name.data() + name.size(), number).ptr;
    return isOurs && end == name.data() + name.size() ? number : -1;
}

bool mayWriteIn(const fs::path& folder) { return ::access(folder.c_str(), W_OK | X_OK) == 0; }

bool isHeldByNobody(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return false;
    const bool isFree = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    ::close(descriptor);
    return isFree;
}

bool syncDescriptor(int descriptor) {
    int failed = 0;
    while ((failed = ::fsync(descriptor)) != 0 && errno == EINTR) {
    }
    return failed == 0 || errno == EINVAL || errno == ENOSYS; // a disk that has nothing to wait for
}

bool syncFolder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool isSynced = syncDescriptor(descriptor);
    ::close(descriptor);
    return isSynced;
}

OutputStream::OutputStream(const OutputPlace& place, const fs::path& shownAs)
    : m_shownAs(shownAs),
      // Without a reader a pipe would be waited for, maybe for ever.
      m_file(place.descriptor >= 0
                 ? ::fcntl(place.descriptor, F_DUPFD_CLOEXEC, 3)
                 : ::open(place.file.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)) {
    if (m_file < 0 && errno == ENXIO) refuse("nobody reads from it");
    if (m_file < 0) refuse(reasonOf(errno));
    if (place.descriptor < 0) ::fcntl(m_file, F_SETFL, ::fcntl(m_file, F_GETFL) & ~O_NONBLOCK);
}

OutputStream::~OutputStream() {
    if (m_file >= 0) ::close(m_file);
}

void OutputStream::write(const char* bytes, qint64 count) {
    while (count > 0) {
        const ssize_t done = ::write(m_file, bytes, static_cast<std::size_t>(count));
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) refuse(reasonOf(errno));
        bytes += done;
        count -= done;
    }
}

#endif

}
