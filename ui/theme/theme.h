#pragma once

#include "music/sample_kind.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

class QApplication;

namespace gleaner::ui {

enum class ThemeChoice { System, Light, Dark, HighContrast };
/// As it was kept in the settings; what nobody knows is System.
ThemeChoice themeChoice(int kept);

/// Fusion, our palette and a small stylesheet. System follows the desktop's own window colour, and its
/// contrast where that is high. May be called again at any time: widgets and icons follow.
void applyTheme(QApplication& application, ThemeChoice choice);

QPalette lightPalette();
QPalette darkPalette();
/// Text at least 7 : 1 against every ground, lines that carry meaning at least 3 : 1.
QPalette highContrastPalette(bool dark = true);
/// Of ours or of the desktop: black on white, or white on black.
bool isHighContrast(const QPalette& palette);
bool isDark(const QPalette& palette);

/// Four hues that people with any common colour blindness tell apart (Okabe and Ito 2008), one set for each
/// theme; at least 4.5 : 1 against Base and Window, 7 : 1 in high contrast. `kindShape` is their other sign.
QColor kindColour(music::SampleKind kind, const QPalette& palette);
/// Black or white, whichever reads better on `background`.
QColor textOn(const QColor& background);
/// For what needs attention now (a missing file); 4.5 : 1 against Base and Window.
QColor errorColour(const QPalette& palette);

/// WCAG 2.1: (L1 + 0.05) / (L2 + 0.05), 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// A line icon of resources/icons by name ("play"), drawn in the palette's text colour of the moment: it
/// follows a change of theme. A null icon for an unknown name.
QIcon icon(const QString& name);
/// The same in one colour of its own.
QIcon icon(const QString& name, const QColor& colour);
/// Every name that `icon` knows, sorted.
QStringList iconNames();

}
