#pragma once

#include <QFileDialog>

namespace gleaner::ui {

/// Chooses a folder, or one that is not there yet: its name is typed, and whoever asked makes it when it is
/// needed. Desktops' own dialogs refuse what does not exist, so that this is Qt's.
class NewFolderDialog final : public QFileDialog {
    Q_OBJECT
public:
    NewFolderDialog(QWidget* parent, const QString& title, const QString& folder, const QString& filter = {});
    /// What is typed, as a whole path.
    QString typedFolder() const;

protected:
    void accept() override;
};

}
