#include "midi/played_notes.h"

#include "music/time.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace gleaner::midi {
namespace {

/// A stretch of bars in which a pattern or phrase sounds once.
struct Clip {
    std::int64_t begin, end; ///< ticks
};

void add(std::vector<PlayedNote>& played, const music::Note& note, const Clip& clip, int ppq) {
    const std::int64_t begin = clip.begin + music::ticksFromBeats(note.pos, ppq);
    if (begin >= clip.end) return;
    const std::int64_t end = clip.begin + music::ticksFromBeats(note.pos + note.len, ppq);
    played.push_back(
        {begin, std::clamp(end, begin + 1, std::max(begin + 1, clip.end)), note.key, note.velocity});
}

/// A MIDI key can sound once at a time: of two that begin together the louder stays, else the later one cuts.
std::vector<PlayedNote> withoutOverlaps(std::vector<PlayedNote> notes) {
    std::sort(notes.begin(), notes.end(), [](const PlayedNote& a, const PlayedNote& b) {
        return std::tuple(a.begin, a.key, -a.velocity, -a.end) <
               std::tuple(b.begin, b.key, -b.velocity, -b.end);
    });
    std::vector<PlayedNote> kept;
    std::map<int, std::size_t> lastOfKey;
    for (const PlayedNote& note : notes) {
        const auto last = lastOfKey.find(note.key);
        if (last != lastOfKey.end()) {
            if (kept[last->second].begin == note.begin) continue;
            kept[last->second].end = std::min(kept[last->second].end, note.begin);
        }
        lastOfKey[note.key] = kept.size();
        kept.push_back(note);
    }
    return kept;
}

std::int64_t barTicks(const music::Song& song, double bars) {
    return music::ticksFromBeats(bars * music::barBeats(song.meta), song.meta.ppq);
}

}

std::vector<PlayedNote> drumNotes(const music::Song& song, int channel) {
    std::vector<PlayedNote> played;
    for (const music::Item& item : song.items) {
        if (item.muted) continue;
        const music::Pattern& pattern = song.patterns[static_cast<std::size_t>(item.pattern - 1)];
        music::eachTurn(pattern.bars, item.bars, [&](double done, double bars) {
            const Clip clip{barTicks(song, item.bar + done), barTicks(song, item.bar + done + bars)};
            for (const music::DrumNote& drum : pattern.notes)
                if (drum.channel == channel) add(played, drum.note, clip, song.meta.ppq);
        });
    }
    return withoutOverlaps(std::move(played));
}

std::vector<PlayedNote> trackNotes(const music::Song& song, const music::MelodicTrack& track) {
    std::vector<PlayedNote> played;
    if (track.muted) return played;
    for (const double bar : music::startsOf(track))
        for (const music::Note& note : track.notes)
            add(played, note, {barTicks(song, bar), barTicks(song, bar + track.bars)}, song.meta.ppq);
    return withoutOverlaps(std::move(played));
}

}
