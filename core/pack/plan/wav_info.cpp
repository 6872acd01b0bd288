#include "pack/plan/wav_info.h"

#include "files/paths.h"
#include "music/pitch.h"

#include <cmath>

namespace gleaner::pack {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// By its content: a recording that is renamed gives the same samples, to the byte.
std::string lineage(const library::Recording& source, FrameRange range) {
    return "From the recording " + source.id.text() + ", frames " + std::to_string(range.begin) + " to " +
           std::to_string(range.end) + " at " + std::to_string(source.info.rate) + " Hz";
}

void describeLoop(audio::WavMetadata& chunks, const music::SampleTraits& traits) {
    chunks.loops = true;
    chunks.bpm = traits.bpm;
    chunks.beats = traits.beats;
    if (!chunks.beats && traits.bars) chunks.beats = *traits.bars * 4;
}

}

std::string baseName(const std::string& file) {
    return library::utf8FromPath(library::pathFromUtf8(file).filename());
}

std::optional<int> rootNoteOf(const music::SampleTraits& traits) {
    if (!traits.pitchHz || !(*traits.pitchHz > 0.0) || !music::info(traits.role).isTonal) return std::nullopt;
    const auto note = static_cast<int>(std::lround(music::midiFromHertz(*traits.pitchHz)));
    return note >= 0 && note <= 127 ? std::optional(note) : std::nullopt;
}

std::string_view generator() { return "Gleaner " GLEANER_VERSION; }

audio::WavMetadata wavInfoOf(const PackPlan& plan, const PlanItem& item) {
    const music::SampleTraits& traits = item.slice.traits;
    audio::WavMetadata chunks;
    chunks.oneShot = traits.kind != music::SampleKind::Loop;
    chunks.rootNote = rootNoteOf(traits);
    if (!chunks.oneShot) describeLoop(chunks, traits);
    chunks.title = library::utf8FromPath(library::pathFromUtf8(item.path).stem());
    chunks.genre = joined(plan.request.genres);
    chunks.comment = lineage(plan.sources[item.source], item.slice.range);
    chunks.software = generator();
    return chunks;
}

}
