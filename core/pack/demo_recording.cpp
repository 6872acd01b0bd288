#include "pack/demo_recording.h"

#include "audio/file_writer.h"
#include "base/error.h"
#include "base/file_names.h"

namespace gleaner::pack {
namespace {

/// The file is committed by its name alone, so a write that fails leaves what was there before.
class BesideTarget {
public:
    explicit BesideTarget(std::filesystem::path target) : m_target(std::move(target)) {
        m_temporary = m_target;
        m_temporary += ".part";
    }
    ~BesideTarget() {
        std::error_code ignored; // nothing to do about a stump that can't be deleted
        std::filesystem::remove(m_temporary, ignored);
    }
    BesideTarget(const BesideTarget&) = delete;
    BesideTarget& operator=(const BesideTarget&) = delete;

    const std::filesystem::path& temporary() const { return m_temporary; }
    void commit() {
        std::error_code failure;
        std::filesystem::rename(m_temporary, m_target, failure);
        if (failure) throw Error(m_target, "can't be written: " + failure.message() + ".");
    }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
};

}

std::filesystem::path writeDemoRecording(const demo::Recipe& recipe, const std::filesystem::path& folder,
                                         const Progress& progress) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) throw Error(folder, "can't be made: " + failure.message() + ".");
    const audio::AudioBuffer recording = demo::render(recipe, progress);
    const std::filesystem::path target = folder / (safeFileName(recipe.name) + ".wav");
    BesideTarget beside(target);
    audio::WriteSettings settings;
    settings.rate = recipe.rate;
    settings.channels = recording.channels();
    audio::FileWriter writer(beside.temporary(), settings);
    writer.write(recording);
    writer.finish();
    beside.commit();
    return target;
}

}
