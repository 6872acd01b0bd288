#include "export/song_samples.h"

#include "base/error.h"
#include "base/file_names.h"
#include "codec/file_reader.h"
#include "files/paths.h"

#include <algorithm>
#include <set>
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

bool hasDrive(const std::string& path) {
    return path.size() > 2 && isDriveLetter(path[0]) && path[1] == ':' && (path[2] == '/' || path[2] == '\\');
}

}

std::vector<SongSample> samplesOf(const music::Song& song) {
    std::vector<SongSample> samples;
    UniqueNames names;
    std::set<std::string> seen;
    eachPath(song, [&](const std::string& path) {
        if (!seen.insert(path).second) return;
        const fs::path file = fs::absolute(library::pathFromUtf8(path)).lexically_normal();
        const std::string stem = safeFileName(library::utf8FromPath(file.stem()));
        samples.push_back({path, file, names.take(stem) + library::utf8FromPath(file.extension())});
    });
    return samples;
}

music::Song withSamplesUnder(const music::Song& song, const fs::path& folder) {
    std::map<std::string, std::string> paths;
    for (const SongSample& sample : samplesOf(song)) {
        const fs::path path = library::pathFromUtf8(sample.path);
        if (path.is_absolute() || isForeign(sample.path)) continue;
        fs::path there = fs::absolute(folder) / path;
        std::string slashed = sample.path;
        std::replace(slashed.begin(), slashed.end(), '\\', '/');
        if (!library::isFile(there)) there = fs::absolute(folder) / library::pathFromUtf8(slashed);
        paths[sample.path] = library::utf8FromPath(there.lexically_normal());
    }
    return withPaths(song, paths);
}

std::vector<std::string> missingOf(const std::vector<SongSample>& samples) {
    std::vector<std::string> missing;
    for (const SongSample& sample : samples)
        if (!library::isFile(sample.file)) missing.push_back(sample.path);
    return missing;
}

void requireSamples(const std::vector<SongSample>& samples) {
    const auto missing = missingOf(samples);
    if (missing.empty()) return;
    std::string others;
    for (std::size_t n = 1; n < missing.size(); ++n)
        others += (n == 1 ? "" : ", ") + missing[n];
    throw Error(
        library::pathFromUtf8(missing.front()),
        "this sample of the song is missing" + (others.empty() ? "" : ", and so are " + others) +
            (others.empty() ? "; put it back or choose another." : "; put them back or choose others."));
}

bool isForeign(const std::string& path) {
#ifdef _WIN32
    return path.starts_with('/') && !path.starts_with("//");
#else
    return hasDrive(path) || path.starts_with("\\\\");
#endif
}

bool isWindowsFolder(const std::string& path) {
    constexpr std::string_view forbidden = "<>\"|?*";
    const bool isShare = path.starts_with("\\\\");
    const std::string rest = path.substr(std::min<std::size_t>(2, path.size()));
    const bool isClean = std::ranges::none_of(rest, [&](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == ':' ||
               forbidden.find(c) != std::string_view::npos;
    });
    if (!isShare) return hasDrive(path) && isClean;
    const std::size_t slash = rest.find('\\'); // a server and its share
    return isClean && slash != std::string::npos && slash > 0 && slash + 1 < rest.size() &&
           rest[slash + 1] != '\\';
}

music::Song withClipLengths(music::Song song) {
    for (music::MelodicTrack& track : song.melodicTracks) {
        const fs::path file = library::pathFromUtf8(track.samplePath);
        if (track.source != music::SourceType::Audio || track.seconds > 0.0 || isForeign(track.samplePath) ||
            !library::isFile(file))
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
