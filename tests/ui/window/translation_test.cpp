// The window in longer languages: what a person must read is not cut off, on small screens neither.

#include "hands.h"

#include "support/program.h"
#include "ui/theme/languages.h"
#include "ui/theme/theme.h"
#include "ui/waveform/waveform_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollArea>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTranslator>

using namespace gleaner;
using namespace gleaner::test;

namespace {

int widthOf(const QWidget& widget, const QString& text) {
    return widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

/// Rich and wrapped text knows its height for a width; other text is as wide as it is. Who shortens a text
/// says it whole in a tool tip.
bool isCut(const QLabel& label) {
    if (label.text().isEmpty() || label.text().endsWith(u'…') || !label.toolTip().isEmpty()) return false;
    if (label.wordWrap()) return label.heightForWidth(label.width()) > label.height();
    return label.sizeHint().width() > label.width();
}

bool isCut(const QComboBox& box) {
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const QRect field =
        box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    const int icon = box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4;
    return widthOf(box, box.currentText()) + icon > field.width();
}

bool isCut(const QAbstractButton& button) {
    return !button.text().isEmpty() && (button.width() < button.minimumSizeHint().width() ||
                                        button.height() < button.minimumSizeHint().height());
}

bool isCut(const QTabBar& bar) {
    for (int tab = 0; tab < bar.count(); ++tab)
        if (!bar.rect().contains(bar.tabRect(tab)) ||
            bar.tabRect(tab).width() < widthOf(bar, bar.tabText(tab)))
            return true;
    return false;
}

bool isCut(const QHeaderView& header) {
    if (header.orientation() != Qt::Horizontal || !header.model()) return false;
    for (int column = 0; column < header.count(); ++column) {
        const QString title = header.model()->headerData(column, Qt::Horizontal).toString();
        if (!header.isSectionHidden(column) && header.sectionSize(column) < widthOf(header, title) + 4)
            return true;
    }
    return false;
}

QString pathOf(const QWidget& widget) {
    QStringList path;
    for (const QWidget* up = &widget; up && !up->isWindow(); up = up->parentWidget())
        path.prepend(up->objectName().isEmpty() ? QLatin1String(up->metaObject()->className())
                                                : up->objectName());
    return path.join(u'/');
}

QString said(QSize size) { return QStringLiteral("%1×%2").arg(size.width()).arg(size.height()); }

template <typename Kind>
void collectCut(const QWidget& window, QStringList& cut) {
    for (const Kind* widget : window.findChildren<const Kind*>()) {
        if (!widget->isVisible() || !isCut(*widget)) continue;
        QString words = widget->property("text").toString();
        if (words.isEmpty()) words = widget->property("currentText").toString();
        cut << QStringLiteral("%1 «%2» is %3 and wants %4")
                   .arg(pathOf(*widget), words, said(widget->size()), said(widget->sizeHint()));
    }
}

QStringList whatIsCut(const QWidget& window) {
    QStringList cut;
    collectCut<QLabel>(window, cut);
    collectCut<QComboBox>(window, cut);
    collectCut<QAbstractButton>(window, cut);
    collectCut<QTabBar>(window, cut);
    collectCut<QHeaderView>(window, cut);
    for (const auto* area : window.findChildren<const QScrollArea*>())
        if (area->isVisible() && area->widget()->width() > area->viewport()->width())
            cut << QStringLiteral("%1 hides %2 pixels at its side")
                       .arg(pathOf(*area))
                       .arg(area->widget()->width() - area->viewport()->width());
    return cut;
}

/// The same once everything has found its place: nothing is cut in three turns of the event loop.
QStringList whatStaysCut(const QWidget& window) {
    QStringList cut;
    int wholeTurns = 0;
    const bool isWhole = QTest::qWaitFor(
        [&] {
            cut = whatIsCut(window);
            wholeTurns = cut.isEmpty() ? wholeTurns + 1 : 0;
            return wholeTurns == 3;
        },
        500);
    return isWhole ? QStringList() : cut;
}

/// Keys by which more than one entry of a menu is chosen: "File: S".
void collectSharedKeys(const QMenu& menu, QStringList& shared) {
    QMap<QChar, QStringList> users;
    for (const QAction* entry : menu.actions()) {
        if (entry->menu()) collectSharedKeys(*entry->menu(), shared);
        const qsizetype mark = entry->text().indexOf(u'&');
        if (mark >= 0) users[entry->text().at(mark + 1).toLower()] << entry->text();
    }
    for (const QStringList& entries : users)
        if (entries.size() > 1) shared << QStringLiteral("%1: %2").arg(menu.title(), entries.join(u", "));
}

}

class TranslationTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        QFETCH(QString, language);
        // As the program does: the sheet of styles takes part in how wide things are.
        ui::applyTheme(*qApp, ui::ThemeChoice::Light);
        ui::speak(ui::languageFor({language}), *qApp);
    }
    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator*>()); }

    void everythingCanBeRead_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("pseudo-long") << QStringLiteral("pseudo");
    }
    void everythingCanBeRead() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        QStringList errors;
        const auto look = [&](QWidget& at, QSize size, const QString& what) {
            for (const QString& cut : whatStaysCut(at))
                errors << QStringLiteral("%1, %2: %3").arg(what, said(size), cut);
            keepPicture(at, QStringLiteral("%1-%2").arg(said(size), what));
        };
        const QSize sizes[] = {{1024, 600}, {1440, 900}};
        for (const QSize size : sizes) {
            window.resize(size);
            look(window, size, QStringLiteral("empty"));
        }
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        window.findChild<ui::WaveformPage*>()->view().selectSlices(
            {window.document().slices(0).front().slice.id}, true);
        messages(window).hide();
        auto* pages = window.findChild<QTabWidget*>(QStringLiteral("pages"));
        for (const QSize size : sizes)
            for (int page = 0; page < pages->count(); ++page) {
                pages->setCurrentIndex(page);
                window.resize(size);
                QCOMPARE(window.size(), size);
                look(window, size, pages->tabText(page));
            }
        for (const char* name : {"shortcuts", "exportPack", "thinOut"}) {
            action(window, name).trigger();
            const auto dialogs = window.findChildren<QDialog*>();
            const auto shown = std::ranges::find_if(dialogs, &QWidget::isVisible);
            QVERIFY2(shown != dialogs.end(), name);
            look(**shown, (*shown)->size(), QLatin1String(name));
            (*shown)->close();
        }
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }

    void noTwoEntriesOfAMenuShareAKey_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de");
    }
    void noTwoEntriesOfAMenuShareAKey() {
        Desk desk;
        QStringList shared;
        for (const QAction* menu : desk.window().menuBar()->actions())
            collectSharedKeys(*menu->menu(), shared);
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
    }

    void aChosenLanguageIsKept_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
    }
    void aChosenLanguageIsKept() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        const auto entries = window.findChild<QMenu*>(QStringLiteral("languages"))->actions();
        QCOMPARE(entries.size(), 3); // the system's, English, German
        QVERIFY(entries[0]->isChecked());
        QCOMPARE(entries[2]->text(), QStringLiteral("Deutsch"));
        entries[2]->trigger();
        QCOMPARE(desk.settings.value(ui::languageKey()).toString(), QStringLiteral("de"));
        QVERIFY(sentence(window).contains(QStringLiteral("started next")));
        entries[0]->trigger();
        QVERIFY(desk.settings.value(ui::languageKey()).toString().isEmpty());
    }

private:
    /// For eyes: GLEANER_PICTURES names a folder.
    static void keepPicture(QWidget& widget, const QString& name) {
        if (qEnvironmentVariableIsSet("GLEANER_PICTURES"))
            widget.grab().save(QStringLiteral("%1/%2-%3.png")
                                   .arg(qEnvironmentVariable("GLEANER_PICTURES"),
                                        QLatin1String(QTest::currentDataTag()), name));
    }
};

GLEANER_TEST(TranslationTest)
#include "translation_test.moc"
