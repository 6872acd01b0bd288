#include "base/file_stamp.h"

#include "base/error.h"
#include "base/plain_reason.h"

#include <system_error>

#ifndef _WIN32
#include <sys/stat.h>
#endif

namespace gleaner {
namespace {

#ifdef _WIN32
void addInode(const std::filesystem::path&, FileStamp&) {}
#else
void addInode(const std::filesystem::path& file, FileStamp& stamp) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return;
    stamp.file = status.st_ino;
#ifdef __APPLE__
    const timespec& changed = status.st_ctimespec;
#else
    const timespec& changed = status.st_ctim;
#endif
    stamp.statusChanged = static_cast<std::int64_t>(changed.tv_sec) * 1'000'000'000 + changed.tv_nsec;
}
#endif

}

FileStamp stampOf(const std::filesystem::path& file) {
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
    addInode(file, stamp);
    return stamp;
}

std::string toString(const FileStamp& stamp) {
    return std::to_string(stamp.size) + ' ' + std::to_string(stamp.changed) + ' ' +
           std::to_string(stamp.file) + ' ' + std::to_string(stamp.statusChanged);
}

}
