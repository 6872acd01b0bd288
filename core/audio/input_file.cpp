#include "audio/input_file.h"

#include "audio/random_access.h"
#include "base/error.h"
#include "base/plain_reason.h"

#include <algorithm>
#include <utility>

namespace gleaner::audio {

void requireRegularFile(const std::filesystem::path& file) {
    std::error_code failure;
    const auto status = std::filesystem::status(file, failure);
    if (!std::filesystem::exists(status))
        throw Error(file, failure && status.type() == std::filesystem::file_type::none
                              ? "can't be reached (" + plainReason(failure) + ")."
                              : std::string("no such file."));
    if (std::filesystem::is_directory(status))
        throw Error(file, "a folder, not a recording. Choose the audio files in it.");
    if (!std::filesystem::is_regular_file(status))
        throw Error(file, "not a file that can be read from and sought in.");
    if (std::filesystem::file_size(file, failure) == 0 && !failure)
        throw Error(file, "the file is empty. Copy it from the recorder again.");
}

InputFile::InputFile(const std::filesystem::path& file) {
    requireRegularFile(file);
    OpenFailure failure{};
    std::optional<OpenedFile> opened = openForReading(file, failure);
    if (!opened)
        throw Error(file, failure == OpenFailure::NotOpened
                              ? "can't be opened. Check that you may read it."
                              : "not a file that can be read from and sought in.");
    m_handle = opened->handle;
    m_size = opened->size;
    m_stamp = std::move(opened->stamp);
}

InputFile::~InputFile() {
    if (m_handle != closed) closeFile(m_handle);
}

InputFile::InputFile(InputFile&& other) noexcept
    : m_handle(std::exchange(other.m_handle, closed)), m_size(other.m_size),
      m_stamp(std::move(other.m_stamp)) {}

std::size_t InputFile::read(std::uint64_t offset, std::span<char> into) const {
    std::size_t done = 0;
    while (done < into.size() && offset + done < m_size) {
        const std::size_t got = readAt(m_handle, offset + done, into.subspan(done));
        if (got == 0) break;
        done += got;
    }
    return done;
}

std::string InputFile::bytes(std::uint64_t offset, std::size_t count) const {
    if (offset >= m_size) return {};
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size - offset)), '\0');
    bytes.resize(read(offset, bytes));
    return bytes;
}

std::uint64_t littleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = std::min<std::size_t>(bytes.size(), 8); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes.substr(0, 8))
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

}
