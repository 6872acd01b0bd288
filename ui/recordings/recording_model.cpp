#include "ui/recordings/recording_model.h"

#include "ui/theme/words.h"
#include "ui/timeline/time_text.h"

namespace gleaner::ui {

namespace {

QString channelsText(int channels) {
    return channels == 1   ? RecordingModel::tr("mono")
           : channels == 2 ? RecordingModel::tr("stereo")
                           : RecordingModel::tr("%1 channels").arg(channels);
}

/// For a screen reader: what the row's picture and dots say.
QString spoken(const RecordingRow& row) {
    QStringList parts = {row.name, row.info};
    for (const music::SampleKindInfo& info : music::sampleKinds)
        if (const int count = row.counts[static_cast<std::size_t>(info.kind)])
            parts << QStringLiteral("%1 %2").arg(count).arg(wordInside(count == 1 ? info.name : info.plural));
    if (!row.error.isEmpty()) parts << row.error;
    parts << row.notices << row.about;
    return parts.join(QStringLiteral(", "));
}

}

namespace {
QString toolTip(const RecordingRow& row) {
    QStringList lines = {row.file};
    if (!row.error.isEmpty()) lines << row.error;
    return (lines + row.notices + row.about).join(u'\n');
}

QString text(const std::string& told) { return QString::fromStdString(told); }

/// "Scene 12A, take 3"; empty where the recorder wrote neither.
QString sceneAndTake(const library::Recording& recording) {
    if (recording.scene.empty() && recording.take.empty()) return {};
    if (recording.take.empty()) return RecordingModel::tr("scene %1").arg(text(recording.scene));
    if (recording.scene.empty()) return RecordingModel::tr("take %1").arg(text(recording.take));
    return RecordingModel::tr("scene %1, take %2").arg(text(recording.scene), text(recording.take));
}

/// What the recorder wrote, a line each.
QStringList writtenByRecorder(const library::Recording& recording) {
    QStringList lines;
    if (const QString scene = sceneAndTake(recording); !scene.isEmpty())
        lines << RecordingModel::tr("Recorded as %1").arg(scene);
    if (!recording.dated.empty())
        lines << RecordingModel::tr("Recorded on %1").arg(text(recording.dated).replace(u'T', u' '));
    if (!recording.device.empty()) lines << RecordingModel::tr("Recorder: %1").arg(text(recording.device));
    QStringList tracks;
    for (const std::string& name : recording.info.trackNames)
        tracks << (name.empty() ? QStringLiteral("–") : text(name));
    if (!tracks.isEmpty()) lines << RecordingModel::tr("Tracks: %1").arg(tracks.join(QStringLiteral(", ")));
    return lines;
}
}

RecordingRow recordingRow(const OpenRecording& open, const std::vector<pack::ChosenSlice>& slices) {
    const audio::AudioInfo& info = open.recording.info;
    RecordingRow row;
    row.name = fileNameOf(open.recording);
    row.file = QString::fromStdString(open.recording.file);
    row.error = open.error;
    for (const std::string& notice : library::channelNotices(open.recording))
        row.notices << QString::fromStdString(notice);
    if (!info.note.empty())
        row.notices << RecordingModel::tr("The length: %1.").arg(QString::fromStdString(info.note));
    row.isMarked = !info.note.empty();
    row.info = QStringLiteral("%1 · %2 kHz · %3")
                   .arg(lengthText(secondsFromFrames(info.frames, info.rate)),
                        QString::number(info.rate / 1000.0), channelsText(info.channels));
    if (const QStringList parts = namesOfParts(open.recording); !parts.isEmpty()) {
        row.info += QStringLiteral(" · ") + RecordingModel::tr("%1 files").arg(parts.size());
        row.notices << RecordingModel::tr("Read as one recording: %1.").arg(parts.join(QStringLiteral(", ")));
    }
    row.about = writtenByRecorder(open.recording);
    if (const QString scene = sceneAndTake(open.recording); !scene.isEmpty())
        row.info += QStringLiteral(" · ") + scene;
    for (const pack::ChosenSlice& slice : slices)
        ++row.counts[static_cast<std::size_t>(slice.slice.traits.kind)];
    return row;
}

RecordingModel::RecordingModel(Document& document, QObject* parent)
    : QAbstractListModel(parent), m_document(document) {
    connect(&document, &Document::recordingsChanged, this, &RecordingModel::reload);
    connect(&document, &Document::slicesChanged, this, &RecordingModel::refresh);
    reload();
}

int RecordingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RecordingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const RecordingRow& shown = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.name;
    case Qt::ToolTipRole:
        return toolTip(shown);
    case Qt::AccessibleTextRole:
        return spoken(shown);
    default:
        return {};
    }
}

const std::vector<audio::WaveformColumn>* RecordingModel::thumbnail(int recording) const {
    const auto found =
        m_thumbnails.find(m_document.recordings()[static_cast<std::size_t>(recording)].recording.id);
    return found == m_thumbnails.end() ? nullptr : &found->second;
}

void RecordingModel::reload() {
    beginResetModel();
    m_rows.clear();
    for (std::size_t i = 0; i < m_document.recordings().size(); ++i)
        m_rows.push_back(recordingRow(m_document.recordings()[i], m_document.slices(static_cast<int>(i))));
    endResetModel();
    QMetaObject::invokeMethod(this, &RecordingModel::makeNext,
                              Qt::QueuedConnection); // the browser goes first
}

void RecordingModel::refresh(int recording) {
    if (recording < 0 || recording >= rowCount()) return;
    const auto i = static_cast<std::size_t>(recording);
    RecordingRow row = recordingRow(m_document.recordings()[i], m_document.slices(recording));
    if (row == m_rows[i]) return;
    m_rows[i] = std::move(row);
    Q_EMIT dataChanged(index(recording), index(recording));
}

void RecordingModel::setWaiting(bool waiting) {
    m_isWaiting = waiting;
    makeNext();
}

void RecordingModel::makeNext() {
    if (m_job || m_isWaiting) return;
    for (const OpenRecording& open : m_document.recordings()) {
        if (!open.error.isEmpty() || m_thumbnails.contains(open.recording.id)) continue;
        m_making = open.recording.id;
        const audio::FileSequence file = library::filesOf(open.recording);
        m_job = jobs::run<Columns>(
            [file](const Progress& progress) {
                const auto pyramid =
                    audio::loadOrBuildPyramid(file, library::defaultCacheFolder() / "waveforms", progress);
                return pyramid.outlines({0, pyramid.frames()}, thumbnailColumns);
            },
            [this](jobs::Outcome<Columns> outcome) {
                m_job.reset();
                m_thumbnails[m_making] =
                    outcome.result.value_or(Columns{}); // a fault is told where the recording is opened
                if (!m_rows.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
                makeNext();
            });
        return;
    }
}

}
