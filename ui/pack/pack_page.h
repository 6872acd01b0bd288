#pragma once

#include "ui/pack/pack_model.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace gleaner::ui {

class PackCounts;

/// The pack as it would be written: its settings on the left, the tree of its files on the right.
class PackPage : public QWidget {
    Q_OBJECT
public:
    explicit PackPage(Document& document, QWidget* parent = nullptr);

    /// What was measured on rendered files; shown until their settings change.
    void setKnownLoudness(KnownLoudness loudness);
    /// "Listening to walk.wav": said while there are no regions yet; empty when nothing is under way.
    void setWorkTitle(const QString& title);
    /// Where the files come from that are dragged out of the tree.
    void setDragFiles(DragFiles& files);
    PackModel& model() { return *m_model; }
    QTreeView& tree() { return *m_tree; }

    /// The slices selected in the tree.
    std::vector<SliceRef> selection() const;
    /// Marks a slice that was selected elsewhere; says nothing of it.
    void showSlice(const SliceRef& slice);

    void renameCurrent();
    void setSelectionLeftOut(bool leftOut);
    /// Asks which hits to leave out (ThinOut).
    void thinOut();
    void moveSelection(const QString& group); ///< empty: by role again

Q_SIGNALS:
    /// A file was selected: please show it.
    void sliceSelected(const gleaner::ui::SliceRef& slice);
    /// A double click or Enter: please play it.
    void playRequested(const gleaner::ui::SliceRef& slice);
    /// The person wants a group of a new name for the selection.
    void newGroupRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildTree();
    /// Soon, once for many edits; while the page is hidden not before it is seen.
    void outdate();
    void refresh();
    void open(const QModelIndex& parent, int first, int last);
    QString emptyText() const;
    void select(const std::vector<SliceRef>& slices, const SliceRef& current);
    void showMenu(const QPoint& at);
    void fitName();
    void announceCurrent(const QModelIndex& current);
    void move(const std::vector<SliceRef>& slices, const QString& group);
    void leaveOut(const std::vector<SliceRef>& slices, bool leftOut);
    bool isAllLeftOut(const std::vector<SliceRef>& slices) const;

    Document& m_document;
    KnownLoudness m_loudness;
    PackTree m_files;
    QString m_workTitle;
    PackModel* m_model;
    PackCounts* m_counts;
    QTreeView* m_tree = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_empty = nullptr;
    QPushButton* m_thinOut = nullptr;
    QTimer m_refresh;
    bool m_isSelecting = false;
    bool m_isOutdated = true;
    SliceRef m_toShow; ///< was selected elsewhere while the page was hidden
    DragFiles* m_dragFiles = nullptr;
};

}
