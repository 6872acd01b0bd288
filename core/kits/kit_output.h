#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::kits {

struct Instrument;
struct Kit;

/// A file that a target wrote.
struct WrittenFile {
    std::string path; ///< inside the target's folder, forward slashes
    std::vector<std::size_t>
        samples; ///< what is in it, or played by it: indices into Kit::samples, ascending
};

/// The folder of a target, and what it wrote there of which samples.
class KitOutput {
public:
    /// The folder is there, and empty.
    explicit KitOutput(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Where to write a file of these samples; the folders on the way to it are made. Throws Error.
    std::filesystem::path file(const std::string& path, std::vector<std::size_t> samples);
    /// The same for a file of all samples of an instrument.
    std::filesystem::path file(const std::string& path, const Instrument& instrument);
    /// The same for a file of everything.
    std::filesystem::path file(const std::string& path, const Kit& kit);

    const std::vector<WrittenFile>& files() const { return m_files; }

private:
    std::filesystem::path m_folder;
    std::vector<WrittenFile> m_files;
};

}
