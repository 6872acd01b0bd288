#include "ui/keymap/key_table.h"

#include "ui/keymap/keymap.h"

#include <QKeyEvent>

namespace gleaner::ui {

KeyTable::KeyTable(const KeyCommands& commands)
    : m_context(commands.empty() ? KeyContext::Window : commands.front().context) {
    for (const KeyCommand& command : commands) {
        m_ids << command.id;
        if (!command.usual.isEmpty()) m_keys[command.id] = QKeySequence::listFromString(command.usual);
    }
    index();
}

void KeyTable::take(const Keymap& keymap) {
    for (const QString& id : m_ids)
        m_keys[id] = keymap.keys(m_context, id);
    index();
}

void KeyTable::index() {
    m_commands.clear();
    for (const QString& id : m_ids)
        for (const QKeySequence& key : m_keys.value(id))
            m_commands.insert(key.toString(), id);
}

QString KeyTable::commandOf(const QKeyEvent& event) const {
    const auto key = static_cast<Qt::Key>(event.key());
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (const QString exact = at(QKeyCombination(held, key)); !exact.isEmpty()) return exact;
    // Shift only makes the sign on some keyboards ("+", digits), so it counts for letters and named keys
    // alone.
    const bool isLetter = key >= Qt::Key_A && key <= Qt::Key_Z;
    const bool isSign = key < Qt::Key_Escape && !isLetter;
    return isSign ? at(QKeyCombination(held & ~Qt::ShiftModifier, key)) : QString();
}

}
