#pragma once

#include <QString>

#include <vector>

namespace gleaner::ui {

/// Where a key means something: the whole window, or the waveform and the table of regions while they have
/// the keyboard, whose keys then win over those of the window.
enum class KeyContext { Window, Waveform, Table };

/// A command as keymap, sheet of keys and palette know it. The same id in several contexts is one command
/// there, which a person binds once.
struct KeyCommand {
    QString id; ///< "window.save", "wave.keep", "regions.keep"; kept in settings, so it stays
    KeyContext context = KeyContext::Window;
    QString section; ///< for people: the menu, or the part of the window
    QString text;    ///< for people: "Split at the cursor"
    QString usual;   ///< portable, several separated by "; "; empty: none
};

using KeyCommands = std::vector<KeyCommand>;

}
