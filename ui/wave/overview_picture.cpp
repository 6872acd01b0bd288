#include "ui/wave/overview_picture.h"

#include "ui/wave/level_rises.h"
#include "ui/wave/wave_columns.h"

#include <utility>

namespace gleaner::ui {

namespace {

constexpr int blocksPerRise = 16;

/// `outlines(count)` gives so many columns of the whole recording.
template <typename Outlines>
OverviewColumns overviewColumns(const OverviewSize& size, Outlines outlines) {
    return {outlines(size.columns), levelRises(outlines(size.rises * blocksPerRise), size.rises)};
}

OverviewColumns fromBlocks(const OverviewSize& size, const KnownBlocks& blocks) {
    return overviewColumns(size, [&](int count) {
        return blockOutlines(blocks, size.channels, {0, size.frames}, count);
    });
}

OverviewColumns fromSamples(const OverviewSize& size, const WaveformSource& source) {
    return overviewColumns(size, [&](int count) {
        return waveOutlines(source, size.channels, 0.0, static_cast<double>(size.frames) / count, count);
    });
}

}

OverviewPicture::OverviewPicture(const WaveformSource& source, QObject* parent)
    : QObject(parent), m_source(source) {}

void OverviewPicture::forget() {
    m_job.reset();
    m_size = {};
    m_blocks = {};
    show({});
}

void OverviewPicture::want(const OverviewSize& size) {
    if (size.frames <= 0 || size.columns <= 0) return forget();
    if (needsSamples(m_source, static_cast<double>(size.frames) / size.columns)) {
        m_job.reset();
        m_size = {};
        return show(fromSamples(size, m_source));
    }
    if (size == m_size && m_source.blocks() == m_blocks) return; // samples came
    m_size = size;
    m_blocks = m_source.blocks();
    if (!m_job) begin();
}

void OverviewPicture::begin() {
    m_job = jobs::run<OverviewColumns>(
        [size = m_size, blocks = m_blocks](const Progress&) { return fromBlocks(size, blocks); },
        [this, size = m_size, blocks = m_blocks](jobs::Outcome<OverviewColumns> outcome) {
            m_job.release()->deleteLater();
            if (size != m_size || blocks != m_blocks) begin(); // more is known by now
            if (outcome.result) show(std::move(*outcome.result));
        });
}

void OverviewPicture::show(OverviewColumns columns) {
    m_columns = std::move(columns);
    Q_EMIT changed();
}

}
