#include "ui/theme/pseudo_translator.h"

#include <QRegularExpression>

namespace gleaner::ui {

namespace {

constexpr double growth = 0.4;
constexpr QStringView plain = u"aceginorsuyzACEGINORSUYZ";
constexpr QStringView accented = u"åçéğîñöřšûýžÅÇÉĞÎÑÖŘŠÛÝŽ";
constexpr QStringView filler = u" éñļöñğéđ ţéxţ"; // broken where words end, as real texts are

QString withAccents(QString text) {
    for (QChar& letter : text)
        if (const qsizetype at = plain.indexOf(letter); at >= 0) letter = accented[at];
    return text;
}

}

QString pseudoText(const QString& text) {
    // What is no word: a place for a value, a key's mark with its letter, a tag, a pattern of a file's name.
    static const QRegularExpression kept(QStringLiteral("%L?\\d+|%n|&\\w|&&|<[^>]*>|\\*\\.\\w+"));
    QString result;
    qsizetype done = 0;
    for (auto matches = kept.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += withAccents(text.mid(done, match.capturedStart() - done)) + match.captured();
        done = match.capturedEnd();
    }
    result += withAccents(text.mid(done));
    const auto more = static_cast<qsizetype>(growth * static_cast<double>(text.size()));
    for (qsizetype i = 0; i < more; ++i)
        result += filler[i % filler.size()];
    return u'[' + result + u']';
}

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const {
    // Names of keys are read back by Qt; its other texts come with translations of its own.
    return QByteArrayView(context).startsWith("Q") && QByteArrayView(context) != "QObject"
               ? QString()
               : pseudoText(QString::fromUtf8(source));
}

}
