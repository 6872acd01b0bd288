#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace gleaner::audio {

/// What a recorder wrote about a recording; every field may be empty. UTF-8, no control characters.
struct SourceTags {
    std::string recorded;    ///< as `isoTime` gives it
    std::string device;      ///< the recorder, never a program
    std::string software;    ///< LIST INFO ISFT, ENCODER comment …
    std::string description; ///< of the `bext` chunk, else the file's comment
    std::string title, artist;
    std::string scene, take; ///< as iXML or the description of `bext` has them: "12A", "3"
    std::optional<std::int64_t> timeReference{}; ///< of `bext`: the first sample, counted from midnight
    friend bool operator==(const SourceTags&, const SourceTags&) = default;
};

/// Reads the tags of a recording of any format: the chunks of recorders (metadata/chunk_readers.h), also
/// those that a FLAC keeps of its WAV; else ID3, comments, items (`parseTags`). The recorder is who wrote
/// those chunks, ITCH or ENCODED_BY, unless that is a program; ISFT, comment and artist only where they name
/// a recorder (`recorderIn`). Never throws: a file that can't be read says nothing.
SourceTags readSourceTags(const std::filesystem::path& recording);

/// What tags say of the music in a file.
struct MusicTags {
    std::optional<double> bpm{}; ///< 20 to 999
    std::string key{};           ///< as it is written: "Am", "8A", "A minor"
    friend bool operator==(const MusicTags&, const MusicTags&) = default;
};

/// BPM, TEMPO, TBPM, tmpo; INITIALKEY, KEY, TKEY and INFO IKEY, the first that is there. Never throws.
MusicTags readMusicTags(const std::filesystem::path& file);

}
