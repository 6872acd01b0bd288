#include "json/preset_folder.h"

#include "base/file_names.h"
#include "base/plain_reason.h"
#include "json/values.h"

#include <algorithm>

namespace gleaner::json {
namespace {

constexpr const char* extension = ".json";

bool isTaken(const std::vector<OwnPreset>& own, const std::string& id) {
    const std::vector<fx::Preset> factory = factoryPresets();
    return std::ranges::find(factory, id, &fx::Preset::id) != factory.end() ||
           std::ranges::any_of(own, [&](const OwnPreset& other) { return other.preset.id == id; });
}

/// Two presets of one name can't be told apart in a list.
void giveItsOwnName(fx::Preset& preset, const std::vector<OwnPreset>& own) {
    const std::string id = presetIdFor(preset.name.empty() ? preset.id : preset.name), name = preset.name;
    preset.id = id;
    for (int number = 2; isTaken(own, preset.id); ++number) {
        preset.id = id + '-' + std::to_string(number);
        preset.name = name + ' ' + std::to_string(number);
    }
}

}

std::string presetIdFor(const std::string& name) {
    std::string id;
    for (const char c : foldedName(name)) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (isPlain)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id.empty() ? "preset" : id;
}

fx::Preset readPreset(const std::filesystem::path& file) {
    const fx::Preset preset = readValue(file, strictPresetFromJson);
    const std::vector<std::string> errors = fx::errors(preset.chain);
    if (!errors.empty()) throw Error(file, errors.front());
    return preset;
}

OwnPresets readPresets(const std::filesystem::path& folder) {
    OwnPresets own;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() != extension) continue;
        try {
            own.presets.push_back({readPreset(entry.path()), entry.path()});
        } catch (const Error& error) {
            own.errors.emplace_back(error.what());
        }
    }
    std::ranges::sort(own.presets, {}, [](const OwnPreset& preset) {
        return std::pair(foldedName(preset.preset.name), preset.file.string());
    });
    std::ranges::sort(own.errors);
    return own;
}

OwnPreset keepPreset(const std::filesystem::path& folder, fx::Preset preset, const fx::Preset* instead) {
    const std::vector<OwnPreset> own = readPresets(folder).presets;
    const auto old = !instead ? own.end() : std::ranges::find_if(own, [&](const OwnPreset& other) {
        return other.preset.id == instead->id;
    });
    if (old != own.end()) {
        preset.id = old->preset.id;
        writeFile(old->file, toBytes(toJson(preset)));
        return {preset, old->file};
    }
    giveItsOwnName(preset, own);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) throw Error(folder, "can't be made: " + plainReason(failed) + ".");
    UniqueNames names; // a damaged file keeps its name
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        names.take(entry.path().stem().string());
    const std::filesystem::path file = folder / (names.take(safeFileName(preset.id)) + extension);
    writeFile(file, toBytes(toJson(preset)));
    return {preset, file};
}

void dropPreset(const OwnPreset& preset) {
    std::error_code failed;
    std::filesystem::remove(preset.file, failed);
    if (failed) throw Error(preset.file, "can't be removed: " + plainReason(failed) + ".");
}

}
