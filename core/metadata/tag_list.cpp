#include "metadata/tag_list.h"

#include "base/utf8.h"

#include <algorithm>

namespace gleaner::audio {

void TagList::add(std::string_view name, std::string_view value) {
    std::string readable = readableText(value);
    if (readable.empty()) return;
    std::string upper(name);
    std::ranges::transform(upper, upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    m_tags.push_back({std::move(upper), std::move(readable)});
}

void TagList::add(const TagList& others) {
    m_tags.insert(m_tags.end(), others.m_tags.begin(), others.m_tags.end());
}

std::string_view TagList::first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
        for (const Tag& tag : m_tags)
            if (tag.name == name) return tag.value;
    return {};
}

}
