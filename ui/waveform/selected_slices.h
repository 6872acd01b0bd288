#pragma once

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace gleaner::ui {

/// Ids of the selected slices in the order in which they were chosen, and a quick answer whether one is among
/// them.
class SelectedSlices {
public:
    const std::vector<std::string>& ids() const { return m_ids; }
    bool contains(const std::string& id) const { return m_lookup.contains(id); }
    bool empty() const { return m_ids.empty(); }
    std::size_t size() const { return m_ids.size(); }
    const std::string& front() const { return m_ids.front(); }
    const std::string& back() const { return m_ids.back(); }
    void set(std::vector<std::string> ids) {
        m_ids = std::move(ids);
        m_lookup = {m_ids.begin(), m_ids.end()};
    }

private:
    std::vector<std::string> m_ids;
    std::unordered_set<std::string> m_lookup; ///< never walked through
};

}
