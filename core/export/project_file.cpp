#include "export/project_file.h"

#include "base/error.h"
#include "base/file_names.h"
#include "base/plain_reason.h"
#include "files/archive.h"
#include "files/paths.h"

#include <QFile>

#include <system_error>

namespace gleaner::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t largestProject = std::int64_t{512} << 20;

bool isProject(const std::string& path) { return foldedName(path).ends_with(".flp"); }

/// The one project of a zip; of several the one that stands first, as FL writes it.
std::string projectIn(const std::vector<ZipReader::Entry>& entries, const fs::path& file) {
    std::vector<std::string> found;
    for (const ZipReader::Entry& entry : entries)
        if (isProject(entry.path)) found.push_back(entry.path);
    if (found.empty()) throw Error(file, "holds no FL Studio project (.flp).");
    if (found.size() > 1 && !isProject(entries.front().path))
        throw Error(file, "holds " + std::to_string(found.size()) +
                              " FL Studio projects; unpack it and name one of them.");
    return found.front();
}

ProjectFile readZipped(const fs::path& file) {
    ZipReader zip(file);
    ProjectFile project{file, {}, true, {}};
    const std::string bytes = zip.read(projectIn(zip.entries(), file), largestProject);
    project.bytes.assign(bytes.begin(), bytes.end());
    for (const ZipReader::Entry& entry : zip.entries())
        project.zipped.insert(foldedName(lastNameOf(entry.path)));
    return project;
}

}

ProjectFile readProjectFile(const fs::path& file) {
    std::error_code failed;
    if (!fs::exists(file, failed)) throw Error(file, "there is no such file; check the name.");
    if (!fs::is_regular_file(file, failed)) // a pipe would be waited for, a device read for ever
        throw Error(file, "is not a file, and projects are read from files only.");
    QFile source(library::qStringFromPath(file));
    if (!source.open(QIODevice::ReadOnly))
        throw Error(file, "can't be opened: " + plainReason(source.errorString().toStdString()) + ".");
    if (source.peek(4) == QByteArray("PK\3\4", 4)) return readZipped(file);
    if (source.size() > largestProject) throw Error(file, "is larger than any FL Studio project (512 MB).");
    const QByteArray bytes = source.readAll();
    if (source.error() != QFileDevice::NoError)
        throw Error(file, "can't be read: " + plainReason(source.errorString().toStdString()) + ".");
    return {file, {bytes.begin(), bytes.end()}, false, {}};
}

}
