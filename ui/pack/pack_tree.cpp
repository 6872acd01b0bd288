#include "ui/pack/pack_tree.h"

#include "ui/pack/pack_model.h"

#include "pack/package/lint_pack.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gleaner::ui {

namespace {

/// What the shop says of this one sample; what it says of the whole is told before an export.
void addMarks(PackRow& row, const pack::PlanItem& item, const library::Recording& recording,
              const pack::PackRequest& request) {
    const lint::Profile* profile = lint::findProfile(request.shop);
    if (!profile) return;
    lint::Pack pack;
    pack.samples = {pack::lintSampleOf(item, recording, request)};
    for (const lint::Finding& finding : lint::lint(pack, *profile)) {
        if (finding.path != item.path) continue;
        row.marks << PackModel::tr("%1: %2").arg(QString::fromStdString(profile->name),
                                                 QString::fromStdString(finding.text));
        row.isRefused = row.isRefused || finding.level == lint::Level::Red;
    }
}

PackRow madeRow(const pack::LivePlan& plan, const pack::LiveItem& live, std::optional<double> lufs,
                bool leftOut) {
    const pack::PlanItem& item = live.item;
    const library::Recording& recording = plan.sourceOf(live);
    PackRow row;
    row.ref = {static_cast<int>(live.asset), item.slice.id};
    row.path = QString::fromStdString(item.path);
    const qsizetype begin = row.path.lastIndexOf(u'/') + 1;
    row.name = row.path.mid(begin, row.path.lastIndexOf(u'.') - begin);
    row.source = fileNameOf(recording);
    row.reason = QString::fromStdString(item.slice.reason);
    row.traits = item.slice.traits;
    row.seconds = secondsFromFrames(item.slice.range.length(), recording.info.rate);
    row.confidence = item.slice.confidence;
    row.lufs = lufs;
    row.leftOut = leftOut;
    return row;
}

/// Files with what is left out among them, by path; of equal ones the file first.
std::vector<SharedRow> merged(const std::vector<SharedRow>& files, const std::vector<SharedRow>& leftOut) {
    const auto byPath = [](const SharedRow& a, const SharedRow& b) { return a->path < b->path; };
    std::vector<SharedRow> all;
    all.reserve(files.size() + leftOut.size());
    std::ranges::merge(files, leftOut, std::back_inserter(all), byPath);
    if (!std::ranges::is_sorted(all, byPath)) std::ranges::stable_sort(all, byPath); // beyond the BMP
    return all;
}

/// The last of them, when it is called so, else a new one: files come by path.
PackFolder& folderNamed(std::vector<PackFolder>& folders, QStringView name) {
    const auto found = std::ranges::find(folders.rbegin(), folders.rend(), name, &PackFolder::name);
    if (found != folders.rend()) return *found;
    return folders.emplace_back(PackFolder{name.toString(), {}, {}});
}

std::vector<PackFolder> inFolders(std::vector<SharedRow> rows) {
    std::vector<PackFolder> groups;
    for (SharedRow& row : rows) {
        const QStringView path(row->path);
        const qsizetype group = path.indexOf(u'/'), kind = path.lastIndexOf(u'/');
        // Where a template asks for one folder the files lie right in it.
        const QStringView inner = kind > group ? path.mid(group + 1, kind - group - 1) : u"./";
        PackFolder& folder = folderNamed(folderNamed(groups, path.left(group)).folders, inner);
        folder.rows.push_back(std::move(row));
    }
    return groups;
}

}

const SharedRow& PackTree::rowOf(KeptRows& kept, const pack::LivePlan& plan, const pack::LiveItem& item,
                                 const KnownLoudness& loudness) {
    const bool leftOut = &kept == &m_keptOfAll;
    std::optional<double> lufs;
    if (!leftOut && !loudness.empty())
        if (const auto known = loudness.find(item.item.id); known != loudness.end()) lufs = known->second;
    Kept& row = kept[&item];
    row.isSeen = true;
    if (row.row && row.revision == item.revision && row.row->lufs == lufs) return row.row;
    row.revision = item.revision;
    PackRow made = madeRow(plan, item, lufs, leftOut);
    if (!leftOut) addMarks(made, item.item, plan.sourceOf(item), m_document.session().request);
    row.row = std::make_shared<const PackRow>(std::move(made));
    return row.row;
}

std::vector<PackFolder> PackTree::groups(const KnownLoudness& loudness) {
    const pack::LivePlan* plan = m_document.livePlan();
    const pack::PackRequest& request = m_document.session().request;
    const Wanted wanted{request.shop, request.sampleRate, request.format};
    const bool isOther = std::exchange(m_wanted, wanted) != wanted;
    if (std::exchange(m_planning, m_document.planning()) != m_document.planning() || !plan || isOther)
        for (KeptRows* kept : {&m_kept, &m_keptOfAll})
            kept->clear();
    if (!plan) return {};
    std::vector<SharedRow> files, leftOut;
    files.reserve(plan->items().size());
    for (const pack::LiveItem* item : plan->items())
        files.push_back(rowOf(m_kept, *plan, *item, loudness));
    if (const pack::LivePlan* all = m_document.planOfAll())
        for (const pack::LiveItem* item : all->items())
            if (item->isLeftOut) leftOut.push_back(rowOf(m_keptOfAll, *all, *item, loudness));
    for (KeptRows* kept : {&m_kept, &m_keptOfAll})
        for (auto row = kept->begin(); row != kept->end();)
            row = std::exchange(row->second.isSeen, false) ? std::next(row) : kept->erase(row);
    return inFolders(merged(files, leftOut));
}

}
