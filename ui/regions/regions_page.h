#pragma once

#include "ui/keymap/key_table.h"
#include "ui/regions/region_filter.h"
#include "ui/regions/region_flags.h"
#include "ui/regions/region_measures.h"
#include "ui/regions/triage_queue.h"

#include <QElapsedTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTableView;

namespace gleaner::ui {

enum class Edge;
class Keymap;

/// All regions of all recordings in a table, and the quick way through them: hear, keep or reject, next, one
/// hand on the keyboard (region_keys.h). Whatever is done here is done to every selected row, as one step.
class RegionsPage : public QWidget {
    Q_OBJECT
public:
    explicit RegionsPage(Document& document, QWidget* parent = nullptr);

    QTableView& table() { return *m_table; }
    RegionFilter& filter() { return *m_filter; }
    TriageQueue& queue() { return m_queue; }
    std::vector<SliceRef> selection() const; ///< in the order of the table
    /// Marks a slice that was selected elsewhere; says nothing of it.
    void showSlice(const SliceRef& slice);
    void setPlaying(bool playing) { m_isPlaying = playing; }

    void follow(const Keymap& keymap);    ///< which outlives it; without one the keys are the usual ones
    bool canRun(const QString& id) const; ///< there is such a command, and a region to run it on
    void run(const QString& id);

    // What keys do.
    void playOrStop();
    void decide(session::Verdict verdict);
    void goToNext();
    void setKind(music::SampleKind kind);
    void setRole(music::Role role);
    void setQuickRole(int index);
    void chooseRole();
    void nudge(Edge edge, double seconds);
    void answer(bool isRight);

Q_SIGNALS:
    void sliceSelected(const gleaner::ui::SliceRef& slice);
    void playRequested(const gleaner::ui::SliceRef& slice);
    void stopRequested();
    /// "Keep the n most different" asks in a window of its own.
    void thinOutRequested();
    void noticed(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildFilters();
    void buildTable();
    QMenu* moreMenu();
    QMenu* roleMenu();
    void showMenu(const QPoint& at);
    void applyFilters();
    void announceCurrent();
    void refresh();
    void showKeys();
    QString keyOf(const char* id) const;
    QString keyLine(const RegionRow* row) const;
    void edit(const QString& what, const std::function<void(pack::ChosenSlice&)>& change);
    void rejectOpen();
    const RegionRow* current() const;
    int nextOpen(int after) const;
    void goTo(int row);

    Document& m_document;
    RegionModel* m_model;
    RegionFilter* m_filter;
    RegionMeasures* m_measures;
    RegionFlags* m_flags;
    QElapsedTimer m_time;
    TriageQueue m_queue;
    QTableView* m_table = nullptr;
    KeyTable m_commands;
    QPushButton *m_keep = nullptr, *m_reject = nullptr;
    QLabel* m_left = nullptr;
    QLabel* m_question = nullptr;
    QLabel* m_keys = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox *m_which = nullptr, *m_kind = nullptr, *m_role = nullptr;
    QCheckBox* m_playsNext = nullptr;
    bool m_isShowing = false; ///< a selection that was made elsewhere
    bool m_isPlaying = false;
};

}
