#pragma once

#include "catalog/query.h"
#include "jobs/run.h"

#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <memory>

class QLabel;
class QLineEdit;
class QScrollArea;
class QTableView;
class QToolButton;

namespace gleaner::ui {

class LibraryModel;

/// Search in the library: words, what a sample has to be, and a table of what there is. Questions are asked
/// beside the window; the last one counts.
class LibraryPage : public QWidget {
    Q_OBJECT
public:
    explicit LibraryPage(std::filesystem::path library, QWidget* parent = nullptr);

    QTableView& table() { return *m_table; }
    QLineEdit& searchLine() { return *m_search; }
    /// Something entered the library.
    void lookAgain();
    /// The samples nearest to this file first; empty: by path again.
    void showNear(const QString& file);

Q_SIGNALS:
    void playRequested(const QString& file);
    void sourceRequested(const QString& file);
    void addFolderRequested();
    void failed(const QString& sentence);
    void answered(); ///< the table shows what was asked for last

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildFilters();
    QWidget* buildHead();
    void buildTable();
    void buildNothing();
    bool asksForAll() const;
    void askSoon();
    void ask();
    QString currentFile() const;
    void refresh();
    void showMenu(const QPoint& at);
    void playCurrent();

    std::filesystem::path m_library;
    catalog::SampleQuery m_query;
    LibraryModel* m_model;
    QScrollArea* m_filters = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_count = nullptr;
    QToolButton *m_play = nullptr, *m_source = nullptr, *m_near = nullptr, *m_anywhere = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_nothing = nullptr; ///< in an empty table: why, and what to do
    QTimer m_soon;
    std::unique_ptr<jobs::Job> m_job;
    bool m_isAsked = false; ///< the first question is asked when the page is first seen
};

}
