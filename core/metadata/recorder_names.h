#pragma once

#include <string>
#include <string_view>

namespace gleaner::audio {

/// Whether a text names a program that writes or edits sound files: what it says of itself is not the
/// recorder.
bool isSoftware(std::string_view text);

/// Whether a text names a recorder or its maker, and no program.
bool isRecorder(std::string_view text);

/// The recorder in a description or comment: the line, or the part up to a comma, that begins with the name
/// of a maker or model and has a number in it ("SOUND DEVICES 788T"; a sentence about a Zoom is no name);
/// "AudioMoth" without its serial number, wherever it stands. Empty where there is none.
std::string recorderIn(std::string_view text);

}
