#pragma once

// What came out of the null sink, frame by frame, and when.

#include "ui/null_sink.h"

#include <QElapsedTimer>

#include <array>
#include <optional>
#include <vector>

namespace gleaner::test {

/// Records a sink's monitor as it is, 48 kHz, stereo, floats; the sink has the same format, so nothing is
/// converted on the way.
class Recorder {
public:
    using Frames = std::vector<std::array<float, 2>>;
    static constexpr int rate = 48000;

    /// True once sound, or silence, comes.
    bool start(const QString& sink = QStringLiteral("nothing")) {
        m_clock.start();
        QObject::connect(&m_program, &QProcess::readyReadStandardOutput, &m_program, [this] { read(); });
        m_program.start(QStringLiteral("parec"),
                        {QStringLiteral("--device=%1.monitor").arg(sink), QStringLiteral("--raw"),
                         QStringLiteral("--format=float32le"), QStringLiteral("--rate=%1").arg(rate),
                         QStringLiteral("--channels=2"), QStringLiteral("--latency-msec=5")});
        return QTest::qWaitFor([this] { return m_count > rate / 10; }, 30'000);
    }
    ~Recorder() {
        m_program.disconnect();
        m_program.terminate();
        m_program.waitForFinished();
    }

    qint64 now() const { return m_clock.nsecsElapsed(); } ///< ns
    const Frames& frames() const { return m_frames; }
    std::size_t size() const { return m_frames.size(); }
    /// The first one from `from` on that is louder than this.
    std::optional<std::size_t> firstSound(std::size_t from, float above = 0.0F) const {
        for (std::size_t i = from; i < m_frames.size(); ++i)
            if (std::max(std::abs(m_frames[i][0]), std::abs(m_frames[i][1])) > above) return i;
        return std::nullopt;
    }
    /// When a frame was heard, in ns: by the sink's steady rate and the block that came the least late of all
    /// around it. Never earlier than it was.
    double timeOf(std::size_t frame) const {
        double first = 1e300;
        for (const Arrival& arrival : m_arrivals)
            if (std::abs(static_cast<double>(arrival.frames) - static_cast<double>(frame)) < rate)
                first = std::min(first, static_cast<double>(arrival.time) - nanoseconds(arrival.frames));
        return first + nanoseconds(frame);
    }
    /// The latest that is there, for what comes from now on.
    bool waitForSilence(double seconds) {
        return QTest::qWaitFor(
            [&] {
                const auto wanted = static_cast<std::size_t>(seconds * rate);
                return m_frames.size() > wanted && !firstSound(m_frames.size() - wanted);
            },
            30'000);
    }

private:
    struct Arrival {
        qint64 time;
        std::size_t frames; ///< that had come with it
    };
    static double nanoseconds(std::size_t frames) { return static_cast<double>(frames) * 1e9 / rate; }
    void read() {
        const qint64 time = m_clock.nsecsElapsed();
        m_bytes += m_program.readAllStandardOutput();
        const auto count = static_cast<std::size_t>(m_bytes.size()) / sizeof(m_frames[0]);
        const auto before = m_frames.size();
        m_frames.resize(before + count);
        std::memcpy(m_frames.data() + before, m_bytes.constData(), count * sizeof(m_frames[0]));
        m_bytes.remove(0, static_cast<qsizetype>(count * sizeof(m_frames[0])));
        m_count += count;
        m_arrivals.push_back({time, m_frames.size()});
    }

    QProcess m_program;
    QElapsedTimer m_clock;
    QByteArray m_bytes;
    Frames m_frames;
    std::size_t m_count = 0;
    std::vector<Arrival> m_arrivals;
};

/// Of what was heard from `first` on against what should be, in dB of the latter.
inline double residual(const Recorder::Frames& heard, std::size_t first, const Recorder::Frames& wanted) {
    double error = 1e-30, energy = 1e-30;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (std::size_t c = 0; c < 2; ++c) {
            const double should = wanted[i][c];
            const double is = first + i < heard.size() ? heard[first + i][c] : 0.0;
            error += (is - should) * (is - should);
            energy += should * should;
        }
    return 10.0 * std::log10(error / energy);
}

}
