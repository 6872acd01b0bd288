// What only some systems have stands in the files that the table in core/README.md names.

#include "core/source_tree.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner::test;

namespace {

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

QByteArray inLines(const QStringList& errors) {
    return QByteArray("\n") + errors.join(QLatin1Char('\n')).toUtf8();
}

}

class SystemCallsTest : public QObject {
    Q_OBJECT
    const Tree m_core = readTree(QStringLiteral("core"), {});

private Q_SLOTS:
    void whatNotEverySystemHasStandsInOwnerFiles() {
        QStringList errors;
        for (const SystemUse& use : systemUses(m_core.house.ownersOf))
            if (!m_core.house.systemOwnersOf.value(use.what).contains(use.file))
                errors << use.file + QStringLiteral(" uses ") + use.what;
        QVERIFY2(errors.isEmpty(), inLines(errors));
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
        QVERIFY2(errors.isEmpty(), inLines(errors));
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
};

GLEANER_TEST(SystemCallsTest)
#include "system_calls_test.moc"
