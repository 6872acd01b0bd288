#pragma once

#include "ui/document/slice_ref.h"

#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
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
    QStringList marks;      ///< what the shop that the pack is for would say, a sentence each
    bool isRefused = false; ///< one of them is red
    friend bool operator==(const PackRow&, const PackRow&) = default;
};

/// The same one as long as nothing of it is another.
using SharedRow = std::shared_ptr<const PackRow>;

/// "Drums" or "Hits": a folder of the pack, with folders or with files.
struct PackFolder {
    QString name;
    std::vector<PackFolder> folders;
    std::vector<SharedRow> rows;
};

/// Loudness in LUFS by the artifact's id (PlanItem::id), of what was rendered so far.
using KnownLoudness = std::map<std::string, double>;

/// The groups of the pack as it would be written: group, kind, files. Slices that are left out stand where
/// they would be. Keeps the rows that stay what they are, so that an edit costs what it changed.
class PackTree {
public:
    explicit PackTree(const Document& document) : m_document(document) {}
    std::vector<PackFolder> groups(const KnownLoudness& loudness);

private:
    struct Kept {
        std::uint64_t revision = 0; ///< of the item
        bool isSeen = false;
        SharedRow row;
    };
    using KeptRows = std::unordered_map<const pack::LiveItem*, Kept>;
    const SharedRow& rowOf(KeptRows& kept, const pack::LivePlan& plan, const pack::LiveItem& item,
                           const KnownLoudness& loudness);

    /// What of the request marks depend on: with another all rows are made anew.
    struct Wanted {
        std::string shop;
        int sampleRate = 0;
        audio::FileFormat format{};
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };

    const Document& m_document;
    int m_planning = -1; ///< as Document counts them
    Wanted m_wanted;
    KeptRows m_kept, m_keptOfAll;
};

}
