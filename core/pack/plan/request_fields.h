#pragma once

// A whole request, on disk and in sessions and manifests.

#include "pack/plan/asset_fields.h"
#include "pack/plan/pack_settings.h"
#include "json/preset_fields.h"
#include "json/settings.h"

namespace gleaner::json {

template <>
inline constexpr const char* definitionName<pack::PackRequest> = "request";

/// A preset is written whole; the name of a factory preset, or of a file, is read too.
struct PresetOrName {
    static QJsonValue write(const fx::Preset& preset, const Rule& rule, Spelling spelling);
    static fx::Preset read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape& shape);
};

/// Presets by the words of their kinds: {"loop": …}.
struct PresetByKind {
    static QJsonValue write(const pack::KindPresets& presets, const Rule& rule, Spelling spelling);
    static pack::KindPresets read(const Given& given);
    static QJsonObject schema(const Rule& rule, SchemaShape& shape);
};

}

namespace gleaner::pack {

/// Raised when a file of this form can't be read by the programs before: 2 spells slices in snake_case.
inline constexpr int requestVersion = 2;

template <typename Visitor, json::Like<PackRequest> T>
void fields(Visitor& visit, T& request) {
    visit.version(requestVersion, json::anything); // people leave it out
    visit.template as<json::AssetList>("assets", request.assets, "The recordings");
    visit.template as<json::PresetOrName>("fx_preset", request.preset,
                                          "The chain of effects, whole, or a factory preset's name");
    visit.template as<json::PresetByKind>("kind_presets", request.kindPresets,
                                          "Presets in its place for hits, loops, phrases or textures",
                                          json::ifAny);
    visit("aligned", request.aligned,
          "Whether the recordings are of one event: aligned by their sound, each region is taken once, from "
          "the one "
          "in which it stands furthest over its floor",
          json::ifAny);
    visit("prefer", request.prefer,
          "Of such recordings the one that is taken wherever it can be: path or name", json::ifAny);
    json::settingFields(visit, packSettings(), request);
}

}
