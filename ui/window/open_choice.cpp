#include "ui/window/main_window.h"

#include "ui/dialogs/dialogs.h"

#include "audio/file_reader.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace gleaner::ui {

namespace {

bool isRecordingName(const QString& file) {
    const std::string ending = QFileInfo(file).suffix().toLower().toStdString();
    const auto endings = audio::readableEndings();
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

QStringList recordingsIn(const QString& folder) {
    QStringList files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        if (const QString file = walk.next(); isRecordingName(file)) files << file;
    files.sort();
    return files;
}

}

QStringList openableFiles(const QStringList& dropped) {
    QStringList files;
    for (const QString& item : dropped) {
        if (QFileInfo(item).isDir())
            files << recordingsIn(item);
        else
            files << item;
    }
    return files;
}

}
