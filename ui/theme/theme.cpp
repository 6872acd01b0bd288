#include "ui/theme/theme.h"

#include "ui/theme/contrast_style.h"

#include <QApplication>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

namespace gleaner::ui {

namespace {

// Fusion draws the rest. Tool buttons lie flat until they are touched, the place of the keyboard is always
// visible, and check boxes stand out from dark ground. @names are colours of the palette: see styleSheet().
constexpr char styleTemplate[] = R"(
QToolTip { color: @toolTipText; background: @toolTipBase; border: 1px solid @mid; padding: 4px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px 5px; background: transparent; }
QToolButton:hover { background: @button; border-color: @mid; }
QToolButton:pressed { background: @mid; }
QToolButton:checked { background: @button; border-color: @link; }
QToolButton:focus { border-color: @link; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton[popupMode="2"] { padding-right: 18px; }
QToolButton::menu-button { border: none; border-radius: 4px; background: transparent; width: 14px; }
QToolButton::menu-button:hover { background: @mid; }
QToolButton::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; right: 4px; }
QToolButton[segment="true"] { border-color: @mid; border-radius: 0; padding: 3px 8px; }
QToolButton[picker="true"] { border-color: @mid; padding: 3px 8px; }
QToolButton[picker="true"]:focus { border-color: @link; }
QToolButton[segment="true"]:checked { background: @highlight; color: @highlightedText; border-color: @highlight; }
QToolButton[segment="true"]:focus { border-color: @link; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid @placeholder; border-radius: 3px; background: @base; }
QCheckBox::indicator:hover { border-color: @link; }
QCheckBox::indicator:focus { border-color: @link; }
QCheckBox::indicator:disabled, QListView::indicator:disabled, QTreeView::indicator:disabled { border-color: @mid; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked {
    border-color: @link; background: @highlight; image: url(:/icons/check-on-accent.svg); }
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {
    border-color: @link; background: @highlight; image: url(:/icons/partly-on-accent.svg); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @placeholder; border-radius: 8px; background: @base; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: @link; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @highlight; background: @highlightedText; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { border: 1px solid @mid; border-radius: 4px; padding: 5px 12px; background: @button; }
QPushButton:hover, QPushButton:default { border-color: @link; }
QPushButton:pressed { background: @mid; }
QPushButton:focus { border: 2px solid @link; padding: 4px 11px; }
QPushButton:disabled { color: @placeholder; border-color: @mid; }
QPushButton[primary="true"] { border-color: @highlight; color: @highlightedText; background: @highlight; }
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:focus { border-color: @link; }
QPushButton[primary="true"]:disabled { border-color: @mid; color: @placeholder; background: @button; }
#messageBar, #palette, #tourCard { border: 1px solid @mid; border-radius: 6px; background: palette(window); }
QSplitter::handle { background: @window; }
QSplitter::handle:hover { background: @mid; }
)";

// Borders as strong as the text, and nobody has to look for the keyboard.
constexpr char contrastTemplate[] = R"(
QToolTip { border: 2px solid @toolTipText; }
QPushButton, QToolButton[segment="true"], QToolButton[picker="true"] { border-color: @text; }
QPushButton:disabled { border-color: @mid; }
QPushButton:hover { border-color: @link; }
QPushButton[primary="true"] { border-color: @text; }
QPushButton:focus, QPushButton[primary="true"]:focus { border: 3px solid @link; padding: 3px 10px; }
QToolButton:focus, QToolButton[segment="true"]:focus, QToolButton[picker="true"]:focus { border: 3px solid @link; padding: 1px 3px; }
QToolButton:checked { border-color: @text; background: @highlight; color: @highlightedText; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator, QRadioButton::indicator {
    border: 2px solid @text; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 3px solid @link; }
/* Their border shows it; a second frame would lie on the words. */
QPushButton:focus, QToolButton:focus, QCheckBox:focus, QRadioButton:focus { outline: none; }
#messageBar { border: 2px solid @text; }
QSplitter::handle { background: @mid; }
)";

QString styleSheet(const QPalette& palette) {
    const std::pair<const char*, QPalette::ColorRole> names[] = {
        // A longer name stands before the one it begins with.
        {"@toolTipText", QPalette::ToolTipText},
        {"@toolTipBase", QPalette::ToolTipBase},
        {"@placeholder", QPalette::PlaceholderText},
        {"@highlightedText", QPalette::HighlightedText},
        {"@highlight", QPalette::Highlight},
        {"@window", QPalette::Window},
        {"@button", QPalette::Button},
        {"@base", QPalette::Base},
        {"@text", QPalette::WindowText},
        {"@link", QPalette::Link},
        {"@mid", QPalette::Mid}};
    QString sheet = QString::fromLatin1(styleTemplate);
    if (isHighContrast(palette)) sheet += QLatin1String(contrastTemplate);
    for (const auto& [name, role] : names)
        sheet.replace(QLatin1String(name), palette.color(role).name());
    return sheet;
}

QPalette chosenPalette(QApplication& application, ThemeChoice choice) {
    if (choice == ThemeChoice::Light) return lightPalette();
    if (choice == ThemeChoice::Dark) return darkPalette();
    if (choice == ThemeChoice::HighContrast) return highContrastPalette();
    application.setPalette(QPalette()); // back to the desktop's own, to look at it
    if (isHighContrast(QApplication::palette())) return highContrastPalette(isDark(QApplication::palette()));
    return isDark(QApplication::palette()) ? darkPalette() : lightPalette();
}

}

ThemeChoice themeChoice(int kept) {
    const bool isKnown = kept >= 0 && kept <= static_cast<int>(ThemeChoice::HighContrast);
    return isKnown ? static_cast<ThemeChoice>(kept) : ThemeChoice::System;
}

void applyTheme(QApplication& application, ThemeChoice choice) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QPalette palette = chosenPalette(application, choice);
    if (isHighContrast(palette)) QApplication::setStyle(new ContrastStyle); // the application's from here on
    application.setPalette(palette);
    QToolTip::setPalette(palette);
    QPixmapCache::clear();
    iconNames(); // the sheet's pictures are resources that must be known
    application.setStyleSheet(styleSheet(palette));
}

}
