#include "ui/theme/theme.h"

namespace gleaner::ui {

namespace {

/// The colours of one theme; every role of QPalette is one of them.
struct ThemeColours {
    QRgb window, base, alternate, button, text, disabled, placeholder, accent, accentText, link;
    QRgb light, midlight, mid, dark, shadow, toolTip;
};

constexpr ThemeColours darkColours = {
    0xff23272d, 0xff1a1d22, 0xff1f2328, 0xff2e333b, 0xffe2e6ec, 0xff7b8591, 0xff99a3b0, 0xff2c6f9e,
    0xffffffff, 0xff74bdf3, 0xff444b56, 0xff3a404a, 0xff3f4650, 0xff14171b, 0xff0c0e11, 0xff343a43,
};

constexpr ThemeColours lightColours = {
    0xfff2f3f5, 0xffffffff, 0xfff7f8f9, 0xffe8eaed, 0xff1c2026, 0xff8d949e, 0xff636b76, 0xff1b6899,
    0xffffffff, 0xff0a5c92, 0xffffffff, 0xfff0f1f3, 0xffc3c8cf, 0xffa6adb7, 0xff767d87, 0xfffcfcfd,
};

constexpr ThemeColours darkContrastColours = {
    0xff000000, 0xff000000, 0xff101010, 0xff000000, 0xffffffff, 0xffa8a8a8, 0xffd6d6d6, 0xff1aebff,
    0xff000000, 0xffffe94a, 0xffffffff, 0xffc8c8c8, 0xff767676, 0xff767676, 0xffffffff, 0xff000000,
};

constexpr ThemeColours lightContrastColours = {
    0xffffffff, 0xffffffff, 0xfff4f4f4, 0xffffffff, 0xff000000, 0xff565656, 0xff3a3a3a, 0xff003b8e,
    0xffffffff, 0xff6a0090, 0xff000000, 0xff565656, 0xff8a8a8a, 0xff8a8a8a, 0xff000000, 0xffffffff,
};

QPalette paletteOf(const ThemeColours& colours) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor::fromRgb(colour));
    };
    set(QPalette::Window, colours.window);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.alternate);
    set(QPalette::Text, colours.text);
    set(QPalette::PlaceholderText, colours.placeholder);
    set(QPalette::Button, colours.button);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Highlight, colours.accent);
    set(QPalette::HighlightedText, colours.accentText);
    set(QPalette::Link, colours.link);
    set(QPalette::LinkVisited, colours.link);
    set(QPalette::Light, colours.light);
    set(QPalette::Midlight, colours.midlight);
    set(QPalette::Mid, colours.mid);
    set(QPalette::Dark, colours.dark);
    set(QPalette::Shadow, colours.shadow);
    set(QPalette::ToolTipBase, colours.toolTip);
    set(QPalette::ToolTipText, colours.text);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colours.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(colours.mid));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor::fromRgb(colours.disabled));
    return palette;
}

}

QPalette lightPalette() { return paletteOf(lightColours); }
QPalette darkPalette() { return paletteOf(darkColours); }
QPalette highContrastPalette(bool dark) {
    return paletteOf(dark ? darkContrastColours : lightContrastColours);
}

}
