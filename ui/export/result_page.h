#pragma once

#include "ui/export/export_work.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace gleaner::ui {

class ZipTile;

/// What was written: the zip to be dragged out, the way to the folder, and a report to be read or copied.
class ResultPage : public QWidget {
    Q_OBJECT
public:
    explicit ResultPage(QWidget* parent = nullptr);
    void show(const ExportedPack& pack);
    QString report() const;

Q_SIGNALS:
    void openFolderRequested(const QString& file);

private:
    QString m_file;
    QLabel* m_summary;
    ZipTile* m_zip;
    QPlainTextEdit* m_report;
};

/// The pack as lines of text: where it lies, every sample with its length, level and what it was made from.
QString reportOf(const ExportedPack& pack);

}
