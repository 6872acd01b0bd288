#include "export/demo_recording.h"

#include "base/file_names.h"
#include "base/random.h"
#include "codec/file_writer.h"
#include "files/sha256.h"
#include "files/staged.h"

#include <chrono>
#include <system_error>

namespace gleaner::pack {
namespace {

/// A recording that was made up has a day that was made up, and a moment that follows from its content: the
/// same recipe gives the same pack whenever it is played, and no cache takes another content for it.
void dateByContent(const std::filesystem::path& file) {
    constexpr std::chrono::sys_days day = std::chrono::year(2024) / 6 / 21;
    constexpr std::uint64_t nanosecondsADay = 86'400'000'000'000;
    const std::chrono::nanoseconds moment(hash64(library::sha256OfFile(file)) % nanosecondsADay);
    std::error_code undated; // then it has the time of its making
    std::filesystem::last_write_time(file, std::chrono::file_clock::from_sys(day + moment), undated);
}

}

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
        dateByContent(temporary);
    });
    staged.commit();
    return target;
}

}
