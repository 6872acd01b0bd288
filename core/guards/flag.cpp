#include "guards/flag.h"

#include "guards/flag_table.h"

#include <algorithm>
#include <array>

namespace gleaner::guards {

std::span<const FlagInfo> flagKinds() {
    static const auto rows = [] {
        std::array<FlagInfo, flagTable.size()> infos{};
        std::ranges::transform(flagTable, infos.begin(), &FlagRow::info);
        return infos;
    }();
    return rows;
}

const FlagInfo& info(FlagKind kind) { return flagKinds()[static_cast<std::size_t>(kind)]; }

std::optional<FlagKind> flagKindFromId(std::string_view id) {
    return valueById(flagKinds(), id, &FlagInfo::kind);
}

std::vector<Flag> within(std::span<const Flag> flags, FrameRange range) {
    std::vector<Flag> own;
    for (const Flag& flag : flags)
        if (const FrameRange common = intersection(flag.range, range); !common.isEmpty())
            own.push_back({flag.kind, common, flag.value});
    return own;
}

}
