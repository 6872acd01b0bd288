#include "ui/dialogs/new_folder_dialog.h"

#include <QLineEdit>

namespace gleaner::ui {

NewFolderDialog::NewFolderDialog(QWidget* parent, const QString& title, const QString& folder,
                                 const QString& filter)
    : QFileDialog(parent, title, folder, filter) {
    setOption(DontUseNativeDialog);
    setOption(ShowDirsOnly);
    setFileMode(Directory);
    setLabelText(FileName, tr("&Folder, also a new one:"));
}

QString NewFolderDialog::typedFolder() const {
    const auto* line = findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QString typed = line ? line->text().trimmed() : QString();
    if (typed == u'~' || typed.startsWith(QLatin1String("~/"))) typed.replace(0, 1, QDir::homePath());
    return typed.isEmpty() ? QString() : QDir::cleanPath(directory().absoluteFilePath(typed));
}

void NewFolderDialog::accept() {
    const QString folder = typedFolder();
    if (folder.isEmpty() || QFileInfo::exists(folder)) return QFileDialog::accept();
    Q_EMIT fileSelected(folder);
    QDialog::accept();
}

}
