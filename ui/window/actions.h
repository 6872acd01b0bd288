#pragma once

#include "ui/keymap/key_command.h"

#include <QObject>

#include <array>

class QAction;
class QMenu;
class QMenuBar;
class QUndoStack;

namespace gleaner::ui {

class Keymap;

/// Every command of the window, declared once: its words, its keys, its icon and its menu.
class Actions : public QObject {
    Q_OBJECT
public:
    enum Id {
        New,
        OpenRecordings,
        OpenDemo,
        OpenSession,
        RestoreWork,
        Save,
        SaveAs,
        ExportPack,
        ExportFlp,
        ImportLabels,
        ExportLabels,
        Quit,
        Undo,
        Redo,
        SelectAll,
        Copy,
        Paste,
        Duplicate,
        Lock,
        Delete,
        BringBack,
        Split,
        Join,
        Rename,
        LeaveOut,
        ThinOutHits,
        NameState,
        ThemeSystem,
        ThemeLight,
        ThemeDark,
        ThemeHighContrast,
        SpectrogramOff,
        SpectrogramBelow,
        SpectrogramBlended,
        Spectrogram,
        Decibels,
        ZoomIn,
        ZoomOut,
        ZoomFit,
        ZoomSelection,
        ShowRegions,
        ShowPack,
        ShowEffects,
        ShowSong,
        ShowLibrary,
        FoldPages,
        Play,
        Loop,
        Seam,
        Processed,
        NextState,
        Compare,
        InSong,
        AutoPlay,
        Louder,
        Quieter,
        ResetMeter,
        SoundDevice,
        Palette,
        Shortcuts,
        Manual,
        Tour,
        About,
        Count
    };

    struct Choice;

    /// `keymap` outlives it.
    Actions(QUndoStack& undoStack, const Keymap& keymap, QObject* parent = nullptr);

    QAction& operator[](Id id) const { return *m_actions[id]; }
    QMenu& recentMenu() const { return *m_recent; }
    QMenu& returnMenu() const { return *m_return; } ///< states that were given a name
    QMenu& languageMenu() const { return *m_languages; }
    void addTo(QMenuBar& menuBar);

    QString commandId(Id id) const;         ///< "window.save"
    QAction* find(const QString& id) const; ///< the action of that command; null: it isn't one of the window
    static KeyCommands keyCommands();       ///< in the order of the menus

private:
    void addChoices(QMenu& menu, const Choice& choice);
    void showKeys();

    const Keymap& m_keymap;
    std::array<QAction*, Count> m_actions{};
    QMenu* m_recent = nullptr;
    QMenu* m_return = nullptr;
    QMenu* m_languages = nullptr;
};

}
