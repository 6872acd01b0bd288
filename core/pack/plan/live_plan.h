#pragma once

#include "pack/plan/identity.h"
#include "pack/plan/name_list.h"
#include "pack/plan/plan.h"

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace gleaner::pack {

/// A file to be, of a plan that is kept.
struct LiveItem {
    PlanItem item;              ///< without its key
    std::size_t asset = 0;      ///< of the request: where its slice stands
    bool isLeftOut = false;     ///< a person left it out, and it stands here all the same
    std::uint64_t revision = 0; ///< another one as soon as anything here is another
    std::string sound;          ///< SHA-256 over what is heard
};

/// The plan of a request that a person is editing: the items of `pack::plan`, kept, so that an edit costs
/// what it changed. What only the whole pack has (its id, the keys of all items) `pack::plan` tells.
class LivePlan {
public:
    enum class LeftOut { Stays, IsTaken };

    /// As `pack::plan`; with `LeftOut::IsTaken` the slices that are left out are items, too. Throws Error as
    /// it does.
    LivePlan(std::span<const library::RecordingRef> recordings, const PackRequest& request,
             LeftOut leftOut = LeftOut::Stays);
    LivePlan(LivePlan&&) noexcept;
    LivePlan& operator=(LivePlan&&) noexcept;
    ~LivePlan();

    /// Sorted by path. Names are given when somebody asks for them: many edits in a row cost no more than
    /// one.
    const std::vector<const LiveItem*>& items() const {
        arrange();
        return m_byPath;
    }
    const PackCounts& counts() const { return m_counts; }
    const library::Recording& sourceOf(const LiveItem& item) const {
        return m_plan.sources[item.item.source];
    }
    /// Null when it is none: left out, or the same stretch as another one.
    const LiveItem* find(std::size_t asset, const std::string& sliceId) const;
    /// Null: there is none.
    const LiveItem* findById(const std::string& itemId) const;

    /// Whether slices can be replaced: not where the request chooses among hits, which each of them decides,
    /// nor where two slices of an asset have one id.
    bool canReplace() const { return m_canReplace; }
    /// The asset has the slices `put`, in place of those with their ids or new, and no longer those called
    /// `gone`. Throws Error as `pack::plan` does, and this plan is of no more use then.
    void replace(std::size_t asset, std::span<const ChosenSlice> put, std::span<const std::string> gone);

    /// These items with their keys, for whoever renders some of them: a plan without a pack's id.
    PackPlan planOf(std::span<const LiveItem* const> items) const;

private:
    struct Entry;
    /// Of one asset, by the ids of its slices.
    using Entries = std::unordered_multimap<std::string, std::unique_ptr<Entry>>;

    std::unique_ptr<Entry> entryFor(std::size_t asset, const ChosenSlice& chosen) const;
    Entry& add(std::size_t asset, const ChosenSlice& chosen);
    void drop(Entry& entry);
    void chooseOf(const std::string& sound);
    bool exchange(Entry& entry, std::size_t asset, const ChosenSlice& chosen);
    void arrange() const;

    PackPlan m_plan; ///< sources, and the request without slices
    LeftOut m_leftOut;
    Naming m_naming;
    ItemHashes m_hashes;
    struct Source {
        std::size_t index = 0;
        int channels = 0; ///< of the recording
    };
    std::vector<Source> m_sourceOf; ///< by asset
    std::vector<Entries> m_entries; ///< by asset
    std::unordered_map<std::string, std::vector<Entry*>> m_bySound;
    PackCounts m_counts;
    // As of the latest time that somebody asked; these, and the names that the items have.
    mutable std::vector<Entry*> m_inOrder; ///< the items, as they are named
    mutable std::vector<const LiveItem*> m_byPath;
    mutable std::vector<Entry*> m_chosen; ///< items that are not among them yet
    mutable bool m_isArranged = false;
    mutable std::uint64_t m_revision = 0;
    bool m_canReplace = true;
};

}
