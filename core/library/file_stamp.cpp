#include "library/recording.h"

#include "base/error.h"
#include "library/paths.h"

#include <system_error>

namespace gleaner::library {

FileStamp stampOf(const std::filesystem::path& file) {
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (!std::filesystem::exists(status)) throw Error(file, "there is no such file.");
    if (!std::filesystem::is_regular_file(status))
        throw Error(file, "is not a file; name the recording itself.");
    const auto size = std::filesystem::file_size(file, failed);
    const auto changed = std::filesystem::last_write_time(file, failed);
    if (failed) throw Error(file, "can't be looked at (" + failed.message() + ").");
    return {static_cast<std::int64_t>(size), static_cast<std::int64_t>(changed.time_since_epoch().count())};
}

bool isUnchanged(const Recording& recording, const Progress& progress) {
    const std::filesystem::path file = pathFromUtf8(recording.file);
    const FileStamp stamp = stampOf(file);
    return stamp == recording.stamp || sha256OfFile(file, progress) == recording.sha256;
}

}
