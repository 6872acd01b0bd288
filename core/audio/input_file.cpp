#include "audio/input_file.h"

#include "base/error.h"
#include "base/plain_reason.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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
    // What was a file a moment ago may be a FIFO now: then the second look refuses it, and nothing waits.
    m_descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (m_descriptor < 0) throw Error(file, "can't be opened. Check that you may read it.");
    struct stat facts {};
    const bool isFile = ::fstat(m_descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
    if (isFile) {
        m_size = static_cast<std::uint64_t>(facts.st_size);
        for (const std::int64_t part :
             {static_cast<std::int64_t>(facts.st_dev), static_cast<std::int64_t>(facts.st_ino),
              static_cast<std::int64_t>(facts.st_size), static_cast<std::int64_t>(facts.st_mtim.tv_sec),
              static_cast<std::int64_t>(facts.st_mtim.tv_nsec),
              static_cast<std::int64_t>(facts.st_ctim.tv_sec),
              static_cast<std::int64_t>(facts.st_ctim.tv_nsec)})
            m_stamp += std::to_string(part) + ' ';
        return;
    }
    ::close(m_descriptor);
    throw Error(file, "not a file that can be read from and sought in.");
}

InputFile::~InputFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

InputFile::InputFile(InputFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_size(other.m_size),
      m_stamp(std::move(other.m_stamp)) {}

std::size_t InputFile::read(std::uint64_t offset, std::span<char> into) const {
    std::size_t done = 0;
    while (done < into.size() && offset + done < m_size) {
        const ssize_t got =
            ::pread(m_descriptor, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
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
