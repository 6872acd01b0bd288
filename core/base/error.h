#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace gleaner {

/// Something went wrong that a person can act on: which file, what is wrong, what to do. What only our own
/// code can cause is no Error (base/contract.h).
class Error : public std::runtime_error {
public:
    /// `reason` is a sentence, or several; the full stop at its end may be left out.
    explicit Error(std::string_view reason);
    /// The path is printed whole, as the user gave it.
    Error(const std::filesystem::path& file, std::string_view reason);

    /// Empty where the error is not about a file.
    const std::filesystem::path& file() const { return m_file; }
    /// What is wrong and what to do, without the file and without the full stop at the end, so that it can
    /// stand within another sentence. `what()` is all of it as it is shown: "«file»: «reason».", with one
    /// full stop.
    const std::string& reason() const { return m_reason; }

private:
    std::filesystem::path m_file;
    std::string m_reason;
};

/// What `work` gives; an Error of it that is about no file is about this one.
template <typename Work>
auto namingFile(const std::filesystem::path& file, Work&& work) {
    try {
        return work();
    } catch (const Error& error) {
        if (!error.file().empty()) throw;
        throw Error(file, error.reason());
    }
}

/// The person changed their mind. Not an Error, nor any std::exception: nobody shows a message for it, and
/// who catches errors lets it pass.
class Cancelled {};

}
