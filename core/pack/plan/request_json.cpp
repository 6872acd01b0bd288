#include "pack/plan/request_json.h"

#include "pack/plan/request_fields.h"
#include "pack/plan/wav_info.h"
#include "slices/detection_settings.h"
#include "json/music_codecs.h"

namespace gleaner::json {

QJsonValue PresetOrName::write(const fx::Preset& preset, const Rule& rule, Spelling spelling) {
    return Codec<fx::Preset>::write(preset, rule, spelling);
}

fx::Preset PresetOrName::read(const Given& given) {
    if (given.value.isString()) return findPreset(given.value.toString().toStdString());
    return Codec<fx::Preset>::read(given);
}

QJsonObject PresetOrName::schema(const Rule& rule, SchemaShape& shape) {
    return anyOfSchema(typeSchema("string"), Codec<fx::Preset>::schema(rule, shape));
}

QJsonValue PresetByKind::write(const pack::KindPresets& presets, const Rule& rule, Spelling spelling) {
    QJsonObject object;
    for (const auto& [kind, preset] : presets)
        object[qstring(KindWords::idOf(kind))] = PresetOrName::write(preset, rule, spelling);
    return object;
}

pack::KindPresets PresetByKind::read(const Given& given) {
    if (!given.value.isObject()) given.fail("an object of presets by kind");
    const QJsonObject object = given.value.toObject();
    pack::KindPresets presets;
    for (auto field = object.begin(); field != object.end(); ++field) {
        const QJsonValue name = field.key(), preset = field.value();
        const std::string path = given.path + '.' + field.key().toStdString();
        attempt(given.manner, [&] {
            const auto kind = Codec<music::SampleKind>::read(given.inside(name, path));
            presets[kind] = PresetOrName::read(given.inside(preset, path));
        });
    }
    return presets;
}

QJsonObject PresetByKind::schema(const Rule& rule, SchemaShape& shape) {
    QJsonObject kinds;
    for (const std::string_view kind : KindWords::ids())
        kinds[qstring(kind)] = PresetOrName::schema(rule, shape);
    QJsonObject schema = typeSchema("object");
    schema[u"properties"] = kinds;
    schema[u"additionalProperties"] = false;
    return schema;
}

}

namespace gleaner::pack {

QJsonObject toJson(const PackRequest& request) { return json::toObject(request, json::Spelling::Disk); }

QJsonObject portableToJson(PackRequest request) {
    const auto named = [](const std::string& file) {
        return json::qstring(baseName(file)).toStdString(); // with substitutes for what is no UTF-8
    };
    for (Asset& asset : request.assets) {
        asset.numbers.clear(); // the samples' paths tell them
        asset.file = named(asset.file);
        for (std::string& part : asset.parts)
            part = named(part);
    }
    if (!request.cover.empty()) request.cover = named(request.cover);
    request.shop.clear(); // whom it is for changes nothing of it
    QJsonObject object = toJson(request);
    for (const settings::Setting* over : {&analysis::sensitivitySetting, &analysis::tempoRangeSetting})
        object.remove(json::qstring(over->id)); // of a detection that is over
    return object;
}

PackRequest requestFromJson(const QJsonObject& object) { return json::fromObject<PackRequest>(object); }
PackRequest strictRequestFromJson(const QJsonObject& object) {
    return json::fromObject<PackRequest>(object, {}, {.unknown = json::Unknown::Refused});
}

QJsonObject requestSchema() {
    json::SchemaShape shape{.unknown = json::Unknown::Refused};
    return json::documentSchema({"request-2", "Gleaner pack request, version 2",
                                 "What pack --request reads: recordings, and what to make of them"},
                                shape, json::schemaOf<PackRequest>(shape));
}

}
