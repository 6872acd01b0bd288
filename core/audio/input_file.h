#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace gleaner::audio {

/// Throws Error unless the path leads to a regular file with something in it. Looks without opening: a FIFO
/// would wait for its writer, a device may act.
void requireRegularFile(const std::filesystem::path& file);

/// A regular file, open for reading at any place. Not thread safe.
class InputFile {
public:
    /// Throws Error as `requireRegularFile` does, and when the file can't be opened.
    explicit InputFile(const std::filesystem::path& file);
    ~InputFile();
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) = delete;

    /// In bytes, when it was opened.
    std::uint64_t size() const { return m_size; }
    /// What tells this file, as it is now, from others: device, inode, size, times of change.
    const std::string& stamp() const { return m_stamp; }
    /// How many bytes were read: fewer where the file ends or the disk fails.
    std::size_t read(std::uint64_t offset, std::span<char> into) const;
    /// The `count` bytes at `offset`; fewer where the file ends.
    std::string bytes(std::uint64_t offset, std::size_t count) const;

private:
    static constexpr std::intptr_t closed = -1;
    std::intptr_t m_handle = closed; ///< as the system calls it
    std::uint64_t m_size = 0;
    std::string m_stamp;
};

/// Numbers in a header, from the first byte up or down.
std::uint64_t littleEndian(std::string_view bytes);
std::uint64_t bigEndian(std::string_view bytes);

}
