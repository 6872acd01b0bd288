#include "ui/theme/theme.h"

#include <QApplication>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

namespace gleaner::ui {

namespace {

// Fusion draws the rest. Tool buttons lie flat until they are touched, and the place of the keyboard is
// always visible.
constexpr char styleSheet[] = R"(
QToolTip { color: palette(tool-tip-text); background: palette(tool-tip-base); border: 1px solid palette(mid); padding: 4px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px 5px; background: transparent; }
QToolButton:hover { background: palette(button); border-color: palette(mid); }
QToolButton:pressed { background: palette(mid); }
QToolButton:checked { background: palette(button); border-color: palette(highlight); }
QToolButton:focus { border-color: palette(highlight); }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; right: 3px; }
QPushButton[primary="true"] { border: 1px solid palette(highlight); border-radius: 4px; padding: 5px 12px; font-weight: bold; background: palette(button); }
QPushButton[primary="true"]:hover { background: palette(light); }
QPushButton[primary="true"]:pressed { background: palette(mid); }
QPushButton[primary="true"]:focus { border-width: 2px; padding: 4px 11px; }
QPushButton[primary="true"]:disabled { border-color: palette(mid); }
QSplitter::handle { background: palette(window); }
QSplitter::handle:hover { background: palette(mid); }
)";

QPalette chosenPalette(QApplication& application, ThemeChoice choice) {
    if (choice == ThemeChoice::Light) return lightPalette();
    if (choice == ThemeChoice::Dark) return darkPalette();
    application.setPalette(QPalette()); // back to the desktop's own, to look at it
    return isDark(QApplication::palette()) ? darkPalette() : lightPalette();
}

}

void applyTheme(QApplication& application, ThemeChoice choice) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QPalette palette = chosenPalette(application, choice);
    application.setPalette(palette);
    QToolTip::setPalette(palette);
    QPixmapCache::clear();
    application.setStyleSheet(QString());
    application.setStyleSheet(QString::fromLatin1(styleSheet));
}

}
