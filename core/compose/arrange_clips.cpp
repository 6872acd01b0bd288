#include "compose/clips.h"
#include "compose/song_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::compose {
namespace {

constexpr double loopVolume = 0.6, secondLoopVolume = 0.46, phraseVolume = 0.64, ambienceVolume = 0.34,
                 accentVolume = 0.5;
constexpr int mostBarsRinging = 2; // into a section that may want silence
constexpr double bedFadeInMs = 20.0, bedFadeOutMs = 250.0;
constexpr double unfittingVolume = 0.7; // of its own, for a loop that fits badly
constexpr double poorScore = 0.3;
constexpr double nearShare = 0.5; // of the best score: who may take its place when a part is rolled again
constexpr unsigned everywhere = ~0U;

void note(Composition& composition, const std::string& part, music::Role role, const Clip* clip,
          const std::string& silence) {
    if (clip)
        composition.choices.push_back({part, clip->sample->traits.role, clip->sample->id, clip->sample->path,
                                       clip->score, clip->reason});
    else
        composition.choices.push_back({part, role, "", "", 0.0, silence});
}

void tell(const SongPlan& plan, Composition& composition, const std::string& part,
          const std::vector<Clip>& ranked) {
    auto& told = composition.alternatives[part];
    for (std::size_t n = 0; n < std::min(ranked.size(), static_cast<std::size_t>(plan.alternatives)); ++n) {
        const Clip& clip = ranked[n];
        Alternative one = alternativeOf(*clip.sample, clip.score, clip.reason);
        one.semitones = static_cast<int>(std::lround(clip.transpose));
        if (clip.stretchBeats && clip.sample->seconds > 0.0)
            one.stretch = *clip.stretchBeats * 60.0 / plan.bpm / clip.sample->seconds;
        told.push_back(std::move(one));
    }
}

/// Tells of the best, and puts in front who is locked, or for each roll another of those that come near.
void wish(const SongPlan& plan, Composition& composition, const std::string& part,
          std::vector<Clip>& ranked) {
    if (plan.alternatives > 0) tell(plan, composition, part, ranked);
    if (ranked.empty()) return;
    if (const music::SampleEntry* locked = plan.lockOf(part)) {
        const auto found = std::ranges::find(ranked, locked, &Clip::sample);
        if (found == ranked.end())
            composition.warnings.push_back(part +
                                           " is chosen anew: the sample it was locked to can't play it.");
        else
            std::rotate(ranked.begin(), found, found + 1);
        return;
    }
    const double least = ranked.front().score * nearShare;
    const auto end = std::ranges::find_if(ranked, [&](const Clip& clip) { return clip.score < least; });
    const auto near = std::max<std::ptrdiff_t>(end - ranked.begin(), 1);
    std::rotate(ranked.begin(), ranked.begin() + plan.wishes.rollOf(part) % near, ranked.begin() + near);
}

/// As short as the shortest section it must fit in.
int fittingBars(const SongPlan& plan, unsigned layers, int bars) {
    for (const SectionPlan& section : plan.sections)
        if (section.has(layers)) bars = std::min(bars, section.bars);
    return bars;
}

music::MelodicTrack trackOf(const SongPlan& plan, const std::string& name, const Clip& clip, int bars,
                            const std::vector<int>& starts, double volume, double pan) {
    music::MelodicTrack track;
    track.role = clip.sample->traits.role;
    track.name = name;
    track.samplePath = clip.sample->path;
    track.source = music::SourceType::Audio;
    track.volume = plan.levelled(volume, clip.sample);
    track.pan = pan;
    track.bar = starts.front();
    track.bars = bars;
    track.repeats.assign(starts.begin() + 1, starts.end());
    track.seconds = std::max(0.0, clip.sample->seconds);
    track.stretchBeats = clip.stretchBeats;
    track.transpose = clip.transpose;
    return track;
}

bool place(const SongPlan& plan, const std::string& name, const Clip& clip, unsigned layers, bool once,
           double volume, double pan, Composition& composition) {
    const int bars = fittingBars(plan, layers, clip.bars);
    const auto starts = startsIn(plan.sections, layers, bars, once);
    if (starts.empty()) return false;
    composition.song.melodicTracks.push_back(trackOf(plan, name, clip, bars, starts, volume, pan));
    return true;
}

/// Where a bed of sound begins, by how it ends there.
struct BedStarts {
    std::vector<int> one, other; ///< in turns: each rings out while the other begins
    std::vector<int> cut;        ///< where the song ends before it does
};

BedStarts bedStarts(const SongPlan& plan, const std::vector<int>& starts, int ringing) {
    const int end = plan.sections.back().bar + plan.sections.back().bars;
    BedStarts bed;
    int freeOne = 0, freeOther = 0;
    for (const int start : starts) {
        if (start + ringing > end)
            bed.cut.push_back(start);
        else if (freeOne <= start) {
            bed.one.push_back(start);
            freeOne = start + ringing;
        } else if (freeOther <= start) {
            bed.other.push_back(start);
            freeOther = start + ringing;
        } else
            bed.cut.push_back(start);
    }
    return bed;
}

/// A bed that ended where the next begins would be cut off in its middle, every few bars: it rings out, on
/// two tracks in turns, and is faded where that would take long or the song ends.
bool placeBed(const SongPlan& plan, const Clip& clip, unsigned layers, Composition& composition) {
    const int bars = fittingBars(plan, layers, clip.bars);
    const auto starts = startsIn(plan.sections, layers, bars, false);
    if (starts.empty()) return false;
    const double seconds = std::max(0.0, clip.sample->seconds);
    const double barSeconds = music::secondsFromBeats(Beats(music::barBeats(plan.metre)), Bpm(plan.bpm));
    const int whole = static_cast<int>(std::ceil(std::min(seconds / barSeconds, 1e6) - 1e-6));
    const int ringing = whole <= bars + mostBarsRinging ? std::max(bars, whole) : bars;
    const BedStarts bed = bedStarts(plan, starts, ringing);
    int number = 0;
    const auto add = [&](const std::vector<int>& own, int ownBars) {
        if (own.empty()) return;
        const std::string name = "Ambience" + (++number > 1 ? " " + std::to_string(number) : "");
        composition.song.melodicTracks.push_back(
            trackOf(plan, name, clip, ownBars, own, ambienceVolume, 0.0));
        const bool isCut = ownBars * barSeconds < seconds;
        const double heard = 1000.0 * std::min(seconds, ownBars * barSeconds);
        const double slow = std::min(plan.style->ambienceFadeMs, heard / 3.0);
        composition.song.melodicTracks.back().fadeInMs = std::max(slow, isCut ? bedFadeInMs : 0.0);
        composition.song.melodicTracks.back().fadeOutMs = std::max(slow, isCut ? bedFadeOutMs : 0.0);
    };
    add(bed.one, ringing);
    add(bed.other, ringing);
    add(bed.cut, bars);
    return true;
}

/// The second loop is not the first one's twin: another role where there is one.
const Clip* secondOf(const std::vector<Clip>& loops) {
    if (loops.size() < 2) return nullptr;
    const auto isOther = [&](const Clip& clip) {
        return clip.sample->traits.role != loops.front().sample->traits.role && clip.score >= poorScore;
    };
    const auto other = std::find_if(loops.begin() + 1, loops.end(), isOther);
    return other != loops.end() ? &*other : loops[1].score >= poorScore ? &loops[1] : nullptr;
}

void placeLoops(const SongPlan& plan, Composition& composition) {
    auto loops = rankLoops(plan.samples, plan.key, plan.bpm, plan.seed, plan.metre);
    wish(plan, composition, "Loop 1", loops);
    if (loops.empty()) return note(composition, "Loop 1", music::Role::Perc, nullptr, "no loop in the pack");
    const Clip& first = loops.front();
    const bool fits = first.score >= poorScore;
    note(composition, "Loop 1", {}, &first, "");
    place(plan, "Loop 1", first, layer::loop, false, loopVolume * (fits ? 1.0 : unfittingVolume), 0.0,
          composition);
    if (!fits)
        composition.warnings.push_back(
            "No loop fits the song well; the nearest one is laid under it quietly.");
    auto others = std::vector<Clip>(loops.begin() + 1, loops.end());
    wish(plan, composition, "Loop 2", others);
    const bool isWished = plan.lockOf("Loop 2") || plan.wishes.rollOf("Loop 2") > 0;
    if (const Clip* second = isWished && !others.empty() ? &others.front() : secondOf(loops)) {
        if (place(plan, "Loop 2", *second, layer::secondLoop, false, secondLoopVolume, 0.14, composition))
            note(composition, "Loop 2", {}, second, "");
    }
}

void placePhrase(const SongPlan& plan, Composition& composition) {
    auto phrases = rankPhrases(plan.samples, plan.key, plan.bpm, plan.seed, plan.metre);
    // A phrase that plays notes already is no news: another one first.
    std::stable_partition(phrases.begin(), phrases.end(), [&](const Clip& clip) {
        return std::ranges::find(composition.song.melodicTracks, clip.sample->path,
                                 &music::MelodicTrack::samplePath) == composition.song.melodicTracks.end();
    });
    wish(plan, composition, "Phrase", phrases);
    if (phrases.empty())
        return note(composition, "Phrase", music::Role::Vocal, nullptr, "no phrase in the pack");
    if (place(plan, "Phrase", phrases.front(), layer::phrase, true, phraseVolume, -0.08, composition))
        note(composition, "Phrase", {}, &phrases.front(), "");
}

void placeAmbience(const SongPlan& plan, Composition& composition) {
    auto beds = rankAmbience(plan.samples, plan.bpm, plan.seed, plan.metre);
    wish(plan, composition, "Ambience", beds);
    const auto bed = beds.empty() ? std::nullopt : std::optional(beds.front());
    if (!bed) return note(composition, "Ambience", music::Role::Ambience, nullptr, "no texture in the pack");
    note(composition, "Ambience", {}, &*bed, "");
    if (!placeBed(plan, *bed, layer::ambience, composition))
        placeBed(plan, *bed, everywhere, composition); // a short song has neither intro nor break
}

}

void arrangeClips(const SongPlan& plan, Composition& composition) {
    const auto before = composition.song.melodicTracks.size();
    placeLoops(plan, composition);
    placePhrase(plan, composition);
    placeAmbience(plan, composition);
    if (composition.song.melodicTracks.size() > before) return;
    const auto accent = chooseAccent(plan.samples, plan.bpm, plan.seed, plan.metre);
    if (!accent) return;
    note(composition, "Accent", {}, &*accent, "");
    if (!place(plan, "Accent", *accent, layer::crash, true, accentVolume, 0.0, composition))
        place(plan, "Accent", *accent, everywhere, true, accentVolume, 0.0, composition);
    composition.warnings.push_back(
        "There is no loop, phrase or texture among the samples; the only audio clip is a single hit.");
}

}
