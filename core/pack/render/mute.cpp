#include "pack/render/mute.h"

#include <algorithm>

namespace gleaner::pack {

void mute(audio::AudioBuffer& sound, std::span<const FrameRange> ranges, Frame fade) {
    const auto gainAt = [&](Frame frame, const FrameRange& range) {
        const Frame away = frame < range.begin ? range.begin - frame : frame - (range.end - 1);
        return std::min(1.0F, static_cast<float>(away) / static_cast<float>(fade + 1));
    };
    for (const FrameRange& range : ranges) {
        const FrameRange touched = intersection({range.begin - fade, range.end + fade}, {0, sound.frames()});
        for (int c = 0; c < sound.channels(); ++c)
            for (Frame frame = touched.begin; frame < touched.end; ++frame)
                sound.channel(c)[static_cast<std::size_t>(frame)] *=
                    range.contains(frame) ? 0.0F : gainAt(frame, range);
    }
}

}
