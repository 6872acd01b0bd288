// Values that come with the program: compiled in from resources/ (the list is made by CMake).

#include "base/file_names.h"
#include "base/shown_text.h"
#include "json/fields.h"
#include "json/preset_folder.h"
#include "json/values.h"

#include <QFile>

#include <array>

static void initialiseResources() {
    Q_INIT_RESOURCE(gleaner_data);
} // a static library's resource needs the call

namespace gleaner::json {
namespace {

/// In the order of the menu.
constexpr std::array<std::string_view, 6> factoryPresetIds = {
    "clean-one-shots", "punchy-drums", "warm-tape", "airy-ambience", "lo-fi", "transparent"};

QJsonObject builtIn(const std::string& name) {
    initialiseResources();
    QFile source(qstring(":/gleaner/" + name));
    if (!source.open(QIODevice::ReadOnly))
        throw Error(name, "this program was built without it; build it again");
    return parseObject(source.readAll(), name);
}

std::string knownPresets(const std::vector<fx::Preset>& presets) {
    std::string list;
    for (const fx::Preset& preset : presets)
        list += (list.empty() ? "" : ", ") + preset.id;
    return list;
}

}

std::vector<fx::Preset> factoryPresets() {
    std::vector<fx::Preset> presets;
    for (const std::string_view id : factoryPresetIds)
        presets.push_back(presetFromJson(builtIn("presets/" + std::string(id) + ".json")));
    return presets;
}

fx::Preset findPreset(const std::string& nameOrFile) {
    const std::vector<fx::Preset> presets = factoryPresets();
    const std::string wanted = foldedName(nameOrFile);
    for (const fx::Preset& preset : presets)
        if (foldedName(preset.id) == wanted || foldedName(preset.name) == wanted) return preset;
    std::error_code ignored; // a name that can't be a path is no file
    if (std::filesystem::is_regular_file(nameOrFile, ignored)) return readPreset(nameOrFile);
    throw Error("there is no preset and no file called \"" + shortened(nameOrFile) + "\"; the presets are " +
                knownPresets(presets));
}

demo::Recipe demoRecipe() { return recipeFromJson(builtIn("demo/walk.json")); }

}
