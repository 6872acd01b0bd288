#pragma once

#include "base/progress.h"
#include "codec/file_writer.h"
#include "compose/compose.h"
#include "flp/template.h"
#include "merge/merge.h"

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
    std::filesystem::path midi, dawproject, reaper, songJson;
    std::filesystem::path wav;   ///< the whole song as sound; a FLAC where its name says so
    std::filesystem::path stems; ///< a folder that gets each lane as sound, "01 Kick.wav"; together the mix
    audio::FileFormat soundFormat = audio::FileFormat::Wav24; ///< of the stems
    flp::Version version = flp::Version::Fl20_9;
    SamplePlacement samples = SamplePlacement::Copy;
    std::filesystem::path
        templateFile;            ///< the song goes into a copy of this project; empty: a project of its own
    bool ownArrangement = false; ///< with a template: the clips go into the arrangement that it shows
    /// The song is merged into a copy of this project, in which somebody has worked; what was written into it
    /// last stands in `baselineFile`, or, where that is empty, beside its samples (export/baseline_file.h).
    std::filesystem::path mergeFile, baselineFile;
    bool windowsPaths = false; ///< the project names samples as a Windows machine does, under `pathRoot`
    std::string pathRoot;      ///< that machine's folder, for the one that all samples lie in here
    std::string genre, artists, comment;
};

/// A form in which a song is written beside the FL Studio project.
struct SongForm {
    std::string_view id; ///< its option on the command line
    std::string_view placeholder;
    std::string_view help;
    std::filesystem::path SongOutputs::*file;
    bool readsSamples; ///< needs the samples themselves, not their places alone
};
inline constexpr SongForm songForms[] = {
    {"midi", "FILE", "Write a MIDI file as well.", &SongOutputs::midi, false},
    {"dawproject", "FILE", "Write a DAWproject as well.", &SongOutputs::dawproject, true},
    {"rpp", "FILE", "Write a REAPER project as well, its sounds in the folder \"… media\" beside it.",
     &SongOutputs::reaper, true},
    {"wav", "FILE", "Write the song as sound as well, as a FLAC where its name says so.", &SongOutputs::wav,
     true},
    {"stems", "DIR", "Write each lane of the song as sound as well; together they are the mix.",
     &SongOutputs::stems, true},
    {"song", "FILE", "Write the song as JSON as well.", &SongOutputs::songJson, false},
};

struct WrittenSong {
    music::Song song; ///< with the sample paths as written
    std::vector<std::filesystem::path> files;
    std::vector<std::string> notices;  ///< sentences for the person
    std::vector<flp::MergeLine> lines; ///< what a merge did and left
};

/// A project in memory.
struct MadeProject {
    flp::Bytes bytes;
    std::vector<std::string> notices;
    std::vector<flp::MergeLine> lines; ///< where a song was merged into it
    flp::Baseline baseline;            ///< what it holds of the song now
};

/// The project as `outputs` wants it, its sample paths as the song has them or under the path root, and what
/// is to be said about it: channels that have another number there, a template's tempo. Throws Error.
MadeProject projectOf(const music::Song& song, const SongOutputs& outputs);

/// Throws Error where it is plain beforehand that one of them can't be written, or would replace one of
/// `inputs`.
void requireWritable(const SongOutputs& outputs, std::span<const std::filesystem::path> inputs = {});

/// Writes the song in every wanted form; all beside their targets first, then committed. Throws Error and
/// Cancelled and leaves what was there before.
WrittenSong writeSong(const music::Song& song, const SongOutputs& outputs, const Progress& progress);

/// What `writeSong` would do to the project that the song is to be merged into, and all that it would leave
/// because a person changed it; nothing is written. Throws Error as writeSong does.
WrittenSong planMerge(const music::Song& song, const SongOutputs& outputs);

}
