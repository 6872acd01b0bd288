#include "files/archive.h"

#include "base/error.h"
#include "base/file_stamp.h"
#include "base/plain_reason.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "files/sha256.h"

#include <QSaveFile>

#include <quazip.h>
#include <quazipfile.h>

#include <algorithm>
#include <memory>
#include <set>
#include <system_error>
#include <unordered_map>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr qint64 zipBlockBytes = 1 << 20;
/// From here a single entry needs zip64 fields in its header (docs/formats.md 3.4).
constexpr qint64 zip64From = (qint64{1} << 32) - (qint64{1} << 16);

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QuaZipNewInfo infoFor(const std::string& path) {
    QuaZipNewInfo info(text(path));
    info.dateTime = QDateTime(QDate(1980, 1, 1), QTime(0, 0), Qt::UTC);
    info.internalAttr = 0;
    info.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return info;
}

bool isAscii(const std::string& path) {
    return std::ranges::all_of(path, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Deflate can't do better than 1032 bytes for one (zlib's own figure), and sound not nearly as well.
constexpr std::uint64_t mostOfDeflate = 1032, mostOfSound = 100;
constexpr std::uint64_t smallEntry = 64 << 20; ///< harmless whatever it was packed into

/// Why an entry is not unpacked; empty where it may be. `fileSize` is that of the archive.
std::string errorOf(const QuaZipFileInfo64& info, std::uint64_t fileSize) {
    if (info.compressedSize > fileSize || info.uncompressedSize / mostOfDeflate > info.compressedSize + 64)
        return "claims more bytes than are in the archive";
    if (info.uncompressedSize > smallEntry && info.uncompressedSize / mostOfSound > info.compressedSize)
        return "would unpack to " + std::to_string(info.uncompressedSize >> 20) + " MB out of " +
               std::to_string((info.compressedSize >> 20) + 1) + " MB, as no recording does";
    return {};
}

bool isStored(const QuaZipFileInfo64& info) {
    constexpr quint16 encrypted = 1;
    return info.method == 0 && (info.flags & encrypted) == 0 && info.compressedSize == info.uncompressedSize;
}

/// One archive on its way to the disk. Any trouble throws; the file is committed by `commit` alone.
class ZipWriting {
public:
    ZipWriting(const fs::path& target, ZipForm form)
        : m_target(target), m_isDeflated(form == ZipForm::Project), m_file(library::qStringFromPath(target)),
          m_zip(&m_file) {
        if (!m_file.open(QIODevice::WriteOnly)) refuse();
        // QuaZip would close, and with that commit, a QSaveFile whatever happened to it.
        m_zip.setAutoClose(false);
        m_zip.setUtf8Enabled(true);
        m_zip.setDataDescriptorWritingEnabled(false);
        if (!m_zip.open(QuaZip::mdCreate)) refuse();
    }

    void add(const ZipItem& item, qint64 size, const Progress& progress) {
        const bool isHuge = size >= zip64From;
        m_zip.setZip64Enabled(isHuge);
        m_zip.setUtf8Enabled(
            !(isHuge && isAscii(item.path))); // unzip skips zip64 entries that are marked UTF-8
        QuaZipFile entry(&m_zip);
        const int method = m_isDeflated ? Z_DEFLATED : 0, level = m_isDeflated ? Z_DEFAULT_COMPRESSION : 0;
        if (!entry.open(QIODevice::WriteOnly, infoFor(item.path), nullptr, 0, method, level)) refuse();
        if (item.file.empty())
            write(entry, item.bytes.data(), static_cast<qint64>(item.bytes.size()));
        else
            copy(item.file, entry, size, progress);
        entry.close();
        if (entry.getZipError() != ZIP_OK) refuse();
    }

    void commit() {
        m_zip.close();
        // A full disk shows here first: every write before was told that all is well (docs/formats.md 3.5).
        if (m_zip.getZipError() != ZIP_OK || m_file.error() != QFileDevice::NoError) refuse();
        // A write that stopped half-way in the buffer is no error to `commit`: only `flush` tells of it.
        if (!m_file.flush()) refuse();
        if (!m_file.commit()) refuse();
    }

private:
    void write(QuaZipFile& entry, const char* bytes, qint64 count) {
        if (entry.write(bytes, count) != count || m_file.error() != QFileDevice::NoError) refuse();
    }

    void copy(const fs::path& from, QuaZipFile& entry, qint64 size, const Progress& progress) {
        QFile source(library::qStringFromPath(from));
        if (!source.open(QIODevice::ReadOnly))
            throw Error(from, "can't be read: " + plainReason(source.errorString().toStdString()) + ".");
        QByteArray block(std::clamp<qint64>(size, 1, zipBlockBytes), Qt::Uninitialized);
        qint64 done = 0;
        for (qint64 count = 0; (count = source.read(block.data(), block.size())) > 0; done += count) {
            write(entry, block.data(), count);
            progress.report(size > 0 ? static_cast<double>(done) / static_cast<double>(size) : 1.0);
        }
        if (source.error() != QFileDevice::NoError || done != size)
            throw Error(from, "changed or stopped being readable while it was packed.");
    }

    [[noreturn]] void refuse() {
        const std::string reason = library::reasonOfFailedWrite(m_file);
        m_file.cancelWriting();
        throw Error(m_target, "the archive can't be written (" + reason +
                                  "); check the folder, its permissions and the space on the disk.");
    }

    fs::path m_target;
    bool m_isDeflated;
    QSaveFile m_file;
    QuaZip m_zip;
};

qint64 sizeOf(const ZipItem& item) {
    if (item.file.empty()) return static_cast<qint64>(item.bytes.size());
    std::error_code missing;
    const auto size = fs::file_size(item.file, missing);
    if (missing) throw Error(item.file, "can't be read: " + plainReason(missing) + ".");
    return static_cast<qint64>(size);
}

void requireOnce(const std::vector<ZipItem>& items) {
    std::set<std::string> seen;
    for (const ZipItem& item : items)
        if (!seen.insert(item.path).second)
            throw Error("\"" + item.path + "\" would stand in the archive twice.");
}

}

std::string writeZip(const fs::path& target, std::vector<ZipItem> items, const Progress& progress,
                     ZipForm form) {
    requireOnce(items);
    if (form == ZipForm::Pack) std::ranges::sort(items, {}, &ZipItem::path);
    ZipWriting zip(target, form);
    const auto share = [&](std::size_t n) {
        return 0.8 * static_cast<double>(n) / static_cast<double>(items.size());
    };
    for (std::size_t n = 0; n < items.size(); ++n)
        zip.add(items[n], sizeOf(items[n]), progress.part(share(n), share(n + 1)));
    progress.check();
    zip.commit();
    return library::sha256OfFile(target, progress.part(0.8, 1.0));
}

namespace {

/// What an archive's directory says, the same for all who read it.
struct Directory {
    std::vector<ZipReader::Entry> entries;
    std::vector<unz64_file_pos> positions;               ///< of the entries
    std::unordered_map<std::string, std::size_t> places; ///< of the first entry of each path
};

Directory directoryOf(const fs::path& path, QuaZip& zip) {
    Directory directory;
    std::error_code unknown;
    const std::uint64_t fileSize = fs::file_size(path, unknown);
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFileInfo64 info;
        unz64_file_pos position{};
        if (!zip.getCurrentFileInfo(&info) || unzGetFilePos64(zip.getUnzFile(), &position) != UNZ_OK)
            throw Error(path, "is damaged: its directory can't be read.");
        const std::string name = info.name.toStdString();
        directory.places.try_emplace(name, directory.entries.size());
        directory.entries.push_back(
            {name, static_cast<std::int64_t>(info.uncompressedSize), errorOf(info, fileSize)});
        directory.positions.push_back(position);
    }
    return directory;
}

}

struct ZipReader::State {
    explicit State(const fs::path& path) : State(path, nullptr) {}
    State(const fs::path& path, std::shared_ptr<const Directory> known)
        : file(path), zip(library::qStringFromPath(path)), directory(std::move(known)) {
        stampOf(path); // says what is wrong with a missing file or a folder
        if (!zip.open(QuaZip::mdUnzip)) throw Error(path, "is not a zip archive, or a damaged one.");
        if (!directory) directory = std::make_shared<const Directory>(directoryOf(path, zip));
    }

    const Entry* find(const std::string& path) const {
        const auto place = directory->places.find(path);
        return place == directory->places.end() ? nullptr : &directory->entries[place->second];
    }

    /// Straight to its place: by name the directory would be gone through again.
    const Entry& select(const std::string& path) {
        const Entry* entry = find(path);
        if (!entry || !zip.goToFirstFile()) throw Error(file, "there is no \"" + path + "\" in it.");
        unz64_file_pos position =
            directory->positions[static_cast<std::size_t>(entry - directory->entries.data())];
        if (unzGoToFilePos64(zip.getUnzFile(), &position) != UNZ_OK) refuse(path);
        return *entry;
    }

    /// Calls `take(bytes, count)` block by block.
    template <typename Take>
    void stream(const std::string& path, Take take) {
        const Entry selected = select(path);
        if (!selected.error.empty()) throw Error(file, "\"" + path + "\" in it " + selected.error + ".");
        QuaZipFile entry(&zip);
        if (!entry.open(QIODevice::ReadOnly)) refuse(path);
        QuaZipFileInfo64 info;
        if (zip.getCurrentFileInfo(&info) && isStored(info)) {
            const auto at = unzGetCurrentFileZStreamPos64(zip.getUnzFile());
            entry.close();
            return streamStored(path, info, static_cast<qint64>(at), take);
        }
        QByteArray block(std::clamp<qint64>(selected.size, 1, zipBlockBytes), Qt::Uninitialized);
        std::int64_t done = 0;
        for (qint64 count = 0; done < selected.size && (count = entry.read(block.data(), block.size())) > 0;
             done += count)
            take(block.data(), count);
        const bool isWhole = done == selected.size && entry.getZipError() == UNZ_OK;
        entry.close(); // the checksum is looked at here
        if (!isWhole || entry.getZipError() != UNZ_OK) refuse(path);
    }

    /// The same for one that lies in the archive as it is: unzip would copy it byte by byte.
    template <typename Take>
    void streamStored(const std::string& path, const QuaZipFileInfo64& info, qint64 at, Take take) {
        if (!plain.isOpen()) {
            plain.setFileName(library::qStringFromPath(file));
            if (!plain.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) refuse(path);
        }
        if (!plain.seek(at)) refuse(path);
        const auto size = static_cast<qint64>(info.uncompressedSize);
        QByteArray block(std::clamp<qint64>(size, 1, zipBlockBytes), Qt::Uninitialized);
        uLong checksum = crc32(0, nullptr, 0);
        for (qint64 done = 0, count = 0; done < size; done += count) {
            count = plain.read(block.data(), std::min<qint64>(block.size(), size - done));
            if (count <= 0) refuse(path);
            checksum =
                crc32(checksum, reinterpret_cast<const Bytef*>(block.constData()), static_cast<uInt>(count));
            take(block.data(), count);
        }
        if (checksum != info.crc) refuse(path);
    }

    [[noreturn]] void refuse(const std::string& path) const {
        throw Error(file, "\"" + path + "\" in it is damaged.");
    }

    fs::path file;
    QFile plain; ///< the same file
    QuaZip zip;
    std::shared_ptr<const Directory> directory;
};

ZipReader::ZipReader(const fs::path& file) : m_state(std::make_unique<State>(file)) {}
ZipReader::ZipReader(const ZipReader& other)
    : m_state(std::make_unique<State>(other.m_state->file, other.m_state->directory)) {}
ZipReader::~ZipReader() = default;

const std::vector<ZipReader::Entry>& ZipReader::entries() const { return m_state->directory->entries; }

const ZipReader::Entry* ZipReader::find(const std::string& path) const { return m_state->find(path); }

std::string ZipReader::read(const std::string& path, std::int64_t limit) {
    if (m_state->select(path).size > limit)
        throw Error(m_state->file, "\"" + path + "\" in it is too large.");
    std::string bytes;
    m_state->stream(
        path, [&](const char* block, qint64 count) { bytes.append(block, static_cast<std::size_t>(count)); });
    return bytes;
}

std::string ZipReader::sha256(const std::string& path, const Progress& progress) {
    const auto size = static_cast<double>(std::max<std::int64_t>(1, m_state->select(path).size));
    library::Sha256 hash;
    double done = 0.0;
    m_state->stream(path, [&](const char* block, qint64 count) {
        hash.add(block, static_cast<std::size_t>(count));
        progress.report((done += static_cast<double>(count)) / size);
    });
    return hash.hex();
}

std::string ZipReader::extract(const std::string& path, const fs::path& to, const Progress& progress) {
    const auto size = static_cast<double>(std::max<std::int64_t>(1, m_state->select(path).size));
    QFile target(library::qStringFromPath(to));
    const auto refuse = [&] {
        throw Error(to, "can't be written: " + library::reasonOfFailedWrite(target) + ".");
    };
    if (!target.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) refuse();
    library::Sha256 hash;
    qint64 done = 0;
    try {
        m_state->stream(path, [&](const char* block, qint64 count) {
            if (target.write(block, count) != count) refuse();
            hash.add(block, static_cast<std::size_t>(count));
            progress.report(static_cast<double>(done += count) / size);
        });
        target.close();
        if (target.error() != QFileDevice::NoError) refuse();
    } catch (...) {
        target.remove();
        throw;
    }
    return hash.hex();
}

}
