#include "ui/player/output.h"

#include "base/error.h"

#include <algorithm>

namespace gleaner::ui {

namespace {

constexpr int tickMilliseconds = 33;
/// Silence costs next to nothing, but a device that is held open can't sleep.
constexpr int restMilliseconds = 30'000;
constexpr int stuckTicks = 3000 / tickMilliseconds; ///< no device makes one wait longer for its first sound
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

Output::~Output() { closeSink(); }

void Output::say(const QString& error) {
    if (error == m_error) return;
    m_error = error;
    Q_EMIT errorChanged(error);
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

void Output::makeTimers() {
    if (m_timer) return;
    m_timer = new QTimer(this);
    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setInterval(tickMilliseconds);
    connect(m_timer, &QTimer::timeout, this, &Output::tick);
    m_rest = new QTimer(this);
    m_rest->setSingleShot(true);
    m_rest->setInterval(restMilliseconds);
    connect(m_rest, &QTimer::timeout, this, &Output::closeSink);
}

void Output::play(int request, const SourceOpener& open, FrameRange range, bool loop) {
    stop();
    probe();
    if (!m_error.isEmpty()) return void(Q_EMIT ended(request));
    makeTimers();
    try {
        std::unique_ptr<audio::AudioSource> source = open();
        if (!prepareSink(source->info().rate)) return void(Q_EMIT ended(request));
        m_mixer->play(
            std::make_unique<Stream>(std::move(source), range, loop, m_sink->format().sampleRate()));
    } catch (const std::exception& failure) {
        say(QString::fromStdString(failure.what()));
        return void(Q_EMIT ended(request));
    }
    m_request = request;
    m_rest->stop();
    m_timer->start();
    m_ticksWithoutPull = 0;
    Q_EMIT started(request);
}

bool Output::prepareSink(int wantedRate) {
    const QAudioDevice found = device();
    const QAudioFormat format = chooseFormat(found, wantedRate);
    // A sound that is still there is not cut off for the sake of another rate: streams can be resampled.
    if (isOpen() && m_deviceId == found.id() && (m_sink->format() == format || !isQuiet())) return true;
    closeSink();
    return openSink(found, format);
}

bool Output::openSink(const QAudioDevice& found, const QAudioFormat& format) {
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
    if (!isOpen()) {
        closeSink();
        say(tr("The sound device «%1» can't be opened. Perhaps another program holds it; close that and play "
               "again.")
                .arg(found.description()));
        return false;
    }
    m_deviceId = found.id();
    return true;
}

/// Qt's sink for PulseAudio asks itself for more with a queued call, and its destructor delivers what is
/// queued, after the stream is gone: the program would abort. Stopped before, it ignores that call.
void Output::closeSink() {
    for (QTimer* timer : {m_timer, m_rest})
        if (timer) timer->stop();
    if (m_sink) m_sink->stop();
    m_sink.reset();
    m_mixer.reset();
}

qint64 Output::queuedFrames() const {
    return std::max<qint64>(m_sink->bufferSize() - m_sink->bytesFree(), 0) / m_sink->format().bytesPerFrame();
}

bool Output::isQuiet() const {
    return m_mixer->silence() > m_sink->bufferSize() / m_sink->format().bytesPerFrame();
}

bool Output::isStuck() {
    const qint64 before = std::exchange(m_pulled, m_mixer->pulled());
    m_ticksWithoutPull = m_pulled == before ? m_ticksWithoutPull + 1 : 0;
    return m_ticksWithoutPull > stuckTicks;
}

void Output::tick() {
    if (!isOpen()) return lose(tr("The sound device went away. Connect it and play again."));
    if (isStuck())
        return lose(tr("The sound device takes no more sound. Look at the system's sound settings and play "
                       "again."));
    const Stream* stream = m_mixer->stream();
    if (m_request && stream) {
        const std::string error = stream->error();
        if (!error.empty()) say(QString::fromStdString(error));
        Q_EMIT positionChanged(m_request,
                               stream->sourceFrame(static_cast<double>(m_mixer->taken() - queuedFrames())));
    }
    // The last sound is still in the device's buffer when the mixer has run dry.
    if (isQuiet()) end();
}

void Output::lose(const QString& error) {
    end();
    closeSink();
    say(error);
}

void Output::stop() {
    if (m_mixer) m_mixer->play(nullptr);
    end();
}

void Output::end() {
    if (m_timer) m_timer->stop();
    if (isOpen() && m_rest) m_rest->start();
    if (const int request = std::exchange(m_request, 0)) Q_EMIT ended(request);
}

}
