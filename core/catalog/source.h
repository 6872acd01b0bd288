#pragma once

#include "base/progress.h"
#include "catalog/library.h"
#include "library/recording.h"

#include <QJsonObject>

namespace gleaner::catalog {

/// Where a sample is from.
struct SampleSource {
    std::string sha256;              ///< of the recording
    FrameRange range;                ///< in it
    int rate = 0;                    ///< of it, Hz; 0: not known
    std::filesystem::path recording; ///< its file, which is there and holds those bytes
};

/// The recording and the stretch of it that a sample was made from, wherever the sample lies and whatever it
/// is called: by the origin that it carries, else by its bytes or its sound in the library, else by the
/// manifest of the pack that it lies in. The recording's file is looked for where it was, under its name in
/// the folders that hold other recordings, and beside pack and sample; always by its hash. `library` may be
/// null. Throws Error that says what is missing, and Cancelled.
SampleSource findSource(Library* library, const std::filesystem::path& file,
                        const std::filesystem::path& cacheFolder, const Progress& progress);

/// Whether a file says of itself, or the library knows, that it is a sample of ours; a glance, for who must
/// not wait. Never throws.
bool isOwnSample(const std::filesystem::path& file);

}
