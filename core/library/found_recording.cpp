#include "library/found_recording.h"

#include "base/error.h"
#include "base/file_names.h"
#include "codec/file_reader.h"
#include "files/paths.h"

#include <algorithm>
#include <system_error>

namespace gleaner::library {

namespace {

namespace fs = std::filesystem;

/// Files in a folder that could be it: those of its name first, in order.
std::vector<fs::path> candidatesIn(const fs::path& folder, const Recording& known) {
    const std::string name = foldedName(utf8FromPath(fs::path(known.file).filename()));
    std::vector<fs::path> same, other;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code unknown;
        const fs::path& file = entry->path();
        if (!isFile(file)) continue;
        const auto size = static_cast<std::int64_t>(fs::file_size(file, unknown));
        const bool isKnown = known.stamp.size >= 0;
        if (unknown || (isKnown && size != known.stamp.size)) continue;
        if (foldedName(utf8FromPath(file.filename())) == name)
            same.push_back(file);
        else if (isKnown && audio::hasReadableExtension(file))
            other.push_back(file);
    }
    std::ranges::sort(same);
    std::ranges::sort(other);
    same.insert(same.end(), other.begin(), other.end());
    return same;
}

/// Nothing where the file holds something else, or can't be read.
std::optional<Recording> asKnown(const audio::FileSequence& files, const Recording& known,
                                 const fs::path& cacheFolder, const Progress& progress) {
    try {
        Recording found = identifyRecording(files, {}, cacheFolder, progress).recording;
        const bool isIt =
            known.sha256.empty() ? found.info.frames >= known.info.frames : found.sha256 == known.sha256;
        if (!isIt) return std::nullopt;
        return found;
    } catch (const Error&) {
        return std::nullopt; // one of many that it could have been
    }
}

}

namespace {

/// The same files in another folder, by their names.
audio::FileSequence movedTo(const fs::path& folder, const audio::FileSequence& files) {
    std::vector<fs::path> moved;
    for (const fs::path& file : files.files())
        moved.push_back(folder / file.filename());
    return audio::FileSequence(std::move(moved));
}

/// Of several files: where they were, else all of them in one folder under their names.
Recording findParts(const Recording& known, const std::vector<fs::path>& folders, const fs::path& cacheFolder,
                    const Progress& progress) {
    const audio::FileSequence files = filesOf(known);
    std::vector<audio::FileSequence> places{files};
    for (const fs::path& folder : folders)
        places.push_back(movedTo(folder, files));
    for (const audio::FileSequence& place : places)
        if (std::ranges::all_of(place.files(), isFile))
            if (auto found = asKnown(place, known, cacheFolder, progress.part(0.0, 0.9))) return *found;
    audio::requireParts(files);
    throw Error(files.first(), "or what follows it holds another recording now");
}

}

Recording findRecording(const Recording& known, const std::vector<fs::path>& folders,
                        const fs::path& cacheFolder, const Progress& progress) {
    if (!known.parts.empty()) return findParts(known, folders, cacheFolder, progress);
    const fs::path place = known.file;
    const bool isThere = isFile(place);
    if (isThere) {
        Recording found = identifyRecording(place, {}, cacheFolder, progress.part(0.0, 0.5)).recording;
        if (known.sha256.empty() || found.sha256 == known.sha256) return found;
    }
    std::vector<fs::path> looked;
    std::optional<Recording> only;
    for (const fs::path& folder : folders) {
        if (std::ranges::find(looked, folder) != looked.end()) continue;
        looked.push_back(folder);
        for (const fs::path& file : candidatesIn(folder, known))
            if (auto found = asKnown(file, known, cacheFolder, progress.part(0.5, 0.9))) {
                if (!known.sha256.empty()) return *found;
                if (only && only->sha256 != found->sha256)
                    throw Error(place, "is missing, and there are several others of its name");
                only = std::move(found);
            }
    }
    if (only) return *only;
    if (isThere) throw Error(place, "holds another recording now");
    throw Error(place, "is missing");
}

std::vector<fs::path> foldersUnder(const fs::path& folder, const Progress& progress) {
    std::vector<fs::path> folders{folder};
    std::error_code failed;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        progress.report(0.0);
        std::error_code unknown;
        if (!entry->is_directory(unknown)) continue;
        if (entry->path().filename().string().starts_with('.'))
            entry.disable_recursion_pending();
        else
            folders.push_back(entry->path());
    }
    std::ranges::sort(folders);
    return folders;
}

}
