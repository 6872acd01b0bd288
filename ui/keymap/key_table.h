#pragma once

#include "ui/keymap/key_command.h"

#include <QHash>
#include <QKeySequence>

class QKeyEvent;

namespace gleaner::ui {

class Keymap;

/// The commands of one context by their keys, for a view that answers to keys itself. They are the usual ones
/// until a keymap says otherwise.
class KeyTable {
public:
    explicit KeyTable(const KeyCommands& commands); ///< all of one context
    void take(const Keymap& keymap);                ///< its keys as they are now

    /// What the event's key runs; empty: nothing.
    QString commandOf(const QKeyEvent& event) const;
    QList<QKeySequence> keysOf(const QString& id) const { return m_keys.value(id); }

private:
    void index();
    QString at(QKeyCombination key) const { return m_commands.value(QKeySequence(key).toString()); }

    KeyContext m_context;
    QStringList m_ids;
    QHash<QString, QList<QKeySequence>> m_keys;
    QHash<QString, QString> m_commands; ///< by the portable name of their key
};

}
