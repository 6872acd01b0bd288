// Preloaded into a program: the power fails. What lies under POWER_CUT_FOLDER goes to a disk image
// (POWER_CUT_IMAGE) when it is synced, and only then: a file's content with fsync of the file, the names in a
// folder with fsync of the folder. At the POWER_CUT_AT-th moment before or after a call that changes
// something there the program ends at once. The image holds "files/INODE" and, for each folder, "names/INODE"
// with a line "INODE NAME" for each entry.

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>

namespace {

std::mutex disk; ///< what is being synced is on the disk whole, or not at all
long moments = 0;
thread_local bool isInside = false; ///< our own calls are not looked at

/// The function that the program would have called without us.
template <typename Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::string linkOf(int file) { return "/proc/self/fd/" + std::to_string(file); }

std::string pathOf(int file) {
    std::array<char, PATH_MAX> path{};
    const ssize_t length = readlink(linkOf(file).c_str(), path.data(), path.size());
    return length > 0 ? std::string(path.data(), static_cast<std::size_t>(length)) : std::string();
}

bool isWatched(std::string_view path) {
    static const std::string folder = variable("POWER_CUT_FOLDER");
    return !isInside && !folder.empty() && path.starts_with(folder);
}

/// The power may fail here.
void moment() {
    static const long last = std::atol(variable("POWER_CUT_AT").c_str());
    const std::scoped_lock lock(disk);
    if (++moments == last) _exit(99);
}

/// An entry of the image, written anew.
class ImageEntry {
public:
    ImageEntry(const char* kind, unsigned long inode)
        : m_file(std::fopen((variable("POWER_CUT_IMAGE") + "/" + kind + "/" + std::to_string(inode)).c_str(),
                            "w")) {
        if (!m_file) std::abort();
    }
    ~ImageEntry() { std::fclose(m_file); }
    ImageEntry(const ImageEntry&) = delete;
    ImageEntry& operator=(const ImageEntry&) = delete;
    void write(const char* bytes, std::size_t count) {
        if (std::fwrite(bytes, 1, count, m_file) != count) std::abort();
    }

private:
    std::FILE* m_file;
};

void keepContent(int file, unsigned long inode) {
    const int from = open(linkOf(file).c_str(), O_RDONLY | O_CLOEXEC);
    if (from < 0) std::abort();
    ImageEntry to("files", inode);
    std::array<char, 65536> block;
    for (ssize_t count = 0; (count = read(from, block.data(), block.size())) > 0;)
        to.write(block.data(), static_cast<std::size_t>(count));
    close(from);
}

void keepNames(int folder, unsigned long inode) {
    DIR* names = opendir(pathOf(folder).c_str());
    if (!names) std::abort();
    ImageEntry to("names", inode);
    while (const dirent* entry = readdir(names)) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..") continue;
        const std::string line = std::to_string(entry->d_ino) + ' ' + std::string(name) + '\n';
        to.write(line.data(), line.size());
    }
    closedir(names);
}

void keep(int file) {
    struct stat is {};
    if (fstat(file, &is) != 0) std::abort();
    const std::scoped_lock lock(disk);
    isInside = true;
    if (S_ISDIR(is.st_mode))
        keepNames(file, is.st_ino);
    else
        keepContent(file, is.st_ino);
    isInside = false;
}

template <typename Call>
auto around(bool isWatchedHere, const Call& call) {
    if (isWatchedHere) moment();
    const auto result = call();
    if (isWatchedHere) moment();
    return result;
}

}

extern "C" {

int fsync(int file) {
    if (!isWatched(pathOf(file))) return real<int(int)>("fsync")(file);
    moment();
    keep(file);
    return 0;
}

int fdatasync(int file) { return fsync(file); }

ssize_t write(int file, const void* bytes, size_t count) {
    return around(isWatched(pathOf(file)),
                  [&] { return real<ssize_t(int, const void*, size_t)>("write")(file, bytes, count); });
}

int rename(const char* from, const char* to) noexcept {
    return around(isWatched(to), [&] { return real<int(const char*, const char*)>("rename")(from, to); });
}

int unlink(const char* path) noexcept {
    return around(isWatched(path), [&] { return real<int(const char*)>("unlink")(path); });
}

int remove(const char* path) noexcept {
    return around(isWatched(path), [&] { return real<int(const char*)>("remove")(path); });
}

int ftruncate(int file, off_t length) noexcept {
    return around(isWatched(pathOf(file)), [&] { return real<int(int, off_t)>("ftruncate")(file, length); });
}

int ftruncate64(int file, off64_t length) noexcept {
    return around(isWatched(pathOf(file)),
                  [&] { return real<int(int, off64_t)>("ftruncate64")(file, length); });
}
}
