#pragma once

#include "base/progress.h"
#include "compose/compose.h"
#include "flp/template.h"

#include <filesystem>
#include <span>

namespace gleaner::pack {

/// Where the project finds its samples: `Copy` puts them into "<stem> samples" beside the project and names
/// them absolutely, `Absolute` names them where they are, `Zip` writes a zipped project (.zip): the
/// samples flat beside it, named absolutely as they will lie once it is unpacked, which is how FL's own zips
/// are.
enum class SamplePlacement { Copy, Absolute, Zip };
struct SamplePlacementInfo {
    SamplePlacement placement;
    std::string_view id;
};
inline constexpr SamplePlacementInfo samplePlacements[] = {
    {SamplePlacement::Copy, "copy"}, {SamplePlacement::Absolute, "absolute"}, {SamplePlacement::Zip, "zip"}};

/// Ends the name of the folder beside a project that gets its samples.
inline constexpr std::string_view samplesFolderSuffix = " samples";

struct SongOutputs {
    std::filesystem::path flp; ///< empty: none
    std::filesystem::path midi, dawproject, wav, songJson;
    flp::Version version = flp::Version::Fl20_9;
    SamplePlacement samples = SamplePlacement::Copy;
    std::filesystem::path
        templateFile;          ///< the song goes into a copy of this project; empty: a project of its own
    bool windowsPaths = false; ///< the project names samples as a Windows machine does, under `pathRoot`
    std::string pathRoot;      ///< that machine's folder, for the one that all samples lie in here
    std::string genre, artists, comment;
};

struct WrittenSong {
    music::Song song; ///< with the sample paths as written
    std::vector<std::filesystem::path> files;
    std::vector<std::string> notices; ///< sentences for the person
};

/// The project as `outputs` wants it, its sample paths as the song has them or under the path root, and what
/// is to be said about it: channels that have another number there, a template's tempo. Throws Error.
flp::AddedSong projectOf(const music::Song& song, const SongOutputs& outputs);

/// Throws Error where it is plain beforehand that one of them can't be written, or would replace one of
/// `inputs`.
void requireWritable(const SongOutputs& outputs, std::span<const std::filesystem::path> inputs = {});

/// Writes the song in every wanted form; all beside their targets first, then committed. Throws Error and
/// Cancelled and leaves what was there before.
WrittenSong writeSong(const music::Song& song, const SongOutputs& outputs, const Progress& progress);

}
