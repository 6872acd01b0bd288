#pragma once

// What the tests of whole songs share: requests, the songs they give, and how to look into them.

#include "base/error.h"
#include "compose/compose.h"
#include "compose/harmony.h"
#include "music/time.h"

#include "sample_kit.h"

#include <QString>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace gleaner::test {

using namespace gleaner::compose;

inline ComposeRequest request(int bars = 16) {
    ComposeRequest wanted;
    wanted.bars = bars;
    return wanted;
}

inline music::Song songOf(const ComposeRequest& wanted) { return compose::compose(wanted, walkPack()).song; }

inline std::string errorOf(const ComposeRequest& wanted, const std::vector<music::SampleEntry>& samples) {
    try {
        compose::compose(wanted, samples);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

inline const music::MelodicTrack* trackOf(const music::Song& song, const char* name) {
    const auto found = std::ranges::find(song.melodicTracks, name, &music::MelodicTrack::name);
    return found == song.melodicTracks.end() ? nullptr : &*found;
}

inline const Choice& choiceOf(const Composition& composition, const char* part) {
    const auto found = std::ranges::find(composition.choices, part, &Choice::part);
    if (found == composition.choices.end()) qFatal("no choice for %s", part);
    return *found;
}

inline std::set<int> placedPatterns(const music::Song& song) {
    std::set<int> placed;
    for (const music::Item& item : song.items)
        placed.insert(item.pattern);
    return placed;
}

inline QString errorsOf(const music::Song& song) {
    QString text;
    for (const std::string& error : music::validate(song))
        text += QString::fromStdString(error) + QLatin1Char('\n');
    return text;
}

inline std::vector<const music::MelodicTrack*> clipsOf(const music::Song& song) {
    std::vector<const music::MelodicTrack*> clips;
    for (const music::MelodicTrack& track : song.melodicTracks)
        if (track.source == music::SourceType::Audio) clips.push_back(&track);
    return clips;
}

/// What the drums play over the whole song, placed.
inline std::vector<music::DrumNote> placedHits(const music::Song& song) {
    std::vector<music::DrumNote> hits;
    for (const music::Item& item : song.items)
        for (music::DrumNote hit : song.patterns[static_cast<std::size_t>(item.pattern - 1)].notes) {
            hit.note.pos += item.bar * music::beatsPerBar;
            hits.push_back(hit);
        }
    return hits;
}

inline std::vector<ComposeRequest> manyRequests() {
    std::vector<ComposeRequest> wanted;
    for (const Named& style : styles())
        for (const int bars : {4, 8, 16, 28, 60}) {
            wanted.push_back(request(bars));
            wanted.back().style = style.id;
            wanted.back().seed = static_cast<std::uint64_t>(bars);
        }
    for (const Named& form : forms()) {
        wanted.emplace_back();
        wanted.back().form = form.id;
    }
    for (const Named& scale : scales())
        for (const char* key : {"Am", "C", "F#m", "Eb"}) {
            wanted.push_back(request());
            wanted.back().scale = scale.id;
            wanted.back().key = *music::parseKey(key);
        }
    return wanted;
}

}
