#include "files/name_bytes.h"

#include "files/paths.h"

#include <QStringDecoder>

#include <algorithm>

namespace gleaner::library {
namespace {

constexpr char16_t firstEscape = 0xDC80, lastEscape = 0xDCFF, escapeBase = 0xDC00;

bool isEscape(const QString& text, qsizetype at) {
    const char16_t unit = text[at].unicode();
    const bool isPair = at > 0 && text[at - 1].isHighSurrogate();
    return unit >= firstEscape && unit <= lastEscape && !isPair;
}

/// Bytes of the longest beginning that is UTF-8, up to four: 0 where the first byte begins no character.
qsizetype characterAt(std::string_view bytes) {
    for (std::size_t length = 1; length <= std::min<std::size_t>(bytes.size(), 4); ++length) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
        const QString one = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(length)));
        if (!decoder.hasError() && !one.isEmpty()) return static_cast<qsizetype>(length);
    }
    return 0;
}

}

QString qStringFromBytes(std::string_view bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString whole = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (!decoder.hasError()) return whole;
    QString text;
    while (!bytes.empty()) {
        const auto length = static_cast<std::size_t>(characterAt(bytes));
        if (length == 0)
            text += QChar(static_cast<char16_t>(escapeBase + static_cast<unsigned char>(bytes.front())));
        else
            text += QString::fromUtf8(bytes.data(), static_cast<qsizetype>(length));
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return text;
}

std::string bytesFromQString(const QString& text) {
    std::string bytes;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!isEscape(text, at)) continue;
        bytes += text.mid(from, at - from).toStdString();
        bytes += static_cast<char>(text[at].unicode() - escapeBase);
        from = at + 1;
    }
    return bytes + text.mid(from).toStdString();
}

QString shownName(const QString& text) {
    QString shown = text;
    for (qsizetype at = 0; at < text.size(); ++at)
        if (isEscape(text, at)) shown[at] = QChar(QChar::ReplacementCharacter);
    return shown;
}

std::filesystem::path pathFromQString(const QString& text) { return pathFromUtf8(bytesFromQString(text)); }

QString shownPath(const std::filesystem::path& path) {
    return shownName(qStringFromBytes(utf8FromPath(path)));
}

QString localFile(const QUrl& url) {
    const QByteArray encoded = url.path(QUrl::FullyEncoded).toLatin1();
    return qStringFromBytes(QByteArray::fromPercentEncoding(encoded).toStdString());
}

QStringList argumentsFrom(int count, char** values) {
    QStringList arguments;
    for (int i = 1; i < count; ++i)
        arguments << qStringFromBytes(values[i]);
    return arguments;
}

}
