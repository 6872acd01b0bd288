#include "files/appended_file.h"

#include "base/error.h"
#include "base/plain_reason.h"
#include "files/output_file.h"
#include "files/paths.h"
#include "files/system_files.h"

namespace gleaner::library {

AppendedFile::AppendedFile(const std::filesystem::path& file, std::int64_t length)
    : m_path(file), m_file(qStringFromPath(file)), m_length(length) {
    const bool isNew = !isFile(file);
    const auto unbuffered = QIODevice::ReadWrite | QIODevice::Unbuffered;
    if (!m_file.open(unbuffered) || !m_file.resize(length) || !m_file.seek(length)) refuse();
    if (isNew) syncFolder(file.parent_path());
}

void AppendedFile::append(std::string_view bytes) {
    const auto count = static_cast<qint64>(bytes.size());
    if (m_file.write(bytes.data(), count) != count) {
        m_file.resize(m_length);
        m_file.seek(m_length);
        refuse();
    }
    m_length += count;
}

void AppendedFile::sync() {
    if (!syncDescriptor(m_file.handle()))
        throw Error(m_path, "the disk did not take what was written; check it and the space on it.");
}

void AppendedFile::refuse() const {
    throw Error(m_path, "can't be written (" + reasonOfFailedWrite(m_file) +
                            "); check the folder, its permissions and the space on the disk.");
}

void replaceFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failed;
    std::filesystem::rename(from, to, failed);
    if (failed)
        throw Error(to, "can't be replaced (" + plainReason(failed) + "); check the folder and the disk.");
    syncFolder(to.parent_path());
}

}
