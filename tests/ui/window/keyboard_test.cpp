#include "hands.h"

#include "support/program.h"

#include <QMenu>
#include <QMenuBar>

#include <map>
#include <set>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// Every action of the menus, those of menus in them too.
void collect(const QList<QAction*>& from, std::set<QAction*>& all) {
    for (QAction* action : from) {
        if (action->isSeparator()) continue;
        all.insert(action);
        if (action->menu()) collect(action->menu()->actions(), all);
    }
}

std::set<QAction*> ofTheMenus(ui::MainWindow& window) {
    std::set<QAction*> all;
    collect(window.menuBar()->actions(), all);
    return all;
}

/// Whether the menu key opens it, on a widget that Tab leads to.
bool isInMenuOfAList(const QAction& action) {
    const auto* list = qobject_cast<QWidget*>(action.parent());
    return list && list->contextMenuPolicy() == Qt::ActionsContextMenu &&
           (list->focusPolicy() & Qt::TabFocus) && list->actions().contains(const_cast<QAction*>(&action));
}

/// The letter that Alt opens it with; nothing: none.
QChar letterOf(const QString& text) {
    const auto at = text.indexOf(u'&');
    return at < 0 || at + 1 >= text.size() ? QChar() : text[at + 1].toLower();
}

/// What Down reaches in a menu that was opened.
std::set<QAction*> reachedByDown(QMenu& menu) {
    std::set<QAction*> reached;
    menu.popup({});
    for (int i = 0; i <= menu.actions().size(); ++i) {
        QTest::keyClick(&menu, Qt::Key_Down);
        if (menu.activeAction()) reached.insert(menu.activeAction());
    }
    menu.close();
    return reached;
}

}

/// Everything can be done without a mouse.
class KeyboardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_window = &m_desk.window();
        m_window->openFiles({m_desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().recordings().empty() && isIdle(*m_window), patience);
    }

    void everyCommandHasAKeyOrStandsInAMenu() {
        const std::set<QAction*> inMenus = ofTheMenus(*m_window);
        QVERIFY(inMenus.size() > 50);
        QStringList errors;
        for (QAction* action : m_window->findChildren<QAction*>())
            if (!action->objectName().isEmpty() && !action->objectName().startsWith(QLatin1String("_q")) &&
                action->shortcuts().isEmpty() && !inMenus.contains(action) && !isInMenuOfAList(*action))
                errors << action->objectName() + u' ' + action->text();
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }

    /// Every menu opens by a letter of its own, and Down goes through all that can be done in it.
    void everyMenuIsWalkedByKeys() {
        std::set<QChar> letters;
        QStringList errors;
        for (const QAction* title : m_window->menuBar()->actions()) {
            QVERIFY2(letters.insert(letterOf(title->text())).second, qPrintable(title->text()));
            QVERIFY2(!letterOf(title->text()).isNull(), qPrintable(title->text()));
        }
        for (QAction* opener : ofTheMenus(*m_window)) {
            QMenu* menu = opener->menu();
            if (!menu || !opener->isEnabled()) continue;
            const std::set<QAction*> reached = reachedByDown(*menu);
            for (QAction* action : menu->actions())
                if (!action->isSeparator() && action->isVisible() && action->isEnabled() &&
                    !reached.contains(action))
                    errors << menu->title() + QStringLiteral(" › ") + action->text();
        }
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }

    void noTwoCommandsOfAContextShareAKey() {
        std::map<std::pair<const QObject*, QKeySequence>, QAction*> taken;
        QStringList errors;
        for (QAction* action : m_window->findChildren<QAction*>()) {
            const bool isEverywhere = action->shortcutContext() == Qt::WindowShortcut ||
                                      action->shortcutContext() == Qt::ApplicationShortcut;
            const QObject* context = isEverywhere ? m_window : action->parent();
            for (const QKeySequence& key : action->shortcuts())
                if (key.isEmpty())
                    continue;
                else if (const auto [at, isNew] = taken.try_emplace({context, key}, action);
                         !isNew && at->second != action)
                    errors << QStringLiteral("%1: %2 and %3")
                                  .arg(key.toString(), at->second->text(), action->text());
        }
        QVERIFY(taken.size() > 30);
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
    }

    /// A key that is told in the menu does what the menu does.
    void aKeyTriggersItsCommand() {
        for (const char* name : {"spectrogram", "loop", "autoPlay"}) {
            QAction& action = test::action(*m_window, name);
            QSignalSpy triggered(&action, &QAction::triggered);
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window));
            const QKeyCombination key = action.shortcut()[0];
            QTest::keyClick(m_window, key.key(), key.keyboardModifiers());
            QCOMPARE(triggered.count(), 1);
        }
    }

private:
    Desk m_desk;
    ui::MainWindow* m_window = nullptr;
};

GLEANER_TEST(KeyboardTest)
#include "keyboard_test.moc"
