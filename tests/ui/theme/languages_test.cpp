// Which language is spoken, and that each one has a whole translation of what the window says today.

#include "support/places.h"
#include "support/program.h"
#include "ui/theme/languages.h"
#include "ui/theme/pseudo_translator.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace gleaner;
using namespace gleaner::test;

namespace {

struct Message {
    QString source;
    QStringList translations; ///< one, or one for each kind of number
    bool isFinished = false;
};
/// By context and source.
using Messages = QMap<QString, Message>;

QStringList formsIn(QXmlStreamReader& xml) {
    QString text;
    QStringList forms;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isStartElement())
            forms << xml.readElementText();
        else
            text += xml.text();
    }
    return forms.isEmpty() ? QStringList(text) : forms;
}

/// Nothing where the file is none.
Messages messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    Messages messages;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") context = xml.readElementText();
        if (xml.name() == u"source") message.source = xml.readElementText();
        if (xml.name() == u"translation") {
            message.isFinished = xml.attributes().isEmpty(); // else it is unfinished or vanished
            message.translations = formsIn(xml);
            messages.insert(context + u'|' + message.source, message);
        }
    }
    return xml.hasError() ? Messages() : messages;
}

QString translationOf(const QString& id) {
    return sourceFile(QStringLiteral("resources/translations/gleaner_%1.ts").arg(id));
}

/// "%1", "%2", "%n", sorted: each as often as it stands there.
QStringList placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?\\d+|%n"));
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();)
        places << found.next().captured();
    places.sort();
    return places;
}

qsizetype keysMarkedIn(const QString& text) {
    static const QRegularExpression mark(QStringLiteral("&[\\p{L}\\d]"));
    return text.count(mark);
}

/// What a reader of the window would stumble over; empty: nothing.
QString complaint(const QString& from, const QString& to) {
    if (to.isEmpty()) return QStringLiteral("isn't translated");
    if (placesOf(from) != placesOf(to)) return QStringLiteral("has other places for values");
    if (keysMarkedIn(from) != keysMarkedIn(to)) return QStringLiteral("has no key of its own, or too many");
    for (const QStringView end : {u"…", u".", u":", u" "})
        if (from.endsWith(end) != to.endsWith(end)) return QStringLiteral("ends otherwise");
    return {};
}

QString complaint(const Message& message) {
    if (!message.isFinished) return QStringLiteral("waits for its translation");
    for (const QString& translation : message.translations)
        if (const QString why = complaint(message.source, translation); !why.isEmpty()) return why;
    return {};
}

QStringList translatedLanguages() {
    QStringList ids;
    for (const QString& file : QDir(sourceFile(QStringLiteral("resources/translations")))
                                   .entryList({QStringLiteral("gleaner_*.ts")}, QDir::Files))
        ids << file.section(u'_', 1).section(u'.', 0, 0);
    return ids;
}

}

class LanguagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstWishThatThereIs_data() {
        QTest::addColumn<QStringList>("wished");
        QTest::addColumn<QString>("id");
        using List = QStringList;
        QTest::newRow("Austria") << List{QStringLiteral("de-AT"), QStringLiteral("en")}
                                 << QStringLiteral("de");
        QTest::newRow("as in LANG") << List{QStringLiteral("de_DE.UTF-8")} << QStringLiteral("de");
        QTest::newRow("the second") << List{QStringLiteral("nn"), QStringLiteral("de")}
                                    << QStringLiteral("de");
        QTest::newRow("English first")
            << List{QStringLiteral("en-GB"), QStringLiteral("de")} << QStringLiteral("en");
        QTest::newRow("no such") << List{QStringLiteral("tlh"), QStringLiteral("den")}
                                 << QStringLiteral("en");
        QTest::newRow("none") << List{} << QStringLiteral("en");
        QTest::newRow("C") << List{QStringLiteral("C")} << QStringLiteral("en");
    }
    void theFirstWishThatThereIs() {
        QFETCH(QStringList, wished);
        QFETCH(QString, id);
        QCOMPARE(QString::fromLatin1(ui::languageFor(wished).id), id);
    }

    void theEnvironmentGoesBeforeTheChoice() {
        qunsetenv("GLEANER_LANGUAGE");
        QCOMPARE(ui::wishedLanguages(QStringLiteral("de")).first(), QStringLiteral("de"));
        QVERIFY(!ui::wishedLanguages({}).contains(QString()));
        qputenv("GLEANER_LANGUAGE", "pseudo");
        QCOMPARE(ui::wishedLanguages(QStringLiteral("de")).first(), QStringLiteral("pseudo"));
        qunsetenv("GLEANER_LANGUAGE");
    }

    void everyOfferedLanguageHasAFile() {
        QStringList offered;
        for (const ui::Language& language : ui::languages())
            if (language.isOffered() && QLatin1String(language.id) != QLatin1String("en"))
                offered << QLatin1String(language.id);
        offered.sort();
        QCOMPARE(offered, translatedLanguages());
    }

    void everyTextIsTranslated_data() {
        QTest::addColumn<QString>("id");
        for (const QString& id : translatedLanguages())
            QTest::newRow(qPrintable(id)) << id;
    }
    void everyTextIsTranslated() {
        QFETCH(QString, id);
        const Messages messages = messagesOf(translationOf(id));
        QVERIFY(messages.size() > 700);
        QStringList complaints;
        for (auto message = messages.begin(); message != messages.end(); ++message)
            if (const QString why = complaint(*message); !why.isEmpty())
                complaints
                    << QStringLiteral("%1 %2: %3").arg(message.key(), why, message->translations.join(u'/'));
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    /// What the sources say today is what stands in the file: no text waits, none is left over.
    void theFilesAreUpToDate_data() { everyTextIsTranslated_data(); }
    void theFilesAreUpToDate() {
        QFETCH(QString, id);
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("gleaner_%1.ts").arg(id));
        QVERIFY(QFile::copy(translationOf(id), copy));
        QProcess update;
        update.start(sourceFile(QStringLiteral("packaging/translations")), {folder.path()});
        QVERIFY(update.waitForFinished(120'000));
        const QByteArray said = update.readAllStandardError();
        if (update.exitCode() != 0 && said.contains("is missing")) QSKIP("lupdate is not installed");
        QVERIFY2(update.exitCode() == 0, said.constData());
        const QStringList ours = messagesOf(translationOf(id)).keys();
        QVERIFY(ours.size() > 700);
        const QStringList today = messagesOf(copy).keys();
        QStringList differ;
        for (const QString& key : today)
            if (!ours.contains(key)) differ << QStringLiteral("new: ") + key;
        for (const QString& key : ours)
            if (!today.contains(key)) differ << QStringLiteral("no longer said: ") + key;
        QVERIFY2(differ.isEmpty(),
                 qPrintable(differ.join(u'\n') + QStringLiteral("\npackaging/translations helps")));
    }

    void germanIsSpoken() {
        const auto text = [] {
            return QCoreApplication::translate("gleaner::ui::EmptyPage", "Open the demo");
        };
        QCOMPARE(text(), QStringLiteral("Open the demo"));
        ui::speak(ui::languageFor({QStringLiteral("de")}), *QCoreApplication::instance());
        QCOMPARE(text(), QStringLiteral("Demo öffnen"));
        qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>());
        QCOMPARE(text(), QStringLiteral("Open the demo"));
    }

    void pseudoTextKeepsWhatIsNoWord_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kept");
        QTest::newRow("a place") << QStringLiteral("Regions in %1: %2") << QStringLiteral("%1");
        QTest::newRow("a key") << QStringLiteral("Save &as…") << QStringLiteral("&a");
        QTest::newRow("a tag") << QStringLiteral("<b>Gleaner</b>") << QStringLiteral("</b>");
        QTest::newRow("a line") << QStringLiteral("one\ntwo") << QStringLiteral("\n");
        QTest::newRow("a pattern") << QStringLiteral("Presets (*.json)") << QStringLiteral("(*.json)");
    }
    void pseudoTextKeepsWhatIsNoWord() {
        QFETCH(QString, text);
        QFETCH(QString, kept);
        const QString pseudo = ui::pseudoText(text);
        QVERIFY2(pseudo.contains(kept), qPrintable(pseudo));
        QVERIFY2(static_cast<double>(pseudo.size()) >= 1.4 * static_cast<double>(text.size()),
                 qPrintable(pseudo));
        QVERIFY(pseudo.startsWith(u'[') && pseudo.endsWith(u']'));
        QCOMPARE(placesOf(pseudo), placesOf(text));
        QCOMPARE(keysMarkedIn(pseudo), keysMarkedIn(text));
    }
};

GLEANER_TEST(LanguagesTest)
#include "languages_test.moc"
