#pragma once

// What a person does with the window: find a command, read the message, wait until the work is done.

#include "ui/desk.h"
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

inline QString sentence(ui::MainWindow& window) {
    return messages(window).isHidden() ? QString() : messages(window).sentence();
}

}
