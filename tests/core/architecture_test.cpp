#include "core/source_tree.h"
#include "support/program.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace gleaner::test;

namespace {

/// Files of a room at most: one that is larger holds two ideas.
constexpr int mostFiles = 42;

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
