#pragma once

#include "fx/chain.h"
#include "json/field_list.h"

namespace gleaner::json {

/// The values of an effect by its parameters' ids. Those are words of the catalogue (`gleaner-cli effects`)
/// and not names of fields: they are the same wherever they stand.
struct EffectValues {
    using Values = decltype(fx::Effect::values);
    static QJsonValue write(const Values& values, const Rule&, Spelling);
    static Values read(const Given& given);
    static QJsonObject schema(const Rule&, SchemaShape&);
};

template <>
inline constexpr const char* definitionName<fx::Effect> = "effect";
template <>
inline constexpr const char* definitionName<fx::Preset> = "preset";

template <typename Visitor, Like<fx::Effect> T>
void fields(Visitor& visit, T& effect) {
    visit("type", effect.type, "Id in the catalogue (gleaner-cli effects)",
          needed.saying("the id of an effect"));
    visit("enabled", effect.enabled, "Whether it acts");
    visit.template as<EffectValues>("values", effect.values, "Parameter id to value");
}

template <typename Visitor, Like<fx::Preset> T>
void fields(Visitor& visit, T& preset) {
    visit.constant("format", QStringLiteral("gleaner-preset"), "What this file is",
                   needed.saying("\"gleaner-preset\", which every preset says"));
    visit.version(1);
    visit("id", preset.id, "Short name for the command line",
          anything.like("^([a-z0-9][a-z0-9-]*)?$").expected());
    if constexpr (!std::is_const_v<T>) preset.name = preset.id;
    visit("name", preset.name, "Name for people", expected);
    visit("description", preset.description, "What it does, in a sentence");
    visit("effects", preset.chain, "Effects in the order in which they act", expected);
}

}
