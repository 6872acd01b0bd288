// Presets: a named chain of effects in a file of its own.

#include "json/preset_fields.h"
#include "json/schemas.h"
#include "json/values.h"

namespace gleaner::json {

QJsonValue EffectValues::write(const Values& values, const Rule&, Spelling) {
    QJsonObject object;
    for (const auto& [id, value] : values)
        object[qstring(id)] = value;
    return object;
}

EffectValues::Values EffectValues::read(const Given& given) {
    if (!given.value.isObject()) given.fail("an object");
    const QJsonObject object = given.value.toObject();
    Values values;
    for (auto field = object.begin(); field != object.end(); ++field) {
        const std::string id = field.key().toStdString();
        const QJsonValue value = field.value();
        const std::string path = given.path + '.' + id;
        values[id] = value.isNull() ? 0.0 : Codec<double>::read(given.inside(value, path));
    }
    return values;
}

QJsonObject EffectValues::schema(const Rule&, SchemaShape&) {
    QJsonObject schema = typeSchema("object");
    schema[u"additionalProperties"] = typeSchema("number");
    return schema;
}

QJsonArray toJson(const fx::Chain& chain) {
    return Codec<fx::Chain>::write(chain, anything, Spelling::Disk).toArray();
}

fx::Chain chainFromJson(const QJsonArray& effects, const std::string& name) {
    return Codec<fx::Chain>::read({effects, name, anything, {}});
}

QJsonObject toJson(const fx::Preset& preset) { return toObject(preset, Spelling::Disk); }

fx::Preset presetFromJson(const QJsonObject& object) { return fromObject<fx::Preset>(object); }
fx::Preset strictPresetFromJson(const QJsonObject& object) {
    return fromObject<fx::Preset>(object, {}, {.unknown = Unknown::Refused});
}

QJsonObject presetSchema() {
    SchemaShape shape{.unknown = Unknown::Refused};
    return documentSchema({"preset-1", "Gleaner preset, version 1", "A named chain of effects"}, shape,
                          schemaOf<fx::Preset>(shape));
}

}
