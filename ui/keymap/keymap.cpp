#include "ui/keymap/keymap.h"

#include "ui/keymap/key_presets.h"

#include <QSet>
#include <QSettings>

#include <algorithm>

namespace gleaner::ui {

namespace {

const QString chosenPresetKey = QStringLiteral("keys/preset");

QString ownKeysKey(const QString& id) { return QStringLiteral("keys/own/") + id; }

const KeyPreset& presetNamed(const QString& id) {
    const auto presets = keyPresets();
    const auto found = std::ranges::find_if(
        presets, [&](const KeyPreset& preset) { return id == QLatin1String(preset.id); });
    return found == presets.end() ? presets.front() : *found;
}

QList<QKeySequence> keysFrom(const QString& portable) {
    return portable.isEmpty() ? QList<QKeySequence>() : QKeySequence::listFromString(portable);
}

}

Keymap::Keymap(QSettings& settings, KeyCommands commands, QObject* parent)
    : QObject(parent), m_settings(settings), m_commands(std::move(commands)) {
    for (const KeyCommand& command : m_commands)
        if (settings.contains(ownKeysKey(command.id)))
            m_own[command.id] = keysFrom(settings.value(ownKeysKey(command.id)).toString());
    takePreset(settings.value(chosenPresetKey).toString());
    resolve();
}

QList<QKeySequence> Keymap::keys(KeyContext context, const QString& id) const {
    return m_keys.value(context).value(id);
}

QList<QKeySequence> Keymap::keys(const QString& id) const {
    QList<QKeySequence> all;
    for (const KeyContext context : {KeyContext::Window, KeyContext::Waveform, KeyContext::Table})
        for (const QKeySequence& key : keys(context, id))
            if (!all.contains(key)) all << key;
    return all;
}

QString Keymap::text(const QString& id) const { return keyText(keys(id)); }

std::vector<const KeyCommand*> Keymap::rivals(const QString& id, const QKeySequence& key) const {
    std::vector<const KeyCommand*> found;
    const auto isKnown = [&](const KeyCommand& command) {
        return std::ranges::any_of(found, [&](const KeyCommand* other) { return other->id == command.id; });
    };
    for (const KeyCommand& mine : m_commands)
        for (const KeyCommand& other : m_commands)
            if (mine.id == id && other.id != id && other.context == mine.context && !isKnown(other) &&
                keys(other.context, other.id).contains(key))
                found.push_back(&other);
    return found;
}

void Keymap::bind(const QString& id, const QList<QKeySequence>& keys) {
    for (const QKeySequence& key : keys)
        for (const KeyCommand* rival : rivals(id, key))
            if (const auto own = m_own.find(rival->id); own != m_own.end()) {
                own->removeAll(key);
                m_settings.setValue(ownKeysKey(rival->id), QKeySequence::listToString(*own));
            }
    m_own[id] = keys;
    m_settings.setValue(ownKeysKey(id), QKeySequence::listToString(keys));
    resolve();
    Q_EMIT changed();
}

void Keymap::forgetOwn(const QString& id) {
    m_own.remove(id);
    m_settings.remove(ownKeysKey(id));
}

void Keymap::reset(const QString& id) {
    forgetOwn(id);
    resolve();
    Q_EMIT changed();
}

void Keymap::resetAll() {
    for (const QString& id : m_own.keys())
        forgetOwn(id);
    resolve();
    Q_EMIT changed();
}

void Keymap::takePreset(const QString& id) {
    const KeyPreset& preset = presetNamed(id);
    m_preset = QLatin1String(preset.id);
    m_presetKeys.clear();
    for (const PresetKeys& keys : preset.keys)
        m_presetKeys[QLatin1String(keys.command)] = keysFrom(QLatin1String(keys.keys));
}

void Keymap::choosePreset(const QString& id) {
    takePreset(id);
    m_settings.setValue(chosenPresetKey, m_preset);
    resolve();
    Q_EMIT changed();
}

/// From the person outwards: what is taken by their own bindings is gone for the preset's, and so on.
void Keymap::resolve() {
    m_keys.clear();
    QHash<KeyContext, QSet<QString>> taken;
    enum class Level { Own, Preset, Usual };
    const auto levelOf = [this](const QString& id) {
        return m_own.contains(id) ? Level::Own : m_presetKeys.contains(id) ? Level::Preset : Level::Usual;
    };
    for (const Level level : {Level::Own, Level::Preset, Level::Usual})
        for (const KeyCommand& command : m_commands) {
            if (levelOf(command.id) != level) continue;
            const QList<QKeySequence> wanted = level == Level::Own      ? m_own.value(command.id)
                                               : level == Level::Preset ? m_presetKeys.value(command.id)
                                                                        : keysFrom(command.usual);
            QList<QKeySequence>& has = m_keys[command.context][command.id];
            QSet<QString>& gone = taken[command.context];
            for (const QKeySequence& key : wanted) {
                if (key.isEmpty() || gone.contains(key.toString())) continue;
                gone.insert(key.toString());
                has << key;
            }
        }
}

QString keyText(const QList<QKeySequence>& keys) {
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

QString firstKeyText(const QList<QKeySequence>& keys) {
    return keys.isEmpty() ? QStringLiteral("–") : keyText(keys.mid(0, 1));
}

QString withKeys(const QString& words, const QList<QKeySequence>& keys) {
    return keys.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, keyText(keys));
}

}
