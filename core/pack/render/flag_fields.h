#pragma once

// What the guards found, as manifests and plans for several machines have it.

#include "guards/flag.h"
#include "json/field_list.h"
#include "json/sample_fields.h"

namespace gleaner::json {

struct FlagWords {
    static constexpr const char* wanted = "a kind of flag, such as speech or clipping";
    static std::vector<std::string_view> ids() {
        std::vector<std::string_view> ids;
        for (const guards::FlagInfo& info : guards::flagKinds())
            ids.push_back(info.id);
        return ids;
    }
    static std::string_view idOf(guards::FlagKind kind) { return guards::info(kind).id; }
    static std::optional<guards::FlagKind> find(std::string_view id) { return guards::flagKindFromId(id); }
};
using FlagWord = Word<guards::FlagKind, FlagWords>;

}

namespace gleaner::guards {

template <typename Visitor, json::Like<Flag> T>
void fields(Visitor& visit, T& flag) {
    visit.template as<json::FlagWord>("flag", flag.kind, "What it is", json::expected);
    json::rangeFields(visit, flag.range);
    visit("value", flag.value, "How much: docs/guards.md has the units", json::expected.rounded(3));
}

}
