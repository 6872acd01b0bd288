#include "papers/paper_output.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/output_file.h"
#include "files/paths.h"

#include <QFile>

#include <system_error>

namespace gleaner::papers {

std::filesystem::path PaperOutput::file(const std::string& path) {
    m_files.push_back(path);
    const std::filesystem::path file = m_folder / library::pathFromUtf8(path);
    std::error_code failed;
    std::filesystem::create_directories(file.parent_path(), failed);
    if (failed) throw Error(file.parent_path(), "can't be written (" + plainReason(failed) + ").");
    return file;
}

void PaperOutput::write(const std::string& path, std::string_view bytes) {
    const std::filesystem::path place = file(path);
    QFile out(library::qStringFromPath(place));
    const bool isWritten =
        out.open(QIODevice::WriteOnly) &&
        out.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()) &&
        out.flush();
    if (!isWritten) throw Error(place, "can't be written (" + library::reasonOfFailedWrite(out) + ").");
}

}
