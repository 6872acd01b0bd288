#include "json/json.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonParseError>
#include <QSaveFile>

#include <algorithm>

namespace gleaner::json {
namespace {

/// Far above any pack, song or index of a million samples; a disk image given by mistake is refused at once.
constexpr qint64 largestFile = 512LL * 1024 * 1024;

std::string sentence(const QJsonParseError& error, const QByteArray& text) {
    const auto end = text.begin() + std::min<qsizetype>(error.offset, text.size());
    const auto line = 1 + std::count(text.begin(), end, '\n');
    return "line " + std::to_string(line) + " is not valid JSON (" + error.errorString().toStdString() +
           "); mend it there, or write the file again";
}

}

QJsonObject readObject(const std::filesystem::path& file) {
    QFile source(file);
    if (!QFileInfo(source).exists()) throw Error(file, "there is no such file; check the name");
    if (!QFileInfo(source).isFile())
        throw Error(file, "this is not a file, and JSON is read from files only");
    if (!source.open(QIODevice::ReadOnly))
        throw Error(file, "it can't be read (" + source.errorString().toStdString() + ")");
    if (source.size() > largestFile) throw Error(file, "it is larger than 512 MB, which no file of ours is");
    const QByteArray text = source.readAll();
    if (source.error() != QFileDevice::NoError)
        throw Error(file, "reading stopped half way (" + source.errorString().toStdString() + ")");
    return parseObject(text, file);
}

QJsonObject parseObject(const QByteArray& text, const std::filesystem::path& nameForErrors) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) throw Error(nameForErrors, sentence(error, text));
    if (!document.isObject())
        throw Error(nameForErrors, "a JSON object { … } is wanted at the top, and this holds something else");
    return document.object();
}

QByteArray toBytes(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

void writeFile(const std::filesystem::path& file, const QByteArray& bytes) {
    QSaveFile target(QString::fromStdU16String(file.u16string()));
    const auto refuse = [&] {
        throw Error(file, "it can't be written (" + target.errorString().toStdString() +
                              "); check the folder, its permissions and the space on the disk");
    };
    if (!target.open(QIODevice::WriteOnly)) refuse();
    // `commit` takes a write that stopped half way in the buffer for a whole one; `flush` does not.
    if (target.write(bytes) != bytes.size() || !target.flush()) refuse();
    if (!target.commit()) refuse();
}

}
