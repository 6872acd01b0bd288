#include "ui/wave/waveform_source.h"

#include "library/recording.h"

#include <QElapsedTimer>

namespace gleaner::ui {

namespace {
constexpr qint64 leastMillisecondsBetweenCopies = 150;
}

audio::WaveformPyramid::Partial throttledCopies(std::shared_ptr<PyramidMessenger> messenger) {
    auto sinceLast = std::make_shared<QElapsedTimer>();
    return [messenger = std::move(messenger), sinceLast](const audio::WaveformPyramid& soFar) {
        if (sinceLast->isValid() && sinceLast->elapsed() < leastMillisecondsBetweenCopies) return;
        Q_EMIT messenger->grown(std::make_shared<const audio::WaveformPyramid>(soFar));
        sinceLast->start();
    };
}

WaveformSource::WaveformSource(QObject* parent) : QObject(parent) {
    connect(&m_samples, &SampleBlocks::arrived, this, &WaveformSource::changed);
}

void WaveformSource::open(const audio::FileSequence& file, Frame frames) {
    m_job.reset();
    m_pyramid.reset();
    m_sketch.reset();
    m_error.clear();
    ++m_opening;
    m_samples.setFile(file, frames);
    if (!file.empty()) {
        // The worker may hold the messenger last: it is deleted on this thread all the same.
        const std::shared_ptr<PyramidMessenger> messenger(new PyramidMessenger,
                                                          [](PyramidMessenger* m) { m->deleteLater(); });
        connect(
            messenger.get(), &PyramidMessenger::grown, this,
            [this, opening = m_opening](Shared soFar) {
                if (!m_job || opening != m_opening) return; // late news of what was open before
                show(std::move(soFar));
            },
            Qt::QueuedConnection);
        connect(
            messenger.get(), &PyramidMessenger::sketched, this,
            [this, opening = m_opening](Shared whole) {
                if (!m_job || opening != m_opening) return;
                m_sketch = std::move(whole);
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
        m_job = jobs::run<Shared>(
            [file, messenger](const Progress& progress) -> Shared {
                return std::make_shared<const audio::WaveformPyramid>(audio::loadOrBuildPyramid(
                    file, library::defaultCacheFolder() / "waveforms", progress, throttledCopies(messenger),
                    [messenger](const audio::WaveformPyramid& whole) {
                        Q_EMIT messenger->sketched(std::make_shared<const audio::WaveformPyramid>(whole));
                    }));
            },
            [this](jobs::Outcome<Shared> outcome) { take(std::move(outcome)); });
    }
    Q_EMIT changed();
}

void WaveformSource::show(Shared pyramid) {
    m_pyramid = std::move(pyramid);
    Q_EMIT changed();
}

void WaveformSource::take(jobs::Outcome<Shared> outcome) {
    m_job.reset();
    m_sketch.reset();
    if (outcome.result)
        m_pyramid = std::move(*outcome.result);
    else if (!outcome.cancelled)
        m_error = QString::fromStdString(outcome.error);
    Q_EMIT changed();
}

}
