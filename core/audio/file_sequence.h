#pragma once

#include "base/file_stamp.h"

#include <compare>
#include <concepts>
#include <filesystem>
#include <utility>
#include <vector>

namespace gleaner::audio {

/// The files of one recording, in the order in which they follow one another: mostly one, several where the
/// recorder had to begin a new one (at 2 or 4 GB) and went on without a gap.
class FileSequence {
public:
    FileSequence() = default; ///< of none
    /// A file is a sequence of one.
    template <typename File>
    // NOLINTNEXTLINE(bugprone-forwarding-reference-overload,google-explicit-constructor): the constraint
    requires std::convertible_to<File, std::filesystem::path> FileSequence(File&& file) // shuts copies out
        : m_files{std::filesystem::path(std::forward<File>(file))} {
        if (m_files.front().empty()) m_files.clear();
    }
    explicit FileSequence(std::vector<std::filesystem::path> files) : m_files(std::move(files)) {}

    bool empty() const { return m_files.empty(); }
    bool isOne() const { return m_files.size() == 1; }
    const std::vector<std::filesystem::path>& files() const { return m_files; }
    /// What the recording is called by; there is one.
    const std::filesystem::path& first() const;
    friend auto operator<=>(const FileSequence&, const FileSequence&) = default;

private:
    std::vector<std::filesystem::path> m_files;
};

/// Of one file its stamp; of several one that changes with each of theirs. Throws Error as `stampOf` of a
/// file does.
FileStamp stampOf(const FileSequence& files);

/// Throws Error that names the first file that is not there, and which part of the recording it is. Says
/// nothing of a recording of one file.
void requireParts(const FileSequence& files);

}
