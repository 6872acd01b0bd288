#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gleaner::audio {

/// What the recorder calls each channel of a WAV: TRACK_LIST of its `iXML` chunk, else the lines of its
/// `bext` description, in the order of the channels, empty names where it says nothing of one. Empty where it
/// says nothing at all.
std::vector<std::string> readTrackNames(const std::filesystem::path& file, int channels);

/// Of an iXML document (http://www.gallery.co.uk/ixml): a TRACK's place is its INTERLEAVE_INDEX, else its
/// CHANNEL_INDEX, else its place in the list.
std::vector<std::string> trackNamesOf(std::string_view ixml, int channels);

/// Of the description of `bext`, where field recorders write a line for each track: "sTRK1=Boom" (Sound
/// Devices), "zTRK1=Tr1" (Zoom). The number is the channel; where one is above `channels`, a file holds some
/// of a recorder's tracks, in their order.
std::vector<std::string> trackNamesOfDescription(std::string_view description, int channels);

/// Whether two names are those of the left and the right of one pair: the same but for "L" and "R" or "left"
/// and "right" in one place ("TrL" and "TrR", "Left mic" and "Right mic").
bool areLeftAndRight(std::string_view left, std::string_view right);

}
