#include "files/output_lock.h"

#include "base/error.h"
#include "files/paths.h"
#include "files/system_files.h"

#include <QFileInfo>
#include <QSysInfo>

#include <chrono>
#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes unreadableAge(10), foreignAge(60);
constexpr int waiting = 60'000;    ///< ms
constexpr int briefly = 200;       ///< ms
constexpr int fillingTime = 2'000; ///< ms, longer than a lock stays empty between being made and being filled

fs::path lockFile(const fs::path& target) {
    fs::path name = ".";
    name += target.filename();
    name += ".lock";
    return target.parent_path() / name;
}

/// Made by a program that was killed before it wrote its number: whoever is alive holds the file as well
/// (QLockFile does, by flock).
bool isEmptyAndLeft(const fs::path& file) {
    std::error_code missing;
    if (!fs::is_regular_file(file, missing) || fs::file_size(file, missing) != 0) return false;
    return library::isHeldByNobody(file);
}

/// A lock whose owner nobody here can look for is judged by its age.
bool isTooOld(const QLockFile& lock, const fs::path& file) {
    std::error_code missing;
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(file, missing);
    if (missing) return false;
    qint64 process = 0;
    QString machine, program;
    if (!lock.getLockInfo(&process, &machine, &program)) return age > unreadableAge;
    return machine != QSysInfo::machineHostName() && age > foreignAge;
}

}

OutputLock::OutputLock(const fs::path& target, IfTaken ifTaken)
    : m_file(lockFile(target)), m_lock(library::qStringFromPath(m_file)) {
    m_lock.setStaleLockTime(0); // a writer is gone when its process is, however long it took
    if (tryTake(ifTaken == IfTaken::Wait ? waiting : ifTaken == IfTaken::WaitBriefly ? briefly : 0)) return;
    if (m_lock.error() == QLockFile::LockFailedError)
        throw Error(target,
                    "is being written by another program; wait until it is done. Where none is at work, "
                    "delete its lock: " +
                        m_file.string());
    const bool isFull = m_lock.error() == QLockFile::UnknownError; // what Qt says of a disk without room
    throw Error(target.parent_path(),
                isFull ? "can't be written; check the space on the disk."
                       : "can't be written; check its permissions or choose another folder.");
}

bool OutputLock::tryTake(int milliseconds) {
    if (m_lock.tryLock(0)) return true;
    if (m_lock.error() != QLockFile::LockFailedError) return false;
    const bool wasEmpty = isEmptyAndLeft(m_file);
    if (wasEmpty && m_lock.tryLock(fillingTime)) return true;
    std::error_code gone;
    if ((wasEmpty && isEmptyAndLeft(m_file)) || isTooOld(m_lock, m_file)) fs::remove(m_file, gone);
    return m_lock.tryLock(milliseconds);
}

bool OutputLock::isTaken(const fs::path& target) {
    const fs::path file = lockFile(target);
    return library::isFile(file) && !library::isHeldByNobody(file);
}

bool OutputLock::isLeftBehind(const fs::path& target) {
    QLockFile lock(library::qStringFromPath(lockFile(target)));
    lock.setStaleLockTime(0);
    qint64 process = 0;
    QString machine, program;
    const bool isOurs =
        lock.getLockInfo(&process, &machine, &program) && program.startsWith(u"gleaner", Qt::CaseInsensitive);
    return isOurs && lock.tryLock(0);
}

}
