#pragma once

#include <QLockFile>

#include <filesystem>

namespace gleaner::pack {

/// Keeps a second program from writing the same output meanwhile: ".name.lock" beside it. The lock of a
/// program that is gone is taken over, an empty one that nobody holds after two seconds. Another that can't
/// be read counts for ten minutes, one of another machine for an hour.
class OutputLock {
public:
    enum class IfTaken { Refuse, WaitBriefly, Wait };
    /// Throws Error, which names the lock's file, when another program is at work, or the folder can't be
    /// written. Waiting ends after a minute, or briefly after a fifth of a second.
    explicit OutputLock(const std::filesystem::path& target, IfTaken ifTaken = IfTaken::Refuse);

    /// Whether a program that is alive holds the lock now. Takes it from nobody.
    static bool isTaken(const std::filesystem::path& target);

    /// Whether a program of ours was killed while it wrote `target`; its lock is gone then.
    static bool isLeftBehind(const std::filesystem::path& target);

private:
    bool tryTake(int milliseconds);

    std::filesystem::path m_file;
    QLockFile m_lock;
};

}
