#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

/// What is written about a file, by name: "BPM", "ISFT", "BWF_ORIGINATOR". Names are in upper case, values
/// readable UTF-8.
class TagList {
public:
    /// Takes what is not empty; `value` in whatever encoding it is.
    void add(std::string_view name, std::string_view value);
    void add(const TagList& others);
    /// The value of the first name that has one; empty where none has.
    std::string_view first(std::initializer_list<std::string_view> names) const;

private:
    struct Tag {
        std::string name, value;
    };
    std::vector<Tag> m_tags;
};

}
