#include "ui/help/manual.h"

#include <QCoreApplication>
#include <QFile>

// Outside a namespace: a static library's resources are not registered by themselves.
static void registerManual() { Q_INIT_RESOURCE(manual); }

namespace gleaner::ui {

std::span<const ManualPage> manualPages() {
    static constexpr ManualPage pages[] = {
        {"start.md", QT_TRANSLATE_NOOP("Manual", "Start")},
        {"recordings.md", QT_TRANSLATE_NOOP("Manual", "Recordings")},
        {"regions.md", QT_TRANSLATE_NOOP("Manual", "Waveform and regions")},
        {"triage.md", QT_TRANSLATE_NOOP("Manual", "Triage")},
        {"effects.md", QT_TRANSLATE_NOOP("Manual", "Effects")},
        {"effects_list.md", QT_TRANSLATE_NOOP("Manual", "All effects")},
        {"pack.md", QT_TRANSLATE_NOOP("Manual", "Pack and export")},
        {"song.md", QT_TRANSLATE_NOOP("Manual", "Song")},
        {"settings.md", QT_TRANSLATE_NOOP("Manual", "Settings")},
        {"keys.md", QT_TRANSLATE_NOOP("Manual", "Keys")},
        {"machines.md", QT_TRANSLATE_NOOP("Manual", "Several machines")},
        {"trouble.md", QT_TRANSLATE_NOOP("Manual", "Trouble")},
    };
    return pages;
}

QString manualText(const QString& file) {
    registerManual();
    QFile page(QStringLiteral(":/manual/") + file);
    return page.open(QIODevice::ReadOnly) ? QString::fromUtf8(page.readAll()) : QString();
}

}
