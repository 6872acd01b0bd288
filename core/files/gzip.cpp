#include "files/gzip.h"

#include "base/error.h"
#include "files/output_file.h"
#include "files/paths.h"

#include <QFile>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr int tarBlock = 512;
constexpr std::size_t longestTarPath = 100;
constexpr qint64 readBlock = 1 << 20;

constexpr int gzipWindow = 15 + 16; ///< zlib's largest window, in gzip's wrapper
constexpr int memoryLevel = 8;
constexpr int unknownSystem = 255; ///< RFC 1952, OS: the same file on every system

gz_header headWithoutTime() {
    gz_header head{};
    head.os = unknownSystem;
    return head;
}

/// Deflates into a file.
class GzipWriter {
public:
    explicit GzipWriter(const fs::path& target) : m_target(target), m_file(library::qStringFromPath(target)) {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) refuse();
        if (deflateInit2(&m_stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, memoryLevel,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw Error(target, "can't be written: there is too little memory.");
        deflateSetHeader(&m_stream, &m_head);
    }
    ~GzipWriter() { deflateEnd(&m_stream); }
    GzipWriter(const GzipWriter&) = delete;
    GzipWriter& operator=(const GzipWriter&) = delete;

    void write(const QByteArray& bytes) { deflateAll(bytes, Z_NO_FLUSH); }
    void finish() { deflateAll({}, Z_FINISH); }

private:
    void deflateAll(const QByteArray& bytes, int flush) {
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        QByteArray packed(readBlock, Qt::Uninitialized);
        do {
            m_stream.next_out = reinterpret_cast<Bytef*>(packed.data());
            m_stream.avail_out = static_cast<uInt>(packed.size());
            deflate(&m_stream, flush);
            const qint64 count = packed.size() - static_cast<qint64>(m_stream.avail_out);
            if (m_file.write(packed.constData(), count) != count) refuse();
        } while (m_stream.avail_out == 0);
    }
    [[noreturn]] void refuse() const {
        throw Error(m_target, "can't be written (" + library::reasonOfFailedWrite(m_file) + ").");
    }

    fs::path m_target;
    QFile m_file;
    z_stream m_stream{};
    gz_header m_head = headWithoutTime();
};

/// A field of digits to the base of eight, as all numbers in a header are.
void octal(std::array<char, tarBlock>& header, std::size_t at, std::size_t size, quint64 value) {
    const std::string digits =
        QByteArray::number(value, 8).rightJustified(static_cast<int>(size) - 1, '0').toStdString();
    std::copy(digits.begin(), digits.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

QByteArray tarHeader(const std::string& path, qint64 size, bool isFolder) {
    if (path.size() > longestTarPath)
        throw Error("\"" + path + "\" has a longer name than the archive can hold; give it a shorter one.");
    std::array<char, tarBlock> header{};
    std::copy(path.begin(), path.end(), header.begin());
    octal(header, 100, 8, isFolder ? 0755 : 0644);
    octal(header, 108, 8, 0);
    octal(header, 116, 8, 0);
    octal(header, 124, 12, static_cast<quint64>(size));
    octal(header, 136, 12, 0);
    std::memset(header.data() + 148, ' ', 8);
    header[156] = isFolder ? '5' : '0';
    std::memcpy(header.data() + 257, "ustar\00000", 8);
    quint64 sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    octal(header, 148, 7, sum);
    return {header.data(), tarBlock};
}

QByteArray paddingFor(qint64 size) { return QByteArray((tarBlock - size % tarBlock) % tarBlock, '\0'); }

void writeItem(GzipWriter& archive, const TarItem& item, const Progress& progress) {
    if (item.file.empty())
        return archive.write(tarHeader(item.path, item.bytes.size(), false) + item.bytes +
                             paddingFor(item.bytes.size()));
    QFile file(library::qStringFromPath(item.file));
    if (!file.open(QIODevice::ReadOnly)) throw Error(item.file, "can't be read.");
    const qint64 size = file.size();
    archive.write(tarHeader(item.path, size, false));
    qint64 left = size;
    while (left > 0) {
        progress.check();
        const QByteArray block = file.read(std::min(left, readBlock));
        if (block.isEmpty()) throw Error(item.file, "stopped being readable half-way.");
        archive.write(block);
        left -= block.size();
    }
    archive.write(paddingFor(size));
}

}

void writeGzip(const fs::path& target, const QByteArray& bytes) {
    GzipWriter writer(target);
    writer.write(bytes);
    writer.finish();
}

QByteArray readGzip(const fs::path& file) {
    QFile packed(library::qStringFromPath(file));
    if (!packed.open(QIODevice::ReadOnly)) throw Error(file, "can't be read.");
    const QByteArray bytes = packed.readAll();
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    if (inflateInit2(&stream, gzipWindow) != Z_OK)
        throw Error(file, "can't be read: there is too little memory.");
    QByteArray whole, block(readBlock, Qt::Uninitialized);
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        state = inflate(&stream, Z_NO_FLUSH);
        whole.append(block.constData(), block.size() - static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END) throw Error(file, "is damaged, or no gzip file.");
    return whole;
}

void writeTarGzip(const fs::path& target, const std::vector<TarItem>& items, const Progress& progress) {
    GzipWriter archive(target);
    std::set<std::string> folders;
    for (const TarItem& item : items)
        for (std::size_t slash = item.path.find('/'); slash != std::string::npos;
             slash = item.path.find('/', slash + 1))
            folders.insert(item.path.substr(0, slash + 1));
    for (const std::string& folder : folders)
        archive.write(tarHeader(folder, 0, true));
    for (std::size_t n = 0; n < items.size(); ++n) {
        progress.report(static_cast<double>(n) / static_cast<double>(items.size()));
        writeItem(archive, items[n], progress);
    }
    archive.write(QByteArray(2 * tarBlock, '\0'));
    archive.finish();
}

}
