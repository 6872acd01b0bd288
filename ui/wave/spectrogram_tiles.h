#pragma once

#include "audio/file_sequence.h"
#include "jobs/run.h"
#include "ui/wave/spectrogram.h"

#include <QObject>
#include <QPixmap>

#include <map>
#include <memory>

namespace gleaner::ui {

/// The tiles of one recording's spectrogram that are on the screen or were lately: computed by a job each,
/// nearest to the middle first. What scrolled away before its turn is not computed.
class SpectrogramTiles : public QObject {
    Q_OBJECT
public:
    explicit SpectrogramTiles(QObject* parent = nullptr);

    void setFile(const audio::FileSequence& file); ///< empty: none
    void setColours(const QPalette& palette, double floorDb);
    /// What is on the screen now, at this scale; starts computing what is missing.
    void want(FrameRange visible, double framesPerPixel);

    /// The tile in colours; null while it isn't there.
    const QPixmap* find(const TileKey& key);
    /// Keys of a level that cover a range.
    static std::vector<TileKey> keysFor(FrameRange range, int level);
    bool isComplete() const { return m_missing.empty() && m_jobs.empty(); } ///< of what is wanted

Q_SIGNALS:
    void arrived(gleaner::FrameRange frames);

private:
    struct Tile {
        QImage levels;
        QPixmap drawn; ///< null: the colours changed since
        quint64 used = 0;
    };
    /// As a job makes it; painting would have to convert it.
    struct Made {
        QImage levels;
        QImage drawn; ///< in `colours`
        QList<QRgb> colours;
    };
    void startNext();
    void take(const TileKey& key, jobs::Outcome<Made> outcome);
    void forgetOldest();

    audio::FileSequence m_file;
    QList<QRgb> m_colours;
    std::map<TileKey, Tile> m_tiles;
    std::vector<TileKey> m_missing; ///< the next to compute at the end
    std::map<TileKey, std::unique_ptr<jobs::Job>> m_jobs;
    quint64 m_clock = 0;
    bool m_failed = false;
};

}
