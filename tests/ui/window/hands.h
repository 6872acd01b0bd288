#pragma once

// What a person does with the window: find a command, read the message, wait until the work is done.

#include "ui/desk.h"
#include "ui/export/export_dialog.h"
#include "ui/window/message_bar.h"

#include <QAction>
#include <QPushButton>
#include <QtTest>

namespace gleaner::test {

/// Long enough for a loaded machine that renders everything under sanitizers; a test that passes never waits
/// for it.
inline constexpr int patience = 120'000;

inline QAction& action(ui::MainWindow& window, const char* name) {
    auto* found = window.findChild<QAction*>(QLatin1String(name));
    if (!found) qFatal("no action %s", name);
    return *found;
}

inline ui::MessageBar& messages(ui::MainWindow& window) { return *window.findChild<ui::MessageBar*>(); }

inline bool isIdle(ui::MainWindow& window) {
    return window.findChild<QPushButton*>(QStringLiteral("cancelWork"))->isHidden();
}

/// Opens the export, says into which folder, and exports as soon as that is possible.
inline void exportPackTo(ui::MainWindow& window, const QString& folder) {
    action(window, "exportPack").trigger();
    auto* dialog = window.findChild<ui::ExportDialog*>();
    QVERIFY(dialog);
    dialog->setFolder(folder);
    auto* go = dialog->findChild<QPushButton*>(QStringLiteral("exportNow"));
    QTRY_VERIFY_WITH_TIMEOUT(go->isEnabled(), patience);
    go->click();
}

inline QString sentence(ui::MainWindow& window) {
    return messages(window).isHidden() ? QString() : messages(window).sentence();
}

}
