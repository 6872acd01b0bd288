#pragma once

// The engine's and the window's folders as their READMEs have them and as their sources are, for the tests of
// the architecture.

#include "support/places.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace gleaner::test {

using Words = QSet<QString>;

/// The tables of a folder's README: who may include whom, who owns a third-party header, where threads may
/// be.
struct House {
    QMap<QString, Words> mayInclude;  ///< room -> rooms beside it
    QMap<QString, Words> ofTheEngine; ///< room -> rooms of core/, where there is such a column
    QMap<QString, int> level;         ///< room -> level
    QMap<QString, Words> ownersOf;    ///< third-party header -> files
    QMap<QString, Words>
        systemOwnersOf; ///< header, name or folder of a system -> files, from the checkout's top
    QMap<QString, Words> threadRooms; ///< threading header -> rooms
    Words plain;                      ///< rooms that use the standard library alone
};

/// One `#include` line.
struct Include {
    QString file; ///< "audio/file_reader.cpp"
    QString room; ///< the folder it lies in: "audio", "pack/plan"
    QString header;
};

/// A folder of rooms: `core`, whose rooms call each other "audio/…", and `ui`, whose rooms do so as
/// "ui/pack/…".
struct Tree {
    QString folder;
    QString prefix; ///< of its rooms in an `#include` line
    House house;
    QList<Include> includes;
};

inline QString pathOf(const QString& name) { return sourceFile(name); }

inline Words wordsOf(QString cell) {
    const QStringList words = cell.remove(QLatin1Char('`')).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

inline QString wordOf(const QString& cell) { return *wordsOf(cell).begin(); }

inline QString baseName(const QString& header) { return header.section(QLatin1Char('/'), -1); }

inline QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

inline QList<QStringList> rowsUnder(const QStringList& lines, const QString& heading) {
    QList<QStringList> rows;
    bool inside = false;
    for (const QString& line : lines) {
        if (line.startsWith(heading))
            inside = true;
        else if (inside && !line.startsWith(QLatin1Char('|')))
            break;
        else if (inside && !line.startsWith(QLatin1String("| ---"))) {
            QStringList cells = line.split(QLatin1Char('|'));
            cells.removeFirst();
            cells.removeLast();
            for (QString& cell : cells)
                cell = cell.trimmed();
            rows << cells;
        }
    }
    return rows;
}

inline House readHouse(const QString& folder) {
    const QStringList lines = textOf(pathOf(folder + QStringLiteral("/README.md"))).split(QLatin1Char('\n'));
    House house;
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| level |"))) {
        const QString room = wordOf(row[1]);
        house.level[room] = row[0].toInt();
        house.mayInclude[room] = wordsOf(row[3]);
        if (row.size() > 4) house.ofTheEngine[room] = wordsOf(row[4]);
    }
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| header | owner |")))
        for (const QString& header : wordsOf(row[0]))
            house.ownersOf[baseName(header)] = wordsOf(row[1]);
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| of the system | owners |")))
        for (const QString& header : wordsOf(row[0]))
            house.systemOwnersOf[header] |= wordsOf(row[1]);
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| header | rooms |")))
        house.threadRooms[wordOf(row[0])] = wordsOf(row[1]);
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| rooms without Qt |")))
        house.plain |= wordsOf(row[0]);
    return house;
}

inline QStringList sourcesIn(const QString& folder) {
    QStringList sources;
    QDirIterator files(pathOf(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        sources << QDir(pathOf(folder)).relativeFilePath(files.next());
    return sources;
}

inline QList<Include> readIncludes(const QString& folder) {
    static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const QString& name : sourcesIn(folder)) {
        auto matches = line.globalMatch(textOf(pathOf(folder + QLatin1Char('/') + name)));
        while (matches.hasNext())
            includes.append({name, gleaner::test::folderOf(name), matches.next().captured(1)});
    }
    return includes;
}

inline Tree readTree(const QString& folder, const QString& prefix) {
    return {folder, prefix, readHouse(folder), readIncludes(folder)};
}

}
