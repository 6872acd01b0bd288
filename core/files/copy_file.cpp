#include "files/copy_file.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "files/sha256.h"

#include <QFile>

namespace gleaner::library {
namespace {

constexpr qint64 copyBlockBytes = 1 << 20;

[[noreturn]] void refuse(const std::filesystem::path& file, const char* what, const QFile& device) {
    throw Error(file, std::string(what) + " (" + plainReason(device.errorString().toStdString()) + ").");
}

/// Calls `take(bytes, count)` for every block on its way.
template <typename Take>
void copyBlocks(const std::filesystem::path& from, const std::filesystem::path& to,
                const std::filesystem::path& shownAs, Take take) {
    QFile source(qStringFromPath(from)), target(qStringFromPath(to));
    const auto refuseWrite = [&] {
        throw Error(shownAs, "can't be written (" + reasonOfFailedWrite(target) + ").");
    };
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) refuse(from, "can't be read", source);
    if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)) refuseWrite();
    QByteArray block(std::min<qint64>(copyBlockBytes, std::max<qint64>(source.size(), 1)), Qt::Uninitialized);
    qint64 count = 0;
    while ((count = source.read(block.data(), block.size())) > 0) {
        if (target.write(block.constData(), count) != count) refuseWrite();
        take(block.constData(), static_cast<std::size_t>(count));
    }
    if (count < 0) refuse(from, "stopped being readable", source);
    target.close();
    if (target.error() != QFileDevice::NoError) refuseWrite();
}

}

void copyFile(const std::filesystem::path& from, const std::filesystem::path& to,
              const std::filesystem::path& shownAs) {
    copyBlocks(from, to, shownAs, [](const char*, std::size_t) {});
}

std::string hashedCopy(const std::filesystem::path& from, const std::filesystem::path& to,
                       const std::filesystem::path& shownAs) {
    Sha256 hash;
    copyBlocks(from, to, shownAs, [&](const char* bytes, std::size_t count) { hash.add(bytes, count); });
    return hash.hex();
}

}
