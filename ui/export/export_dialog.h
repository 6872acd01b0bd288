#pragma once

#include "ui/export/exporter.h"

#include <QDialog>
#include <QTimer>

class QGridLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSettings;
class QStackedWidget;

namespace gleaner::ui {

struct Piece;
class ForecastModel;
class ForecastPage;
class ResultPage;

/// The way of a pack out of the window: what will be written, what is being written, what was. What it says
/// beforehand follows the folder and the document while it is open. Closing it stops nothing.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(Document& document, Exporter& exporter, Work& work, Dialogs& dialogs, QSettings& settings,
                 QWidget* parent);
    ~ExportDialog() override;

    QString folder() const;
    void setFolder(const QString& folder);

Q_SIGNALS:
    void openFolderRequested(const QString& file);

private:
    enum Page { Review, Progressing, Result };
    void build();
    QWidget* reviewPage();
    void addSpeech(QWidget* page, QGridLayout& grid);
    QWidget* progressPage();
    QWidget* buttons();
    void look(); ///< at the folder, once nothing changed for a moment
    void showForecast(const jobs::Outcome<pack::Forecast>& outcome);
    void start();
    void goBack();
    void showPiece(const Piece& piece);
    void showPage(Page page);

    Document& m_document;
    Exporter& m_exporter;
    Work& m_work;
    Dialogs& m_dialogs;
    QSettings& m_settings;
    std::unique_ptr<jobs::Job> m_looking;
    QTimer m_pause;
    int m_piece = 0;

    QStackedWidget* m_pages = nullptr;
    QLabel* m_title = nullptr;
    QLineEdit* m_folder = nullptr;
    ForecastPage* m_forecast = nullptr;
    QLabel* m_doing = nullptr;
    QProgressBar* m_progress = nullptr;
    ResultPage* m_result = nullptr;
    QPushButton* m_go = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_close = nullptr;
};

}
