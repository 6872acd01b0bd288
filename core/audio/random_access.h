#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace gleaner::audio {

// Private to the room: a file that is read from at any place, as each system offers it.

/// What the system tells of a regular file once it is open.
struct OpenedFile {
    std::intptr_t handle = -1;
    std::uint64_t size = 0; ///< bytes
    /// What tells this file, as it is now, from others: device, number, size, times of change.
    std::string stamp{};
};

enum class OpenFailure { NotOpened, NotRegular };

/// Opens without waiting: what was a file a moment ago may be a FIFO now. Nothing, with the reason in
/// `failure`, where it can't be opened or is no regular file.
std::optional<OpenedFile> openForReading(const std::filesystem::path& file, OpenFailure& failure);

/// Bytes read from `offset`; fewer than asked for at the end, 0 there and on failure.
std::size_t readAt(std::intptr_t handle, std::uint64_t offset, std::span<char> into);

void closeFile(std::intptr_t handle);

}
