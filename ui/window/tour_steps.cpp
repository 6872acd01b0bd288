#include "ui/help/tour.h"
#include "ui/window/main_window_parts.h"

#include <QSlider>

namespace gleaner::ui {

/// From what was opened to what is exported, each beside the part of the window where it is done.
std::vector<TourStep> MainWindow::tourSteps() {
    Parts& m = *m_parts;
    const auto key = [&m](const char* id) {
        const QList<QKeySequence> keys = m.keymap.keys(QLatin1String(id));
        return keys.isEmpty() ? tr("menu") : keyText(keys.mid(0, 1));
    };
    const auto page = [this](QWidget* shown) {
        return [this, shown] {
            showPage(*shown);
            return static_cast<QWidget*>(m_parts->pages);
        };
    };
    const auto part = [](QWidget* shown) { return [shown] { return shown; }; };
    return {
        {tr("Recordings"),
         tr("What you open or drop on the window stands here. The demo is a walk of a minute and a half; it "
            "comes in a moment. Recordings are never changed."),
         part(m.recordings)},
        {tr("What was found"),
         tr("Gleaner marks hits, loops, phrases and textures. Click a region and press %1 to hear it, drag "
            "its edges to move them. The wheel zooms.")
             .arg(key("window.play")),
         part(&m.waveform->view())},
        {tr("How much is found"),
         tr("At the left only what stands out plainly, at the right everything that could be a sample. What "
            "you changed by hand stays as it is."),
         part(m.waveform->findChild<QSlider*>())},
        {tr("To the keepers"),
         tr("All regions in a table. Choose the first one, then decide by key: %1 keeps, %2 rejects, and the "
            "next one is heard. Uncertain roles, tempi and keys are asked about.")
             .arg(key("regions.keep"), key("regions.reject")),
         page(m.regions)},
        {tr("The sound"),
         tr("Choose a preset or build a chain; each effect is drawn by what it does to the region that is "
            "chosen. %1 compares it with the recording, equally loud.")
             .arg(key("window.compare")),
         page(m.preset)},
        {tr("The pack"),
         tr("Every file as it will be written: names, folders, loudness. Rows can be dragged into another "
            "program."),
         page(m.pack)},
        {tr("The song"), tr("A song made of the pack: choose key, tempo and style, or roll the dice."),
         page(m.song)},
        {tr("Out of the window"),
         tr("These two write the pack with its zip, and an FL Studio project; they say first what they will "
            "do. %1 finds any command, %2 shows every key, %3 opens the manual.")
             .arg(key("window.palette"), key("window.shortcuts"), key("window.manual")),
         part(m.bottom)},
    };
}

}
