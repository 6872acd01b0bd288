#include "pack/package/block_match.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace gleaner::pack {
namespace {

/// Where each block is found; silence, and what the print has more than once, is found nowhere.
std::unordered_map<std::uint64_t, std::size_t> placesOf(const audio::SoundPrint& print) {
    std::unordered_map<std::uint64_t, std::size_t> places, twice;
    for (std::size_t n = 0; n < print.blocks.size(); ++n)
        if (print.levels[n] > audio::silentLevel && !places.emplace(print.blocks[n], n).second)
            twice.emplace(print.blocks[n], n);
    for (const auto& [sum, block] : twice)
        places.erase(sum);
    return places;
}

/// Offsets of the blocks that are found.
std::multimap<Frame, std::size_t> offsetsOf(const audio::SoundPrint& print, const audio::AudioBuffer& now) {
    std::multimap<Frame, std::size_t> offsets;
    const Frame length = print.blockFrames();
    if (now.frames() < length || now.channels() != print.channels) return offsets;
    const auto places = placesOf(print);
    audio::RollingChecksum sum(now, length);
    do {
        if (const auto found = places.find(sum.value()); found != places.end())
            offsets.emplace(sum.at() - static_cast<Frame>(found->second) * length, found->second);
    } while (sum.advance());
    return offsets;
}

Frame commonest(const std::multimap<Frame, std::size_t>& offsets) {
    Frame best = 0;
    std::size_t most = 0;
    for (auto at = offsets.begin(); at != offsets.end(); at = offsets.upper_bound(at->first))
        if (const std::size_t count = offsets.count(at->first); count > most) {
            most = count;
            best = at->first;
        }
    return best;
}

/// How the first and the last of them lie, and how far the blocks go that lie as the first does.
void findEnds(const std::multimap<Frame, std::size_t>& offsets, BlockMatch& match) {
    const auto blockOf = [](const auto& found) { return found.second; };
    match.front = std::ranges::min_element(offsets, {}, blockOf)->first;
    match.back = std::ranges::max_element(offsets, {}, blockOf)->first;
    const auto [begin, end] = offsets.equal_range(match.front);
    for (auto found = begin; found != end; ++found)
        match.seam = std::max(match.seam, found->second + 1);
}

}

std::size_t BlockMatch::matched() const {
    return static_cast<std::size_t>(std::ranges::count(isThere, true));
}

std::vector<BlockRun> BlockMatch::changedRuns() const {
    std::vector<BlockRun> runs;
    for (std::size_t n = 0; n < isThere.size(); ++n) {
        const Frame begin = static_cast<Frame>(n) * length + offset;
        if (isThere[n] || begin < 0 || begin + length > frames) continue;
        if (!runs.empty() && runs.back().end == n)
            runs.back().end = n + 1;
        else
            runs.push_back({n, n + 1});
    }
    return runs;
}

BlockMatch matchBlocks(const audio::SoundPrint& print, const audio::AudioBuffer& now) {
    BlockMatch match;
    match.length = print.blockFrames();
    match.frames = now.frames();
    match.isThere.assign(print.blocks.size(), false);
    const auto offsets = offsetsOf(print, now);
    if (offsets.empty()) return match;
    match.offset = commonest(offsets);
    findEnds(offsets, match);
    // Silence is where it belongs, too; it was not looked for.
    for (const auto& [offset, block] : offsets) {
        match.isMoved = match.isMoved || offset != match.offset;
        match.isThere[block] = true;
    }
    for (std::size_t n = 0; n < print.blocks.size(); ++n) {
        const Frame begin = static_cast<Frame>(n) * match.length + match.offset;
        if (match.isThere[n] || begin < 0 || begin + match.length > now.frames()) continue;
        match.isThere[n] = audio::RollingChecksum(now, match.length, begin).value() == print.blocks[n];
    }
    return match;
}

}
