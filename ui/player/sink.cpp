#include "ui/player/sink.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gleaner::ui {

namespace {

constexpr qint64 periodFrames = 256;

QAudioFormat stereoFormat(int rate, QAudioFormat::SampleFormat samples) {
    QAudioFormat format;
    format.setChannelCount(2);
    format.setSampleRate(rate);
    format.setSampleFormat(samples);
    return format;
}

/// The device's own rate: streams are resampled, so one sink serves all recordings.
QAudioFormat chooseFormat(const QAudioDevice& device) {
    for (const int rate : {device.preferredFormat().sampleRate(), 48000, 44100})
        for (const QAudioFormat::SampleFormat samples : {QAudioFormat::Float, QAudioFormat::Int16})
            if (rate > 0 && device.isFormatSupported(stereoFormat(rate, samples)))
                return stereoFormat(rate, samples);
    return {};
}

QString said(const char* sentence, const QString& device) {
    return QCoreApplication::translate("Sink", sentence).arg(device);
}

}

QString Sink::open(const SoundDevice& device, double bufferSeconds) {
    close();
    const QAudioFormat format = chooseFormat(device.device);
    if (!format.isValid())
        return said(QT_TRANSLATE_NOOP("Sink",
                                      "The sound device «%1» takes no format that can be played. Choose "
                                      "another one, or look at the system's settings."),
                    device.name);
    m_sink = std::make_unique<QAudioSink>(device.device, format);
    m_sink->setBufferSize(format.bytesForDuration(static_cast<qint64>(bufferSeconds * 1e6)));
    QObject::connect(m_sink.get(), &QAudioSink::stateChanged, m_sink.get(), [this](QAudio::State state) {
        if (state == QAudio::IdleState && m_taken > 0) m_ranDry = true;
    });
    m_taken = 0;
    m_ranDry = false;
    m_into = m_sink->start();
    if (!m_into || !isOpen()) {
        close();
        return said(QT_TRANSLATE_NOOP("Sink",
                                      "The sound device «%1» can't be opened. Perhaps another program holds "
                                      "it; close that and play again."),
                    device.name);
    }
    m_device = device.id;
    m_sinceTaken.start();
    return {};
}

/// Qt's sink for PulseAudio ends the program when it is deleted while it runs: it is stopped before.
void Sink::close() {
    if (m_sink) m_sink->stop();
    m_sink.reset();
    m_into = nullptr;
    m_left.clear();
    m_device.clear();
}

qint64 Sink::bufferFrames() const { return m_sink->bufferSize() / m_sink->format().bytesPerFrame(); }

qint64 Sink::queuedFrames() const {
    return std::max<qint64>(m_sink->bufferSize() - m_sink->bytesFree(), 0) / m_sink->format().bytesPerFrame();
}

void Sink::write(const QByteArray& bytes) {
    const qint64 written = std::max<qint64>(m_into->write(bytes), 0);
    if (written > 0) m_sinceTaken.start();
    m_taken += written / m_sink->format().bytesPerFrame();
    m_left = bytes.sliced(written);
}

QByteArray Sink::rendered(Mixer& mixer, qint64 frames) {
    m_frames.resize(static_cast<std::size_t>(frames));
    mixer.render(m_frames);
    QByteArray bytes(frames * m_sink->format().bytesPerFrame(), Qt::Uninitialized);
    if (m_sink->format().sampleFormat() == QAudioFormat::Float) {
        std::memcpy(bytes.data(), m_frames.data(), static_cast<std::size_t>(bytes.size()));
        return bytes;
    }
    auto* out = reinterpret_cast<qint16*>(bytes.data());
    for (const StereoFrame& frame : m_frames)
        for (const float value : frame)
            *out++ = static_cast<qint16>(std::lround(std::clamp(value, -1.0F, 1.0F) * 32767.0F));
    return bytes;
}

void Sink::feed(Mixer& mixer) {
    if (!m_left.isEmpty()) write(QByteArray(m_left));
    for (qint64 room = m_sink->bytesFree() / m_sink->format().bytesPerFrame();
         room > 0 && m_left.isEmpty();) {
        const qint64 frames = std::min(room, periodFrames);
        write(rendered(mixer, frames));
        room -= frames;
    }
}

}
