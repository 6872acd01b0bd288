#include "ui/sessions/label_files.h"

#include "base/error.h"
#include "files/output_file.h"

#include <QFile>
#include <QFileInfo>

namespace gleaner::ui {

namespace {

/// Labels of a year are smaller; a sound that was taken for a text is not read whole.
constexpr qint64 longestFile = qint64{16} << 20;

QByteArray contentOf(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(name.toStdString(), "can't be read: " + file.errorString().toStdString() + ".");
    if (file.size() > longestFile)
        throw Error(name.toStdString(), "is too large for a file of labels; choose another.");
    return file.readAll();
}

}

void LabelFiles::importInto(int recording) {
    m_dialogs.chooseLabels([this, recording](const QString& file) { read(recording, file); });
}

void LabelFiles::read(int recording, const QString& file) {
    try {
        const std::vector<session::Label> labels = session::labelsFrom(contentOf(file));
        const auto ids = m_document.addLabels(recording, labels);
        const auto outside = static_cast<int>(labels.size() - ids.size());
        QString sentence = tr("Regions from labels: %1.").arg(ids.size());
        if (labels.empty()) sentence = tr("There is no label in %1.").arg(QFileInfo(file).fileName());
        if (outside > 0)
            sentence += u' ' + tr("Labels behind the end of the recording were left out: %1.").arg(outside);
        Q_EMIT imported(recording, ids);
        Q_EMIT noticed(sentence);
    } catch (const Error& error) {
        const QString name = QFileInfo(file).fileName();
        const QString what = QString::fromUtf8(error.what());
        Q_EMIT failed(what.contains(name) ? what : QStringLiteral("%1: %2").arg(name, what));
    }
}

void LabelFiles::exportOf(int recording) {
    const library::Recording& of = m_document.recordings()[static_cast<std::size_t>(recording)].recording;
    const QString suggested = QFileInfo(fileNameOf(of)).completeBaseName() + QStringLiteral(".txt");
    m_dialogs.chooseLabelsToSave(suggested,
                                 [this, recording](const QString& file) { write(recording, file); });
}

void LabelFiles::write(int recording, const QString& file) {
    if (recording >= static_cast<int>(m_document.recordings().size())) return; // closed meanwhile
    const int rate = m_document.recordings()[static_cast<std::size_t>(recording)].recording.info.rate;
    try {
        library::writeOutput(file.toStdString(), session::labelsOf(m_document.slices(recording), rate));
        Q_EMIT wrote(file, tr("Labels written: %1").arg(QFileInfo(file).fileName()));
    } catch (const Error& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

}
