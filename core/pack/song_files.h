#pragma once

#include "base/progress.h"
#include "compose/compose.h"
#include "flp/encode.h"

#include <filesystem>

namespace gleaner::pack {

/// Where the project finds its samples: `Copy` puts them into "<stem> samples" beside the project and names
/// them absolutely, `Absolute` names them where they are, `Zip` writes a zipped project (.zip) with bare
/// names.
enum class SamplePlacement { Copy, Absolute, Zip };
struct SamplePlacementFacts {
    SamplePlacement placement;
    std::string_view id;
};
inline constexpr SamplePlacementFacts samplePlacements[] = {
    {SamplePlacement::Copy, "copy"}, {SamplePlacement::Absolute, "absolute"}, {SamplePlacement::Zip, "zip"}};

struct SongOutputs {
    std::filesystem::path flp; ///< empty: none
    std::filesystem::path midi, dawproject, wav, songJson;
    flp::Version version = flp::Version::Fl20_9;
    SamplePlacement samples = SamplePlacement::Copy;
};

struct WrittenSong {
    music::Song song; ///< with the sample paths as written
    std::vector<std::filesystem::path> files;
};

/// Writes the song in every wanted form; all beside their targets first, then committed. Throws Error and
/// Cancelled and leaves what was there before.
WrittenSong writeSong(const music::Song& song, const SongOutputs& outputs, const Progress& progress);

}
