#include "audio/file_sequence.h"

#include "base/contract.h"
#include "base/error.h"
#include "base/random.h"

#include <algorithm>
#include <string>

namespace gleaner::audio {

const std::filesystem::path& FileSequence::first() const {
    expects(!m_files.empty(), "a sequence of files that has one");
    return m_files.front();
}

FileStamp stampOf(const FileSequence& files) {
    if (files.isOne()) return gleaner::stampOf(files.first());
    requireParts(files);
    FileStamp all{.size = 0};
    for (const std::filesystem::path& file : files.files()) {
        const FileStamp one = gleaner::stampOf(file);
        all.size += one.size;
        all.changed = std::max(all.changed, one.changed);
        all.statusChanged = std::max(all.statusChanged, one.statusChanged);
        all.file = hash64(toString(one), all.file);
    }
    return all;
}

void requireParts(const FileSequence& files) {
    if (files.isOne()) return;
    for (std::size_t n = 0; n < files.files().size(); ++n) {
        std::error_code unknown;
        const std::filesystem::path& file = files.files()[n];
        if (!std::filesystem::exists(file, unknown))
            throw Error(file, "is missing; it is part " + std::to_string(n + 1) + " of " +
                                  std::to_string(files.files().size()) +
                                  " of one recording, which begins in " + files.first().filename().string() +
                                  ". Put it back beside it.");
    }
}

}
