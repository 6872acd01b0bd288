#include "session/slice_difference.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace gleaner::session {

namespace {

using Ids = std::unordered_set<std::string_view>;

const std::string& idOf(const pack::ChosenSlice& slice) { return slice.slice.id; }

/// The stretch in the middle where two lists differ.
struct Middle {
    std::size_t begin = 0;
    std::size_t endBefore = 0;
    std::size_t endAfter = 0;
};

Middle middleOf(const SliceList& before, const SliceList& after) {
    const std::size_t shorter = std::min(before.size(), after.size());
    Middle middle{0, before.size(), after.size()};
    while (middle.begin < shorter && before[middle.begin] == after[middle.begin])
        ++middle.begin;
    while (std::min(middle.endBefore, middle.endAfter) > middle.begin &&
           before[middle.endBefore - 1] == after[middle.endAfter - 1]) {
        --middle.endBefore;
        --middle.endAfter;
    }
    return middle;
}

auto orderOf(const pack::ChosenSlice& slice) {
    return std::tie(slice.slice.range.begin, slice.slice.range.end, slice.slice.id);
}

bool isSorted(const SliceList& slices) { return std::ranges::is_sorted(slices, {}, orderOf); }

/// Whether each of the ids stands at most once in the list.
bool areUnique(const Ids& ids, const SliceList& slices) {
    Ids seen;
    return std::ranges::all_of(slices, [&](const pack::ChosenSlice& slice) {
        return !ids.contains(idOf(slice)) || seen.insert(idOf(slice)).second;
    });
}

void sortById(SliceDifference& change) {
    std::ranges::sort(change.put, {}, idOf);
    std::ranges::sort(change.gone);
}

}

SliceDifference difference(const SliceList& before, const SliceList& after) {
    const Middle middle = middleOf(before, after);
    std::unordered_map<std::string_view, const pack::ChosenSlice*> was;
    for (std::size_t i = middle.begin; i < middle.endBefore; ++i)
        was.emplace(idOf(before[i]), &before[i]);
    SliceDifference change;
    Ids ids;
    for (std::size_t i = middle.begin; i < middle.endAfter; ++i) {
        const auto found = was.find(idOf(after[i]));
        const bool isNew = found == was.end();
        if (isNew || *found->second != after[i]) {
            change.put.push_back(after[i]);
            ids.insert(idOf(after[i]));
        }
        if (!isNew) was.erase(found);
    }
    for (const auto& [id, slice] : was) {
        change.gone.emplace_back(id);
        ids.insert(id);
    }
    sortById(change);
    const bool isExact =
        areUnique(ids, before) && areUnique(ids, after) && isSorted(before) && isSorted(after);
    return isExact ? change : SliceDifference{{}, {}, after};
}

namespace {

/// Where ids are no names: each that is put takes the place of the next one with its id.
SliceList putInto(SliceList slices, const SliceDifference& change) {
    const Ids gone(change.gone.begin(), change.gone.end());
    std::erase_if(slices, [&](const pack::ChosenSlice& slice) { return gone.contains(idOf(slice)); });
    std::unordered_map<std::string_view, std::size_t> from; // of each id: where to look for the next one
    for (const pack::ChosenSlice& slice : change.put) {
        std::size_t& at = from[idOf(slice)];
        while (at < slices.size() && idOf(slices[at]) != idOf(slice))
            ++at;
        if (at < slices.size())
            slices[at++] = slice;
        else
            slices.push_back(slice);
    }
    sortSlices(slices);
    return slices;
}

}

SliceDifference replacing(const SliceList& slices, SliceList put, std::vector<std::string> gone) {
    SliceDifference change{std::move(put), std::move(gone), {}};
    Ids ids(change.gone.begin(), change.gone.end());
    for (const pack::ChosenSlice& slice : change.put)
        ids.insert(idOf(slice));
    if (!isSorted(slices) || !areUnique(ids, slices) ||
        ids.size() != change.put.size() + change.gone.size()) {
        return difference(slices, putInto(slices, change));
    }
    std::unordered_map<std::string_view, const pack::ChosenSlice*> was;
    for (const pack::ChosenSlice& slice : slices)
        if (ids.contains(idOf(slice))) was.emplace(idOf(slice), &slice);
    std::erase_if(change.put, [&](const pack::ChosenSlice& slice) {
        const auto known = was.find(idOf(slice));
        return known != was.end() && *known->second == slice;
    });
    std::erase_if(change.gone, [&](const std::string& id) { return !was.contains(id); });
    sortById(change);
    return change;
}

FrameRange stretchOf(const SliceList& slices, const SliceDifference& change) {
    FrameRange stretch;
    const auto take = [&](const pack::ChosenSlice& slice) {
        const FrameRange range = slice.slice.range;
        stretch = stretch.isEmpty()
                      ? range
                      : FrameRange{std::min(stretch.begin, range.begin), std::max(stretch.end, range.end)};
    };
    Ids ids(change.gone.begin(), change.gone.end());
    for (const pack::ChosenSlice& slice : change.put) {
        ids.insert(idOf(slice));
        take(slice);
    }
    for (const pack::ChosenSlice& slice : slices)
        if (change.whole || ids.contains(idOf(slice))) take(slice);
    if (change.whole) std::ranges::for_each(*change.whole, take);
    return stretch;
}

void applyTo(SliceList& slices, const SliceDifference& change) {
    if (change.whole) {
        slices = *change.whole;
        return;
    }
    if (change.isEmpty()) return;
    std::unordered_map<std::string_view, const pack::ChosenSlice*> put;
    for (const pack::ChosenSlice& slice : change.put)
        put.emplace(idOf(slice), &slice);
    const Ids gone(change.gone.begin(), change.gone.end());
    std::erase_if(slices, [&](const pack::ChosenSlice& slice) { return gone.contains(idOf(slice)); });
    for (pack::ChosenSlice& slice : slices) {
        const auto found = put.find(idOf(slice));
        if (found == put.end()) continue;
        slice = *found->second;
        put.erase(found);
    }
    if (!isSorted(slices)) sortSlices(slices);
    for (const pack::ChosenSlice& slice : change.put)
        if (put.contains(idOf(slice)))
            slices.insert(std::ranges::upper_bound(slices, orderOf(slice), {}, orderOf), slice);
}

SliceDifference inverse(const SliceList& slices, const SliceDifference& change) {
    if (change.whole) return {{}, {}, slices};
    Ids ids(change.gone.begin(), change.gone.end());
    for (const pack::ChosenSlice& slice : change.put)
        ids.insert(idOf(slice));
    SliceDifference back;
    for (const pack::ChosenSlice& slice : slices)
        if (ids.erase(idOf(slice)) > 0) back.put.push_back(slice);
    for (const std::string_view id : ids)
        back.gone.emplace_back(id);
    sortById(back);
    return back;
}

SliceDifference composed(SliceDifference first, const SliceDifference& then) {
    if (then.whole) return then;
    if (first.whole) {
        applyTo(*first.whole, then);
        return first;
    }
    Ids later(then.gone.begin(), then.gone.end());
    for (const pack::ChosenSlice& slice : then.put)
        later.insert(idOf(slice));
    std::erase_if(first.put, [&](const pack::ChosenSlice& slice) { return later.contains(idOf(slice)); });
    std::erase_if(first.gone, [&](const std::string& id) { return later.contains(id); });
    std::ranges::copy(then.put, std::back_inserter(first.put));
    std::ranges::copy(then.gone, std::back_inserter(first.gone));
    sortById(first);
    return first;
}

SliceSplice splice(const SliceList& before, const SliceList& after) {
    const Middle middle = middleOf(before, after);
    const auto at = [&](std::size_t i) { return after.begin() + static_cast<std::ptrdiff_t>(i); };
    if (middle.endBefore == middle.begin && middle.endAfter == middle.begin) return {};
    return {middle.begin, middle.endBefore - middle.begin, SliceList(at(middle.begin), at(middle.endAfter))};
}

bool applyTo(SliceList& slices, const SliceSplice& change) {
    if (change.at > slices.size() || change.count > slices.size() - change.at) return false;
    const auto begin = slices.begin() + static_cast<std::ptrdiff_t>(change.at);
    const auto room = slices.erase(begin, begin + static_cast<std::ptrdiff_t>(change.count));
    slices.insert(room, change.in.begin(), change.in.end());
    return true;
}

SliceSplice inverse(const SliceList& slices, const SliceSplice& change) {
    const auto begin = slices.begin() + static_cast<std::ptrdiff_t>(change.at);
    return {change.at, change.in.size(), SliceList(begin, begin + static_cast<std::ptrdiff_t>(change.count))};
}

}
