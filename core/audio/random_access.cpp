#include "audio/random_access.h"

#include <algorithm>
#include <initializer_list>

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace gleaner::audio {
namespace {

std::string stampFrom(std::initializer_list<std::int64_t> parts) {
    std::string stamp;
    for (const std::int64_t part : parts)
        stamp += std::to_string(part) + ' ';
    return stamp;
}

}

#ifdef _WIN32

namespace {

HANDLE handleOf(std::intptr_t number) { return reinterpret_cast<HANDLE>(number); }

std::uint64_t joined(DWORD high, DWORD low) { return std::uint64_t{high} << 32 | low; }

}

std::optional<OpenedFile> openForReading(const std::filesystem::path& file, OpenFailure& failure) {
    failure = OpenFailure::NotOpened;
    constexpr DWORD othersMay = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    const HANDLE handle = ::CreateFileW(file.c_str(), GENERIC_READ, othersMay, nullptr, OPEN_EXISTING,
                                        FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return std::nullopt;
    BY_HANDLE_FILE_INFORMATION info{};
    if (::GetFileType(handle) != FILE_TYPE_DISK || !::GetFileInformationByHandle(handle, &info)) {
        ::CloseHandle(handle);
        failure = OpenFailure::NotRegular;
        return std::nullopt;
    }
    OpenedFile opened;
    opened.handle = reinterpret_cast<std::intptr_t>(handle);
    opened.size = joined(info.nFileSizeHigh, info.nFileSizeLow);
    const FILETIME& changed = info.ftLastWriteTime;
    opened.stamp =
        stampFrom({static_cast<std::int64_t>(info.dwVolumeSerialNumber),
                   static_cast<std::int64_t>(joined(info.nFileIndexHigh, info.nFileIndexLow)),
                   static_cast<std::int64_t>(opened.size),
                   static_cast<std::int64_t>(joined(changed.dwHighDateTime, changed.dwLowDateTime))});
    return opened;
}

std::size_t readAt(std::intptr_t handle, std::uint64_t offset, std::span<char> into) {
    constexpr std::size_t most = std::size_t{1} << 30; // a count has 32 bits
    OVERLAPPED place{};
    place.Offset = static_cast<DWORD>(offset);
    place.OffsetHigh = static_cast<DWORD>(offset >> 32);
    DWORD got = 0;
    const auto wanted = static_cast<DWORD>(std::min(into.size(), most));
    return ::ReadFile(handleOf(handle), into.data(), wanted, &got, &place) ? got : 0;
}

void closeFile(std::intptr_t handle) { ::CloseHandle(handleOf(handle)); }

#else

std::optional<OpenedFile> openForReading(const std::filesystem::path& file, OpenFailure& failure) {
    failure = OpenFailure::NotOpened;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) return std::nullopt;
    struct stat info {};
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(descriptor);
        failure = OpenFailure::NotRegular;
        return std::nullopt;
    }
#ifdef __APPLE__
    const timespec &written = info.st_mtimespec, &changed = info.st_ctimespec;
#else
    const timespec &written = info.st_mtim, &changed = info.st_ctim;
#endif
    OpenedFile opened;
    opened.handle = descriptor;
    opened.size = static_cast<std::uint64_t>(info.st_size);
    opened.stamp =
        stampFrom({static_cast<std::int64_t>(info.st_dev), static_cast<std::int64_t>(info.st_ino),
                   static_cast<std::int64_t>(info.st_size), static_cast<std::int64_t>(written.tv_sec),
                   static_cast<std::int64_t>(written.tv_nsec), static_cast<std::int64_t>(changed.tv_sec),
                   static_cast<std::int64_t>(changed.tv_nsec)});
    return opened;
}

std::size_t readAt(std::intptr_t handle, std::uint64_t offset, std::span<char> into) {
    const ssize_t got =
        ::pread(static_cast<int>(handle), into.data(), into.size(), static_cast<off_t>(offset));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

void closeFile(std::intptr_t handle) { ::close(static_cast<int>(handle)); }

#endif

}
