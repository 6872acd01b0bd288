#pragma once

#include <QByteArray>

#include <filesystem>
#include <functional>
#include <span>

class QFileDevice;

namespace gleaner::library {

/// Where an output goes. Everything that Gleaner writes for a person goes through here (files/staged.h for
/// several files at once): a file is written beside and takes its name over in one step; a link stays, and
/// what it leads to is written; a device, a pipe or standard output is written into and never replaced.
struct OutputPlace {
    std::filesystem::path file; ///< absolute, links resolved
    bool isStream = false;      ///< written into as it stands
    int descriptor = -1;        ///< of our own: /dev/stdout and its like
};

/// Throws Error for what can't be written to: a folder, a socket, a disk, a link that leads round in a
/// circle.
OutputPlace outputPlace(const std::filesystem::path& given);

/// Throws Error when it is plain beforehand that a file can't be written there: minutes of work would be for
/// nothing. Makes nothing.
void requireWritable(const std::filesystem::path& output);
/// The same for a folder that is to be made, or filled.
void requireWritableFolder(const std::filesystem::path& folder);

/// Throws Error when a file that is written at `output` would replace one of `inputs`, by whatever name it
/// goes.
void requireOther(const std::filesystem::path& output, std::span<const std::filesystem::path> inputs);

/// Why a write failed or stopped short. A full disk may take a part and call that no error: then it is the
/// disk.
std::string reasonOfFailedWrite(const QFileDevice& file);

/// Writes all of it, or throws Error and leaves a file as it was.
void writeOutput(const std::filesystem::path& output, const QByteArray& bytes);

/// Copies a finished file into a stream. Throws Error naming `shownAs`.
void writeStream(const OutputPlace& place, const std::filesystem::path& from,
                 const std::filesystem::path& shownAs);

}
