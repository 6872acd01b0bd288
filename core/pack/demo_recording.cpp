#include "pack/demo_recording.h"

#include "audio/file_writer.h"
#include "base/file_names.h"
#include "pack/staged.h"

namespace gleaner::pack {

std::filesystem::path writeDemoRecording(const demo::Recipe& recipe, const std::filesystem::path& folder,
                                         const Progress& progress) {
    const std::filesystem::path target = folder / (safeFileName(recipe.name) + ".wav");
    Staged staged;
    staged.write(target, [&](const std::filesystem::path& temporary) {
        const audio::AudioBuffer recording = demo::render(recipe, progress);
        audio::WriteSettings settings;
        settings.rate = recipe.rate;
        settings.channels = recording.channels();
        audio::FileWriter writer(temporary, settings);
        writer.write(recording);
        writer.finish();
    });
    staged.commit();
    return target;
}

}
