#pragma once

#include "ui/document/slice_ref.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gleaner::ui {

/// A file of the pack to be, or a slice that was left out of it.
struct PackRow {
    SliceRef ref;
    QString name;   ///< the file's stem
    QString path;   ///< inside the pack
    QString source; ///< the recording's file name
    QString reason;
    music::SampleTraits traits;
    double seconds = 0.0;
    double confidence = 0.0;
    std::optional<double> lufs; ///< as measured when it was last rendered with these settings
    bool leftOut = false;
    friend bool operator==(const PackRow&, const PackRow&) = default;
};

/// "Drums" or "Hits": a folder of the pack.
struct PackFolder {
    QString name;
    std::vector<PackFolder> folders;
    std::vector<PackRow> rows;
    int files() const; ///< that will be written, below this folder
    friend bool operator==(const PackFolder&, const PackFolder&) = default;
};

/// Loudness in LUFS by the artifact's id (PlanItem::id), of what was rendered so far.
using KnownLoudness = std::map<std::string, double>;

/// The groups of the pack as it would be written: group, kind, files. Slices that are left out stand where
/// they would be.
std::vector<PackFolder> packTree(const Document& document, const KnownLoudness& loudness);

}
