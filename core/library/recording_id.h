#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace gleaner::library {

/// Which recording: the same content has the same id, whatever its file is called and wherever it lies. Not
/// to be taken for the ids of slices, files and packs, which are text of the same look.
class RecordingId {
public:
    RecordingId() = default; ///< of none: empty
    /// As a file on disk has it.
    explicit RecordingId(std::string digits) : m_digits(std::move(digits)) {}
    /// The first 12 of the hash's hex digits.
    static RecordingId of(std::string_view sha256) { return RecordingId(std::string(sha256.substr(0, 12))); }

    const std::string& text() const { return m_digits; }
    bool empty() const { return m_digits.empty(); }
    friend auto operator<=>(const RecordingId&, const RecordingId&) = default;

private:
    std::string m_digits;
};

}
