#include "export/output_settings.h"

#include "base/find_by_id.h"
#include "export/song_samples.h"
#include "files/paths.h"

#include <array>

namespace gleaner::settings {

template <>
struct As<flp::Version> {
    static Value to(flp::Version version) { return std::string(flp::infoOf(version).id); }
    static flp::Version from(const Value& value) { return *flp::versionFromId(std::get<std::string>(value)); }
};
template <>
struct As<pack::SamplePlacement> {
    static Value to(pack::SamplePlacement placement) {
        return std::string(pack::samplePlacements[static_cast<std::size_t>(placement)].id);
    }
    static pack::SamplePlacement from(const Value& value) {
        return findById(pack::samplePlacements, std::get<std::string>(value))->placement;
    }
};
template <>
struct As<audio::FileFormat> {
    static Value to(audio::FileFormat format) { return std::string(audio::info(format).id); }
    static audio::FileFormat from(const Value& value) {
        return *audio::fileFormatFromId(std::get<std::string>(value));
    }
};
template <>
struct As<std::filesystem::path> {
    static Value to(const std::filesystem::path& path) { return library::utf8FromPath(path); }
    static std::filesystem::path from(const Value& value) {
        return library::pathFromUtf8(As<std::string>::from(value));
    }
};

}

namespace gleaner::pack {
namespace {

using settings::Choice;
using settings::Kind;

constexpr std::string_view native = "native", windows = "windows";

std::span<const Choice> versions() {
    static const std::vector<Choice> choices = [] {
        std::vector<Choice> list;
        for (const flp::VersionInfo& version : flp::versions)
            list.push_back({version.id, version.id, {}});
        return list;
    }();
    return choices;
}

std::span<const Choice> placements() {
    static constexpr std::array<Choice, 3> choices = {{
        {"copy", "Copied beside it", "In a folder beside the project."},
        {"absolute", "Where they are", "The project names them in their place."},
        {"zip", "In a zip with it", "One file, as FL Studio's own zips."},
    }};
    return choices;
}

std::span<const Choice> pathStyles() {
    static constexpr std::array<Choice, 2> choices = {{
        {native, "As here", "As this system names files."},
        {windows, "Of a Windows machine", "Under the folder there that the samples will lie in."},
    }};
    return choices;
}

std::span<const Choice> soundFormats() {
    static constexpr std::array<Choice, 2> choices = {{
        {"wav24", "WAV, 24 bit", {}},
        {"flac", "FLAC, 24 bit", {}},
    }};
    return choices;
}

template <typename Way>
constexpr settings::Field<SongOutputs> output(const settings::Setting& setting, Way way) {
    return settings::field<SongOutputs>(setting, way);
}

// clang-format off
constexpr settings::Field<SongOutputs> outputs[] = {
    output({.id = "fl", .name = "version of FL Studio", .kind = Kind::Word, .option = "fl", .placeholder = "VERSION",
            .help = "Version of FL Studio", .choices = versions},
           [](auto& outputs) -> auto& { return outputs.version; }),
    output({.id = "template", .name = "project to add to", .kind = Kind::Text, .option = "template",
            .placeholder = "FILE.flp",
            .help = "Add the song to a copy of this project (FL Studio 12 or later), in an arrangement of its own or, "
                    "before FL Studio 20, behind its clips; nothing that is in it changes",
            .absent = "a project of its own"},
           [](auto& outputs) -> auto& { return outputs.templateFile; }),
    output({.id = "samples", .name = "samples of the project", .kind = Kind::Word, .option = "samples",
            .placeholder = "WAY", .help = "Where the project finds its samples", .choices = placements},
           [](auto& outputs) -> auto& { return outputs.samples; }),
    {settings::Setting{.id = "path_style", .name = "path style", .kind = Kind::Word, .option = "path-style",
                       .placeholder = "STYLE", .help = "How the project names samples", .choices = pathStyles},
     [](const SongOutputs& outputs) { return settings::Value(std::string(outputs.windowsPaths ? windows : native)); },
     [](SongOutputs& outputs, const settings::Value& value) {
         outputs.windowsPaths = std::get<std::string>(value) == windows;
     }},
    output({.id = "path_root", .name = "folder on that machine", .kind = Kind::Text, .option = "path-root",
            .placeholder = "DIR",
            .help = "With --path-style windows: the folder there that the project's samples will lie in, such as C:\\Packs",
            .absent = "none"},
           [](auto& outputs) -> auto& { return outputs.pathRoot; }),
    output({.id = "genre", .name = "genre", .kind = Kind::Text, .option = "genre", .placeholder = "G",
            .help = "Genre, as the project says it", .absent = "none"},
           [](auto& outputs) -> auto& { return outputs.genre; }),
    output({.id = "artists", .name = "artists", .kind = Kind::Text, .option = "artists", .placeholder = "A",
            .help = "Artists, as the project says them", .absent = "none"},
           [](auto& outputs) -> auto& { return outputs.artists; }),
    output({.id = "comment", .name = "comment", .kind = Kind::Text, .option = "comment", .placeholder = "C",
            .help = "Comment of the project", .absent = "the key"},
           [](auto& outputs) -> auto& { return outputs.comment; }),
    output({.id = "sound_format", .name = "format of the sound", .kind = Kind::Word, .option = "sound-format",
            .placeholder = "F", .help = "Format of the mix and the stems", .choices = soundFormats},
           [](auto& outputs) -> auto& { return outputs.soundFormat; }),
};
// clang-format on

}

std::span<const settings::Field<SongOutputs>> outputSettings() { return outputs; }

std::string complaintAbout(const SongOutputs& outputs) {
    if (outputs.windowsPaths == outputs.pathRoot.empty())
        return "--path-style windows and --path-root go together: where the samples lie on that machine.";
    if (outputs.windowsPaths && !isWindowsFolder(outputs.pathRoot))
        return "--path-root is a folder of a Windows machine, such as C:\\Packs or \\\\server\\share, not "
               "\"" +
               outputs.pathRoot + "\".";
    return {};
}

}
