#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <array>

class QAction;
class QMenu;
class QMenuBar;
class QUndoStack;

namespace gleaner::ui {

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
        Shortcuts,
        About,
        Count
    };

    struct Choice;

    explicit Actions(QUndoStack& undoStack, QObject* parent = nullptr);

    QAction& operator[](Id id) const { return *m_actions[id]; }
    QMenu& recentMenu() const { return *m_recent; }
    QMenu& returnMenu() const { return *m_return; } ///< states that were given a name
    QMenu& languageMenu() const { return *m_languages; }
    void addTo(QMenuBar& menuBar);

    /// Name of the menu and its commands, for the sheet of shortcuts.
    struct Key {
        QString keys;
        QString what;
    };
    struct Section {
        QString title;
        QList<Key> keys;
    };
    QList<Section> sections() const;

private:
    void addChoices(QMenu& menu, const Choice& choice);

    std::array<QAction*, Count> m_actions{};
    QMenu* m_recent = nullptr;
    QMenu* m_return = nullptr;
    QMenu* m_languages = nullptr;
};

}
