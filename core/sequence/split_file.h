#pragma once

#include "audio/audio_source.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace gleaner::sequence {

/// What tells whether a file goes on where another one ends.
struct SplitFile {
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
    audio::AudioInfo info;
    std::optional<std::int64_t> timeReference{}; ///< of `bext`: its first frame, counted from midnight
    std::string recorded{};                      ///< ISO 8601, as its recorder wrote it; empty: it did not
    std::string device{}, scene{}, take{};       ///< the same
};

/// Reads header and tags. Throws Error as audio::FileReader does.
SplitFile readSplitFile(const std::filesystem::path& file);

/// How it is known that a file goes on where another one ends.
enum class Joint {
    None,
    Timecode, ///< its clock goes on where the other's ends, to the frame
    FullFile, ///< the other is as long as recorders let files be, and its name is the next one
};

/// What tells that `later` begins with the frame behind the last one of `earlier`. Both clocks to one frame,
/// where both have one, over midnight too; else names that follow each other, a first file as full as
/// recorders fill them (docs/recorders.md 1), and no time, scene or take that says otherwise. Nothing where
/// format, rate, channels, folder or recorder differ, or the first was cut short.
Joint jointOf(const SplitFile& earlier, const SplitFile& later);

/// Whether recorders name files so that follow each other, without their ending: "ZOOM0001" and
/// "ZOOM0001-0001", "TAKE_03" and "TAKE_04".
bool isNextName(std::string_view earlier, std::string_view later);

}
