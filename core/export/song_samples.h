#pragma once

#include "music/song.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gleaner::pack {

/// The sample files a song plays: where each lies, and the file name it gets where samples are gathered in
/// one place.
struct SongSample {
    std::string path;           ///< as in the song
    std::filesystem::path file; ///< absolute
    std::string name;           ///< unique in the song, case aside: "kick_01.wav"
};

/// Every sample once, in the order of drums and melodic tracks.
std::vector<SongSample> samplesOf(const music::Song& song);

/// The song with its relative paths as paths under `folder`, where its file lies. One that was written with
/// backslashes is read so where nothing has that very name.
music::Song withSamplesUnder(const music::Song& song, const std::filesystem::path& folder);

/// The paths of the samples whose file is not there.
std::vector<std::string> missingOf(const std::vector<SongSample>& samples);

/// Throws Error naming every sample whose file is missing.
void requireSamples(const std::vector<SongSample>& samples);

/// Whether a path belongs to another system ("C:/Packs/kick.wav" here on POSIX): nothing here can look at it.
bool isForeign(const std::string& path);

/// The song with the length of every audio clip that does not say its own, where the sample lies here and can
/// be read.
music::Song withClipLengths(music::Song song);

/// Whether this names a folder of a Windows machine, "C:\Packs" or "\\server\share".
bool isWindowsFolder(const std::string& path);

/// The song with its paths as a Windows machine writes them, where the folder that all its samples share is
/// `root`
/// ("C:\Packs"). A path that names such a machine already stays.
music::Song withWindowsRoot(const music::Song& song, const std::string& root);

/// The song with other sample paths; a path that is not in the map stays.
music::Song withPaths(music::Song song, const std::map<std::string, std::string>& paths);

}
