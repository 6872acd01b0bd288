#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::papers {

/// Where papers are written, and which there are.
class PaperOutput {
public:
    /// The folder is that of the pack, or is going to be.
    explicit PaperOutput(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Where to write a file; the folders on the way to it are made. Throws Error.
    std::filesystem::path file(const std::string& path);
    /// Writes a text, or bytes. Throws Error.
    void write(const std::string& path, std::string_view bytes);
    /// A sentence on what could not be written, and why.
    void note(std::string sentence) { m_notes.push_back(std::move(sentence)); }

    /// Paths in the pack, with forward slashes, as they were written.
    const std::vector<std::string>& files() const { return m_files; }
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    std::filesystem::path m_folder;
    std::vector<std::string> m_files, m_notes;
};

}
