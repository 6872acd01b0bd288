// Presets: a named chain of effects in a file of its own.

#include "fx/chain.h"
#include "json/fields.h"
#include "json/values.h"

#include <cmath>

namespace gleaner::json {
namespace {

constexpr const char* presetFormat = "gleaner-preset";
constexpr int presetVersion = 1;

QJsonObject toJson(const fx::Effect& effect) {
    QJsonObject values;
    for (const auto& [id, value] : effect.values)
        values[qstring(id)] = value;
    QJsonObject object;
    object[u"type"] = qstring(effect.type);
    object[u"enabled"] = effect.enabled;
    object[u"values"] = values;
    return object;
}

fx::Effect effectFrom(const Fields& fields) {
    fx::Effect effect;
    if (!fields.has("type")) fields.fail("type", "the id of an effect");
    effect.type = fields.text("type");
    effect.enabled = fields.flag("enabled", true);
    const Fields values = fields.object("values");
    for (const QString& id : values.asObject().keys()) {
        const std::string name = id.toStdString();
        effect.values[name] = values.number(name.c_str(), 0.0);
    }
    return effect;
}

}

QJsonArray toJson(const fx::Chain& chain) {
    QJsonArray effects;
    for (const fx::Effect& effect : chain)
        effects.append(toJson(effect));
    return effects;
}

fx::Chain chainFromJson(const QJsonArray& effects, const std::string& name) {
    const QByteArray field = QByteArray::fromStdString(name);
    fx::Chain chain;
    for (const Fields& effect : Fields({{QString::fromUtf8(field), effects}}).objects(field.constData()))
        chain.push_back(effectFrom(effect));
    return chain;
}

QJsonObject toJson(const fx::Preset& preset) {
    QJsonObject object;
    object[u"format"] = qstring(presetFormat);
    object[u"version"] = presetVersion;
    object[u"id"] = qstring(preset.id);
    object[u"name"] = qstring(preset.name);
    object[u"description"] = qstring(preset.description);
    object[u"effects"] = toJson(preset.chain);
    return object;
}

fx::Preset presetFromJson(const QJsonObject& object) {
    const Fields fields(object);
    if (fields.text("format") != presetFormat)
        fields.fail("format", "\"gleaner-preset\", which every preset says");
    if (fields.integer("version", presetVersion) > presetVersion)
        fields.fail("version", std::to_string(presetVersion) + " (a newer Gleaner wrote this preset)");
    fx::Preset preset;
    preset.id = fields.text("id");
    preset.name = fields.text("name", preset.id);
    preset.description = fields.text("description");
    for (const Fields& effect : fields.objects("effects"))
        preset.chain.push_back(effectFrom(effect));
    return preset;
}

}
