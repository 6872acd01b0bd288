#pragma once

#include "ui/document/document.h"
#include "ui/pack/pack_tree.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace gleaner::ui {

class ChoicesModel;
class SongPreview;
class SongStrip;

/// The song that would be made of the pack: its settings on the left, its form and its choices with their
/// reasons on the right.
class SongPage : public QWidget {
    Q_OBJECT
public:
    explicit SongPage(Document& document, QWidget* parent = nullptr);
    const SongPreview& preview() const { return *m_preview; }

Q_SIGNALS:
    /// A double click or Enter on a choice: please play it.
    void playRequested(const gleaner::ui::SliceRef& slice);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildResult();
    QWidget* buildLanes(QWidget* parent);
    void refresh();
    void play(int row);

    Document& m_document;
    SongPreview* m_preview;
    ChoicesModel* m_choices;
    SongStrip* m_strip = nullptr;
    QScrollArea* m_lanes = nullptr;
    QLabel* m_notes = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_empty = nullptr;
    QStackedWidget* m_stack = nullptr;
};

}
