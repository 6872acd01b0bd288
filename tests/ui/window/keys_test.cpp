#include "hands.h"

#include "support/program.h"
#include "ui/help/command_palette.h"
#include "ui/help/keys_dialog.h"
#include "ui/help/keys_model.h"
#include "ui/keymap/key_presets.h"
#include "ui/keymap/keymap.h"
#include "ui/regions/region_keys.h"
#include "ui/waveform/waveform_page.h"
#include "ui/window/actions.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QTreeView>

using namespace gleaner;
using namespace gleaner::test;
using namespace gleaner::ui;

namespace {

KeyCommands every() {
    KeyCommands all = Actions::keyCommands();
    for (const KeyCommands& more : {WaveformView::keyCommands(), regionKeyCommands()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

QString id(const char* name) { return QLatin1String(name); }

/// The row of a command in the dialog's list.
QModelIndex rowOf(const QAbstractItemModel& model, const QString& command) {
    const QModelIndexList found =
        model.match(model.index(0, 0), commandIdRole, command, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.front();
}

}

/// Every command by its key, by its words, and by another key.
class KeysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandIsTold() {
        QHash<KeyContext, QSet<QString>> ids;
        for (const KeyCommand& command : every()) {
            QVERIFY2(!ids[command.context].contains(command.id), qPrintable(command.id));
            ids[command.context].insert(command.id);
            QVERIFY2(!command.text.isEmpty() && !command.section.isEmpty(), qPrintable(command.id));
            QCOMPARE(QKeySequence::listToString(QKeySequence::listFromString(command.usual)), command.usual);
        }
        QVERIFY(ids[KeyContext::Window].size() > 50);
        QVERIFY(ids[KeyContext::Waveform].size() > 40);
        QVERIFY(ids[KeyContext::Table].size() > 20);
    }

    void presetsNameWhatThereIs_data() {
        QTest::addColumn<int>("preset");
        for (std::size_t i = 0; i < keyPresets().size(); ++i)
            QTest::newRow(keyPresets()[i].id) << static_cast<int>(i);
    }
    void presetsNameWhatThereIs() {
        QFETCH(int, preset);
        const KeyPreset& chosen = keyPresets()[static_cast<std::size_t>(preset)];
        QSet<QString> known, named;
        const KeyCommands all = every();
        for (const KeyCommand& command : all)
            known.insert(command.id);
        for (const PresetKeys& keys : chosen.keys) {
            QVERIFY2(known.contains(id(keys.command)), keys.command);
            QVERIFY2(!named.contains(id(keys.command)), keys.command);
            named.insert(id(keys.command));
            QCOMPARE(QKeySequence::listToString(QKeySequence::listFromString(id(keys.keys))), id(keys.keys));
        }
        Desk desk;
        Keymap keymap(desk.settings, all);
        keymap.choosePreset(id(chosen.id));
        QHash<KeyContext, QHash<QString, QString>> taken;
        for (const KeyCommand& command : all) {
            const QList<QKeySequence> keys = keymap.keys(command.context, command.id);
            for (const QKeySequence& key : keys) {
                const QString other = taken[command.context].value(key.toString());
                QVERIFY2(other.isEmpty(), qPrintable(command.id + QStringLiteral(" and ") + other));
                taken[command.context][key.toString()] = command.id;
            }
            // Nobody loses the last key to a preset, and no preset takes a key that it gives twice.
            QVERIFY2(!keys.isEmpty() || command.usual.isEmpty(), qPrintable(command.id));
            for (const PresetKeys& given : chosen.keys)
                if (command.id == id(given.command))
                    QCOMPARE(keys, QKeySequence::listFromString(id(given.keys)));
        }
    }

    void menusAndTipsFollow() {
        Desk desk;
        MainWindow& window = desk.window();
        const auto& save = *window.findChild<QAction*>(QStringLiteral("save"));
        QCOMPARE(save.toolTip(), QStringLiteral("Save (Ctrl+S)"));
        action(window, "shortcuts").trigger();
        auto& dialog = *window.findChild<KeysDialog*>();
        auto& tree = *dialog.findChild<QTreeView*>();
        tree.setCurrentIndex(rowOf(*tree.model(), id("window.save")));
        QTest::keyClick(&tree, Qt::Key_Return);
        QTest::keyClick(&tree, Qt::Key_Control, Qt::ControlModifier); // not yet
        QTest::keyClick(&tree, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(save.shortcuts(), (QList<QKeySequence>{QKeySequence(QStringLiteral("Ctrl+N"))}));
        QCOMPARE(save.toolTip(), QStringLiteral("Save (Ctrl+N)"));
        QVERIFY(window.findChild<QAction*>(QStringLiteral("new"))->shortcuts().isEmpty());
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("keysTold"))
                    ->text()
                    .contains(QStringLiteral("«New session»")));
        QCOMPARE(tree.currentIndex().siblingAtColumn(1).data().toString(), QStringLiteral("Ctrl+N"));
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("keysAdd")), Qt::LeftButton);
        QTest::keyClick(&tree, Qt::Key_F9);
        QCOMPARE(save.shortcuts().size(), 2);
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("keysChange")), Qt::LeftButton);
        QTest::keyClick(&tree, Qt::Key_Escape); // leaves it, and the dialog open
        QVERIFY(dialog.isVisible());
        QCOMPARE(save.shortcuts().size(), 2);
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("keysResetAll")), Qt::LeftButton);
        QCOMPARE(save.toolTip(), QStringLiteral("Save (Ctrl+S)"));
        QCOMPARE(window.findChild<QAction*>(QStringLiteral("new"))->shortcuts().size(), 1);
    }

    void keysAreLookedUp() {
        Desk desk;
        MainWindow& window = desk.window();
        action(window, "shortcuts").trigger();
        auto& dialog = *window.findChild<KeysDialog*>();
        const auto& model = *dialog.findChild<QTreeView*>()->model();
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("split"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("ctrl+shift+p"));
        QVERIFY(rowOf(model, id("window.palette")).isValid());
        QVERIFY(!rowOf(model, id("window.save")).isValid());
        auto& presets = *dialog.findChild<QComboBox*>();
        QCOMPARE(presets.count(), 4);
        presets.setCurrentIndex(2);
        Q_EMIT presets.activated(2);
        QCOMPARE(window.findChild<QAction*>(QStringLiteral("join"))->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+J")));
    }

    void wordsRunACommand() {
        Desk desk;
        MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        WaveformView& view = window.findChild<WaveformPage*>()->view();
        const std::string slice = window.document().slices(0).front().slice.id;
        action(window, "palette").trigger();
        auto& palette = *window.findChild<CommandPalette*>();
        QVERIFY(palette.isVisible());
        const auto first = [&] { return palette.list().currentIndex().siblingAtColumn(0).data().toString(); };
        QTest::keyClicks(&palette.words(), QStringLiteral("spl cur"));
        QCOMPARE(palette.list().model()->rowCount(), 1);
        QVERIFY(!palette.list().currentIndex().isValid()); // there is nothing to split
        QTest::keyClick(&palette.words(), Qt::Key_Return);
        QVERIFY(palette.isVisible());
        QTest::keyClick(&palette.words(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());

        view.selectSlices({slice}, true);
        action(window, "palette").trigger();
        QTest::keyClicks(&palette.words(), QStringLiteral("make it a tex"));
        QCOMPARE(first(), QStringLiteral("Make it a texture"));
        QTest::keyClick(&palette.words(), Qt::Key_Return);
        QVERIFY(!palette.isVisible());
        QCOMPARE(window.document().findSlice(0, slice)->slice.traits.kind, music::SampleKind::Texture);
        action(window, "palette").trigger(); // what was used last stands first
        QCOMPARE(first(), QStringLiteral("Make it a texture"));
        QTest::keyClick(&palette.words(), Qt::Key_Down);
        QVERIFY(first() != QStringLiteral("Make it a texture"));
        QTest::keyClick(&palette.words(), Qt::Key_Escape);
    }
};

GLEANER_TEST(KeysTest)
#include "keys_test.moc"
