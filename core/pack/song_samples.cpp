#include "pack/song_samples.h"

#include "audio/file_reader.h"
#include "base/error.h"
#include "base/file_names.h"
#include "library/paths.h"

#include <algorithm>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

template <typename Song, typename Visit>
void eachPath(Song& song, Visit visit) {
    for (auto& drum : song.drums)
        if (!drum.samplePath.empty()) visit(drum.samplePath);
    for (auto& track : song.melodicTracks)
        if (!track.samplePath.empty()) visit(track.samplePath);
}

bool isDriveLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

}

std::vector<SongSample> samplesOf(const music::Song& song) {
    std::vector<SongSample> samples;
    UniqueNames names;
    eachPath(song, [&](const std::string& path) {
        if (std::ranges::find(samples, path, &SongSample::path) != samples.end()) return;
        const fs::path file = fs::absolute(library::pathFromUtf8(path)).lexically_normal();
        const std::string stem = safeFileName(library::utf8FromPath(file.stem()));
        samples.push_back({path, file, names.take(stem) + library::utf8FromPath(file.extension())});
    });
    return samples;
}

void requireSamples(const std::vector<SongSample>& samples) {
    const auto isMissing = [](const SongSample& sample) {
        std::error_code failed;
        return !fs::is_regular_file(sample.file, failed);
    };
    const auto count = std::ranges::count_if(samples, isMissing);
    if (count == 0) return;
    const SongSample& first = *std::ranges::find_if(samples, isMissing);
    throw Error(library::pathFromUtf8(first.path),
                count == 1 ? "a sample of the song is missing there; put it back or choose others."
                           : "a sample of the song is missing there, and so are " +
                                 std::to_string(count - 1) + " more; put them back or choose others.");
}

bool isForeign(const std::string& path) {
#ifdef _WIN32
    return path.starts_with('/') && !path.starts_with("//");
#else
    const bool hasDrive =
        path.size() > 2 && isDriveLetter(path[0]) && path[1] == ':' && (path[2] == '/' || path[2] == '\\');
    return hasDrive || path.starts_with("\\\\");
#endif
}

music::Song withClipLengths(music::Song song) {
    for (music::MelodicTrack& track : song.melodicTracks) {
        std::error_code failed;
        const fs::path file = library::pathFromUtf8(track.samplePath);
        if (track.source != music::SourceType::Audio || track.seconds > 0.0 || isForeign(track.samplePath) ||
            !fs::is_regular_file(file, failed))
            continue;
        const audio::FileReader reader(file);
        track.seconds = static_cast<double>(reader.info().frames) / reader.info().rate;
    }
    return song;
}

music::Song withWindowsRoot(const music::Song& song, const std::string& root) {
    fs::path shared;
    std::map<std::string, std::string> paths;
    for (const SongSample& sample : samplesOf(song)) {
        if (isForeign(sample.path)) continue;
        const fs::path folder = sample.file.parent_path();
        if (paths.empty()) shared = folder;
        while (!shared.empty() &&
               std::mismatch(shared.begin(), shared.end(), folder.begin(), folder.end()).first !=
                   shared.end())
            shared = shared.parent_path() == shared ? fs::path() : shared.parent_path();
        paths[sample.path] = "";
    }
    for (const SongSample& sample : samplesOf(song)) {
        const auto entry = paths.find(sample.path);
        if (entry == paths.end()) continue;
        std::string path = root;
        while (path.ends_with('\\') || path.ends_with('/'))
            path.pop_back();
        path += '\\' + library::genericUtf8(sample.file.lexically_relative(shared));
        std::replace(path.begin(), path.end(), '/', '\\');
        entry->second = path;
    }
    return withPaths(song, paths);
}

music::Song withPaths(music::Song song, const std::map<std::string, std::string>& paths) {
    eachPath(song, [&](std::string& path) {
        if (const auto other = paths.find(path); other != paths.end()) path = other->second;
    });
    return song;
}

}
