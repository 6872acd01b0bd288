#include "ui/window/main_window_parts.h"

#include "ui/help/command_palette.h"
#include "ui/help/keys_dialog.h"
#include "ui/help/manual_window.h"
#include "ui/help/tour.h"
#include "ui/window/about.h"

#include <QAction>
#include <QSettings>
#include <QTableView>

namespace gleaner::ui {

// What helps a person along: keys, commands, tour, manual.

namespace {

const QString tourSeenKey = QStringLiteral("tour/seen");

}

void MainWindow::wireHelp() {
    Parts& m = *m_parts;
    const auto on = [&](Actions::Id id, auto&& call) {
        connect(&m.actions[id], &QAction::triggered, this, call);
    };
    on(Actions::Palette, [this] { findCommand(); });
    on(Actions::Shortcuts, [this] { showKeys(); });
    on(Actions::About, [this] { showAbout(*this); });
    on(Actions::Manual, [this] { showManual(); });
    on(Actions::Tour, [this] { startTour(); });
    m.empty->setOffersTour(!m.surroundings.settings.value(tourSeenKey, false).toBool());
    m.waveform->view().follow(m.keymap);
    m.regions->follow(m.keymap);
}

void MainWindow::showKeys() {
    if (auto* open = findChild<KeysDialog*>()) return open->raise(), open->activateWindow();
    (new KeysDialog(m_parts->keymap, this))->show();
}

void MainWindow::showManual() {
    if (auto* open = findChild<ManualWindow*>()) return open->raise(), open->activateWindow();
    (new ManualWindow(this))->show();
}

/// On the demo, unless something else is open already.
void MainWindow::startTour() {
    Parts& m = *m_parts;
    m.surroundings.settings.setValue(tourSeenKey, true);
    m.empty->setOffersTour(false);
    if (m.document.recordings().empty() && !m.work.isRunning()) m.actions[Actions::OpenDemo].trigger();
    if (const auto* running = findChild<Tour*>()) delete running;
    (new Tour(tourSteps(), *this))->start();
}

void MainWindow::findCommand() {
    auto* palette = findChild<CommandPalette*>();
    if (!palette) {
        palette = new CommandPalette(
            m_parts->keymap, m_parts->surroundings.settings,
            [this](const QString& id) { return canRunCommand(id); }, *this);
        connect(palette, &CommandPalette::chosen, this, &MainWindow::runCommand);
    }
    palette->open();
}

bool MainWindow::canRunCommand(const QString& id) const {
    const Parts& m = *m_parts;
    if (const QAction* action = m.actions.find(id)) return action->isEnabled();
    return m.waveform->view().canRun(id) || m.regions->canRun(id);
}

/// On what is selected, wherever the command belongs.
void MainWindow::runCommand(const QString& id) {
    Parts& m = *m_parts;
    if (QAction* action = m.actions.find(id)) return action->trigger();
    if (m.waveform->view().canRun(id)) return m.waveform->view().run(id);
    if (!m.regions->canRun(id)) return;
    showPage(*m.regions);
    m.regions->table().setFocus();
    m.regions->run(id);
}

}
