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

/// Every setting of a request, in the order of its table.
template <typename Visitor, typename Request, typename T>
void settingFields(Visitor& visit, std::span<const settings::Field<Request>> fields, T& request) {
    for (const settings::Field<Request>& field : fields) {
        settings::Value value = field.get(request);
        Rule rule;
        rule.setting = &field.setting;
        rule.takesAnyWord = field.holdsAnyWord;
        rule.isWrittenIfAny = field.setting.isWrittenIfAny;
        visit.template as<SettingValue>(field.setting.id.data(), value, field.setting.help.data(), rule);
        if constexpr (!std::is_const_v<T>) field.set(request, value);
    }
}

}
