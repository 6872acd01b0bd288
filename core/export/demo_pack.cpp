#include "export/demo_pack.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "export/demo_recording.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "jobs/parallel.h"
#include "library/recording.h"
#include "pack/package/manifest.h"
#include "pack/package/verify.h"
#include "pack/package/write.h"
#include "json/values.h"

#include <QTemporaryDir>

#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

/// Another program, recipe or preset has a pack of its own.
std::string demoName() {
    const QByteArray recipe = json::toBytes(json::toJson(json::demoRecipe())),
                     preset = json::toBytes(json::toJson(json::factoryPresets().front()));
    return library::sha256Of((GLEANER_VERSION + recipe + preset).toStdString()).substr(0, 16);
}

/// The pack in `home`, if it is there and proves to be what its manifest says.
std::optional<fs::path> wholePack(const fs::path& home, const Progress& progress) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(home, missing)) {
        if (!fs::is_regular_file(entry.path() / manifestName, missing)) continue;
        bool isWhole = false;
        const jobs::Ended proven =
            jobs::guarded([&] { isWhole = verify(entry.path(), progress).errors.empty(); });
        if (proven.cancelled) throw Cancelled();
        if (isWhole) return entry.path();
    }
    return std::nullopt;
}

/// Takes a damaged one away by renaming it, never by emptying it under the eyes of others.
fs::path putInPlace(const fs::path& made, const fs::path& home, const fs::path& workshop) {
    constexpr int tries = 3;
    std::error_code failed;
    for (int n = 0; n < tries; ++n) {
        fs::rename(made, home, failed);
        if (const auto pack = wholePack(home, {})) return *pack; // mine, or another's that was faster
        std::error_code gone;
        fs::rename(home, workshop / ("damaged" + std::to_string(n)), gone);
    }
    throw Error(home, "the demo pack can't be put there (" + plainReason(failed) + ")");
}

}

RenderedPack renderDemoPack(const fs::path& recording, const fs::path& cacheFolder, int jobs,
                            const Progress& progress) {
    PackRequest request;
    request.name = "A walk";
    request.assets.push_back({library::utf8FromPath(recording), {}});
    request.preset = json::factoryPresets().front();
    request.tags = {"field recording", "demo"};
    analysis::DetectSettings settings;
    settings.sensitivity = request.sensitivity;
    const auto recordings =
        library::openRecordings({recording}, settings, cacheFolder, jobs, progress.part(0.0, 0.5));
    const PackPlan made = plan(recordings, request);
    requireCounts(made);
    library::ArtifactStore store(cacheFolder / "artifacts");
    return render(made, store, jobs, progress.part(0.5, 1.0));
}

fs::path demoPack(const fs::path& cacheFolder, int jobs, const Progress& progress) {
    const fs::path home = cacheFolder / "demo" / demoName();
    if (const auto pack = wholePack(home, progress.part(0.0, 0.1))) return *pack;
    std::error_code failed;
    fs::create_directories(home.parent_path(), failed);
    if (failed) throw Error(home.parent_path(), "can't be made (" + plainReason(failed) + ")");
    const QTemporaryDir workshop(library::qStringFromPath(home.parent_path() / ".making-XXXXXX"));
    if (!workshop.isValid())
        throw Error(home.parent_path(), "can't be written; check its permissions and the space on the disk");
    const fs::path folder = library::pathFromUtf8(workshop.path().toStdString());
    const fs::path recording =
        writeDemoRecording(json::demoRecipe(), folder, progress.part(0.1, 0.3, "playing the demo recording"));
    const RenderedPack rendered =
        renderDemoPack(recording, cacheFolder, jobs, progress.part(0.3, 0.9, "making the demo pack"));
    write(rendered, folder / "packs", false, progress.part(0.9, 1.0));
    return putInPlace(folder / "packs", home, folder);
}

}
