#include "metadata/tag_list.h"

#include "base/utf8.h"

#include <algorithm>

namespace gleaner::audio {

std::string makeAndModel(std::string_view make, std::string_view model) {
    if (make.empty() || model.starts_with(make)) return std::string(model);
    return model.empty() ? std::string(make) : std::string(make) + ' ' + std::string(model);
}

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
    m_times.insert(m_times.end(), others.m_times.begin(), others.m_times.end());
    m_recorders.insert(m_recorders.end(), others.m_recorders.begin(), others.m_recorders.end());
}

void TagList::addTime(std::string_view date, std::string_view time) {
    m_times.push_back({readableText(date), readableText(time)});
}

void TagList::addRecorder(std::string_view make, std::string_view model) {
    if (std::string name = makeAndModel(readableText(make), readableText(model)); !name.empty())
        m_recorders.push_back(std::move(name));
}

std::string_view TagList::first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
        for (const Tag& tag : m_tags)
            if (tag.name == name) return tag.value;
    return {};
}

}
