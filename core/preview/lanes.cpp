#include "preview/lanes.h"

#include "base/units.h"
#include "music/time.h"

#include <algorithm>
#include <set>

namespace gleaner::preview {
namespace {

constexpr double ringingSeconds = 20.0; ///< how long a sample that is let go may be heard

/// What is the same for all lanes: names and titles change no sound.
music::Song frameOf(const music::Song& song) {
    music::Song frame;
    frame.meta = music::SongMeta{};
    frame.meta.bpm = song.meta.bpm;
    return frame;
}

/// An open hat is cut by the closed ones.
std::set<int> neededFor(const music::Song& song, const music::DrumChannel& drum) {
    std::set<int> needed = {drum.channel};
    if (drum.role == music::Role::OpenHat)
        for (const music::DrumChannel& other : song.drums)
            if (other.role == music::Role::Hat) needed.insert(other.channel);
    return needed;
}

music::Song drumLane(const music::Song& song, const music::DrumChannel& drum) {
    music::Song lane = frameOf(song);
    const std::set<int> needed = neededFor(song, drum);
    for (const music::DrumChannel& one : song.drums)
        if (needed.contains(one.channel)) lane.drums.push_back(one);
    for (const music::Pattern& pattern : song.patterns) {
        lane.patterns.push_back({{}, pattern.bars, {}});
        std::ranges::copy_if(pattern.notes, std::back_inserter(lane.patterns.back().notes),
                             [&](const music::DrumNote& hit) { return needed.contains(hit.channel); });
    }
    for (const music::Item& item : song.items) {
        const bool isThere = item.pattern >= 1 && item.pattern <= static_cast<int>(song.patterns.size());
        if (item.muted || !isThere || lane.patterns[static_cast<std::size_t>(item.pattern - 1)].notes.empty())
            continue;
        lane.items.push_back({item.pattern, item.bar, item.bars, 1, false});
    }
    return lane;
}

bool strikes(const music::Song& lane, int channel) {
    return std::ranges::any_of(lane.items, [&](const music::Item& item) {
        return std::ranges::any_of(lane.patterns[static_cast<std::size_t>(item.pattern - 1)].notes,
                                   [&](const music::DrumNote& hit) { return hit.channel == channel; });
    });
}

}

std::vector<Lane> lanesOf(const music::Song& song) {
    const double bars = music::lengthInBars(song);
    std::vector<Lane> lanes;
    for (const music::DrumChannel& drum : song.drums) {
        if (drum.samplePath.empty()) continue;
        music::Song lane = drumLane(song, drum);
        if (strikes(lane, drum.channel)) lanes.push_back({drum.channel, std::move(lane), bars});
    }
    for (const music::MelodicTrack* track : music::tracksInOrder(song)) {
        if (track->muted || track->samplePath.empty()) continue;
        music::Song lane = frameOf(song);
        lane.melodicTracks.push_back(*track);
        lane.melodicTracks.back().name.clear();
        lanes.push_back({track->channel, std::move(lane), bars});
    }
    std::ranges::stable_sort(lanes, {}, &Lane::channel);
    return lanes;
}

std::vector<FrameRange> stretchesOf(const Lane& lane, int rate) {
    std::vector<FrameRange> stretches;
    const auto frameAt = [&](double bar) {
        const Beats beats(bar * music::barBeats(lane.song.meta));
        return framesFromSeconds(music::secondsFromBeats(beats, Bpm(lane.song.meta.bpm)), rate);
    };
    const auto add = [&](double bar, double bars) {
        stretches.push_back({frameAt(bar), frameAt(bar + bars) + framesFromSeconds(ringingSeconds, rate)});
    };
    for (const music::Item& item : lane.song.items)
        add(item.bar, item.bars);
    for (const music::MelodicTrack& track : lane.song.melodicTracks)
        for (const double bar : music::startsOf(track))
            add(bar, track.bars);
    return stretches;
}

}
