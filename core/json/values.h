#pragma once

#include "demo/recipe.h"
#include "fx/chain.h"
#include "library/recording.h"
#include "library/sample_index.h"
#include "music/song.h"
#include "slices/slice.h"
#include "json/json.h"

#include <QJsonArray>

namespace gleaner::json {

// Every pair reads back what it wrote: from…(to…(x)) == x. Readers throw Error with one sentence that names
// the field; unknown fields are ignored, missing ones take the value's initial state.

QJsonObject toJson(const music::SampleTraits& traits);
music::SampleTraits traitsFromJson(const QJsonObject& object);

QJsonObject toJson(const analysis::Slice& slice);
analysis::Slice sliceFromJson(const QJsonObject& object);

QJsonObject toJson(const library::Recording& recording); ///< one entry of `detect --json`
library::Recording recordingFromJson(const QJsonObject& object);

QJsonObject toJson(const fx::Preset& preset);
fx::Preset presetFromJson(const QJsonObject& object);
/// A chain alone, as presets, plans and manifests hold it; `name` is the field that an Error names.
QJsonArray toJson(const fx::Chain& chain);
fx::Chain chainFromJson(const QJsonArray& effects, const std::string& name);

QJsonObject toJson(const music::Song& song); ///< SongDefinition (docs/formats.md 5)
/// Throws Error with every fault at once, what `validate` finds in the rest included; a song without a fault
/// in its reading is not validated.
music::Song songFromJson(const QJsonObject& object);

QJsonObject toJson(const demo::Recipe& recipe);
demo::Recipe recipeFromJson(const QJsonObject& object);

/// sample_index.json, version 2 (docs/formats.md 6); reads version 1 as well.
QJsonObject indexToJson(const std::vector<music::SampleEntry>& entries, const std::string& root = {});
std::vector<music::SampleEntry> indexFromJson(const QJsonObject& object);

/// The six factory presets, in the order of the menu (compiled in from resources/presets).
std::vector<fx::Preset> factoryPresets();
/// A factory preset by id or name, or one from a file. Throws Error that lists the known ones.
fx::Preset findPreset(const std::string& nameOrFile);

/// The demo recording's recipe (compiled in from resources/demo).
demo::Recipe demoRecipe();

}
