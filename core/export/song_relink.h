#pragma once

#include "export/project_file.h"
#include "flp/project.h"

#include <filesystem>

namespace gleaner::pack {

/// The file that a channel's sample is here: at its path, by its name beside the project, or in "<name>
/// samples" beside it.
std::optional<std::filesystem::path> sampleFile(const std::string& samplePath, const ProjectFile& project);

/// Whether it lies in FL Studio's own folders (%FLStudioFactoryData%\..., and paths before FL 12 that begin
/// with a backslash): nobody but FL knows where those are.
bool isOfFlStudio(const std::string& samplePath);

/// Whether the sample that a channel names can be played here: at its path, or by its name beside the
/// project, in "<name> samples" beside it, or in the zip that holds it. Nothing for what lies in FL Studio's
/// own folders
/// (%FLStudioFactoryData%\..., and paths before FL 12 that begin with a backslash): nobody but FL knows where
/// those are.
std::optional<bool> isSampleThere(const std::string& samplePath, const ProjectFile& project);

/// Fills in `sampleExists` of every channel that names a sample.
void lookForSamples(flp::Project& project, const ProjectFile& file);

/// What became of a channel whose sample was lost.
struct RelinkedChannel {
    int channel = 0;
    std::string from;
    std::string to;      ///< empty when it stays lost
    std::string problem; ///< why it does
};
struct RelinkedProject {
    flp::Bytes bytes;
    std::vector<RelinkedChannel> channels; ///< each that was lost
};

/// The project with the paths of its lost samples put right, from the files anywhere under `folder`: one of
/// the same name (case aside), or several of that name that are the same by size and hash, of which the first
/// is taken. Different ones of the same name are no answer. Nothing else of the project changes. What lies in
/// a zip alone is lost to the copy, which stands outside it. Throws Error and Cancelled.
RelinkedProject relinkSamples(const ProjectFile& project, const std::filesystem::path& folder);

}
