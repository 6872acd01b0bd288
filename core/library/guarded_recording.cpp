#include "library/guarded_recording.h"

#include "base/error.h"
#include "codec/sequence_reader.h"
#include "files/paths.h"
#include "guards/guard.h"
#include "jobs/parallel.h"
#include "library/recording_cache.h"

namespace gleaner::library {

std::vector<guards::Flag> guardFlags(const Recording& recording, const std::filesystem::path& cacheFolder,
                                     const Progress& progress) {
    const RecordingCache cache(cacheFolder / "recordings");
    if (auto known = cache.flagsOf(recording.sha256)) return *std::move(known);
    const std::filesystem::path file = pathFromUtf8(recording.file);
    if (!isUnchanged(recording, progress.part(0.0, 0.1)))
        throw Error(file, "is not what it was when it was opened; open it again.");
    audio::SequenceReader reader(filesOf(recording));
    const auto flags = namingFile(file, [&] { return guards::flagsOf(reader, progress.part(0.1, 1.0)); });
    cache.rememberFlags(recording.sha256, flags);
    return flags;
}

std::vector<std::vector<guards::Flag>> guardFlags(std::span<const RecordingRef> recordings,
                                                  const std::filesystem::path& cacheFolder, int jobs,
                                                  const Progress& progress) {
    std::vector<std::vector<guards::Flag>> flags(recordings.size());
    jobs::parallelFor(static_cast<int>(recordings.size()), jobs, progress,
                      [&](int index, const Progress& part) {
                          const auto slot = static_cast<std::size_t>(index);
                          flags[slot] = guardFlags(recordings[slot], cacheFolder, part);
                      });
    return flags;
}

}
