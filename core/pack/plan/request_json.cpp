#include "pack/plan/request_json.h"

#include "files/name_bytes.h"
#include "pack/plan/pack_settings.h"
#include "pack/plan/wav_facts.h"
#include "slices/detection_settings.h"
#include "json/fields.h"
#include "json/settings.h"
#include "json/values.h"

namespace gleaner::pack {
namespace {

constexpr int requestVersion = 1;

QJsonObject foundToJson(const FoundAs& found) {
    return {{QStringLiteral("kind"), json::qstring(music::facts(found.kind).id)},
            {QStringLiteral("begin"), static_cast<qint64>(found.range.begin)},
            {QStringLiteral("end"), static_cast<qint64>(found.range.end)}};
}

FoundAs foundFrom(const json::Fields& fields) {
    FoundAs found;
    found.kind = fields.word("kind", found.kind, music::sampleKindFromId, "hit, loop, phrase or texture");
    found.range = json::rangeFrom(fields);
    return found;
}

QJsonObject chosenToJson(const ChosenSlice& chosen) {
    QJsonObject object = json::toJson(chosen.slice);
    if (!chosen.name.empty()) object[u"name"] = json::qstring(chosen.name);
    if (!chosen.group.empty()) object[u"group"] = json::qstring(chosen.group);
    if (chosen.leftOut) object[u"left_out"] = true;
    if (chosen.unheard) object[u"unheard"] = true;
    if (chosen.edited) object[u"found_as"] = json::listOf(chosen.foundAs, foundToJson);
    return object;
}

ChosenSlice chosenFrom(const json::Fields& fields) {
    ChosenSlice chosen{json::sliceFromJson(fields.asObject()), fields.text("name"), fields.text("group"),
                       fields.flag("left_out", false)};
    chosen.unheard = fields.flag("unheard", false);
    chosen.edited = fields.has("found_as");
    for (const json::Fields& found : fields.objects("found_as"))
        chosen.foundAs.push_back(foundFrom(found));
    return chosen;
}

std::vector<ChosenSlice> chosenListFrom(const json::Fields& fields, const char* name) {
    std::vector<ChosenSlice> list;
    for (const json::Fields& slice : fields.objects(name))
        list.push_back(chosenFrom(slice));
    return list;
}

QJsonObject assetToJson(const Asset& asset) {
    QJsonObject object{{QStringLiteral("file"), library::qStringFromBytes(asset.file)}};
    if (asset.slices) object[u"slices"] = json::listOf(*asset.slices, chosenToJson);
    if (asset.channels.fixed) object[u"channels"] = json::qstring(audio::toString(asset.channels));
    if (asset.removed) object[u"removed"] = json::listOf(*asset.removed, chosenToJson);
    return object;
}

/// A recording is an object, or its file's name alone.
Asset assetFrom(const QJsonValue& value, const std::string& path) {
    if (value.isString())
        return {library::bytesFromQString(value.toString()), std::nullopt, {}, std::nullopt};
    if (!value.isObject())
        throw Error('"' + path + "\" must be the name of a recording, or an object with its \"file\"");
    const json::Fields fields(value.toObject(), path);
    Asset asset;
    asset.file = fields.text("file");
    if (asset.file.empty()) fields.fail("file", "the name of a recording");
    asset.file = library::bytesFromQString(fields.asObject().value(u"file").toString());
    asset.channels = fields.word("channels", asset.channels, audio::channelChoiceFromText,
                                 R"("auto", "mix", or one or two channels such as "3" or "1,2")");
    if (fields.has("slices")) asset.slices = chosenListFrom(fields, "slices");
    if (fields.has("removed")) asset.removed = chosenListFrom(fields, "removed");
    return asset;
}

std::vector<Asset> assetsFrom(const QJsonObject& object) {
    const QJsonValue list = object.value(u"assets");
    if (!list.isUndefined() && !list.isNull() && !list.isArray())
        json::Fields(object).fail("assets", "a list of recordings");
    std::vector<Asset> assets;
    for (const QJsonValue& value : list.toArray())
        assets.push_back(assetFrom(value, "assets[" + std::to_string(assets.size()) + ']'));
    return assets;
}

/// A preset whole, or by its name or file.
fx::Preset presetFrom(const json::Fields& fields) {
    if (!fields.has("fx_preset")) return {};
    if (fields.asObject().value(u"fx_preset").isString()) return json::findPreset(fields.text("fx_preset"));
    return json::presetFromJson(fields.object("fx_preset").asObject());
}

QJsonObject itemToJson(const PlanItem& item, const PackPlan& plan) {
    QJsonObject object = json::toJson(item.slice);
    object[u"slice"] = json::qstring(item.slice.id);
    object[u"id"] = json::qstring(item.id);
    object[u"path"] = json::qstring(item.path);
    object[u"source"] = json::qstring(plan.sources[item.source].id);
    object[u"loudness_method"] = json::qstring(loudness::id(item.method));
    object[u"target_lufs"] = item.targetLufs;
    return object;
}

QJsonObject planSourceToJson(const library::Recording& source) {
    return {{QStringLiteral("id"), json::qstring(source.id)},
            {QStringLiteral("file"), json::qstring(baseName(source.file))},
            {QStringLiteral("sha256"), json::qstring(source.sha256)}};
}

}

QJsonObject toJson(const PackRequest& request) {
    QJsonObject object;
    object[u"version"] = request.version;
    object[u"assets"] = json::listOf(request.assets, assetToJson);
    object[u"fx_preset"] = json::toJson(request.preset);
    json::writeSettings(object, packSettings(), request);
    return object;
}

QJsonObject portableToJson(PackRequest request) {
    for (Asset& asset : request.assets)
        asset.file =
            json::qstring(baseName(asset.file)).toStdString(); // with substitutes for what is no UTF-8
    QJsonObject object = toJson(request);
    for (const settings::Setting* over : {&analysis::sensitivitySetting, &analysis::tempoRangeSetting})
        object.remove(json::qstring(over->id)); // of a detection that is over
    return object;
}

PackRequest requestFromJson(const QJsonObject& object) {
    const json::Fields fields(object);
    fields.requireVersion(requestVersion);
    PackRequest request;
    request.assets = assetsFrom(object);
    request.preset = presetFrom(fields);
    json::readSettings(fields, packSettings(), request);
    return request;
}

QJsonObject toJson(const PackPlan& plan) {
    QJsonObject object;
    object[u"pack_id"] = json::qstring(plan.packId);
    object[u"config_hash"] = json::qstring(plan.configHash);
    object[u"folder"] = json::qstring(plan.folder);
    object[u"counts"] = QJsonObject{{QStringLiteral("hits"), plan.hits},
                                    {QStringLiteral("loops"), plan.loops},
                                    {QStringLiteral("phrases"), plan.phrases},
                                    {QStringLiteral("textures"), plan.textures}};
    object[u"sources"] = json::listOf(plan.sources, planSourceToJson);
    object[u"items"] = json::listOf(plan.items, [&](const PlanItem& item) { return itemToJson(item, plan); });
    return object;
}

}
