#pragma once

#include "jobs/run.h"
#include "ui/wave/sample_blocks.h"
#include "waveform/waveform_pyramid.h"

#include <QObject>

#include <memory>

namespace gleaner::ui {

/// What is known of a recording but its samples: it stays as it is, also for other threads.
struct KnownBlocks {
    std::shared_ptr<const audio::WaveformPyramid> read;    ///< null until the first blocks arrive
    std::shared_ptr<const audio::WaveformPyramid> glanced; ///< of the whole length; null: there is none
    friend bool operator==(const KnownBlocks&, const KnownBlocks&) = default;
};

/// What can be drawn of one recording: its pyramid, from the cache or growing while a job builds it, and its
/// samples near what a person looks at.
class WaveformSource : public QObject {
    Q_OBJECT
public:
    explicit WaveformSource(QObject* parent = nullptr);

    /// From now on this recording; empty: none. `frames` as its header says.
    void open(const audio::FileSequence& file, Frame frames);

    /// Shows this much of it from now on.
    void show(std::shared_ptr<const audio::WaveformPyramid> pyramid);
    /// Null until the first blocks arrive. While `isBuilding`, its frames() tell how far it is.
    const audio::WaveformPyramid* pyramid() const { return m_pyramid.get(); }
    /// The whole length at a glance, for what the pyramid doesn't reach yet; null: there is none.
    const audio::WaveformPyramid* sketch() const { return m_sketch.get(); }
    KnownBlocks blocks() const { return {m_pyramid, m_sketch}; }
    bool isBuilding() const { return m_job != nullptr; }
    QString error() const { return m_error.isEmpty() ? m_samples.error() : m_error; }
    SampleBlocks& samples() { return m_samples; }
    const SampleBlocks& samples() const { return m_samples; }

Q_SIGNALS:
    void changed();

private:
    using Shared = std::shared_ptr<const audio::WaveformPyramid>;
    void take(jobs::Outcome<Shared> outcome);

    Shared m_pyramid, m_sketch;
    std::unique_ptr<jobs::Job> m_job;
    SampleBlocks m_samples;
    QString m_error;
    int m_opening = 0; ///< counts `open`
};

/// Carries a growing pyramid from the worker's thread to the window's; lives as long as the job or its owner.
class PyramidMessenger : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void grown(std::shared_ptr<const gleaner::audio::WaveformPyramid> soFar);
    void sketched(std::shared_ptr<const gleaner::audio::WaveformPyramid> whole);
};

/// A callback for `loadOrBuildPyramid` that hands copies to the messenger, at most every 150 ms.
audio::WaveformPyramid::Partial throttledCopies(std::shared_ptr<PyramidMessenger> messenger);

}
