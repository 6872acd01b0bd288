#include "pack/plan/live_plan.h"

#include "pack/plan/plan_items.h"
#include "pack/plan/request_errors.h"
#include "pack/plan/resolve.h"
#include "pack/plan/wav_info.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace gleaner::pack {

struct LivePlan::Entry : LiveItem {
    KeptName name;
    bool isItem = false;   ///< the first of those that sound the same
    bool isListed = false; ///< stands in `m_inOrder`
};

namespace {

/// Those of an asset that were left out are no longer; their ids.
std::unordered_set<std::string> takeAllIn(Asset& asset) {
    std::unordered_set<std::string> ids;
    if (!asset.slices) return ids;
    for (ChosenSlice& chosen : *asset.slices)
        if (std::exchange(chosen.leftOut, false)) ids.insert(chosen.slice.id);
    return ids;
}

}

LivePlan::LivePlan(LivePlan&&) noexcept = default;
LivePlan& LivePlan::operator=(LivePlan&&) noexcept = default;
LivePlan::~LivePlan() = default;

LivePlan::LivePlan(std::span<const library::RecordingRef> recordings, const PackRequest& request,
                   LeftOut leftOut)
    : m_leftOut(leftOut), m_naming(request), m_hashes(request), m_canReplace(request.variety.asksForAll()) {
    requireDoable(request, recordings.size());
    PackRequest resolved = request;
    std::vector<std::unordered_set<std::string>> out(recordings.size());
    if (leftOut == LeftOut::IsTaken) std::ranges::transform(resolved.assets, out.begin(), takeAllIn);
    resolveSlices(resolved, recordings);
    m_entries.resize(recordings.size());
    std::vector<std::vector<ChosenSlice>> slices;
    for (Asset& asset : resolved.assets)
        slices.push_back(*std::exchange(asset.slices, std::nullopt));
    m_plan.request = std::move(resolved);
    for (std::size_t n = 0; n < recordings.size(); ++n) {
        const library::Recording& recording = recordings[n];
        m_sourceOf.push_back({sourceIndex(m_plan.sources, recording), recording.info.channels});
        resolveChannels(slices[n], request.assets[n].channels, recording.info.channels);
        requireDoable(slices[n], recording);
        for (const ChosenSlice& chosen : slices[n])
            add(n, chosen).isLeftOut = out[n].contains(chosen.slice.id);
    }
    std::vector<std::string> sounds;
    for (const auto& [sound, entries] : m_bySound)
        sounds.push_back(sound);
    m_counts = {0, 0, 0, 0, m_plan.request.minHits, m_plan.request.minLoops};
    for (const std::string& sound : sounds)
        chooseOf(sound);
}

const LiveItem* LivePlan::find(std::size_t asset, const std::string& sliceId) const {
    if (asset >= m_entries.size()) return nullptr;
    arrange();
    const auto [first, last] = m_entries[asset].equal_range(sliceId);
    for (auto at = first; at != last; ++at)
        if (at->second->isItem) return at->second.get();
    return nullptr;
}

const LiveItem* LivePlan::findById(const std::string& itemId) const {
    arrange();
    const auto found =
        std::ranges::find(m_inOrder, itemId, [](const Entry* entry) { return entry->item.id; });
    return found == m_inOrder.end() ? nullptr : *found;
}

std::unique_ptr<LivePlan::Entry> LivePlan::entryFor(std::size_t asset, const ChosenSlice& chosen) const {
    auto entry = std::make_unique<Entry>();
    const std::size_t source = m_sourceOf[asset].index;
    entry->asset = asset;
    entry->isLeftOut = chosen.leftOut;
    entry->item = itemFor(m_plan.request, asset, source, m_plan.sources[source], chosen);
    entry->sound = m_hashes.ofSound(entry->item, m_plan.sources[source]);
    entry->item.id = itemIdOf(entry->sound);
    return entry;
}

LivePlan::Entry& LivePlan::add(std::size_t asset, const ChosenSlice& chosen) {
    auto entry = entryFor(asset, chosen);
    m_bySound[entry->sound].push_back(entry.get());
    const std::string& id = chosen.slice.id;
    if (m_entries[asset].contains(id)) m_canReplace = false;
    return *m_entries[asset].emplace(id, std::move(entry))->second;
}

/// Out of all lists but that of its asset; it is still there.
void LivePlan::drop(Entry& entry) {
    if (entry.isListed) {
        std::erase(m_inOrder, &entry);
        std::erase(m_byPath, &entry);
    }
    std::erase(m_chosen, &entry);
    if (entry.isItem) --countOf(m_counts, entry.item.slice.traits.kind);
    m_isArranged = false;
    std::vector<Entry*>& same = m_bySound[entry.sound];
    std::erase(same, &entry);
    if (same.empty()) m_bySound.erase(entry.sound);
}

/// The same stretch of the same recording, taken twice, is one item: the first one.
void LivePlan::chooseOf(const std::string& sound) {
    const auto found = m_bySound.find(sound);
    if (found == m_bySound.end()) return;
    const auto first = std::ranges::min_element(found->second, {}, [](const Entry* entry) {
        return std::pair(entry->asset, std::string_view(entry->item.slice.id));
    });
    for (Entry* entry : found->second) {
        const bool wasItem = std::exchange(entry->isItem, entry == *first);
        if (wasItem == entry->isItem) continue;
        countOf(m_counts, entry->item.slice.traits.kind) += entry->isItem ? 1 : -1;
        if (entry->isItem)
            m_chosen.push_back(entry);
        else
            std::erase(m_chosen, entry);
        m_isArranged = false;
    }
}

/// In the place of one item another that is named as it is and stands where it stood: an edge that is
/// dragged. False, and nothing happens, where that isn't so.
bool LivePlan::exchange(Entry& entry, std::size_t asset, const ChosenSlice& chosen) {
    if (!m_isArranged || !entry.isListed) return false;
    auto next = entryFor(asset, chosen);
    if (m_bySound[entry.sound].size() > 1 || !areNamedAlike(m_naming, entry.item, next->item)) return false;
    if (next->sound != entry.sound && m_bySound.contains(next->sound)) return false;
    const auto at = std::ranges::find(m_inOrder, &entry);
    if (at != m_inOrder.begin() && !namedBefore((*std::prev(at))->item, next->item)) return false;
    if (std::next(at) != m_inOrder.end() && !namedBefore(next->item, (*std::next(at))->item)) return false;
    next->item.path = entry.item.path;
    next->item.number = entry.item.number;
    next->item.digits = entry.item.digits;
    if (next->item == entry.item && next->isLeftOut == entry.isLeftOut) return true;
    if (next->sound != entry.sound) {
        m_bySound.erase(entry.sound);
        m_bySound[next->sound] = {&entry};
    }
    entry.isLeftOut = next->isLeftOut;
    entry.item = std::move(next->item);
    entry.sound = std::move(next->sound);
    entry.revision = ++m_revision;
    return true;
}

void LivePlan::replace(std::size_t asset, std::span<const ChosenSlice> put,
                       std::span<const std::string> gone) {
    std::vector<ChosenSlice> taken;
    std::vector<std::string> dropped(gone.begin(), gone.end());
    for (const ChosenSlice& chosen : put)
        if (m_leftOut == LeftOut::IsTaken || !chosen.leftOut)
            taken.push_back(chosen);
        else
            dropped.push_back(chosen.slice.id);
    resolveChannels(taken, m_plan.request.assets[asset].channels, m_sourceOf[asset].channels);
    requireDoable(taken, m_plan.sources[m_sourceOf[asset].index]);
    Entries& entries = m_entries[asset];
    std::erase_if(taken, [&](const ChosenSlice& chosen) {
        const auto known = entries.find(chosen.slice.id);
        if (known == entries.end()) return false;
        if (exchange(*known->second, asset, chosen)) return true;
        dropped.push_back(chosen.slice.id);
        return false;
    });
    std::vector<std::string> sounds;
    for (const std::string& id : dropped)
        if (const auto known = entries.find(id); known != entries.end()) {
            sounds.push_back(known->second->sound);
            drop(*known->second);
            entries.erase(known);
        }
    for (const ChosenSlice& chosen : taken)
        sounds.push_back(add(asset, chosen).sound);
    if (sounds.empty()) return;
    for (const std::string& sound : sounds)
        chooseOf(sound);
}

/// Lists and names the items once it is known which they are. Most stand where they stood.
void LivePlan::arrange() const {
    if (std::exchange(m_isArranged, true)) return;
    std::erase_if(m_byPath, [](const LiveItem* item) { return !static_cast<const Entry*>(item)->isItem; });
    std::erase_if(m_inOrder, [](Entry* entry) { return !(entry->isListed = entry->isItem); });
    const auto old = std::ssize(m_inOrder); // as many as in m_byPath
    for (Entry* entry : std::exchange(m_chosen, {}))
        if (!std::exchange(entry->isListed, true)) {
            m_inOrder.push_back(entry);
            m_byPath.push_back(entry);
        }
    const auto before = [](const Entry* a, const Entry* b) { return namedBefore(a->item, b->item); };
    std::sort(m_inOrder.begin() + old, m_inOrder.end(), before);
    std::inplace_merge(m_inOrder.begin(), m_inOrder.begin() + old, m_inOrder.end(), before);

    std::vector<NamedItem> named;
    named.reserve(m_inOrder.size());
    for (Entry* entry : m_inOrder) {
        named.push_back({&entry->item, &m_plan.sources[entry->item.source], &entry->name});
    }
    nameInOrder(m_naming, named);
    for (std::size_t i = 0; i < named.size(); ++i)
        if (named[i].isNew) m_inOrder[i]->revision = ++m_revision;
    const auto byPath = [](const LiveItem* a, const LiveItem* b) { return a->item.path < b->item.path; };
    const auto middle = m_byPath.begin() + old;
    if (!std::is_sorted(m_byPath.begin(), middle, byPath)) std::sort(m_byPath.begin(), middle, byPath);
    std::sort(middle, m_byPath.end(), byPath);
    std::inplace_merge(m_byPath.begin(), middle, m_byPath.end(), byPath);
}

PackPlan LivePlan::planOf(std::span<const LiveItem* const> items) const {
    PackPlan plan = m_plan;
    for (const LiveItem* live : items) {
        plan.items.push_back(live->item);
        plan.items.back().key = ItemHashes::ofFile(live->sound, wavInfoOf(plan, live->item));
    }
    return plan;
}

}
