#pragma once

#include "base/progress.h"
#include "pack/package/sound_changes.h"

#include <QJsonObject>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::pack {

/// What a loose sample says of itself, and what was done to it since it was written.
struct SampleVerification {
    audio::SampleOrigin origin;
    std::vector<NamedChange> changes; ///< empty: it is what was written
    std::vector<std::string> notices; ///< what could not be told, a sentence each
};

/// Proves one sample that may lie anywhere by the origin that it carries; where it carries none, or not all
/// of it, by the sample in `pack` (folder or zip) that has its id, its sound or its name. Throws Error where
/// there is nothing to prove it by, and Cancelled.
SampleVerification verifySample(const std::filesystem::path& file,
                                const std::optional<std::filesystem::path>& pack, const Progress& progress);

/// Where it is from and how it was made, a line each, without their ends.
std::vector<std::string> originLines(const audio::SampleOrigin& origin);

/// What `verify --json` prints of a sample (resources/schema/verify_sample-1.json).
QJsonObject toJson(const SampleVerification& verification, const std::string& file);
QJsonObject verifySampleSchema();

}
