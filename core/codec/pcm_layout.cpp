#include "codec/pcm_layout.h"

#include "codec/length_note.h"

#include <algorithm>

namespace gleaner::audio {
namespace {

bool makesSense(const PcmLayout& layout) {
    const bool hasWholeBytes = layout.bits >= 8 && layout.bits <= 64 && layout.bits % 8 == 0;
    return layout.channels > 0 && layout.rate > 0 && hasWholeBytes && layout.frames > 0;
}

}

void resolveFrames(PcmLayout& layout, SizeClaim claim, std::uint64_t claimed, std::uint64_t available) {
    const auto frameBytes =
        static_cast<std::uint64_t>(layout.channels) * static_cast<std::uint64_t>(layout.bits) / 8;
    if (frameBytes == 0) return;
    const auto framesIn = [&](std::uint64_t bytes) { return static_cast<Frame>(bytes / frameBytes); };
    if (claim != SizeClaim::Known) {
        layout.frames = framesIn(available);
        layout.isUnfinished = claim == SizeClaim::Unfinished;
        layout.note = layout.isUnfinished ? unfinishedNote() : streamedNote();
        return;
    }
    layout.frames = framesIn(std::min(claimed, available));
    if (framesIn(claimed) <= layout.frames || layout.rate <= 0) return;
    layout.claimedFrames = framesIn(claimed);
    layout.note = cutShortNote(layout.frames, *layout.claimedFrames, layout.rate);
}

std::optional<PcmLayout> pcmLayout(const InputFile& file) {
    for (const auto& layoutOf : {wavLayout, cafLayout, aiffLayout, auLayout})
        if (auto layout = layoutOf(file)) return makesSense(*layout) ? std::move(layout) : std::nullopt;
    return std::nullopt;
}

}
