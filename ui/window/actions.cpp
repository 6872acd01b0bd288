#include "ui/window/actions.h"

#include "ui/keymap/keymap.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

#include <optional>
#include <utility>

namespace gleaner::ui {

namespace {

enum class Menu { File, Edit, View, Play, Help };

struct Info {
    Actions::Id id = {};
    Menu menu = {};
    const char* name = ""; ///< for tests and style sheets
    const char* text = ""; ///< in the menu
    const char* keys = ""; ///< portable, several separated by "; "
    const char* icon = ""; ///< empty: none
    const char* tip = "";  ///< empty: the text
    bool checkable = false;
    bool startsGroup = false; ///< a line above it in the menu
};

// clang-format off
constexpr Info info[] = {
    {Actions::New, Menu::File, "new", QT_TRANSLATE_NOOP("Actions", "&New session"), "Ctrl+N", "new", ""},
    {Actions::OpenRecordings, Menu::File, "openRecordings", QT_TRANSLATE_NOOP("Actions", "&Open recordings…"), "Ctrl+O", "file-audio", ""},
    {Actions::OpenDemo, Menu::File, "openDemo", QT_TRANSLATE_NOOP("Actions", "Open the &demo"), "", "", ""},
    {Actions::OpenSession, Menu::File, "openSession", QT_TRANSLATE_NOOP("Actions", "Open s&ession…"), "Ctrl+Shift+O", "open", ""},
    {Actions::RestoreWork, Menu::File, "restoreWork", QT_TRANSLATE_NOOP("Actions", "Restore &unsaved work"), "", "", QT_TRANSLATE_NOOP("Actions", "Work that was not saved when Gleaner ended, with the way back")},
    {Actions::Save, Menu::File, "save", QT_TRANSLATE_NOOP("Actions", "&Save"), "Ctrl+S", "save", "", false, true},
    {Actions::SaveAs, Menu::File, "saveAs", QT_TRANSLATE_NOOP("Actions", "Save &as…"), "Ctrl+Shift+S", "", ""},
    {Actions::ExportPack, Menu::File, "exportPack", QT_TRANSLATE_NOOP("Actions", "Export &pack…"), "Ctrl+Shift+E", "pack", QT_TRANSLATE_NOOP("Actions", "Render every file and write the folder, the manifest and the zip"), false, true},
    {Actions::ExportFlp, Menu::File, "exportFlp", QT_TRANSLATE_NOOP("Actions", "Export &FLP…"), "Ctrl+Shift+F", "song", QT_TRANSLATE_NOOP("Actions", "Write an FL Studio project made from this pack")},
    {Actions::ImportLabels, Menu::File, "importLabels", QT_TRANSLATE_NOOP("Actions", "&Import labels…"), "", "import", QT_TRANSLATE_NOOP("Actions", "Regions of this recording from a text file, as Audacity writes labels"), false, true},
    {Actions::ExportLabels, Menu::File, "exportLabels", QT_TRANSLATE_NOOP("Actions", "Export &labels…"), "", "export", QT_TRANSLATE_NOOP("Actions", "The regions of this recording as a text file that Audacity reads")},
    {Actions::Quit, Menu::File, "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", "", "", false, true},

    {Actions::SelectAll, Menu::Edit, "selectAll", QT_TRANSLATE_NOOP("Actions", "Select &all"), "Ctrl+A", "", "", false, true},
    {Actions::Copy, Menu::Edit, "copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), "Ctrl+C", "", QT_TRANSLATE_NOOP("Actions", "Regions, and the same as labels for other programs")},
    {Actions::Paste, Menu::Edit, "paste", QT_TRANSLATE_NOOP("Actions", "&Paste"), "Ctrl+V", "", QT_TRANSLATE_NOOP("Actions", "Regions at the cursor, or labels where they say")},
    {Actions::Duplicate, Menu::Edit, "duplicate", QT_TRANSLATE_NOOP("Actions", "Dupl&icate"), "Ctrl+D", "", QT_TRANSLATE_NOOP("Actions", "A second way to shape the same sound")},
    {Actions::Lock, Menu::Edit, "lock", QT_TRANSLATE_NOOP("Actions", "Loc&k or unlock"), "U", "lock", QT_TRANSLATE_NOOP("Actions", "A locked region can't be moved, changed or deleted")},
    {Actions::Delete, Menu::Edit, "delete", QT_TRANSLATE_NOOP("Actions", "&Delete region"), "Del", "trash", ""},
    {Actions::BringBack, Menu::Edit, "bringBack", QT_TRANSLATE_NOOP("Actions", "&Bring back removed regions"), "", "reset", QT_TRANSLATE_NOOP("Actions", "Regions of this recording that were deleted stay away when it is detected again, until they are asked for")},
    {Actions::Split, Menu::Edit, "split", QT_TRANSLATE_NOOP("Actions", "&Split at the cursor"), "S; Ctrl+I", "split", ""},
    {Actions::Join, Menu::Edit, "join", QT_TRANSLATE_NOOP("Actions", "&Join regions"), "J", "", QT_TRANSLATE_NOOP("Actions", "One region from the first one's begin to the last one's end")},
    {Actions::Rename, Menu::Edit, "rename", QT_TRANSLATE_NOOP("Actions", "Re&name…"), "F2", "rename", ""},
    {Actions::LeaveOut, Menu::Edit, "leaveOut", QT_TRANSLATE_NOOP("Actions", "&Leave out or take in"), "X", "eye-off", QT_TRANSLATE_NOOP("Actions", "Keep the region, but not in the pack")},
    {Actions::ThinOutHits, Menu::Edit, "thinOut", QT_TRANSLATE_NOOP("Actions", "&Thin out hits…"), "Ctrl+T", "cut", QT_TRANSLATE_NOOP("Actions", "Leave near-duplicates out of the pack, or keep the hits that differ most"), false, true},
    {Actions::NameState, Menu::Edit, "nameState", QT_TRANSLATE_NOOP("Actions", "Na&me this state…"), "", "", QT_TRANSLATE_NOOP("Actions", "To come back to it, however much is undone and done meanwhile"), false, true},

    {Actions::ThemeSystem, Menu::View, "themeSystem", QT_TRANSLATE_NOOP("Actions", "As the des&ktop"), "", "", "", true},
    {Actions::ThemeLight, Menu::View, "themeLight", QT_TRANSLATE_NOOP("Actions", "&Light"), "", "", "", true},
    {Actions::ThemeDark, Menu::View, "themeDark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "", "", "", true},
    {Actions::ThemeHighContrast, Menu::View, "themeHighContrast", QT_TRANSLATE_NOOP("Actions", "&High contrast"), "", "", QT_TRANSLATE_NOOP("Actions", "White on black, strong borders, and a thick line around what has the keyboard"), true},
    {Actions::SpectrogramOff, Menu::View, "spectrogramOff", QT_TRANSLATE_NOOP("Actions", "&No spectrogram"), "", "", "", true, true},
    {Actions::SpectrogramBelow, Menu::View, "spectrogramBelow", QT_TRANSLATE_NOOP("Actions", "&Below the wave"), "", "", "", true},
    {Actions::SpectrogramBlended, Menu::View, "spectrogramBlended", QT_TRANSLATE_NOOP("Actions", "B&lended with the wave"), "", "", "", true},
    {Actions::Spectrogram, Menu::View, "spectrogram", QT_TRANSLATE_NOOP("Actions", "Ne&xt spectrogram"), "G", "spectrogram", QT_TRANSLATE_NOOP("Actions", "Off, below the wave, blended with it")},
    {Actions::Decibels, Menu::View, "decibels", QT_TRANSLATE_NOOP("Actions", "Wave in de&cibels"), "Shift+V", "", QT_TRANSLATE_NOOP("Actions", "What is quiet is seen too; else linear"), true},
    {Actions::ZoomIn, Menu::View, "zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "+; Ctrl++; Ctrl+=", "zoom-in", "", false, true},
    {Actions::ZoomOut, Menu::View, "zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "-; Ctrl+-", "zoom-out", ""},
    {Actions::ZoomFit, Menu::View, "zoomFit", QT_TRANSLATE_NOOP("Actions", "Show the &whole recording"), "F; Ctrl+F", "zoom-fit", ""},
    {Actions::ZoomSelection, Menu::View, "zoomSelection", QT_TRANSLATE_NOOP("Actions", "Show the s&election"), "E; Ctrl+E", "zoom-selection", ""},
    {Actions::ShowRegions, Menu::View, "showRegions", QT_TRANSLATE_NOOP("Actions", "&Regions"), "Ctrl+1", "waveform", "", false, true},
    {Actions::ShowPack, Menu::View, "showPack", QT_TRANSLATE_NOOP("Actions", "&Pack"), "Ctrl+2", "pack", ""},
    {Actions::ShowEffects, Menu::View, "showEffects", QT_TRANSLATE_NOOP("Actions", "E&ffects"), "Ctrl+3", "preset", ""},
    {Actions::ShowSong, Menu::View, "showSong", QT_TRANSLATE_NOOP("Actions", "So&ng"), "Ctrl+4", "song", ""},
    {Actions::ShowLibrary, Menu::View, "showLibrary", QT_TRANSLATE_NOOP("Actions", "Librar&y"), "Ctrl+5", "search", QT_TRANSLATE_NOOP("Actions", "Search all samples that were packed or indexed")},
    {Actions::FoldPages, Menu::View, "foldPages", QT_TRANSLATE_NOOP("Actions", "Fol&d the pages away"), "Ctrl+0", "chevron-down", QT_TRANSLATE_NOOP("Actions", "Only their tabs stay; the wave has all the room"), true},

    {Actions::Play, Menu::Play, "play", QT_TRANSLATE_NOOP("Actions", "&Play"), "Space", "play", QT_TRANSLATE_NOOP("Actions", "Play the selected region, or from the cursor on; again to stop")},
    {Actions::Loop, Menu::Play, "loop", QT_TRANSLATE_NOOP("Actions", "&Loop"), "Ctrl+L", "loop", QT_TRANSLATE_NOOP("Actions", "Repeat what is played"), true},
    {Actions::Seam, Menu::Play, "seam", QT_TRANSLATE_NOOP("Actions", "Hear the &seam"), "C", "seam", QT_TRANSLATE_NOOP("Actions", "Hear only how the end of the loop meets its beginning, again and again; again to stop")},
    {Actions::Processed, Menu::Play, "processed", QT_TRANSLATE_NOOP("Actions", "Through the &effects"), "P", "preset", QT_TRANSLATE_NOOP("Actions", "Hear regions as they will be in the pack"), true},
    {Actions::NextState, Menu::Play, "nextState", QT_TRANSLATE_NOOP("Actions", "Ne&xt state of the effects"), "B", "preset", QT_TRANSLATE_NOOP("Actions", "A, B and C: three states of the effects, heard at the same loudness")},
    {Actions::Compare, Menu::Play, "compare", QT_TRANSLATE_NOOP("Actions", "&Compare at equal loudness"), "Shift+P", "compare", QT_TRANSLATE_NOOP("Actions", "Change between as recorded and with effects, both equally loud"), true},
    {Actions::InSong, Menu::Play, "inSong", QT_TRANSLATE_NOOP("Actions", "At the song's &tempo and key"), "T", "metronome", QT_TRANSLATE_NOOP("Actions", "Hear regions stretched and moved into the key as the song would play them"), true},
    {Actions::AutoPlay, Menu::Play, "autoPlay", QT_TRANSLATE_NOOP("Actions", "Play what &is selected"), "A", "auto-play", QT_TRANSLATE_NOOP("Actions", "Hear every region as soon as it is selected, in the waveform and in lists"), true},
    {Actions::Louder, Menu::Play, "louder", QT_TRANSLATE_NOOP("Actions", "L&ouder"), "Ctrl+Up", "", "", false, true},
    {Actions::Quieter, Menu::Play, "quieter", QT_TRANSLATE_NOOP("Actions", "&Quieter"), "Ctrl+Down", "", ""},
    {Actions::ResetMeter, Menu::Play, "resetMeter", QT_TRANSLATE_NOOP("Actions", "&Reset the meter"), "Shift+M", "", QT_TRANSLATE_NOOP("Actions", "Forget the highest levels that it holds")},
    {Actions::SoundDevice, Menu::Play, "soundDevice", QT_TRANSLATE_NOOP("Actions", "Sound de&vice…"), "Ctrl+Shift+D", "speaker", QT_TRANSLATE_NOOP("Actions", "Choose what sound comes out of")},

    {Actions::Palette, Menu::Help, "palette", QT_TRANSLATE_NOOP("Actions", "&Find a command…"), "Ctrl+Shift+P", "search", QT_TRANSLATE_NOOP("Actions", "Type what you want to do")},
    {Actions::Shortcuts, Menu::Help, "shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keys…"), "F1", "keyboard", QT_TRANSLATE_NOOP("Actions", "Every key, to be looked up and changed")},
    {Actions::Manual, Menu::Help, "manual", QT_TRANSLATE_NOOP("Actions", "&Manual"), "Shift+F1", "help", ""},
    {Actions::Tour, Menu::Help, "tour", QT_TRANSLATE_NOOP("Actions", "&Tour"), "", "", QT_TRANSLATE_NOOP("Actions", "From a recording to a pack and a song, on the demo")},
    {Actions::About, Menu::Help, "about", QT_TRANSLATE_NOOP("Actions", "&About Gleaner"), "", "info", "", false, true},
};
// clang-format on

}

/// Commands of which one is chosen, in a menu of their own.
struct Actions::Choice {
    Id first, last;
    const char* icon;
    const char* text;
};

namespace {

constexpr Actions::Choice choiceMenus[] = {
    {Actions::ThemeSystem, Actions::ThemeHighContrast, "theme", QT_TRANSLATE_NOOP("Actions", "&Theme")},
    {Actions::SpectrogramOff, Actions::SpectrogramBlended, "spectrogram",
     QT_TRANSLATE_NOOP("Actions", "&Spectrogram")},
};

const Actions::Choice* choiceWith(Actions::Id id) {
    for (const Actions::Choice& choice : choiceMenus)
        if (id >= choice.first && id <= choice.last) return &choice;
    return nullptr;
}

QString actionText(const char* text) { return QCoreApplication::translate("Actions", text); }

QString menuTitle(Menu menu) {
    switch (menu) {
    case Menu::File:
        return actionText(QT_TRANSLATE_NOOP("Actions", "&File"));
    case Menu::Edit:
        return actionText(QT_TRANSLATE_NOOP("Actions", "&Edit"));
    case Menu::View:
        return actionText(QT_TRANSLATE_NOOP("Actions", "&View"));
    case Menu::Play:
        return QCoreApplication::translate("Menus", "&Play"); // a noun, unlike the command
    case Menu::Help:
        return actionText(QT_TRANSLATE_NOOP("Actions", "&Help"));
    }
    return {};
}

QString plain(QString text) { return text.remove(u'&').remove(u'…'); }

QAction* made(const Info& from, QObject* parent) {
    auto* action = new QAction(actionText(from.text), parent);
    action->setObjectName(QLatin1String(from.name));
    if (*from.icon) action->setIcon(icon(QLatin1String(from.icon)));
    action->setCheckable(from.checkable);
    action->setIconText(plain(action->text()));
    return action;
}

constexpr const char* undoWord = QT_TRANSLATE_NOOP("Actions", "&Undo");
constexpr const char* redoWord = QT_TRANSLATE_NOOP("Actions", "&Redo");

QAction* stepAction(QAction* action, const char* name) {
    action->setIcon(icon(QLatin1String(name)));
    action->setObjectName(QLatin1String(name));
    return action;
}

QString idOf(const Info& entry) { return QStringLiteral("window.") + QLatin1String(entry.name); }

}

Actions::Actions(QUndoStack& undoStack, const Keymap& keymap, QObject* parent)
    : QObject(parent), m_keymap(keymap) {
    for (const Info& entry : info)
        m_actions[entry.id] = made(entry, this);
    m_actions[Undo] = stepAction(undoStack.createUndoAction(this, actionText(undoWord)), "undo");
    m_actions[Redo] = stepAction(undoStack.createRedoAction(this, actionText(redoWord)), "redo");
    // Qt puts word and step side by side, which is no sentence in every language.
    connect(&undoStack, &QUndoStack::undoTextChanged, m_actions[Undo], [this](const QString& step) {
        if (!step.isEmpty()) m_actions[Undo]->setText(tr("&Undo %1").arg(step));
    });
    connect(&undoStack, &QUndoStack::redoTextChanged, m_actions[Redo], [this](const QString& step) {
        if (!step.isEmpty()) m_actions[Redo]->setText(tr("&Redo %1").arg(step));
    });
    connect(&keymap, &Keymap::changed, this, &Actions::showKeys);
    showKeys();
    m_actions[Quit]->setMenuRole(QAction::QuitRole);
    m_actions[About]->setMenuRole(QAction::AboutRole);
}

void Actions::addTo(QMenuBar& menuBar) {
    QMenu* menu = nullptr;
    std::optional<Menu> of;
    for (const Info& entry : info) {
        if (of != entry.menu) {
            of = entry.menu;
            menu = menuBar.addMenu(menuTitle(entry.menu));
            if (entry.menu == Menu::Edit) menu->addActions({m_actions[Undo], m_actions[Redo]});
        }
        if (entry.startsGroup) menu->addSeparator();
        const Choice* choice = choiceWith(entry.id);
        if (!choice) menu->addAction(m_actions[entry.id]);
        if (choice && choice->first == entry.id) addChoices(*menu, *choice);
        if (entry.id == ThemeSystem) {
            m_languages = menu->addMenu(actionText(QT_TRANSLATE_NOOP("Actions", "&Language")));
            m_languages->setObjectName(QStringLiteral("languages"));
        }
        if (entry.id == OpenSession)
            m_recent = menu->addMenu(actionText(QT_TRANSLATE_NOOP("Actions", "Open &recent")));
        if (entry.id == NameState)
            m_return = menu->addMenu(actionText(QT_TRANSLATE_NOOP("Actions", "Return t&o")));
    }
}

void Actions::addChoices(QMenu& menu, const Choice& choice) {
    QMenu* ways = menu.addMenu(icon(QLatin1String(choice.icon)), actionText(choice.text));
    auto* group = new QActionGroup(this);
    for (int id = choice.first; id <= choice.last; ++id) {
        group->addAction(m_actions[static_cast<std::size_t>(id)]);
        ways->addAction(m_actions[static_cast<std::size_t>(id)]);
    }
}

/// Keys and, in the tips of buttons, what they are.
void Actions::showKeys() {
    for (const Id id : {Undo, Redo})
        m_actions[id]->setShortcuts(m_keymap.keys(KeyContext::Window, commandId(id)));
    for (const Info& entry : info) {
        QAction& action = *m_actions[entry.id];
        const QList<QKeySequence> keys = m_keymap.keys(KeyContext::Window, idOf(entry));
        action.setShortcuts(keys);
        action.setToolTip(
            withKeys(*entry.tip ? actionText(entry.tip) : plain(actionText(entry.text)), keys.mid(0, 1)));
    }
}

QString Actions::commandId(Id id) const { return QStringLiteral("window.") + m_actions[id]->objectName(); }

QAction* Actions::find(const QString& id) const {
    for (int i = 0; i < Count; ++i)
        if (id == commandId(static_cast<Id>(i))) return m_actions[static_cast<std::size_t>(i)];
    return nullptr;
}

KeyCommands Actions::keyCommands() {
    KeyCommands all;
    const auto add = [&](const QString& id, Menu menu, const char* text, const char* keys) {
        all.push_back(
            {id, KeyContext::Window, plain(menuTitle(menu)), plain(actionText(text)), QLatin1String(keys)});
    };
    bool hasUndo = false;
    for (const Info& entry : info) {
        if (entry.menu == Menu::Edit && !std::exchange(hasUndo, true)) {
            add(QStringLiteral("window.undo"), Menu::Edit, undoWord, "Ctrl+Z");
            add(QStringLiteral("window.redo"), Menu::Edit, redoWord, "Ctrl+Shift+Z; Ctrl+Y");
        }
        add(idOf(entry), entry.menu, entry.text, entry.keys);
    }
    return all;
}

}
