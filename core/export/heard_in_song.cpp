#include "export/heard_in_song.h"

#include "compose/clips.h"
#include "compose/fit.h"
#include "music/time.h"
#include "preview/sample_bank.h"

#include <cmath>

namespace gleaner::pack {

namespace {

using music::SampleKind;

constexpr char name[] = "sample";
constexpr std::uint64_t anySeed = 1; ///< decides between several; here is one

/// What the composer would do to it; nothing for what it lays down as it is.
std::optional<compose::Clip> clipOf(const std::vector<music::SampleEntry>& one, const music::Key& key,
                                    Bpm bpm) {
    switch (one.front().traits.kind) {
    case SampleKind::Loop:
        return compose::rankLoops(one, key, bpm.value, anySeed).front();
    case SampleKind::Phrase:
        return compose::rankPhrases(one, key, bpm.value, anySeed).front();
    case SampleKind::Hit:
    case SampleKind::Texture:
        break;
    }
    return std::nullopt;
}

music::MelodicTrack trackOf(const compose::Clip& clip, Bpm bpm) {
    music::MelodicTrack track;
    track.role = clip.sample->traits.role;
    track.samplePath = name;
    track.source = music::SourceType::Audio;
    track.seconds = clip.sample->seconds;
    track.stretchBeats = clip.stretchBeats;
    track.transpose = clip.transpose;
    const double beats = clip.stretchBeats.value_or(track.seconds * bpm.value / 60.0);
    track.bars = std::ceil(beats / music::beatsPerBar) + 1.0; // all of it sounds
    return track;
}

/// Semitones that bring a note into the key; drums stay what they are.
int shiftOf(const music::SampleTraits& traits, const music::Key& key) {
    if (traits.kind != SampleKind::Hit || !traits.tonal || music::info(traits.role).isDrum) return 0;
    const auto own = compose::keyOf(traits, key);
    return own ? compose::keyFit(*own, key).shift : 0;
}

}

audio::AudioBuffer heardInSong(const audio::AudioBuffer& sample, int rate, const music::SampleTraits& traits,
                               const music::Key& key, Bpm bpm, const Progress& progress) {
    preview::SampleBank bank(
        rate, [&](const std::string&, int) { return sample; }, progress);
    const std::vector<music::SampleEntry> one = {
        {"", name, traits, secondsFromFrames(sample.frames(), rate), {}}};
    if (const auto clip = clipOf(one, key, bpm)) return bank.clip(trackOf(*clip, bpm), bpm.value);
    return bank.pitched(name, shiftOf(traits, key));
}

}
