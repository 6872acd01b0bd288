#include "support/schema_errors.h"

#include "support/places.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace gleaner::test {

std::optional<QStringList> schemaErrors(const QString& schema, const std::vector<QJsonObject>& documents) {
    constexpr int notInstalled = 77;
    const QTemporaryDir folder;
    QStringList arguments = {
        sourceFile(QStringLiteral("tests/support/schema_errors.py")),
        sourceFile(QStringLiteral("resources/schema/") + schema + QStringLiteral(".json"))};
    for (const QJsonObject& document : documents) {
        arguments << folder.filePath(QString::number(arguments.size()) + QStringLiteral(".json"));
        QFile file(arguments.back());
        if (!file.open(QIODevice::WriteOnly)) return QStringList{file.errorString()};
        file.write(QJsonDocument(document).toJson());
    }
    // The system's own where that of the path lacks the package.
    for (const QString& program : {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")}) {
        QProcess python;
        python.start(program, arguments);
        if (!python.waitForFinished(-1) || python.exitCode() == notInstalled) continue;
        if (python.exitCode() != 0) return QStringList{QString::fromUtf8(python.readAllStandardError())};
        return QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
    return std::nullopt;
}

}
