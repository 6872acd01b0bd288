#include "support/places.h"

namespace gleaner::test {

std::filesystem::path sourceFolder() { return GLEANER_SOURCE_DIR; }
std::filesystem::path buildFolder() { return GLEANER_BINARY_DIR; }

QString sourceFile(const QString& path) { return QStringLiteral(GLEANER_SOURCE_DIR "/") + path; }

QString folderOf(const QString& path) {
    return path.contains(QLatin1Char('/')) ? path.section(QLatin1Char('/'), 0, -2) : QString();
}

QString commandLineProgram() { return QStringLiteral(GLEANER_BINARY_DIR "/gleaner-cli"); }

}
