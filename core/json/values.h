#pragma once

#include "demo/recipe.h"
#include "fx/chain.h"
#include "library/recording.h"
#include "library/sample_index.h"
#include "music/groove.h"
#include "music/song.h"
#include "slices/slice.h"
#include "json/json.h"
#include "json/spelling.h"

#include <QJsonArray>

namespace gleaner::json {

// Every pair reads back what it wrote: from…(to…(x)) == x. Readers throw Error with one sentence that names
// the field; missing ones take the value's initial state, unknown ones are ignored. The strict readers refuse
// unknown fields: they are for files that people write by hand.

QJsonObject toJson(const music::SampleTraits& traits, Spelling spelling = Spelling::Printed);
music::SampleTraits traitsFromJson(const QJsonObject& object);

QJsonObject toJson(const analysis::Slice& slice, Spelling spelling = Spelling::Printed);
analysis::Slice sliceFromJson(const QJsonObject& object);

/// A slice as detect --json prints it: with what its recording and its neighbours tell of it.
struct PrintedSlice {
    analysis::Slice slice;
    std::vector<int> channels;                  ///< those it is taken from, counted from 1
    bool mix = false;                           ///< whether it is the mean of them
    std::optional<std::string> nearDuplicateOf; ///< id of the surer hit that it is nearly the same as
};
QJsonObject toJson(const PrintedSlice& slice);

QJsonObject toJson(const library::Recording& recording); ///< one entry of `detect --json`
library::Recording recordingFromJson(const QJsonObject& object);

QJsonObject toJson(const fx::Preset& preset);
fx::Preset presetFromJson(const QJsonObject& object);
fx::Preset strictPresetFromJson(const QJsonObject& object);
/// A chain alone, as presets, plans and manifests hold it; `name` is the field that an Error names.
QJsonArray toJson(const fx::Chain& chain);
fx::Chain chainFromJson(const QJsonArray& effects, const std::string& name);

QJsonObject toJson(const music::Song& song); ///< SongDefinition (docs/formats.md 5)
/// Throws Error with every fault at once, what `validate` finds in the rest included; a song without a fault
/// in its reading is not validated.
music::Song songFromJson(const QJsonObject& object);
music::Song strictSongFromJson(const QJsonObject& object);

QJsonObject toJson(const music::Groove& groove); ///< docs/formats.md 14
/// Throws Error, also where a groove can't be used (`music::errorsOf`).
music::Groove grooveFromJson(const QJsonObject& object);

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
