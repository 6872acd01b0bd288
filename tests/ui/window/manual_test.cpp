// The manual: parts of it are written from the tables that the program itself reads (GLEANER_REWRITE=1
// tests/ui_window_test manual writes them anew), and every link of it leads somewhere.

#include "compose/song_settings.h"
#include "fx/effect.h"
#include "pack/plan/pack_settings.h"
#include "slices/detection_settings.h"
#include "support/places.h"
#include "support/program.h"
#include "ui/help/manual.h"
#include "ui/help/manual_window.h"
#include "ui/keymap/key_presets.h"
#include "ui/preset/parameter_scale.h"
#include "ui/regions/region_keys.h"
#include "ui/waveform/waveform_view.h"
#include "ui/window/actions.h"
#include "json/settings.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QKeySequence>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

QString text(std::string_view words) { return QString::fromUtf8(words.data(), std::ssize(words)); }

QString capital(QString words) { return words.isEmpty() ? words : words.replace(0, 1, words[0].toUpper()); }

/// "`S`, `Ctrl+I`"
QString keysInCode(const QString& portable) {
    QStringList keys;
    for (const QKeySequence& key : QKeySequence::listFromString(portable))
        keys << QStringLiteral("`%1`").arg(key.toString());
    return keys.join(QStringLiteral(", "));
}

template <typename Request>
QString settingsTable(const char* title, std::span<const settings::Field<Request>> fields) {
    QString table = QStringLiteral("\n## %1\n\n| Setting | What it does | On the command line |\n"
                                   "| --- | --- | --- |\n")
                        .arg(QLatin1String(title));
    for (const settings::Field<Request>& field : fields) {
        QStringList options;
        for (const std::string_view option : {field.setting.option, field.setting.offOption})
            if (!option.empty()) options << QStringLiteral("`--%1`").arg(text(option));
        table += QStringLiteral("| %1 | %2 | %3 |\n")
                     .arg(capital(text(field.setting.name)),
                          text(settings::helpFor(field.setting, field.get(Request{}))),
                          options.join(QStringLiteral(", ")));
    }
    return table;
}

QString settingsPage() {
    return QStringLiteral(
               "# Settings\n\nThey stand on the pages *Pack* and *Song*, those of detection above the "
               "waveform; a session keeps them\nall. `gleaner-cli` takes each as an option.\n") +
           settingsTable("Of a pack", pack::packSettings()) +
           settingsTable("Of a song", compose::songSettings()) +
           settingsTable("Of detection", analysis::detectionSettings());
}

QString rangeOf(const fx::Parameter& parameter) {
    if (parameter.scale == fx::Scale::Switch) return QStringLiteral("on or off");
    if (parameter.scale == fx::Scale::Choice) {
        QStringList choices;
        for (const std::string_view choice : parameter.choices)
            choices << text(choice);
        return choices.join(QStringLiteral(", "));
    }
    return QStringLiteral("%1 to %2%3")
        .arg(numberText(parameter, parameter.minimum), numberText(parameter, parameter.maximum),
             unitSuffix(parameter.unit));
}

QString initialOf(const fx::Parameter& parameter) {
    if (parameter.scale == fx::Scale::Switch)
        return parameter.initial > 0.5 ? QStringLiteral("on") : QStringLiteral("off");
    if (parameter.scale == fx::Scale::Choice)
        return text(parameter.choices[static_cast<std::size_t>(parameter.initial)]);
    return numberText(parameter, parameter.initial) + unitSuffix(parameter.unit);
}

QString effectsPage() {
    QString page = QStringLiteral("# All effects\n\n"
                                  "In the order of the list *Add an effect*. How chains are made stands in "
                                  "[Effects](effects.md).\n");
    for (const fx::EffectType& type : fx::catalogue()) {
        page += QStringLiteral("\n## %1\n\n%2\n").arg(text(type.name), text(type.help));
        if (!type.forLoops) page += QStringLiteral("\nLoops are left as they are.\n");
        if (type.parameters.empty()) continue;
        page += QStringLiteral(
            "\n| Control | Range | To begin with | What it does |\n| --- | --- | --- | --- |\n");
        for (const fx::Parameter& parameter : type.parameters)
            page += QStringLiteral("| %1 | %2 | %3 | %4 |\n")
                        .arg(text(parameter.name), rangeOf(parameter), initialOf(parameter),
                             text(parameter.help));
    }
    return page;
}

/// Of every context the commands that have keys; what a menu and the waveform share stands with both.
QString keysPage() {
    QString page = QStringLiteral(
        "# Keys\n\n`F1` shows all keys, finds them, and changes them: choose a line, press `Return`, then "
        "the new key. Who had it loses it;\n*Reset* gives it back. *Keys as in* takes the keys of another "
        "editor where it has the same command.\n\nWhile the waveform or the table of regions has the "
        "keyboard its own keys win over those of the menus.\n`Ctrl+Shift+P` finds every command by its "
        "words, also those without a key.\n");
    QHash<QString, QString> names;
    QString section;
    for (const KeyCommands& commands :
         {Actions::keyCommands(), WaveformView::keyCommands(), regionKeyCommands()})
        for (const KeyCommand& command : commands) {
            if (!names.contains(command.id)) names[command.id] = command.text;
            if (command.usual.isEmpty()) continue;
            if (section != command.section)
                page += QStringLiteral("\n## %1\n\n| Keys | Command |\n| --- | --- |\n").arg(command.section);
            section = command.section;
            page += QStringLiteral("| %1 | %2 |\n").arg(keysInCode(command.usual), command.text);
        }
    for (const KeyPreset& preset : keyPresets().subspan(1)) {
        page += QStringLiteral("\n## Keys as in %1\n\n| Keys | Command |\n| --- | --- |\n")
                    .arg(QLatin1String(preset.name));
        for (const PresetKeys& keys : preset.keys)
            page += QStringLiteral("| %1 | %2 |\n")
                        .arg(keysInCode(QLatin1String(keys.keys)), names[QLatin1String(keys.command)]);
    }
    return page;
}

QString pathOf(const QString& file) {
    return gleaner::test::sourceFile(QStringLiteral("resources/manual/") + file);
}

}

class ManualTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhatTheTablesSay_data() {
        QTest::addColumn<QString>("expected");
        QTest::newRow("settings.md") << settingsPage();
        QTest::newRow("effects_list.md") << effectsPage();
        QTest::newRow("keys.md") << keysPage();
    }
    void itSaysWhatTheTablesSay() {
        QFETCH(QString, expected);
        QFile page(pathOf(QLatin1String(QTest::currentDataTag())));
        if (qEnvironmentVariableIntValue("GLEANER_REWRITE") == 1) {
            QVERIFY(page.open(QIODevice::WriteOnly));
            page.write(expected.toUtf8());
            page.close();
        }
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY2(page.readAll() == expected.toUtf8(),
                 "it differs from the tables; GLEANER_REWRITE=1 tests/ui_window_test manual writes it");
    }

    void everyPageIsInTheProgram() {
        QStringList listed;
        for (const ManualPage& page : manualPages())
            listed << QLatin1String(page.file);
        listed.sort();
        QCOMPARE(listed, QDir(pathOf({})).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name));
        if (qEnvironmentVariableIntValue("GLEANER_REWRITE") == 1) return; // the program has the older ones
        for (const QString& file : listed) {
            QFile page(pathOf(file));
            QVERIFY(page.open(QIODevice::ReadOnly));
            QCOMPARE(manualText(file), QString::fromUtf8(page.readAll()));
        }
    }

    void everyLinkLeadsSomewhere() {
        static const QRegularExpression link(QStringLiteral(R"(\]\(([^)]*)\))"));
        QSet<QString> reached{QStringLiteral("start.md")};
        for (const ManualPage& page : manualPages())
            for (auto links = link.globalMatch(manualText(QLatin1String(page.file))); links.hasNext();) {
                const QString target = links.next().captured(1);
                QVERIFY2(!manualText(target).isEmpty(), qPrintable(target));
                reached.insert(target);
            }
        QCOMPARE(reached.size(), std::ssize(manualPages())); // and nothing is out of reach
    }

    /// What a hand wrote of usual keys are keys.
    void keysInTheTextAreKeys() {
        static const QRegularExpression key(QStringLiteral("`([^`]+)`"));
        for (const ManualPage& page : manualPages())
            for (auto keys = key.globalMatch(manualText(QLatin1String(page.file))); keys.hasNext();) {
                const QString word = keys.next().captured(1);
                if (word.contains(u'-') && word.size() > 2) continue; // a program, an option
                if (word == QLatin1String("manifest.json") || word == QLatin1String("Page Up") ||
                    word == QLatin1String("Page Down") || word == QLatin1String("Shift") ||
                    word == QLatin1String("Ctrl") || word == QLatin1String("Alt"))
                    continue;
                const QKeySequence sequence(word);
                QVERIFY2(sequence.count() == 1 && sequence[0].key() != Qt::Key_unknown &&
                             sequence.toString() == word,
                         qPrintable(QLatin1String(page.file) + QStringLiteral(": ") + word));
            }
    }

    void itIsReadAndSearched() {
        ManualWindow window;
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        QCOMPARE(window.page(), QStringLiteral("start.md"));
        auto& browser = *window.findChild<QTextBrowser*>();
        auto& list = *window.findChild<QListWidget*>();
        QVERIFY(browser.toPlainText().startsWith(QStringLiteral("Start\nGleaner finds")));
        QTest::keyClick(&list, Qt::Key_Down);
        QCOMPARE(window.page(), QStringLiteral("recordings.md"));
        browser.setSource(
            browser.source().resolved(QUrl(QStringLiteral("triage.md")))); // as a click on a link
        QCOMPARE(list.currentItem()->text(), QStringLiteral("Triage"));
        window.findChild<QLineEdit*>()->setText(QStringLiteral("equal loudness"));
        QCOMPARE(window.page(), QStringLiteral("regions.md"));
        QVERIFY(browser.textCursor().selectedText().compare(QStringLiteral("equal loudness"),
                                                            Qt::CaseInsensitive) == 0);
        QVERIFY(!browser.extraSelections().isEmpty());
        int shown = 0;
        for (int row = 0; row < list.count(); ++row)
            shown += list.item(row)->isHidden() ? 0 : 1;
        QVERIFY(shown > 0 && shown < list.count());
        window.findChild<QLineEdit*>()->clear();
        QCOMPARE(window.page(), QStringLiteral("regions.md"));
        QVERIFY(browser.extraSelections().isEmpty());
    }
};

GLEANER_TEST(ManualTest)
#include "manual_test.moc"
