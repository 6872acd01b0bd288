#pragma once

#include "files/output_file.h"

#include <filesystem>
#include <string>

namespace gleaner::library {

// Private to the room: what the C++ library and Qt don't offer, by the calls of each system. Where a system
// has no such call, the answer is the careful one.

/// The number of an open descriptor of this process that a link stands for ("/proc/self/fd/1"); -1: it stands
/// for none.
int descriptorOf(const std::filesystem::path& link);

/// Whether new files can be made in a folder, as far as the system tells beforehand.
bool mayWriteIn(const std::filesystem::path& folder);

/// Whether nobody holds the file by flock, as QLockFile holds its own.
bool isHeldByNobody(const std::filesystem::path& file);

/// Two folders change their names in one step: at no moment is there none. False: the system or its disk
/// can't, and nothing was changed.
bool exchange(const std::filesystem::path& one, const std::filesystem::path& other);

/// Waits until the disk has what was written into an open file; false where it says that it failed.
bool syncDescriptor(int descriptor);
/// The same for the names in a folder: a new one, or one that another was changed into.
bool syncFolder(const std::filesystem::path& folder);

/// A device, a pipe or a descriptor of our own, written into as it stands.
class OutputStream {
public:
    /// Throws Error naming `shownAs` where it can't be opened; a pipe without a reader is not waited for.
    OutputStream(const OutputPlace& place, const std::filesystem::path& shownAs);
    ~OutputStream();
    OutputStream(const OutputStream&) = delete;
    OutputStream& operator=(const OutputStream&) = delete;

    /// All of it, or throws Error.
    void write(const char* bytes, qint64 count);

private:
    [[noreturn]] void refuse(const std::string& reason) const;

    std::filesystem::path m_shownAs;
    int m_file = -1;
};

}
