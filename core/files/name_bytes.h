#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <filesystem>
#include <string>
#include <string_view>

namespace gleaner::library {

// A name on Linux may hold bytes that are no UTF-8. In a QString each such byte stands as a lone surrogate,
// U+DC00 more than it (as in Python, PEP 383), so that text becomes the same name again; all other text is as
// ever. Qt's own file functions don't know this: names that came from a person go through std::filesystem.

QString qStringFromBytes(std::string_view bytes);
std::string bytesFromQString(const QString& text);
std::filesystem::path pathFromQString(const QString& text);

/// For people: a substitute for each byte that is no UTF-8.
QString shownPath(const std::filesystem::path& path);
QString shownName(const QString& text);

/// The file that a URL names, as one that was dropped.
QString localFile(const QUrl& url);

/// What a program was given, the name of the program aside.
QStringList argumentsFrom(int count, char** values);

}
