#pragma once

#include "ui/keymap/key_command.h"

#include <QStringList>

namespace gleaner::ui {

/// Commands that hold all of these words in text or section, each id once: those that were used lately first
/// (`recent`, the last first), then those whose text begins with the words, then those with a word that does,
/// then the rest as they stand in the menus.
std::vector<const KeyCommand*> commandsFor(const KeyCommands& commands, const QString& words,
                                           const QStringList& recent);

}
