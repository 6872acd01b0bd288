#include "library/sealed_folder.h"

#include "base/sealed.h"
#include "files/paths.h"
#include "files/sha256.h"
#include "library/cache_entries.h"

#include <QFile>
#include <QSaveFile>

#include <system_error>

namespace gleaner::library {
namespace {

/// The name of a text, and the key it is sealed with.
std::string keyOf(const std::string& info) { return sha256Of(info); }

std::filesystem::path placeOf(const std::filesystem::path& folder, const std::string& key) {
    return folder / key.substr(0, 2) / key.substr(2);
}

std::optional<std::string> readCached(const std::filesystem::path& place, const std::string& key) {
    QFile file(qStringFromPath(place));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    return unsealed(key, file.readAll().toStdString());
}

}

SealedFolder::SealedFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

std::optional<std::string> SealedFolder::recall(const std::string& info) const {
    const std::string key = keyOf(info);
    const std::filesystem::path place = placeOf(m_folder, key);
    auto content = readCached(place, key);
    if (content) markUsed(place);
    return content;
}

void SealedFolder::remember(const std::string& info, const std::string& content) const {
    const std::string key = keyOf(info);
    const std::filesystem::path place = placeOf(m_folder, key);
    std::error_code failed;
    std::filesystem::create_directories(place.parent_path(), failed);
    QSaveFile file(qStringFromPath(place));
    if (!file.open(QIODevice::WriteOnly)) return;
    const QByteArray bytes = QByteArray::fromStdString(sealed(key, content));
    // A failure leaves nothing, and the next run finds out anew. `commit` alone would take half a write for a
    // whole one.
    if (file.write(bytes) == bytes.size() && file.flush()) file.commit();
}

bool SealedFolder::isSound(const std::filesystem::path& file) {
    return readCached(file, utf8FromPath(file.parent_path().filename()) + utf8FromPath(file.filename()))
        .has_value();
}

}
