#include "ui/pack/pack_tree.h"

#include <QFileInfo>

#include <algorithm>
#include <set>

namespace gleaner::ui {

namespace {

PackRow rowOf(const SliceRef& ref, const pack::PackPlan& plan, const pack::PlanItem& item,
              const KnownLoudness& loudness) {
    const library::Recording& recording = plan.sources[item.source];
    PackRow row;
    row.ref = ref;
    row.path = QString::fromStdString(item.path);
    row.name = QFileInfo(row.path).completeBaseName();
    row.source = fileNameOf(recording);
    row.reason = QString::fromStdString(item.slice.reason);
    row.traits = item.slice.traits;
    row.seconds = secondsFromFrames(item.slice.range.length(), recording.info.rate);
    row.confidence = item.slice.confidence;
    if (const auto known = loudness.find(item.id); known != loudness.end()) row.lufs = known->second;
    return row;
}

/// The plan with everything taken in: it tells where a slice that is left out would stand.
std::vector<PackRow> leftOutRows(const Document& document) {
    std::set<SliceRef> leftOut;
    pack::PackRequest request = document.session().request;
    for (std::size_t i = 0; i < request.assets.size(); ++i) {
        for (pack::ChosenSlice& slice : *request.assets[i].slices) {
            if (slice.leftOut) leftOut.insert({static_cast<int>(i), slice.slice.id});
            slice.leftOut = false;
        }
    }
    if (leftOut.empty()) return {};
    const pack::PackPlan everything = pack::plan(recordingRefs(document.recordings()), request);
    std::vector<PackRow> rows;
    for (const pack::PlanItem& item : everything.items) {
        const SliceRef ref{document.recordingOf(everything, item), item.slice.id};
        if (!leftOut.contains(ref)) continue;
        rows.push_back(rowOf(ref, everything, item, {}));
        rows.back().leftOut = true;
    }
    return rows;
}

PackFolder& folderNamed(std::vector<PackFolder>& folders, const QString& name) {
    const auto found = std::find_if(folders.begin(), folders.end(),
                                    [&](const PackFolder& folder) { return folder.name == name; });
    if (found != folders.end()) return *found;
    folders.push_back({name, {}, {}});
    return folders.back();
}

void sortByPath(std::vector<PackRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const PackRow& a, const PackRow& b) { return a.path < b.path; });
}

}

int PackFolder::files() const {
    int count = static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [](const PackRow& row) { return !row.leftOut; }));
    for (const PackFolder& folder : folders)
        count += folder.files();
    return count;
}

std::vector<PackFolder> packTree(const Document& document, const KnownLoudness& loudness) {
    std::vector<PackFolder> groups;
    if (!document.plan()) return groups;
    const pack::PackPlan& plan = *document.plan();
    std::vector<PackRow> rows;
    rows.reserve(plan.items.size());
    for (const pack::PlanItem& item : plan.items)
        rows.push_back(rowOf({document.recordingOf(plan, item), item.slice.id}, plan, item, loudness));
    for (PackRow& row : leftOutRows(document))
        rows.push_back(std::move(row));
    sortByPath(rows);
    for (PackRow& row : rows) {
        const QString group = row.path.section(u'/', 0, 0);
        const QString kind = row.path.section(u'/', 1, -2);
        folderNamed(folderNamed(groups, group).folders, kind).rows.push_back(std::move(row));
    }
    return groups;
}

}
