#pragma once

#include "library/recording.h"

namespace gleaner::library {

/// A recording that is known, wherever it lies now: at its place, else in one of `folders`, under its name,
/// or under another with its size (`stamp.size`, where that is known); always with its hash. What was found
/// in it stays. One of several files is looked for with all of them in one folder, under their names. Where
/// the hash is not known, it is the one file of that name, and none where several differ. Throws Error that
/// says what is wrong with it (its file is missing; another recording has its name), and Cancelled.
Recording findRecording(const Recording& known, const std::vector<std::filesystem::path>& folders,
                        const std::filesystem::path& cacheFolder, const Progress& progress);

/// All folders under one, itself included; hidden ones and those that can't be read are left out.
std::vector<std::filesystem::path> foldersUnder(const std::filesystem::path& folder,
                                                const Progress& progress);

}
