#include "ui/wave/spectrogram_tiles.h"

#include "codec/sequence_reader.h"

#include <algorithm>

namespace gleaner::ui {

namespace {
constexpr std::size_t mostTiles = 128; // 64 KiB of levels and 256 KiB of colours each
constexpr std::size_t mostJobs = 2;

/// Ready to be painted without another conversion.
QImage coloured(QImage levels, const QList<QRgb>& colours) {
    levels.setColorTable(colours);
    return levels.convertToFormat(QImage::Format_RGB32);
}
}

SpectrogramTiles::SpectrogramTiles(QObject* parent) : QObject(parent) {}

void SpectrogramTiles::setFile(const audio::FileSequence& file) {
    m_jobs.clear();
    m_missing.clear();
    m_tiles.clear();
    m_file = file;
    m_failed = false;
}

void SpectrogramTiles::setColours(const QPalette& palette, double floorDb) {
    QList<QRgb> colours = spectrogram::colourTable(palette, floorDb);
    if (colours == m_colours) return;
    m_colours = std::move(colours);
    for (auto& [key, tile] : m_tiles)
        tile.drawn = QPixmap();
}

std::vector<TileKey> SpectrogramTiles::keysFor(FrameRange range, int level) {
    std::vector<TileKey> keys;
    const Frame length = spectrogram::framesOf({level, 0}).length();
    for (Frame index = range.begin / length; index * length < range.end; ++index)
        keys.push_back({level, index});
    return keys;
}

void SpectrogramTiles::want(FrameRange visible, double framesPerPixel) {
    m_missing.clear();
    if (m_file.empty() || m_failed) return;
    const std::vector<TileKey> wanted = keysFor(visible, spectrogram::levelFor(framesPerPixel));
    std::erase_if(m_jobs,
                  [&](const auto& job) { return std::ranges::find(wanted, job.first) == wanted.end(); });
    for (const TileKey& key : wanted)
        if (!m_tiles.contains(key) && !m_jobs.contains(key)) m_missing.push_back(key);
    const Frame middle = visible.begin + visible.length() / 2;
    const auto away = [middle](const TileKey& key) {
        const FrameRange frames = spectrogram::framesOf(key);
        return std::abs(frames.begin + frames.length() / 2 - middle);
    };
    std::ranges::sort(m_missing, std::ranges::greater(), away);
    startNext();
}

const QPixmap* SpectrogramTiles::find(const TileKey& key) {
    const auto found = m_tiles.find(key);
    if (found == m_tiles.end()) return nullptr;
    Tile& tile = found->second;
    tile.used = ++m_clock;
    if (tile.drawn.isNull()) {
        tile.drawn = QPixmap::fromImage(coloured(tile.levels, m_colours));
    }
    return &tile.drawn;
}

void SpectrogramTiles::startNext() {
    while (m_jobs.size() < mostJobs && !m_missing.empty()) {
        const TileKey key = m_missing.back();
        m_missing.pop_back();
        m_jobs[key] = jobs::run<Made>(
            [file = m_file, key, colours = m_colours](const Progress& progress) {
                audio::SequenceReader reader(file);
                QImage levels = spectrogram::computeTile(reader, key, progress);
                return Made{levels, coloured(levels, colours), colours};
            },
            [this, key](jobs::Outcome<Made> outcome) { take(key, std::move(outcome)); });
    }
}

void SpectrogramTiles::take(const TileKey& key, jobs::Outcome<Made> outcome) {
    m_jobs.erase(key);
    if (!outcome.error.empty()) {
        m_failed = true; // the waveform tells the person why the file can't be read
        m_missing.clear();
    }
    if (outcome.result) {
        Made& made = *outcome.result;
        const bool isColoured = made.colours == m_colours;
        m_tiles[key] = {std::move(made.levels),
                        isColoured ? QPixmap::fromImage(std::move(made.drawn)) : QPixmap(), ++m_clock};
    }
    forgetOldest();
    startNext();
    Q_EMIT arrived(spectrogram::framesOf(key));
}

void SpectrogramTiles::forgetOldest() {
    while (m_tiles.size() > mostTiles) {
        const auto oldest =
            std::ranges::min_element(m_tiles, {}, [](const auto& entry) { return entry.second.used; });
        m_tiles.erase(oldest);
    }
}

}
