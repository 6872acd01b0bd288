#pragma once

#include "base/progress.h"
#include "export/project_file.h"
#include "flp/project.h"
#include "pack/plan/request.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gleaner::pack {

/// What of a project a pack can be made of.
struct ProjectMaterial {
    flp::Project project;
    std::string title;                          ///< the project's, or its file's name
    std::vector<std::filesystem::path> samples; ///< each once, in the order of channels
    std::vector<std::string> missing;           ///< of each sample that isn't there a sentence
};

/// Finds the samples of a project as `isSampleThere` does. Those that lie in its zip alone are unpacked into
/// `folder`, which is made where it is needed; a file of that name there is taken as it is. Throws Error
/// where the project can't be read, names no sample, or none of them is there.
ProjectMaterial materialOf(const ProjectFile& project, const std::filesystem::path& folder);

/// Each sample as a recording with one region, all of it, with the traits that are heard in it or stand in
/// its name and chunks. Throws Error and Cancelled.
std::vector<Asset> assetsOf(const ProjectMaterial& material, const Progress& progress);

/// The project's patterns that have notes, each as a Standard MIDI File: a track for each channel, with its
/// name; a step is a sixteenth. By the name of its file, in the order of numbers.
std::vector<std::pair<std::string, std::vector<unsigned char>>> patternsAsMidi(const flp::Project& project);

}
