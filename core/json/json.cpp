#include "json/json.h"

#include "base/plain_reason.h"
#include "files/output_file.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonParseError>

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

/// Bytes that reading takes, by what stands there: Qt keeps 16 a value, in lists that grow by doubling, and
/// some 160 for each list and object. "[0,0,0…" has two bytes a value.
qint64 memoryOf(const QByteArray& text) {
    constexpr qint64 aValue = 32, aNest = 160;
    qint64 bytes = 2 * text.size();
    bool isText = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isText && c == '\\') ++at;
        if (c == '"') isText = !isText;
        if (isText) continue;
        if (c == ',' || c == ':') bytes += aValue;
        if (c == '[' || c == '{') bytes += aNest;
    }
    return bytes;
}

void requireRoom(const QByteArray& text, const std::filesystem::path& file) {
    constexpr qint64 most = 384LL * 1024 * 1024;
    if (text.size() > most / 80 && memoryOf(text) > most) // fewer bytes can't hold so many values
        throw Error(file, "it holds more values than any file of ours; leave some out");
}

}

void requireReadable(const std::filesystem::path& file) {
    const QFileInfo info(file);
    if (!info.exists()) throw Error(file, "there is no such file; check the name");
    if (!info.isFile()) throw Error(file, "this is not a file, and JSON is read from files only");
    if (info.size() > largestFile) throw Error(file, "it is larger than 512 MB, which no file of ours is");
}

QJsonObject readObject(const std::filesystem::path& file) {
    requireReadable(file);
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        throw Error(file, "it can't be read (" + plainReason(source.errorString().toStdString()) + ")");
    const QByteArray text = source.readAll();
    if (source.error() != QFileDevice::NoError)
        throw Error(file,
                    "reading stopped half way (" + plainReason(source.errorString().toStdString()) + ")");
    return parseObject(text, file);
}

QJsonObject parseObject(const QByteArray& text, const std::filesystem::path& nameForErrors) {
    requireRoom(text, nameForErrors);
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
    library::writeOutput(file, bytes);
}

}
