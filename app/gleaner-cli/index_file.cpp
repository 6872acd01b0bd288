#include "index_file.h"

#include "json/values.h"

namespace gleaner::cli {
namespace {

const QString rootField = QStringLiteral("root");

std::filesystem::path folderOf(const std::filesystem::path& file) {
    return std::filesystem::absolute(file).lexically_normal().parent_path();
}

}

QJsonObject indexDocument(const std::vector<music::SampleEntry>& entries, const std::filesystem::path& index,
                          const std::filesystem::path& root) {
    QJsonObject document = json::indexToJson(entries);
    const std::filesystem::path way = std::filesystem::absolute(root).lexically_normal().lexically_relative(folderOf(index));
    document[rootField] = QString::fromStdString(way.generic_string());
    return document;
}

std::vector<music::SampleEntry> readIndex(const std::filesystem::path& index) {
    const QJsonObject document = json::readObject(index);
    const std::filesystem::path root = (folderOf(index) / document[rootField].toString().toStdString()).lexically_normal();
    std::vector<music::SampleEntry> entries = json::indexFromJson(document);
    for (music::SampleEntry& entry : entries) {
        const std::filesystem::path path(entry.path);
        if (!entry.path.empty() && path.is_relative()) entry.path = (root / path).lexically_normal().generic_string();
    }
    return entries;
}

}
