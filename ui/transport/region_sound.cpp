#include "ui/transport/region_sound.h"

#include "export/heard_in_song.h"
#include "loudness/loudness.h"
#include "pack/render/render.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

using Buffer = std::shared_ptr<const audio::AudioBuffer>;

Buffer recorded(const RegionRequest& request) {
    auto buffer = std::make_shared<audio::AudioBuffer>();
    request.open()->read(request.item().slice.range, *buffer);
    return buffer;
}

Buffer rendered(const RegionRequest& request, const Progress& progress) {
    return std::make_shared<const audio::AudioBuffer>(
        pack::renderItem(request.plan, request.item(), progress));
}

Lufs loudnessOf(const RegionRequest& request, const audio::AudioBuffer& sound, int rate) {
    return loudness::measure(sound, rate, request.item().method).loudness;
}

/// The louder of the two gives way: nothing clips, and nothing that is quiet is drowned in its noise.
Decibels towardsTheOther(const RegionRequest& request, const audio::AudioBuffer& own, int rate,
                         const audio::AudioBuffer& other, int otherRate) {
    const Lufs mine = loudnessOf(request, own, rate), theirs = loudnessOf(request, other, otherRate);
    if (!std::isfinite(mine.value) || !std::isfinite(theirs.value)) return {};
    return std::min(theirs - mine, Decibels());
}

}

std::string RegionRequest::soundKey() const {
    std::string key = item().key;
    for (const bool on : {way.processed, way.equalLoudness, way.inSong})
        key += on ? '1' : '0';
    if (way.inSong)
        key += music::toString(this->key) + std::to_string(bpm.value) +
               std::to_string(item().slice.traits.bpm.value_or(0.0)) +
               std::to_string(item().slice.traits.beats.value_or(0)) +
               (item().slice.traits.key ? music::toString(*item().slice.traits.key) : "");
    return key;
}

RegionSound makeRegionSound(const RegionRequest& request, const Progress& progress) {
    const ListeningWay& way = request.way;
    const int packRate = request.plan.request.sampleRate;
    RegionSound sound;
    sound.rate = way.processed ? packRate : request.rate;
    Buffer own = way.processed ? rendered(request, progress) : recorded(request);
    if (way.equalLoudness) {
        const Buffer other = way.processed ? recorded(request) : rendered(request, progress);
        sound.gain =
            towardsTheOther(request, *own, sound.rate, *other, way.processed ? request.rate : packRate);
    }
    if (way.inSong) {
        const Frame before = std::max<Frame>(own->frames(), 1);
        own = std::make_shared<const audio::AudioBuffer>(pack::heardInSong(
            *own, sound.rate, request.item().slice.traits, request.key, request.bpm, progress));
        sound.stretch = static_cast<double>(own->frames()) / static_cast<double>(before);
    }
    sound.buffer = std::move(own);
    return sound;
}

}
