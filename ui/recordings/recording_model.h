#pragma once

#include "ui/document/document.h"
#include "ui/wave/waveform_source.h"

#include <QAbstractListModel>

#include <array>
#include <map>
#include <memory>

namespace gleaner::ui {

/// A row of the list of recordings, ready to be painted.
struct RecordingRow {
    QString name;
    QString info; ///< "4 min 10 s · 48 kHz · stereo"
    QString error;
    QString file;
    QStringList notices;   ///< of its channels (library::channelNotices) and its length (AudioInfo::note)
    QStringList about;     ///< what its recorder wrote: scene, take, time, recorder, tracks
    bool isMarked = false; ///< its length is not what its header says
    std::array<int, 4> counts{}; ///< by music::SampleKind
    friend bool operator==(const RecordingRow&, const RecordingRow&) = default;
};
RecordingRow recordingRow(const OpenRecording& open, const std::vector<pack::ChosenSlice>& slices);

/// The document's recordings as rows, with a small waveform each that a job makes, one recording after the
/// other.
class RecordingModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int thumbnailColumns = 240;
    enum Roles { RowRole = Qt::UserRole, ThumbnailRole };

    explicit RecordingModel(Document& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// While the browser builds the waveform of what it shows, thumbnails wait: they would read the same file
    /// a second time, and find it in the cache afterwards.
    void setWaiting(bool waiting);

    /// Null until the job has been there.
    const std::vector<audio::WaveformColumn>* thumbnail(int recording) const;
    const RecordingRow& row(int recording) const { return m_rows[static_cast<std::size_t>(recording)]; }

private:
    using Columns = std::vector<audio::WaveformColumn>;
    void reload();
    void refresh(int recording);
    void makeNext();

    Document& m_document;
    std::vector<RecordingRow> m_rows;
    std::map<library::RecordingId, Columns> m_thumbnails; ///< empty where the file can't be read
    library::RecordingId m_making;
    bool m_isWaiting = false;
    std::unique_ptr<jobs::Job> m_job;
};

}
