#include "support/places.h"
#include "support/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <optional>

namespace {

/// A page that some text names, with one of its sections or none.
struct Mention {
    QString page;    ///< as it is written: "docs/sound.md"
    QString section; ///< "1.5"; empty: the page as a whole
    friend bool operator==(const Mention&, const Mention&) = default;
};

/// What can be named: every page with the numbers of its headings.
using Pages = QHash<QString, QSet<QString>>; ///< by its path in the checkout

/// The text as one line: a mention may go on in the next line of a comment.
QString inOneLine(const QString& text) {
    static const QRegularExpression lineEnd(QStringLiteral("\\s*\\n\\s*(?:///<?|//|#(?= )|\\*(?= ))?\\s*"));
    return QString(text).replace(lineEnd, QStringLiteral(" "));
}

/// A page alone, or with a section behind it ("2.3", ", section 2.3"), several ("2.1 and 3") or a range ("2
/// to 8"), of which the ends count. Addresses on the web are no pages of ours.
QList<Mention> mentionsIn(const QString& text) {
    static const QRegularExpression mention(QStringLiteral(
        "(?<![\\w./-])((?:\\.{0,2}/)?(?:[\\w-]+/|\\.\\./)*[\\w-]+\\.md)(?![\\w/-]|\\.\\w)"
        "(?:,? (?:sections? )?(\\d+(?:\\.\\d+)*(?:(?:, | and | to )\\d+(?:\\.\\d+)*)*)(?![\\w-]))?"));
    static const QRegularExpression number(QStringLiteral("\\d+(?:\\.\\d+)*"));
    QList<Mention> mentions;
    auto matches = mention.globalMatch(inOneLine(text));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.captured(2).isEmpty()) mentions.append({match.captured(1), {}});
        auto numbers = number.globalMatch(match.captured(2));
        while (numbers.hasNext())
            mentions.append({match.captured(1), numbers.next().captured()});
    }
    return mentions;
}

/// Numbers of the headings: "## 2 Onsets" and "### 2.1 Flux" are 2 and 2.1.
QSet<QString> sectionsOf(const QString& page) {
    static const QRegularExpression heading(QStringLiteral("^#{2,6} (\\d+(?:\\.\\d+)*)\\.?(?: |$)"),
                                            QRegularExpression::MultilineOption);
    QSet<QString> sections;
    auto matches = heading.globalMatch(page);
    while (matches.hasNext())
        sections.insert(matches.next().captured(1));
    return sections;
}

/// The page that a file of `folder` means: one beside it, else one from the top of the checkout, else one of
/// the manual, which the window knows by its file. Empty: none.
QString pageMeant(const QString& written, const QString& folder, const Pages& pages) {
    const QString wanted = written.startsWith(QLatin1Char('/')) ? written.mid(1) : written;
    for (const QString& path : {QDir::cleanPath(folder + QLatin1Char('/') + wanted), QDir::cleanPath(wanted),
                                QStringLiteral("resources/manual/") + wanted})
        if (pages.contains(path)) return path;
    return {};
}

/// What a text in `folder` names that is not there, a sentence each.
QStringList errorsOf(const QString& text, const QString& folder, const Pages& pages) {
    QStringList errors;
    for (const Mention& mention : mentionsIn(text)) {
        const QString page = pageMeant(mention.page, folder, pages);
        if (page.isEmpty())
            errors << QStringLiteral("there is no page ") + mention.page;
        else if (!mention.section.isEmpty() && !pages[page].contains(mention.section))
            errors << page + QStringLiteral(" has no section ") + mention.section;
    }
    return errors;
}

/// Text in UTF-8; nothing for pictures and the like.
std::optional<QString> plainTextOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QByteArray bytes = file.readAll();
    if (bytes.contains('\0')) return std::nullopt;
    return QString::fromUtf8(bytes);
}

const QString checkout = gleaner::test::sourceFile(QString());

/// Every file that may name a page, by its path in the checkout.
QStringList filesThatMayMention() {
    QStringList files = {QStringLiteral("README.md"), QStringLiteral("CHANGELOG.md"),
                         QStringLiteral("CONTRIBUTING.md"), QStringLiteral("CMakeLists.txt")};
    for (const char* folder : {"core", "ui", "app", "tests", "packaging", "resources", "findings", "docs"}) {
        QDirIterator all(checkout + QLatin1String(folder), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            files << QDir(checkout).relativeFilePath(all.next());
    }
    files.sort();
    return files;
}

Pages readPages(const QStringList& files) {
    Pages pages;
    for (const QString& file : files)
        if (file.endsWith(QLatin1String(".md")))
            pages[file] = sectionsOf(plainTextOf(checkout + file).value_or(QString()));
    return pages;
}

/// A page's name, put together so that this file itself names no page that is not there.
QString page(const char* stem) { return QLatin1String(stem) + QStringLiteral(".md"); }

}

/// Whatever in the tree names a page, or a section of one, names one that is in the tree.
class ReferencesTest : public QObject {
    Q_OBJECT
    QStringList m_files = filesThatMayMention();
    Pages m_pages = readPages(m_files);

private Q_SLOTS:
    void theTreeIsRead() {
        QVERIFY(m_files.size() > 400);
        QVERIFY(m_pages.contains(QStringLiteral("core/README.md")));
        for (const char* name : {"detection", "sound", "music", "formats", "flp"})
            QVERIFY2(m_pages.value(QStringLiteral("docs/") + page(name)).contains(QStringLiteral("2.1")),
                     name);
    }

    void everyReferenceLeadsSomewhere() {
        QStringList errors;
        int mentions = 0;
        for (const QString& file : m_files) {
            const QString text = plainTextOf(checkout + file).value_or(QString());
            mentions += static_cast<int>(mentionsIn(text).size());
            for (const QString& error : errorsOf(text, gleaner::test::folderOf(file), m_pages))
                errors << file + QStringLiteral(": ") + error;
        }
        QVERIFY2(errors.isEmpty(), qPrintable(QLatin1Char('\n') + errors.join(QLatin1Char('\n'))));
        QVERIFY(mentions > 100);
    }

    void mentionsAreFoundInEveryForm_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("sections");
        const QString name = QStringLiteral("docs/") + page("tone");
        QTest::newRow("the page") << name + QStringLiteral(" tells more.") << QStringList{QString()};
        QTest::newRow("a section") << QStringLiteral("(%1 2.3)").arg(name)
                                   << QStringList{QStringLiteral("2.3")};
        QTest::newRow("at the end of a sentence")
            << name + QStringLiteral(" 7.") << QStringList{QStringLiteral("7")};
        QTest::newRow("in words") << name + QStringLiteral(", section 2.3, says so")
                                  << QStringList{QStringLiteral("2.3")};
        QTest::newRow("several") << name + QStringLiteral(" 1.2, 2.1 and 4: so")
                                 << QStringList{QStringLiteral("1.2"), QStringLiteral("2.1"),
                                                QStringLiteral("4")};
        QTest::newRow("a range") << name + QStringLiteral(" 2 to 8)")
                                 << QStringList{QStringLiteral("2"), QStringLiteral("8")};
        QTest::newRow("over two lines of a comment")
            << QStringLiteral("/// as %1\n    /// 2.3 has it").arg(name)
            << QStringList{QStringLiteral("2.3")};
        QTest::newRow("on the web") << QStringLiteral("https://example.org/") + name << QStringList();
        QTest::newRow("a host") << QStringLiteral("guano-md.org") << QStringList();
    }
    void mentionsAreFoundInEveryForm() {
        QFETCH(QString, text);
        QFETCH(QStringList, sections);
        QStringList found;
        for (const Mention& mention : mentionsIn(text)) {
            QCOMPARE(mention.page, QStringLiteral("docs/") + page("tone"));
            found << mention.section;
        }
        QCOMPARE(found, sections);
    }

    void whatIsMissingIsTold() {
        const QString tone = QStringLiteral("docs/") + page("tone"),
                      noise = QStringLiteral("docs/") + page("noise");
        const Pages pages = {
            {tone, sectionsOf(QStringLiteral("# Tone\n\n## 1 Pitch\n### 1.2 Cents\ntext 3.4\n"))}};
        const QString core = QStringLiteral("core/audio");
        QCOMPARE(errorsOf(tone, core, pages), QStringList());
        QCOMPARE(errorsOf(tone + QStringLiteral(" 1 and 1.2"), core, pages), QStringList());
        QCOMPARE(errorsOf(noise, core, pages), QStringList{QStringLiteral("there is no page ") + noise});
        QCOMPARE(errorsOf(page("tone"), core, pages),
                 QStringList{QStringLiteral("there is no page ") + page("tone")});
        QCOMPARE(errorsOf(page("tone"), QStringLiteral("docs"), pages), QStringList());
        QCOMPARE(errorsOf(QStringLiteral("../") + tone, QStringLiteral("core"), pages), QStringList());
        QCOMPARE(errorsOf(tone + QStringLiteral(" 1.1"), core, pages),
                 QStringList{tone + QStringLiteral(" has no section 1.1")});
        QCOMPARE(errorsOf(tone + QStringLiteral(" 1.2 to 3.4"), core, pages),
                 QStringList{tone + QStringLiteral(" has no section 3.4")});
    }
};

GLEANER_TEST(ReferencesTest)
#include "references_test.moc"
