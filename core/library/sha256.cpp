#include "library/recording.h"

#include "base/error.h"

#include <QCryptographicHash>

#include <fstream>

namespace gleaner::library {
namespace {

constexpr std::size_t blockBytes = std::size_t{1} << 20;

QByteArrayView view(const char* bytes, std::streamsize count) {
    return {bytes, static_cast<qsizetype>(count)};
}

std::string hexOf(const QCryptographicHash& hash) { return hash.result().toHex().toStdString(); }

}

std::string sha256OfFile(const std::filesystem::path& file, const Progress& progress) {
    const FileStamp stamp = stampOf(file);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Error(file, "can't be opened for reading; check its permissions");
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<char> block(blockBytes);
    std::int64_t done = 0;
    while (stream) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        hash.addData(view(block.data(), stream.gcount()));
        done += stream.gcount();
        progress.report(stamp.size > 0 ? static_cast<double>(done) / static_cast<double>(stamp.size) : 1.0);
    }
    if (stream.bad()) throw Error(file, "stopped being readable half-way; check the disk it lies on");
    return hexOf(hash);
}

std::string sha256Of(std::string_view bytes) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(view(bytes.data(), static_cast<std::streamsize>(bytes.size())));
    return hexOf(hash);
}

}
