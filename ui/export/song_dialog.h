#pragma once

#include "ui/settings/settings_form.h"

#include "export/song_files.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;

namespace gleaner::ui {

class Dialogs;
class Document;
class Exporter;
class Work;

/// The way of a song out of the window: into which folder, in which forms, and how each of them is. What is
/// chosen is kept for the next time. Closes when the work begins, which runs beside the window.
class SongDialog : public QDialog {
    Q_OBJECT
public:
    SongDialog(Document& document, Exporter& exporter, Work& work, Dialogs& dialogs, QSettings& settings,
               QWidget* parent);

    void setFolder(const QString& folder);
    QString folder() const;
    /// As it is chosen now, each form with its place.
    pack::SongOutputs outputs() const;

private:
    void build();
    QWidget* place();
    QWidget* forms();
    QWidget* details();
    void recall();
    void keep() const;
    void look(); ///< what is wrong with it, and whether it can be exported
    void start();

    Document& m_document;
    Exporter& m_exporter;
    Work& m_work;
    Dialogs& m_dialogs;
    QSettings& m_settings;
    pack::SongOutputs m_chosen; ///< without places
    std::optional<SettingsForm<pack::SongOutputs>> m_form;
    std::vector<QCheckBox*> m_forms; ///< as in the table
    QLineEdit* m_folder = nullptr;
    QLabel* m_complaint = nullptr;
    QPushButton* m_go = nullptr;
};

}
