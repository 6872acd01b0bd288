#include "support/places.h"
#include "support/program.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

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

/// Files of a room at most: one that is larger holds two ideas.
constexpr int mostFiles = 42;

QString pathOf(const QString& name) { return gleaner::test::sourceFile(name); }

Words wordsOf(QString cell) {
    const QStringList words = cell.remove(QLatin1Char('`')).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

QString wordOf(const QString& cell) { return *wordsOf(cell).begin(); }

QString baseName(const QString& header) { return header.section(QLatin1Char('/'), -1); }

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
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

House readHouse(const QString& folder) {
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

QStringList sourcesIn(const QString& folder) {
    QStringList sources;
    QDirIterator files(pathOf(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        sources << QDir(pathOf(folder)).relativeFilePath(files.next());
    return sources;
}

QList<Include> readIncludes(const QString& folder) {
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

Tree readTree(const QString& folder, const QString& prefix) {
    return {folder, prefix, readHouse(folder), readIncludes(folder)};
}

/// One thing that not every system has, and the file that uses it.
struct SystemUse {
    QString file; ///< "core/audio/random_access.cpp"
    QString what; ///< "unistd.h", "__linux__", "/proc/"
};

bool isOfTheSystem(const QString& header, const QMap<QString, Words>& thirdParty) {
    return header == QLatin1String("csignal") ||
           (header.endsWith(QLatin1String(".h")) && !thirdParty.contains(baseName(header)));
}

/// The headers in < >, beside those of the languages' libraries, Qt and the libraries that have owners; the
/// names that a compiler defines for its system, where the preprocessor is asked for them; folders that only
/// some systems have.
QStringList systemThingsIn(const QString& text, const QMap<QString, Words>& thirdParty) {
    static const QRegularExpression header(QStringLiteral("^\\s*#\\s*include\\s*<([^>]+)>"),
                                           QRegularExpression::MultilineOption);
    static const QRegularExpression condition(QStringLiteral("^\\s*#\\s*(?:el)?if(.*)$"),
                                              QRegularExpression::MultilineOption);
    static const QRegularExpression name(QStringLiteral("\\b(?:__?[A-Za-z]\\w*|Q_(?:OS|CC|PROCESSOR)_\\w+)"));
    static const QRegularExpression folder(QStringLiteral("[\"(](/(?:proc|dev|sys|etc|usr|tmp|var|run)/)"));
    static const Words ofTheLanguage = {QStringLiteral("__cplusplus"), QStringLiteral("__has_include"),
                                        QStringLiteral("__has_cpp_attribute")};
    QStringList things;
    const auto gather = [&](const QRegularExpression& wanted, const QString& from, int group) {
        auto matches = wanted.globalMatch(from);
        while (matches.hasNext())
            things << matches.next().captured(group);
    };
    gather(header, text, 1);
    things.removeIf([&](const QString& one) { return !isOfTheSystem(one, thirdParty); });
    auto conditions = condition.globalMatch(text);
    while (conditions.hasNext())
        gather(name, conditions.next().captured(1), 0);
    static const QRegularExpression comment(QStringLiteral("//.*$"), QRegularExpression::MultilineOption);
    gather(folder, QString(text).remove(comment), 1);
    things.removeIf([](const QString& one) { return ofTheLanguage.contains(one); });
    return things;
}

QList<SystemUse> systemUses(const QMap<QString, Words>& thirdParty) {
    QList<SystemUse> uses;
    for (const char* folder : {"core", "ui", "app"})
        for (const QString& source : sourcesIn(QLatin1String(folder))) {
            const QString file = QLatin1String(folder) + QLatin1Char('/') + source;
            for (const QString& what : systemThingsIn(textOf(pathOf(file)), thirdParty))
                uses.append({file, what});
        }
    return uses;
}

/// The room of this tree that a header lies in; empty: none of its rooms.
QString roomOf(const Tree& tree, const QString& header) {
    if (!header.startsWith(tree.prefix)) return {};
    const QString room = gleaner::test::folderOf(header.mid(tree.prefix.size()));
    return tree.house.mayInclude.contains(room) ? room : QString();
}

QString saying(const Include& include) {
    return include.file + QStringLiteral(" includes ") + include.header;
}

QByteArray report(const QStringList& errors) {
    return QByteArray("\n") + errors.join(QLatin1Char('\n')).toUtf8();
}

/// What one `gleaner_room(…)` of core/CMakeLists.txt says.
struct BuiltRoom {
    Words uses;
    bool knowsQt = false;
};

QMap<QString, BuiltRoom> builtRooms() {
    static const QRegularExpression call(QStringLiteral("^gleaner_room\\(([^)]*)\\)"),
                                         QRegularExpression::MultilineOption);
    QMap<QString, BuiltRoom> rooms;
    auto matches = call.globalMatch(textOf(pathOf(QStringLiteral("core/CMakeLists.txt"))));
    while (matches.hasNext()) {
        const QStringList words = matches.next().captured(1).simplified().split(QLatin1Char(' '));
        BuiltRoom& room = rooms[words.first()];
        QString key;
        for (const QString& word : words.mid(1))
            if (word == word.toUpper())
                key = word;
            else if (key == QLatin1String("USES"))
                room.uses.insert(word);
            else if (key == QLatin1String("QT"))
                room.knowsQt = true;
    }
    return rooms;
}
}

/// Holds every #include line of the engine and of the window to the tables in core/README.md and
/// ui/README.md.
class ArchitectureTest : public QObject {
    Q_OBJECT
    const Tree m_core = readTree(QStringLiteral("core"), {});
    const Tree m_ui = readTree(QStringLiteral("ui"), QStringLiteral("ui/"));

    const Tree& tree() const { return QByteArray(QTest::currentDataTag()) == "core" ? m_core : m_ui; }
    static void bothTrees() {
        QTest::addColumn<int>("fewestRooms");
        QTest::newRow("core") << 30;
        QTest::newRow("ui") << 10;
    }

private Q_SLOTS:
    void theTablesAreRead_data() { bothTrees(); }
    void theTablesAreRead() {
        QFETCH(int, fewestRooms);
        QVERIFY(tree().house.mayInclude.size() >= fewestRooms);
        QVERIFY(tree().includes.size() > 200);
        QVERIFY(m_core.house.ownersOf.contains(QStringLiteral("sndfile.h")));
        QVERIFY(m_core.house.threadRooms.contains(QStringLiteral("mutex")));
        QVERIFY(m_core.house.plain.contains(QStringLiteral("dsp")));
    }

    void everyFileLiesInARoomWithALine_data() { bothTrees(); }
    void everyFileLiesInARoomWithALine() {
        QMap<QString, int> files;
        for (const QString& source : sourcesIn(tree().folder))
            ++files[gleaner::test::folderOf(source)];
        for (auto room = files.cbegin(); room != files.cend(); ++room) {
            QVERIFY2(tree().house.mayInclude.contains(room.key()),
                     qPrintable(room.key() + QStringLiteral(" is not in the README")));
            QVERIFY2(room.value() <= mostFiles,
                     qPrintable(QStringLiteral("%1 has %2 files").arg(room.key()).arg(room.value())));
        }
        QCOMPARE(files.keys(), tree().house.mayInclude.keys());
    }

    void noRoomMayReachUpward_data() { bothTrees(); }
    void noRoomMayReachUpward() {
        const House& house = tree().house;
        for (auto room = house.mayInclude.cbegin(); room != house.mayInclude.cend(); ++room)
            for (const QString& other : room.value())
                QVERIFY2(house.level.value(other, 99) < house.level[room.key()],
                         qPrintable(room.key() + QStringLiteral(" may not stand above ") + other));
    }

    void nobodyIncludesWhatItMayNot_data() { bothTrees(); }
    void nobodyIncludesWhatItMayNot() {
        QStringList errors;
        for (const Include& include : tree().includes) {
            const QString other = roomOf(tree(), include.header);
            if (!other.isEmpty() && other != include.room &&
                !tree().house.mayInclude[include.room].contains(other))
                errors << saying(include);
        }
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    /// A header that lies in no room is one that was moved, and not its name in the line.
    void headersOfOursLieInARoom_data() { bothTrees(); }
    void headersOfOursLieInARoom() {
        QStringList errors;
        for (const Include& include : tree().includes) {
            const QString name = include.header;
            const bool isOurs = name.contains(QLatin1Char('/')) && name.endsWith(QLatin1String(".h")) &&
                                !name.startsWith(QLatin1String("libav")) &&
                                !name.startsWith(QLatin1String("libsw")) &&
                                !name.startsWith(QLatin1String("sys/"));
            if (isOurs && !QFile::exists(pathOf(QStringLiteral("core/") + name)) &&
                !QFile::exists(pathOf(name)))
                errors << saying(include);
        }
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    void theWindowKeepsToItsColumnOfTheEngine() {
        QStringList errors;
        for (const Include& include : m_ui.includes) {
            const QString other = roomOf(m_core, include.header);
            if (!other.isEmpty() && !m_ui.house.ofTheEngine[include.room].contains(other))
                errors << saying(include);
        }
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    /// What is allowed and done by nobody is no rule; a line must be given up with its last use.
    void nothingIsAllowedInVain_data() { bothTrees(); }
    void nothingIsAllowedInVain() {
        QMap<QString, Words> used, usedOfTheEngine;
        for (const Include& include : tree().includes) {
            used[include.room].insert(roomOf(tree(), include.header));
            usedOfTheEngine[include.room].insert(roomOf(m_core, include.header));
        }
        QStringList errors;
        const auto compare = [&](const QMap<QString, Words>& allowed, const QMap<QString, Words>& done) {
            for (auto room = allowed.cbegin(); room != allowed.cend(); ++room)
                for (const QString& other : room.value() - done[room.key()])
                    errors << room.key() + QStringLiteral(" includes nothing of ") + other;
        };
        compare(tree().house.mayInclude, used);
        compare(tree().house.ofTheEngine, usedOfTheEngine);
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    void theBuildLinksWhatTheTableSays() {
        const QMap<QString, BuiltRoom> built = builtRooms();
        QCOMPARE(built.keys(), m_core.house.mayInclude.keys());
        for (auto room = built.cbegin(); room != built.cend(); ++room) {
            QVERIFY2(room->uses == m_core.house.mayInclude[room.key()], qPrintable(room.key()));
            QVERIFY2(room->knowsQt != m_core.house.plain.contains(room.key()), qPrintable(room.key()));
        }
    }

    void thirdPartyHeadersHaveOneOwner() {
        QStringList errors;
        for (const Include& include : m_core.includes + m_ui.includes) {
            const auto owner = m_core.house.ownersOf.constFind(baseName(include.header));
            if (owner != m_core.house.ownersOf.constEnd() && !owner->contains(include.file))
                errors << saying(include);
        }
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    void ownersExist() {
        for (const Words& owners : m_core.house.ownersOf)
            for (const QString& owner : owners)
                QVERIFY2(QFile::exists(pathOf(QStringLiteral("core/") + owner)),
                         qPrintable(owner + QStringLiteral(" is named as an owner")));
    }

    void whatNotEverySystemHasStandsInOwnerFiles() {
        QStringList errors;
        for (const SystemUse& use : systemUses(m_core.house.ownersOf))
            if (!m_core.house.systemOwnersOf.value(use.what).contains(use.file))
                errors << use.file + QStringLiteral(" uses ") + use.what;
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    void noFileOwnsOfTheSystemWhatItDoesNotUse() {
        QMap<QString, Words> used;
        for (const SystemUse& use : systemUses(m_core.house.ownersOf))
            used[use.what].insert(use.file);
        const QMap<QString, Words>& owners = m_core.house.systemOwnersOf;
        QVERIFY(owners.contains(QStringLiteral("unistd.h")));
        QStringList errors;
        for (auto thing = owners.cbegin(); thing != owners.cend(); ++thing)
            for (const QString& owner : thing.value() - used[thing.key()])
                errors << owner + QStringLiteral(" does not use ") + thing.key();
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    void thingsOfTheSystemAreRecognised() {
        const QMap<QString, Words> thirdParty = {{QStringLiteral("avcodec.h"), {}}};
        const auto things = [&](const char* text) {
            return systemThingsIn(QString::fromUtf8(text), thirdParty).join(QLatin1Char(' '));
        };
        QCOMPARE(things("#include <unistd.h>\n  # include <sys/stat.h>\n"),
                 QStringLiteral("unistd.h sys/stat.h"));
        QCOMPARE(things("#include <csignal>\n#include <vector>\n#include <QFile>\n"),
                 QStringLiteral("csignal"));
        QCOMPARE(things("#include <libavcodec/avcodec.h>\n#include \"base/range.h\"\n"), QString());
        QCOMPARE(things("#if defined(__x86_64__) && defined(Q_OS_MACOS)\n#elif __cplusplus > 1\n"),
                 QStringLiteral("__x86_64__ Q_OS_MACOS"));
        QCOMPARE(things("#ifdef GLEANER_FUZZ\n"), QString());
        QCOMPARE(things("open(\"/proc/self/maps\"); // not what /dev/stdout is\n"), QStringLiteral("/proc/"));
        QCOMPARE(things("/// As \"/proc/self/fd/1\" does.\n"), QString());
    }

    void threadsLiveInTheirRoomsAlone() {
        QStringList errors;
        for (const Include& include : m_core.includes) {
            const auto rooms = m_core.house.threadRooms.constFind(baseName(include.header));
            if (rooms != m_core.house.threadRooms.constEnd() && !rooms->contains(include.room))
                errors << saying(include);
        }
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    void noWidgetsInTheEngine() {
        QStringList errors;
        for (const Include& include : m_core.includes)
            if (include.header.startsWith(QLatin1String("ui/")) ||
                include.header.contains(QLatin1String("QWidget")) ||
                include.header.startsWith(QLatin1String("QtWidgets")) ||
                include.header.startsWith(QLatin1String("QtGui")))
                errors << saying(include);
        QVERIFY2(errors.isEmpty(), report(errors));
    }

    /// tests/portable puts each of them to work on Linux and on Windows.
    void roomsWithoutQtAreComparedBetweenSystems() {
        static const QRegularExpression room(QStringLiteral("\\bROOM\\((\\w+)\\)"));
        Words compared;
        auto matches = room.globalMatch(textOf(pathOf(QStringLiteral("tests/portable/rooms.h"))));
        while (matches.hasNext())
            compared.insert(matches.next().captured(1));
        QCOMPARE(compared, m_core.house.plain);
    }

    void roomsWithoutQtUseTheStandardLibraryAlone() {
        QStringList errors;
        for (const Include& include : m_core.includes)
            if (m_core.house.plain.contains(include.room) &&
                baseName(include.header).startsWith(QLatin1Char('Q')))
                errors << saying(include);
        QVERIFY2(errors.isEmpty(), report(errors));
    }
};

GLEANER_TEST(ArchitectureTest)
#include "architecture_test.moc"
