#include "flp/left_out.h"

#include "flp/rack.h"

namespace gleaner::flp {
namespace {

/// "Rain, Vocal": the audio clips of which `isSo` holds.
template <typename Predicate>
std::string namesOf(const music::Song& song, Predicate isSo) {
    std::string names;
    for (const music::MelodicTrack* track : music::tracksInOrder(song))
        if (track->source == music::SourceType::Audio && isSo(*track))
            names += (names.empty() ? "" : ", ") + music::nameOf(*track);
    return names;
}

}

std::vector<std::string> leftOut(const music::Song& song, const ReleaseNumber& release) {
    if (formatOf(release).clipsHaveSound()) return {};
    const std::string fl =
        "FL Studio " + std::to_string(release[0]) + '.' + std::to_string(release[1]) + " has no ";
    std::vector<std::string> sentences;
    const std::string faded = namesOf(
        song, [](const music::MelodicTrack& track) { return track.fadeInMs > 0.0 || track.fadeOutMs > 0.0; });
    if (!faded.empty())
        sentences.push_back(fl + "fades of clips, and those of " + faded +
                            " are left out; FL Studio 21 and later have them.");
    const std::string loud = namesOf(
        song, [](const music::MelodicTrack& track) { return volumeWithGain(track) > music::loudestVolume; });
    if (!loud.empty())
        sentences.push_back(fl + "gain of clips, and the channel volume can't be turned up as far as " +
                            loud + " would need; FL Studio 21 and later can.");
    return sentences;
}

}
