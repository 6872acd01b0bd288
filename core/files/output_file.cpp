#include "files/output_file.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/paths.h"
#include "files/system_files.h"

#include <QFile>
#include <QSaveFile>

#include <system_error>

namespace gleaner::library {
namespace {

namespace fs = std::filesystem;

/// As many as Linux follows.
constexpr int mostLinks = 40;
constexpr qint64 streamBlockBytes = 1 << 20;

/// The folder above, its links followed, and the last name as it is.
fs::path withRealFolder(const fs::path& file) {
    std::error_code missing;
    const fs::path folder = fs::weakly_canonical(file.parent_path(), missing);
    return missing ? file : folder / file.filename();
}

/// The deepest folder above that is there.
fs::path nearestFolder(fs::path folder) {
    std::error_code missing;
    while (!folder.empty() && !fs::exists(folder, missing) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

void requirePlaceIn(const fs::path& folder, const fs::path& shownAs) {
    const fs::path nearest = nearestFolder(folder);
    std::error_code missing;
    if (!fs::is_directory(nearest, missing))
        throw Error(shownAs, "can't be made: " + nearest.string() + " is not a folder.");
    if (!mayWriteIn(nearest))
        throw Error(shownAs, "can't be written: " + nearest.string() +
                                 " takes no new files; check its permissions or choose another folder.");
}

}

OutputPlace outputPlace(const fs::path& given) {
    fs::path file = withRealFolder(fs::absolute(given).lexically_normal());
    std::error_code missing;
    for (int links = 0; fs::is_symlink(fs::symlink_status(file, missing)); ++links) {
        if (const int descriptor = descriptorOf(file); descriptor >= 0) return {file, true, descriptor};
        const fs::path next = fs::read_symlink(file, missing);
        if (missing || links == mostLinks)
            throw Error(given, "is a link that leads nowhere; name the file itself.");
        file = withRealFolder((file.parent_path() / next).lexically_normal());
    }
    switch (fs::status(file, missing).type()) {
    case fs::file_type::directory:
        throw Error(given, "is a folder, and a file is to be written there.");
    case fs::file_type::socket:
    case fs::file_type::block:
        throw Error(given, "is no file, and nothing that can be written into; choose another name.");
    case fs::file_type::fifo:
    case fs::file_type::character:
        return {file, true, -1};
    default:
        return {file, false, -1};
    }
}

void requireWritable(const fs::path& output) {
    if (output.empty()) return;
    const OutputPlace place = outputPlace(output);
    if (!place.isStream) requirePlaceIn(place.file.parent_path(), output);
}

void requireOther(const fs::path& output, std::span<const fs::path> inputs) {
    std::error_code missing;
    if (output.empty() || !fs::is_regular_file(output, missing)) return;
    for (const fs::path& input : inputs)
        if (fs::equivalent(output, input, missing))
            throw Error(output,
                        "is what the result is made from, and would be lost; give the result another name.");
}

void requireWritableFolder(const fs::path& folder) {
    requirePlaceIn(fs::absolute(folder).lexically_normal(), folder);
}

std::string reasonOfFailedWrite(const QFileDevice& file) {
    return plainReason(file.error() == QFileDevice::NoError
                           ? std::make_error_code(std::errc::no_space_on_device).message()
                           : file.errorString().toStdString());
}

void writeOutput(const fs::path& output, const QByteArray& bytes) {
    const OutputPlace place = outputPlace(output);
    if (place.isStream) return OutputStream(place, output).write(bytes.constData(), bytes.size());
    QSaveFile target(qStringFromPath(place.file));
    const auto refuse = [&] {
        throw Error(output, "it can't be written (" + reasonOfFailedWrite(target) +
                                "); check the folder, its permissions and the space on the disk");
    };
    if (!target.open(QIODevice::WriteOnly)) refuse();
    // `commit` takes a write that stopped half way in the buffer for a whole one; `flush` does not.
    if (target.write(bytes) != bytes.size() || !target.flush()) refuse();
    if (!target.commit()) refuse();
    syncFolder(place.file.parent_path()); // what it is called now must stay, too, when the power fails
}

void writeStream(const OutputPlace& place, const fs::path& from, const fs::path& shownAs) {
    QFile source(qStringFromPath(from));
    if (!source.open(QIODevice::ReadOnly))
        throw Error(from, "can't be read: " + plainReason(source.errorString().toStdString()) + ".");
    OutputStream stream(place, shownAs);
    QByteArray block(streamBlockBytes, Qt::Uninitialized);
    for (qint64 count = 0; (count = source.read(block.data(), block.size())) > 0;)
        stream.write(block.constData(), count);
    if (source.error() != QFileDevice::NoError)
        throw Error(from, "stopped being readable half-way; check the disk it lies on.");
}

}
