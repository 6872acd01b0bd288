// Words of our own that gave way to those of the field (docs/glossary.md) don't come back.

#include "support/places.h"
#include "support/program.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using gleaner::test::sourceFile;

namespace {

/// The code alone: strings and comments may say what they like.
QString codeOf(const QString& source) {
    static const QRegularExpression prose(
        QStringLiteral(R"prose(R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/)prose"),
        QRegularExpression::DotMatchesEverythingOption);
    return QString(source).replace(prose, QStringLiteral(" "));
}

QSet<QString> identifiersIn(const QString& source) {
    static const QRegularExpression identifier(QStringLiteral("[A-Za-z_][A-Za-z0-9_]*"));
    QSet<QString> found;
    const QString code = codeOf(source);
    for (auto matches = identifier.globalMatch(code); matches.hasNext();)
        found.insert(matches.next().captured());
    return found;
}

/// What is told to a person: the strings of tr() and its kin.
QStringList toldIn(const QString& source) {
    static const QRegularExpression call(QStringLiteral(
        R"(\b(?:tr|QT_TR_NOOP|QT_TRANSLATE_NOOP|translate|actionText|text|words)\(\s*((?:\x22(?:\\.|[^\x22\\])*\x22[\s,]*)+))"));
    QStringList told;
    for (auto matches = call.globalMatch(source); matches.hasNext();)
        told << matches.next().captured(1);
    return told;
}

QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}

class GlossaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codeIsReadWithoutItsProse() {
        const QSet<QString> found = identifiersIn(
            QStringLiteral("int oneA = 1; // twoB\nf(\"threeC \\\" x\"); /* fourD */ g(fiveE);"));
        QCOMPARE(found, (QSet<QString>{QStringLiteral("int"), QStringLiteral("oneA"), QStringLiteral("f"),
                                       QStringLiteral("g"), QStringLiteral("fiveE")}));
    }

    void whatIsGoneStaysAway() {
        const QStringList lines =
            contentOf(sourceFile(QStringLiteral("tests/core/gone_identifiers.txt"))).split(u'\n');
        const QSet<QString> gone = QSet<QString>(lines.begin(), lines.end()) - QSet<QString>{QString()};
        QVERIFY(gone.size() > 100);
        int files = 0;
        for (const char* folder : {"app", "core", "ui", "tests"}) {
            QDirIterator sources(sourceFile(QLatin1String(folder)),
                                 {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                                 QDirIterator::Subdirectories);
            for (; sources.hasNext(); ++files) {
                const QString file = sources.next();
                const QSet<QString> back = identifiersIn(contentOf(file)) & gone;
                QVERIFY2(back.isEmpty(),
                         qPrintable(file + QStringLiteral(": ") + back.values().join(QStringLiteral(", "))));
            }
        }
        QVERIFY(files > 500);
    }

    void whatIsToldIsRead() {
        QCOMPARE(toldIn(QStringLiteral("f(tr(\"one\"\n   \" two\")); \"three\"; a.tr(x);")).size(), 1);
        QVERIFY(toldIn(QStringLiteral("tr(\"one\" \" two\")")).front().contains(QStringLiteral("two")));
    }

    /// One word for one thing, in the window and in its manual.
    void theWindowHasOneVocabulary() {
        static const QRegularExpression gone(
            QStringLiteral(R"(\b(slices?|closer|farther|further away|segments?|clips? of the recording)\b)"),
            QRegularExpression::CaseInsensitiveOption);
        int told = 0;
        const auto hold = [&](const QString& file, const QString& words) {
            const QRegularExpressionMatch found = gone.match(words);
            QVERIFY2(!found.hasMatch(), qPrintable(file + QStringLiteral(": ") + found.captured()));
            ++told;
        };
        QDirIterator sources(sourceFile(QStringLiteral("ui")),
                             {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            const QString file = sources.next();
            for (const QString& words : toldIn(contentOf(file)))
                hold(file, words);
        }
        QDirIterator pages(sourceFile(QStringLiteral("resources/manual")), {QStringLiteral("*.md")},
                           QDir::Files);
        while (pages.hasNext()) {
            const QString file = pages.next();
            hold(file, contentOf(file));
        }
        QVERIFY(told > 500);
    }
};

GLEANER_TEST(GlossaryTest)
#include "glossary_test.moc"
