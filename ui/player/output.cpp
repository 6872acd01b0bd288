#include "ui/player/output.h"

#include "base/error.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int tickMilliseconds = 33;
/// Enough for a busy moment, and a stop that is felt at once.
constexpr double bufferSeconds = 0.08;

QAudioFormat stereoFormat(int rate, QAudioFormat::SampleFormat samples) {
    QAudioFormat format;
    format.setChannelCount(2);
    format.setSampleRate(rate);
    format.setSampleFormat(samples);
    return format;
}

/// The recording's own rate where the device takes it, else the device's.
QAudioFormat chooseFormat(const QAudioDevice& device, int wantedRate) {
    for (const int rate : {wantedRate, device.preferredFormat().sampleRate(), 48000, 44100})
        for (const QAudioFormat::SampleFormat samples : {QAudioFormat::Float, QAudioFormat::Int16})
            if (rate > 0 && device.isFormatSupported(stereoFormat(rate, samples)))
                return stereoFormat(rate, samples);
    return {};
}

}

void Output::say(const QString& fault) {
    if (fault == m_fault) return;
    m_fault = fault;
    Q_EMIT faultChanged(fault);
}

QAudioDevice Output::device() {
    if (!m_devices) {
        m_devices = std::make_unique<QMediaDevices>();
        connect(m_devices.get(), &QMediaDevices::audioOutputsChanged, this, &Output::probe);
    }
    return QMediaDevices::defaultAudioOutput();
}

void Output::probe() {
    say(device().isNull() ? tr("No sound device was found, so nothing can be played. Everything else works; "
                               "connect one and play again.")
                          : QString());
}

void Output::play(int request, const SourceOpener& open, FrameRange range, bool loop) {
    probe();
    if (!m_fault.isEmpty()) return void(Q_EMIT ended(request));
    try {
        std::unique_ptr<audio::AudioSource> source = open();
        if (!m_sink && !openSink(source->info().rate)) return void(Q_EMIT ended(request));
        m_mixer->play(
            std::make_unique<Stream>(std::move(source), range, loop, m_sink->format().sampleRate()));
    } catch (const std::exception& failure) {
        end();
        say(QString::fromStdString(failure.what()));
        return void(Q_EMIT ended(request));
    }
    m_request = request;
    Q_EMIT started(request);
}

bool Output::openSink(int wantedRate) {
    const QAudioDevice found = device();
    const QAudioFormat format = chooseFormat(found, wantedRate);
    if (!format.isValid()) {
        say(tr("The sound device «%1» takes no format that can be played. Choose another one in the system's "
               "settings.")
                .arg(found.description()));
        return false;
    }
    m_mixer = std::make_unique<Mixer>(format);
    m_sink = std::make_unique<QAudioSink>(found, format);
    m_sink->setBufferSize(format.bytesForDuration(static_cast<qint64>(bufferSeconds * 1e6)));
    m_sink->start(m_mixer.get());
    if (m_sink->error() != QAudio::NoError && m_sink->state() == QAudio::StoppedState) {
        closeSink();
        say(tr("The sound device «%1» can't be opened. Perhaps another program holds it; close that and play "
               "again.")
                .arg(found.description()));
        return false;
    }
    if (!m_timer) {
        m_timer = new QTimer(this);
        m_timer->setTimerType(Qt::PreciseTimer);
        connect(m_timer, &QTimer::timeout, this, &Output::tick);
    }
    m_timer->start(tickMilliseconds);
    return true;
}

void Output::closeSink() {
    if (m_timer) m_timer->stop();
    m_sink.reset();
    m_mixer.reset();
}

qint64 Output::queuedFrames() const {
    return std::max<qint64>(m_sink->bufferSize() - m_sink->bytesFree(), 0) / m_sink->format().bytesPerFrame();
}

void Output::tick() {
    if (m_sink->state() == QAudio::StoppedState) {
        end();
        closeSink();
        return say(tr("The sound device went away. Connect it and play again."));
    }
    const Stream* stream = m_mixer->stream();
    if (m_request && stream) {
        const std::string fault = stream->fault();
        if (!fault.empty()) say(QString::fromStdString(fault));
        Q_EMIT positionChanged(m_request,
                               stream->sourceFrame(static_cast<double>(m_mixer->taken() - queuedFrames())));
    }
    // The last sound is still in the device's buffer when the mixer has run dry.
    if (m_mixer->silence() <= m_sink->bufferSize() / m_sink->format().bytesPerFrame()) return;
    end();
    closeSink();
}

void Output::stop() {
    if (m_mixer) m_mixer->play(nullptr);
    end();
}

void Output::end() {
    if (const int request = std::exchange(m_request, 0)) Q_EMIT ended(request);
}

}
