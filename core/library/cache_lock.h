#pragma once

#include <filesystem>

namespace gleaner::library {

/// Who is at work in a folder of caches: any number of programs share it, and who is alone there may take
/// away what a program could be about to read. Goes with the process, however it ends. Where the folder can't
/// be written, and on systems without such locks, nobody is ever alone.
class CacheLock {
public:
    /// Shares `file`, which is made with its folder.
    explicit CacheLock(const std::filesystem::path& file);
    ~CacheLock();
    CacheLock(const CacheLock&) = delete;
    CacheLock& operator=(const CacheLock&) = delete;

    /// True when nobody else shares it; nobody can begin to before `share`. Where it is false the own share
    /// is lost, too, till then.
    bool tryAlone();
    void share();

private:
    int m_file = -1;
};

}
