#pragma once

#include <QFile>

#include <filesystem>
#include <string_view>

namespace gleaner::library {

/// A file that only grows, and that keeps what was written to it when the power fails: from `sync` on.
class AppendedFile {
public:
    /// Opens `file`, cut to `length` bytes; makes it where it isn't there, and where `length` is 0. Throws
    /// Error.
    AppendedFile(const std::filesystem::path& file, std::int64_t length);

    /// All of it, or throws Error and leaves the file as it was before. A program that is killed after that
    /// has written it.
    void append(std::string_view bytes);
    /// Waits for the disk. May be called while another thread appends. Throws Error.
    void sync();
    std::int64_t length() const { return m_length; }

private:
    [[noreturn]] void refuse() const;

    std::filesystem::path m_path;
    QFile m_file;
    std::int64_t m_length;
};

/// Gives `from` the name `to`, whose file goes, and waits until the disk has both names. Throws Error.
void replaceFile(const std::filesystem::path& from, const std::filesystem::path& to);

}
