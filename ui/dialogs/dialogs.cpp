#include "ui/dialogs/dialogs.h"

#include "ui/dialogs/new_folder_dialog.h"
#include "ui/theme/to_qstring.h"

#include "codec/file_reader.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace gleaner::ui {

namespace {

QString folderKey(const char* purpose) { return QStringLiteral("folders/") + QLatin1String(purpose); }

QString allFiles() { return NativeDialogs::tr("All files (*)"); }
QString labelsFilter() {
    return NativeDialogs::tr("Labels as text (*.txt)") + QStringLiteral(";;") + allFiles();
}

/// A file dialog that forgets itself when it closes and starts where the last one of its purpose ended.
template <typename Dialog = QFileDialog>
Dialog* fileDialog(QWidget& parent, QSettings& settings, const char* purpose, const QString& title,
                   const QString& filter) {
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    auto* dialog = new Dialog(&parent, title, settings.value(folderKey(purpose), music).toString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::accepted, dialog, [dialog, &settings, purpose] {
        settings.setValue(folderKey(purpose), dialog->directory().absolutePath());
    });
    return dialog;
}

void openForOne(QFileDialog* dialog, Dialogs::File chosen) {
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [chosen = std::move(chosen)](const QString& file) {
                         if (!file.isEmpty()) chosen(file);
                     });
    dialog->open();
}

void saveAs(QFileDialog* dialog, const QString& suggestedName, const char* suffix, Dialogs::File chosen) {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QLatin1String(suffix));
    dialog->selectFile(suggestedName);
    openForOne(dialog, std::move(chosen));
}

}

QString recordingsFilter() {
    QStringList patterns;
    for (const std::string_view extension : audio::readableExtensions()) {
        const QString text = toQString(extension);
        patterns << QStringLiteral("*.%1 *.%2").arg(text, text.toUpper());
    }
    return NativeDialogs::tr("Recordings (%1)").arg(patterns.join(u' ')) + QStringLiteral(";;") + allFiles();
}

bool isSessionFile(const QString& file) {
    return QFileInfo(file).suffix().compare(QLatin1String("gleaner"), Qt::CaseInsensitive) == 0;
}

void NativeDialogs::chooseRecordings(std::function<void(const QStringList&)> chosen) {
    QFileDialog* dialog =
        fileDialog(m_parent, m_settings, "recordings", tr("Open recordings"), recordingsFilter());
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(chosen));
    dialog->open();
}

void NativeDialogs::chooseSession(File chosen) {
    QFileDialog* dialog = fileDialog(m_parent, m_settings, "sessions", tr("Open a session"),
                                     tr("Gleaner sessions (*.gleaner)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    openForOne(dialog, std::move(chosen));
}

void NativeDialogs::chooseSessionToSave(const QString& suggestedName, File chosen) {
    saveAs(fileDialog(m_parent, m_settings, "sessions", tr("Save the session"),
                      tr("Gleaner sessions (*.gleaner)")),
           suggestedName, "gleaner", std::move(chosen));
}

void NativeDialogs::choosePackFolder(File chosen) {
    auto* dialog =
        fileDialog<NewFolderDialog>(m_parent, m_settings, "packs", tr("Export the pack into a folder"), {});
    dialog->setLabelText(QFileDialog::Accept, tr("Export here"));
    openForOne(dialog, std::move(chosen));
}

void NativeDialogs::chooseSearchFolder(File chosen) {
    QFileDialog* dialog = fileDialog(m_parent, m_settings, "recordings",
                                     tr("Look for missing recordings in a folder and all below it"), {});
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Look here"));
    openForOne(dialog, std::move(chosen));
}

void NativeDialogs::chooseSampleFolder(File chosen) {
    QFileDialog* dialog =
        fileDialog(m_parent, m_settings, "samples", tr("Enter the samples of a folder into the library"), {});
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Enter"));
    openForOne(dialog, std::move(chosen));
}

void NativeDialogs::chooseSongFolder(File chosen) {
    auto* dialog =
        fileDialog<NewFolderDialog>(m_parent, m_settings, "songs", tr("Export the song into a folder"), {});
    dialog->setLabelText(QFileDialog::Accept, tr("Export here"));
    openForOne(dialog, std::move(chosen));
}

void NativeDialogs::chooseFlp(const QString& suggestedName, File chosen) {
    saveAs(fileDialog(m_parent, m_settings, "songs", tr("Export an FL Studio project"),
                      tr("FL Studio projects (*.flp)")),
           suggestedName, "flp", std::move(chosen));
}

void NativeDialogs::chooseLabels(File chosen) {
    QFileDialog* dialog = fileDialog(m_parent, m_settings, "labels", tr("Import labels"), labelsFilter());
    dialog->setFileMode(QFileDialog::ExistingFile);
    openForOne(dialog, std::move(chosen));
}

void NativeDialogs::chooseLabelsToSave(const QString& suggestedName, File chosen) {
    saveAs(fileDialog(m_parent, m_settings, "labels", tr("Export labels"), labelsFilter()), suggestedName,
           "txt", std::move(chosen));
}

void NativeDialogs::askUnsaved(const QString& name, std::function<void(Unsaved)> answered) {
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Unsaved work"), tr("Save the changes of “%1”?").arg(name),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Without saving, the regions you drew, the names and the settings are lost. "
                               "The recordings are never changed."));
    box->setDefaultButton(QMessageBox::Save);
    QObject::connect(box, &QMessageBox::finished, box, [answered = std::move(answered)](int button) {
        answered(button == QMessageBox::Save      ? Unsaved::Save
                 : button == QMessageBox::Discard ? Unsaved::Discard
                                                  : Unsaved::Cancel);
    });
    box->open();
}

void NativeDialogs::askText(const QString& title, const QString& label, const QString& initial,
                            File entered) {
    auto* dialog = new QInputDialog(&m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(initial);
    QObject::connect(dialog, &QInputDialog::textValueSelected, dialog,
                     [entered = std::move(entered)](const QString& text) {
                         if (!text.trimmed().isEmpty()) entered(text.trimmed());
                     });
    dialog->open();
}

}
