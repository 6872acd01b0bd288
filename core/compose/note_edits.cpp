#include "compose/drum_writer.h"
#include "compose/wishes.h"

#include <algorithm>
#include <cmath>

namespace gleaner::compose {
namespace {

constexpr double reach = 0.125 + 1e-9; // beats: half of a sixteenth, which swing and looseness stay within

/// The nearest within reach; the list's end where there is none.
template <typename Notes, typename NoteOf, typename Wanted>
auto nearest(Notes& notes, double pos, NoteOf noteOf, Wanted isWanted) {
    auto best = notes.end();
    for (auto one = notes.begin(); one != notes.end(); ++one) {
        const double distance = std::abs(noteOf(*one).pos - pos);
        if (distance > reach || !isWanted(*one)) continue;
        if (best == notes.end() || distance < std::abs(noteOf(*best).pos - pos)) best = one;
    }
    return best;
}

/// The note that a drum is struck with anywhere: a stand-in is tuned.
int keyOfDrum(const music::Song& song, int channel) {
    for (const music::Pattern& pattern : song.patterns)
        for (const music::DrumNote& hit : pattern.notes)
            if (hit.channel == channel) return hit.note.key;
    return plainKey;
}

bool applyToDrum(music::Song& song, const NoteEdit& edit) {
    const auto voice = std::ranges::find(voices, edit.lane, &VoiceInfo::name);
    const auto pattern = std::ranges::find(song.patterns, edit.pattern, &music::Pattern::name);
    if (voice == voices.end() || pattern == song.patterns.end()) return false;
    const int channel = channelOf(voice->voice), key = keyOfDrum(song, channel);
    const double end = pattern->bars * music::barBeats(song.meta);
    if (edit.after && edit.after->pos >= end) return false;
    if (edit.before) {
        const auto found = nearest(
            pattern->notes, edit.before->pos, [](auto& hit) -> auto& { return hit.note; },
            [&](const music::DrumNote& hit) { return hit.channel == channel; });
        if (found == pattern->notes.end()) return false;
        pattern->notes.erase(found);
    }
    if (edit.after) {
        pattern->notes.push_back({channel, *edit.after});
        pattern->notes.back().note.key = key;
    }
    tidy(pattern->notes);
    return true;
}

bool applyToTrack(music::Song& song, const NoteEdit& edit) {
    const auto track = std::ranges::find_if(song.melodicTracks, [&](const music::MelodicTrack& one) {
        return one.name == edit.lane && one.source == music::SourceType::Pattern;
    });
    if (track == song.melodicTracks.end()) return false;
    if (edit.after && edit.after->pos >= track->bars * music::barBeats(song.meta)) return false;
    if (edit.before) {
        const auto found = nearest(
            track->notes, edit.before->pos, [](auto& note) -> auto& { return note; },
            [&](const music::Note& note) { return note.key == edit.before->key; });
        if (found == track->notes.end()) return false;
        track->notes.erase(found);
    }
    if (edit.after) track->notes.push_back(*edit.after);
    std::ranges::stable_sort(track->notes, [](const music::Note& a, const music::Note& b) {
        return std::pair(a.pos, a.key) < std::pair(b.pos, b.key);
    });
    return true;
}

}

std::string laneNameOf(const music::Song& song, int channel) {
    if (channel >= 0 && channel < music::drumChannels)
        return std::string(voices[static_cast<std::size_t>(channel)].name);
    const auto track = std::ranges::find(song.melodicTracks, channel, &music::MelodicTrack::channel);
    return track == song.melodicTracks.end() ? std::string() : track->name;
}

std::vector<NoteEdit> applyEdits(music::Song& song, const std::vector<std::string>& edits) {
    std::vector<NoteEdit> lost;
    for (const std::string& text : edits) {
        const auto edit = noteEditFrom(text);
        if (!edit) continue;
        const bool isDone = edit->pattern.empty() ? applyToTrack(song, *edit) : applyToDrum(song, *edit);
        if (!isDone) lost.push_back(*edit);
    }
    if (edits.empty()) return lost;
    std::erase_if(song.items, [&](const music::Item& item) {
        return song.patterns[static_cast<std::size_t>(item.pattern - 1)].notes.empty();
    });
    std::erase_if(song.melodicTracks, [](const music::MelodicTrack& track) {
        return track.source == music::SourceType::Pattern && track.notes.empty();
    });
    return lost;
}

}
