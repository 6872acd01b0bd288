#include "support/program.h"
#include "ui/keymap/key_table.h"
#include "ui/keymap/keymap.h"

#include <QKeyEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gleaner::ui;

namespace {

QList<QKeySequence> keysOf(const char* portable) {
    return QKeySequence::listFromString(QLatin1String(portable));
}

QString id(const char* name) { return QLatin1String(name); }

/// Three commands of a window, two of a waveform; one is in both.
KeyCommands few() {
    const auto command = [](const char* name, KeyContext context, const char* keys) {
        return KeyCommand{id(name), context, QStringLiteral("Here"), id(name), id(keys)};
    };
    return {command("window.save", KeyContext::Window, "Ctrl+S"),
            command("window.loop", KeyContext::Window, "Ctrl+L"),
            command("window.split", KeyContext::Window, "S; Ctrl+I"),
            command("window.split", KeyContext::Waveform, "S; Ctrl+I; Backspace"),
            command("wave.keep", KeyContext::Waveform, "K")};
}

struct Hands {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    Keymap keymap{settings, few()};
};

QKeyEvent press(Qt::Key key, Qt::KeyboardModifiers held = {}) { return {QEvent::KeyPress, key, held}; }

}

/// Whose key it is, and that it stays so.
class KeymapTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theUsualOnesAreThere() {
        Hands hands;
        QCOMPARE(hands.keymap.keys(KeyContext::Window, id("window.split")), keysOf("S; Ctrl+I"));
        QCOMPARE(hands.keymap.keys(id("window.split")), keysOf("S; Ctrl+I; Backspace"));
        QVERIFY(!hands.keymap.hasOwn());
    }

    void aKeyHasOneCommandInAContext() {
        Hands hands;
        QSignalSpy changed(&hands.keymap, &Keymap::changed);
        QCOMPARE(hands.keymap.rivals(id("window.save"), keysOf("S").front()).size(), std::size_t(1));
        QVERIFY(hands.keymap.rivals(id("window.save"), keysOf("K").front()).empty()); // the waveform's
        QCOMPARE(hands.keymap.rivals(id("window.split"), keysOf("K").front()).front()->id, id("wave.keep"));
        hands.keymap.bind(id("window.save"), keysOf("S"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(hands.keymap.keys(id("window.save")), keysOf("S"));
        QCOMPARE(hands.keymap.keys(KeyContext::Window, id("window.split")), keysOf("Ctrl+I"));
        QCOMPARE(hands.keymap.keys(KeyContext::Waveform, id("window.split")), keysOf("S; Ctrl+I; Backspace"));
        hands.keymap.reset(id("window.save"));
        QCOMPARE(hands.keymap.keys(KeyContext::Window, id("window.split")), keysOf("S; Ctrl+I"));
    }

    void theLastBindingCounts() {
        Hands hands;
        hands.keymap.bind(id("window.loop"), keysOf("F8; F9"));
        hands.keymap.bind(id("window.save"), keysOf("F9"));
        QCOMPARE(hands.keymap.keys(id("window.loop")), keysOf("F8"));
        QCOMPARE(hands.keymap.keys(id("window.save")), keysOf("F9"));
        hands.keymap.bind(id("window.save"), {});
        QVERIFY(hands.keymap.keys(id("window.save")).isEmpty());
        QVERIFY(hands.keymap.isOwn(id("window.save")));
    }

    void aPresetGivesWayToOnesOwn() {
        Hands hands;
        hands.keymap.choosePreset(id("reaper")); // loops with R
        QCOMPARE(hands.keymap.keys(id("window.loop")), keysOf("R"));
        hands.keymap.bind(id("window.save"), keysOf("R"));
        QVERIFY(hands.keymap.keys(id("window.loop")).isEmpty());
        hands.keymap.resetAll();
        QCOMPARE(hands.keymap.preset(), id("reaper"));
        QCOMPARE(hands.keymap.keys(id("window.loop")), keysOf("R"));
        hands.keymap.choosePreset(id("an editor of tomorrow"));
        QCOMPARE(hands.keymap.preset(), id("gleaner"));
        QCOMPARE(hands.keymap.keys(id("window.loop")), keysOf("Ctrl+L"));
    }

    void itIsKept() {
        Hands hands;
        hands.settings.setValue(id("keys/own/wave.gone"), id("F7")); // of another version
        hands.keymap.choosePreset(id("reaper"));
        hands.keymap.bind(id("window.save"), keysOf("F9; Ctrl+,"));
        hands.keymap.bind(id("wave.keep"), {});
        const Keymap again(hands.settings, few());
        QCOMPARE(again.preset(), id("reaper"));
        QCOMPARE(again.keys(id("window.save")), keysOf("F9; Ctrl+,"));
        QVERIFY(again.keys(id("wave.keep")).isEmpty());
        QVERIFY(again.isOwn(id("wave.keep")));
        QVERIFY(!again.isOwn(id("window.split")));
        hands.keymap.resetAll();
        QVERIFY(!Keymap(hands.settings, few()).hasOwn());
        QCOMPARE(hands.settings.value(id("keys/own/wave.gone")).toString(), id("F7"));
    }

    void eventsFindTheirCommand() {
        const KeyTable table({
            {id("in"), KeyContext::Waveform, {}, {}, id("+; =")},
            {id("keep"), KeyContext::Waveform, {}, {}, id("K; Right")},
            {id("fade"), KeyContext::Waveform, {}, {}, id("Shift+K")},
            {id("hit"), KeyContext::Waveform, {}, {}, id("1; ,")},
        });
        QCOMPARE(table.commandOf(press(Qt::Key_K)), id("keep"));
        QCOMPARE(table.commandOf(press(Qt::Key_K, Qt::ShiftModifier)), id("fade"));
        QCOMPARE(table.commandOf(press(Qt::Key_K, Qt::ControlModifier)), QString());
        QCOMPARE(table.commandOf(press(Qt::Key_Plus, Qt::ShiftModifier)), id("in"));
        QCOMPARE(table.commandOf(press(Qt::Key_Plus, Qt::KeypadModifier)), id("in"));
        QCOMPARE(table.commandOf(press(Qt::Key_1, Qt::ShiftModifier)), id("hit")); // as in France
        QCOMPARE(table.commandOf(press(Qt::Key_Comma)), id("hit"));
        QCOMPARE(table.commandOf(press(Qt::Key_Right, Qt::ShiftModifier)), QString()); // extends a selection
        QCOMPARE(table.commandOf(press(Qt::Key_Shift, Qt::ShiftModifier)), QString());
    }
};

GLEANER_TEST(KeymapTest)
#include "keymap_test.moc"
