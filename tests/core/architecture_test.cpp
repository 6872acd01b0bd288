#include "support/places.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

using Words = QSet<QString>;

/// The tables of core/README.md: who may include whom, who owns a third-party header, where threads may be.
struct House {
    QMap<QString, Words> mayInclude;  ///< room -> rooms
    QMap<QString, int> level;         ///< room -> level
    QMap<QString, Words> ownersOf;    ///< third-party header -> files
    QMap<QString, Words> threadRooms; ///< threading header -> rooms
};

/// One `#include` line of the core.
struct Include {
    QString file; ///< "codec/file_reader.cpp"
    QString room;
    QString header;
};

const QString coreFolder = gleaner::test::sourceFile(QStringLiteral("core"));

Words wordsOf(QString cell) {
    const QStringList words = cell.remove(QLatin1Char('`')).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

QList<QStringList> rowsUnder(const QStringList& lines, const QString& heading) {
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

House readHouse() {
    QFile readme(coreFolder + QStringLiteral("/README.md"));
    if (!readme.open(QIODevice::ReadOnly)) return {};
    const QStringList lines = QString::fromUtf8(readme.readAll()).split(QLatin1Char('\n'));
    House house;
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| level |"))) {
        const QString room = *wordsOf(row[1]).begin();
        house.level[room] = row[0].toInt();
        house.mayInclude[room] = wordsOf(row[3]);
    }
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| header | owner |")))
        house.ownersOf[*wordsOf(row[0]).begin()] = wordsOf(row[1]);
    for (const QStringList& row : rowsUnder(lines, QStringLiteral("| header | rooms |")))
        house.threadRooms[*wordsOf(row[0]).begin()] = wordsOf(row[1]);
    return house;
}

QList<Include> readIncludes() {
    static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    QDirIterator files(coreFolder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QString name = QDir(coreFolder).relativeFilePath(file.fileName());
        auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            includes.append({name, name.section(QLatin1Char('/'), 0, 0), matches.next().captured(1)});
    }
    return includes;
}

QString baseName(const QString& header) { return header.section(QLatin1Char('/'), -1); }

QByteArray report(const QStringList& faults) {
    return QByteArray("\n") + faults.join(QLatin1Char('\n')).toUtf8();
}

}

/// Holds every #include line of the core to the tables in core/README.md.
class ArchitectureTest : public QObject {
    Q_OBJECT
    House m_house = readHouse();
    QList<Include> m_includes = readIncludes();

private Q_SLOTS:
    void theTablesAreRead() {
        QVERIFY(m_house.mayInclude.size() >= 15);
        QVERIFY(m_house.ownersOf.contains(QStringLiteral("sndfile.h")));
        QVERIFY(m_house.threadRooms.contains(QStringLiteral("mutex")));
        QVERIFY(m_includes.size() > 200);
    }

    void everyFolderIsARoomWithALine() {
        for (const QString& folder : QDir(coreFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(m_house.mayInclude.contains(folder),
                     qPrintable(folder + QStringLiteral(" is not in core/README.md")));
    }

    void noRoomMayReachUpward() {
        for (auto room = m_house.mayInclude.cbegin(); room != m_house.mayInclude.cend(); ++room)
            for (const QString& other : room.value())
                QVERIFY2(m_house.level.value(other, 99) < m_house.level[room.key()],
                         qPrintable(room.key() + QStringLiteral(" may not stand above ") + other));
    }

    void nobodyIncludesWhatItMayNot() {
        QStringList faults;
        for (const Include& include : m_includes) {
            const QString other = include.header.section(QLatin1Char('/'), 0, 0);
            if (other == include.header || !m_house.mayInclude.contains(other) || other == include.room)
                continue;
            if (!m_house.mayInclude[include.room].contains(other))
                faults << include.file + QStringLiteral(" includes ") + include.header;
        }
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void thirdPartyHeadersHaveOneOwner() {
        QStringList faults;
        for (const Include& include : m_includes) {
            const auto owner = m_house.ownersOf.constFind(baseName(include.header));
            if (owner != m_house.ownersOf.constEnd() && !owner->contains(include.file))
                faults << include.file + QStringLiteral(" includes ") + include.header;
        }
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void ownersExist() {
        for (const Words& owners : m_house.ownersOf)
            for (const QString& owner : owners)
                QVERIFY2(QFile::exists(coreFolder + QLatin1Char('/') + owner),
                         qPrintable(owner + QStringLiteral(" is named as an owner")));
    }

    void threadsLiveInTheirRoomsAlone() {
        QStringList faults;
        for (const Include& include : m_includes) {
            const auto rooms = m_house.threadRooms.constFind(baseName(include.header));
            if (rooms != m_house.threadRooms.constEnd() && !rooms->contains(include.room))
                faults << include.file + QStringLiteral(" includes ") + include.header;
        }
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void noWidgetsInTheEngine() {
        QStringList faults;
        for (const Include& include : m_includes)
            if (include.header.startsWith(QLatin1String("ui/")) ||
                include.header.contains(QLatin1String("QWidget")) ||
                include.header.startsWith(QLatin1String("QtWidgets")) ||
                include.header.startsWith(QLatin1String("QtGui")))
                faults << include.file + QStringLiteral(" includes ") + include.header;
        QVERIFY2(faults.isEmpty(), report(faults));
    }

    void theseRoomsUseTheStandardLibraryAlone() {
        static const Words plain = {
            QStringLiteral("base"),     QStringLiteral("music"),      QStringLiteral("audio"),
            QStringLiteral("dsp"),      QStringLiteral("analysis"),   QStringLiteral("fx"),
            QStringLiteral("loudness"), QStringLiteral("compose"),    QStringLiteral("flp"),
            QStringLiteral("midi"),     QStringLiteral("dawproject"), QStringLiteral("preview"),
            QStringLiteral("demo")};
        QStringList faults;
        for (const Include& include : m_includes)
            if (plain.contains(include.room) && baseName(include.header).startsWith(QLatin1Char('Q')))
                faults << include.file + QStringLiteral(" includes ") + include.header;
        QVERIFY2(faults.isEmpty(), report(faults));
    }
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
