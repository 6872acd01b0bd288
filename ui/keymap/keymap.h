#pragma once

#include "ui/keymap/key_command.h"

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QSettings;

namespace gleaner::ui {

/// Which keys run which commands: a person's own, else those of the editor they come from, else the usual
/// ones. In one context a key never runs two commands: what is bound nearer to the person has it, and the
/// other does without until that is reset.
class Keymap : public QObject {
    Q_OBJECT
public:
    /// `settings` outlives it; what stands there for commands that nobody knows is left alone.
    Keymap(QSettings& settings, KeyCommands commands, QObject* parent = nullptr);

    const KeyCommands& commands() const { return m_commands; }
    QList<QKeySequence> keys(KeyContext context, const QString& id) const;
    QList<QKeySequence> keys(const QString& id) const; ///< in all of its contexts, each once
    QString text(const QString& id) const;             ///< the same as the desktop writes them: "S, Ctrl+I"
    bool isOwn(const QString& id) const { return m_own.contains(id); }
    bool hasOwn() const { return !m_own.isEmpty(); }
    /// Commands, each once, that have this key where `id` would.
    std::vector<const KeyCommand*> rivals(const QString& id, const QKeySequence& key) const;

    /// From now on these and no others; none: no key. Who had one of them loses it.
    void bind(const QString& id, const QList<QKeySequence>& keys);
    void reset(const QString& id);
    void resetAll(); ///< the preset stays
    QString preset() const { return m_preset; }
    void choosePreset(const QString& id); ///< one that isn't there: ours. What is one's own stays.

Q_SIGNALS:
    void changed();

private:
    using Bindings = QHash<QString, QList<QKeySequence>>;
    void takePreset(const QString& id);
    void resolve();
    void forgetOwn(const QString& id);

    QSettings& m_settings;
    KeyCommands m_commands;
    QString m_preset;
    Bindings m_own, m_presetKeys;
    QHash<KeyContext, Bindings> m_keys; ///< what counts
};

/// As the desktop writes them: "S, Ctrl+I".
QString keyText(const QList<QKeySequence>& keys);
/// The first of them; "–" where there is none.
QString firstKeyText(const QList<QKeySequence>& keys);
/// "Save (Ctrl+S)"; without keys the words alone.
QString withKeys(const QString& words, const QList<QKeySequence>& keys);

}
