#pragma once

#include "pack/package/manifest.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace gleaner::pack {

/// A sample that is in both packs and not the same.
struct ChangedSample {
    std::string path;               ///< in the newer pack
    std::string oldPath;            ///< in the older one
    std::vector<std::string> facts; ///< "bpm 95 to 96"; empty where the sound alone is another
    friend bool operator==(const ChangedSample&, const ChangedSample&) = default;
};

/// What became of one pack in another, each list in the order of paths. A sample is the same one where its id
/// is, else its sound, else the stretch of its recording, else its path; it may be in several lists.
struct PackDifference {
    std::string oldName, newName, oldId, newId;
    std::vector<std::string> added, removed;
    std::vector<ChangedSample> changedSound, renamed, changedFacts;
    std::vector<std::string>
        settings; ///< "sample_rate 48000 to 44100": of the request, but for its recordings
    int same = 0; ///< samples that nothing happened to
    bool isEmpty() const;
};
PackDifference difference(const Manifest& older, const Manifest& newer);

/// An entry for a changelog, Markdown.
std::string changelogEntry(const PackDifference& difference);
/// What `diff --json` prints (resources/schema/diff-1.json).
QJsonObject toJson(const PackDifference& difference);
QJsonObject diffSchema();

}
