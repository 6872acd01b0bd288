#pragma once

#include "settings/field.h"
#include "json/field_list.h"

namespace gleaner::json {

/// null for nothing, [low, high] for a range.
QJsonValue toJson(const settings::Value& value);

/// A setting in JSON Schema (2020-12): type, bounds, words, description.
QJsonObject schemaOf(const settings::Setting& setting);

/// A setting's value among the fields of a list; the rule names the setting.
struct SettingValue {
    static QJsonValue write(const settings::Value& value, const Rule&, Spelling) { return toJson(value); }
    static settings::Value read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape&) { return schemaOf(*rule.setting); }
};

/// A choice that is younger than requests on disk, and not one of nothing: its first word is what they mean
/// that don't say it, and is not written, so that ids of such requests stay.
inline const settings::Choice* meantByOlder(const settings::Setting& setting) {
    const bool isYounger =
        setting.kind == settings::Kind::Word && setting.isWrittenIfAny && !setting.mayBeAbsent();
    return isYounger ? &setting.choices().front() : nullptr;
}

/// Every setting of a request, in the order of its table.
template <typename Visitor, typename Request, typename T>
void settingFields(Visitor& visit, std::span<const settings::Field<Request>> fields, T& request) {
    for (const settings::Field<Request>& field : fields) {
        settings::Value value = field.get(request);
        if (const settings::Choice* older = meantByOlder(field.setting)) {
            if constexpr (!std::is_const_v<T>)
                value = std::string(older->id);
            else if (value == settings::Value(std::string(older->id)))
                continue;
        }
        Rule rule;
        rule.setting = &field.setting;
        rule.takesAnyWord = field.holdsAnyWord;
        rule.isWrittenIfAny = field.setting.isWrittenIfAny;
        visit.template as<SettingValue>(field.setting.id.data(), value, field.setting.help.data(), rule);
        if constexpr (!std::is_const_v<T>) field.set(request, value);
    }
}

}
