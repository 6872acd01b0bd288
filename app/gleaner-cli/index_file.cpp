#include "index_file.h"

#include "command.h"

#include "json/index.h"
#include "json/values.h"

namespace gleaner::cli {
namespace {

std::filesystem::path folderOf(const std::filesystem::path& file) {
    return std::filesystem::absolute(file).lexically_normal().parent_path();
}

}

QJsonObject indexDocument(const std::vector<music::SampleEntry>& entries, const std::filesystem::path& index,
                          const std::filesystem::path& root) {
    const std::filesystem::path way =
        std::filesystem::absolute(root).lexically_normal().lexically_relative(folderOf(index));
    return json::indexToJson(entries, way.generic_string());
}

std::vector<music::SampleEntry> readIndex(const std::filesystem::path& index) {
    json::IndexReading reading = json::readIndex(index);
    for (const library::SkippedFile& skipped : reading.skipped)
        warn(QStringLiteral("left out: %1: %2")
                 .arg(QString::fromStdString(skipped.file), QString::fromStdString(skipped.reason)));
    for (const std::string& warning : reading.warnings)
        warn(QString::fromStdString(warning));
    const std::filesystem::path root = (folderOf(index) / reading.root).lexically_normal();
    std::vector<music::SampleEntry> entries = std::move(reading.entries);
    for (music::SampleEntry& entry : entries) {
        const std::filesystem::path path(entry.path);
        if (!entry.path.empty() && path.is_relative())
            entry.path = (root / path).lexically_normal().generic_string();
    }
    return entries;
}

}
