#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace gleaner {

/// Something went wrong that a person can act on. `what()` is one clear sentence: which file, what is wrong,
/// what to do. The file, where there is one, stands in the sentence already.
class Error : public std::runtime_error {
public:
    explicit Error(const std::string& sentence) : std::runtime_error(sentence) {}

    /// "«name»: reason". The path is printed whole, as the user gave it.
    Error(const std::filesystem::path& file, const std::string& reason)
        : std::runtime_error(file.string() + ": " + reason), m_file(file) {}

    /// Empty where the error is not about a file.
    const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file;
};

/// The person changed their mind. Not an Error: nobody shows a message for it.
class Cancelled {};

}
