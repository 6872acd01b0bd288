#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

/// "Wildlife Acoustics SM4BAT-FS", without the maker twice.
std::string makeAndModel(std::string_view make, std::string_view model);

/// When a recording began, as a recorder wrote it; the clock may stand in `date` too. See `isoTime`.
struct StatedTime {
    std::string date, time;
};

/// What is written about a file, by name: "BPM", "ISFT", "TIME_REFERENCE". Names are in upper case, values
/// readable UTF-8. Apart from them stand the time and the recorder that chunks of recorders state, for they
/// are believed in the order in which those are read.
class TagList {
public:
    /// Takes what is not empty; `value` in whatever encoding it is.
    void add(std::string_view name, std::string_view value);
    void add(const TagList& others);
    /// The value of the first name that has one; empty where none has.
    std::string_view first(std::initializer_list<std::string_view> names) const;

    void addTime(std::string_view date, std::string_view time = {});
    const std::vector<StatedTime>& times() const { return m_times; }
    void addRecorder(std::string_view make, std::string_view model = {});
    const std::vector<std::string>& recorders() const { return m_recorders; }

private:
    struct Tag {
        std::string name, value;
    };
    std::vector<Tag> m_tags;
    std::vector<StatedTime> m_times;
    std::vector<std::string> m_recorders;
};

}
