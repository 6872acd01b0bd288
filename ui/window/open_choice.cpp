#include "ui/window/main_window.h"

#include "ui/dialogs/dialogs.h"

#include "codec/file_reader.h"
#include "files/name_bytes.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace gleaner::ui {

namespace {

namespace fs = std::filesystem;

bool isRecordingName(const QString& file) {
    return audio::hasReadableExtension(library::pathFromQString(file));
}

QStringList recordingsIn(const QString& folder) {
    QStringList files;
    std::error_code failed;
    fs::recursive_directory_iterator entry(library::pathFromQString(folder),
                                           fs::directory_options::skip_permission_denied, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        const QString file = library::qStringFromBytes(entry->path().native());
        const bool isHidden = QFileInfo(file).fileName().startsWith(u'.');
        if (isHidden && entry->is_directory(failed)) entry.disable_recursion_pending();
        if (std::error_code dangling; !isHidden && isRecordingName(file) && entry->is_regular_file(dangling))
            files << file;
    }
    files.sort();
    return files;
}

}

QStringList openableFiles(const QStringList& dropped) {
    QStringList files;
    for (const QString& item : dropped) {
        if (std::error_code unknown; fs::is_directory(library::pathFromQString(item), unknown))
            files << recordingsIn(item);
        else
            files << item;
    }
    return files;
}

}
