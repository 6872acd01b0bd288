#include "ui/window/main_window_parts.h"

#include "ui/dialogs/dialogs.h"
#include "ui/preset/preset_bar.h"

#include <QAction>

namespace gleaner::ui {

/// The page of effects follows the region that is chosen and heard.
void MainWindow::wireEffects() {
    Parts& m = *m_parts;
    connect(&m.actions[Actions::NextState], &QAction::triggered, this,
            [this] { m_parts->preset->bar().nextState(); });
    const auto follow = [this] {
        m_parts->preset->setRegion(m_parts->selection.recording(), m_parts->selection.current());
    };
    connect(&m.selection, &SliceSelection::changed, m.preset, follow);
    connect(&m.document, &Document::slicesChanged, m.preset, follow);
    connect(&m.audition, &Audition::playheadMoved, m.preset, &PresetPanel::setPlayhead);
    connect(m.preset, &PresetPanel::nameRequested, this, [this](const QString& suggested) {
        m_parts->dialogs.askText(tr("Save the preset"), tr("Name"), suggested,
                                 [this](const QString& name) { m_parts->preset->bar().saveAs(name); });
    });
}

}
