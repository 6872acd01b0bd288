#include "base/file_stamp.h"

#include "base/error.h"
#include "base/plain_reason.h"

#include <chrono>
#include <system_error>

#ifndef _WIN32
#include <sys/stat.h>
#endif

namespace gleaner {
namespace {

/// What the standard library tells, without inode and change of status.
FileStamp portableStampOf(const std::filesystem::path& file) {
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (!std::filesystem::exists(status)) throw Error(file, "there is no such file.");
    if (!std::filesystem::is_regular_file(status))
        throw Error(file, "is not a file; name the recording itself.");
    FileStamp stamp;
    stamp.size = static_cast<std::int64_t>(std::filesystem::file_size(file, failed));
    if (!failed)
        stamp.changed = static_cast<std::int64_t>(
            std::filesystem::last_write_time(file, failed).time_since_epoch().count());
    if (failed) throw Error(file, "can't be looked at (" + plainReason(failed) + ").");
    return stamp;
}

#ifndef _WIN32
std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// In the ticks of std::filesystem::last_write_time.
std::int64_t fileTicks(const timespec& time) {
    const std::chrono::sys_time<std::chrono::nanoseconds> system{std::chrono::nanoseconds(nanoseconds(time))};
    return static_cast<std::int64_t>(std::chrono::file_clock::from_sys(system).time_since_epoch().count());
}
#endif

}

#ifdef _WIN32
FileStamp stampOf(const std::filesystem::path& file) { return portableStampOf(file); }
#else
FileStamp stampOf(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return portableStampOf(file);
#ifdef __APPLE__
    const timespec &written = status.st_mtimespec, &changed = status.st_ctimespec;
#else
    const timespec &written = status.st_mtim, &changed = status.st_ctim;
#endif
    return {status.st_size, fileTicks(written), status.st_ino, nanoseconds(changed)};
}
#endif

bool isMovedOnly(const FileStamp& before, const FileStamp& now) {
    return now.size == before.size && now.changed == before.changed && now.file == before.file;
}

std::string toString(const FileStamp& stamp) {
    return std::to_string(stamp.size) + ' ' + std::to_string(stamp.changed) + ' ' +
           std::to_string(stamp.file) + ' ' + std::to_string(stamp.statusChanged);
}

}
