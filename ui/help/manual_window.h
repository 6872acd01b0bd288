#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace gleaner::ui {

/// The manual: its pages at the left, the one that is read, and a search over all of them.
class ManualWindow : public QDialog {
    Q_OBJECT
public:
    explicit ManualWindow(QWidget* parent = nullptr);

    void showPage(const QString& file); ///< "triage.md"
    QString page() const;               ///< that is read

protected:
    void changeEvent(QEvent* event) override;

private:
    void search(const QString& words);
    void findNext();
    void showSource(const QUrl& source);
    void layTables();
    void mark();

    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
};

}
