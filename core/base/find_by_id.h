#pragma once

#include <optional>
#include <ranges>
#include <string_view>

namespace gleaner {

/// The row of a table whose member `id` is this one, the first of several; null where there is none. The rows
/// outlive the call: a table that stays, or a span of one.
template <std::ranges::borrowed_range Table, typename Id>
constexpr auto findById(Table&& table, const Id& id) -> decltype(std::ranges::data(table)) {
    for (auto& row : table)
        if (row.id == id) return &row;
    return nullptr;
}

/// What stands in that row: `valueById(roles, "kick", &RoleInfo::role)`.
template <typename Table, typename Row, typename Value>
constexpr std::optional<Value> valueById(const Table& table, std::string_view id, Value Row::*member) {
    const auto* row = findById(table, id);
    return row ? std::optional<Value>(row->*member) : std::nullopt;
}

}
