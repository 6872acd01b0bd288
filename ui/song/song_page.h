#pragma once

#include "ui/document/document.h"
#include "ui/pack/pack_tree.h"

#include "compose/compose.h"

#include <QWidget>

#include <filesystem>

class QLabel;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace gleaner::ui {

class ArrangementView;
class Audition;
class NoteEditor;
class PartsPanel;
class SongPreview;
class SongSettings;
class SongStage;

/// The song that would be made of the pack: its settings on the left; on the right its arrangement, which is
/// heard from any place and lane by lane, and below it the notes of the clip under the cursor, and who plays
/// each part.
class SongPage : public QWidget {
    Q_OBJECT
public:
    SongPage(Document& document, Audition& audition, const std::filesystem::path& cacheFolder,
             QWidget* parent = nullptr);
    ~SongPage() override;
    const SongPreview& preview() const { return *m_preview; }
    SongStage& stage() { return *m_stage; }

    bool canPlay() const;
    /// From the cursor on, or the section that is looped; what plays stops.
    void playOrStop();

Q_SIGNALS:
    /// A double click or Enter on a choice: please play it.
    void playRequested(const gleaner::ui::SliceRef& slice);
    void exportRequested();
    /// Where the song sounds, and how long it is, in seconds; nothing: it doesn't.
    void songMoved(std::optional<double> seconds, double length);
    void failed(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildResult();
    QWidget* buildBar(QWidget* parent);
    QWidget* buildBelow(QWidget* parent);
    QToolButton* button(const char* iconName, const char* objectName, const QString& name,
                        const QString& help);
    void wireArrangement();
    void wireStage();
    void refresh();
    void followCursor();
    void showNotes();
    void showRunning();
    void playFrom(double bar);
    void loop(int section);
    void play(Frame from);
    void goOn();
    void followSong(qint64 frame);
    void rollSection(int section);
    void hear(const std::string& sampleId);

    Document& m_document;
    Audition& m_audition;
    SongPreview* m_preview;
    SongSettings* m_settings;
    SongStage* m_stage;
    ArrangementView* m_arrangement = nullptr;
    NoteEditor* m_notes = nullptr;
    PartsPanel* m_parts = nullptr;
    QToolButton *m_play = nullptr, *m_loop = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_warnings = nullptr;
    QLabel* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
    int m_looped = -1; ///< section; -1: none
    Frame m_at = -1;   ///< where it sounds; -1: it doesn't
};

}
