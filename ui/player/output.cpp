#include "ui/player/output.h"

#include "base/error.h"

#include <utility>

namespace gleaner::ui {

namespace {

constexpr int feedMilliseconds = 4;
constexpr int tickMilliseconds = 33;
constexpr int lookMilliseconds = 2000;
/// Silence costs next to nothing, but a device that is held open can't sleep.
constexpr int outputRest = 60'000;
constexpr qint64 restartMilliseconds = 2500; ///< a sink may never ask again; PulseAudio's wake up within 2 s
constexpr qint64 stuckMilliseconds = 4000;   ///< no device makes one wait longer
/// What a person waits for their sound, and what a machine gets that is too busy for it.
constexpr double usualBuffer = 0.02, largestBuffer = 0.08; // s
constexpr int mostGaps = 3;                                ///< before the buffer is doubled

}

void Output::say(const QString& error) {
    if (error == m_error) return;
    m_error = error;
    Q_EMIT errorChanged(error);
}

void Output::makeTimers() {
    if (m_feed) return;
    const auto timer = [this](int milliseconds, Qt::TimerType type, auto call) {
        auto* made = new QTimer(this);
        made->setTimerType(type);
        made->setInterval(milliseconds);
        connect(made, &QTimer::timeout, this, call);
        return made;
    };
    m_feed = timer(feedMilliseconds, Qt::PreciseTimer, &Output::feed);
    m_tick = timer(tickMilliseconds, Qt::PreciseTimer, &Output::tick);
    m_rest = timer(outputRest, Qt::VeryCoarseTimer, &Output::closeSink);
    m_look = timer(lookMilliseconds, Qt::VeryCoarseTimer, &Output::look);
}

void Output::probe() {
    makeTimers();
    if (!m_news) {
        m_news = std::make_unique<QMediaDevices>();
        connect(m_news.get(), &QMediaDevices::audioOutputsChanged, this, &Output::look);
    }
    m_look->start();
    look();
}

void Output::look() {
    std::vector<SoundDevice> found = m_findDevices();
    const bool isNews = found != m_devices;
    m_devices = std::move(found);
    useWhatIsThere();
    if (isNews) tellDevices();
}

void Output::tellDevices() {
    const SoundDevice* used = picked();
    Q_EMIT devicesChanged(m_devices, used ? used->id : QByteArray());
}

void Output::useWhatIsThere() {
    const SoundDevice* now = picked();
    if (!now) {
        m_hadNone = true;
        closeSink();
        end();
        return say(
            tr("No sound device was found, so nothing can be played. Everything else works; connect one "
               "and play again."));
    }
    if (m_hadNone) say({});
    m_hadNone = false;
    const bool isChosen = !m_choice.id.isEmpty();
    const bool isAway = isChosen && now->id != m_choice.id;
    if (isAway && !m_isAway)
        Q_EMIT noticed(tr("The sound device «%1» is not there; sound comes out of «%2» until it is back.")
                           .arg(m_choice.name, now->name));
    if (isChosen && !isAway && m_isAway)
        Q_EMIT noticed(tr("The sound device «%1» is back and used again.").arg(now->name));
    m_isAway = isAway;
    if (m_sink.isOpen() && m_sink.device() != now->id) resume();
}

void Output::choose(const SoundDeviceChoice& choice) {
    m_choice = choice;
    m_isAway = false;
    if (m_devices.empty()) return;
    useWhatIsThere();
    tellDevices();
}

void Output::wake() {
    if (!m_feed) return;
    m_rest->start();
    if (m_error.isEmpty() && !m_sink.isOpen()) prepareSink();
}

void Output::play(int request, const Sounding& what) {
    if (!m_feed) probe();
    m_request = request;
    m_sounding = what;
    if (m_devices.empty()) look();
    if (m_devices.empty()) return end();
    m_request = request; // looking may have ended what played before
    m_sounding = what;
    say({});
    if (!prepareSink()) return end();
    m_mixer->play(std::make_unique<Stream>(what, m_mixer->rate()));
    feed();
    Q_EMIT started(request);
}

bool Output::prepareSink() {
    const SoundDevice* device = picked();
    if (!device) return false;
    m_rest->start();
    if (m_sink.isOpen() && m_sink.device() == device->id) return true;
    if (const QString error = m_sink.open(*device, m_bufferSeconds); !error.isEmpty()) {
        say(error);
        return false;
    }
    say({});
    if (!m_mixer || m_mixer->rate() != m_sink.rate()) m_mixer = std::make_unique<Mixer>(m_sink.rate());
    m_mixer->setVolume(m_volume);
    m_feed->start();
    m_tick->start();
    feed();
    return true;
}

/// What plays goes on where it was, through the device that is to be used now.
void Output::resume() {
    const Stream* stream = m_mixer ? m_mixer->latest() : nullptr;
    std::optional<Sounding> rest = m_request ? m_sounding : std::nullopt;
    if (rest && stream && stream == m_mixer->stream())
        rest->start = stream->sourceFrame(static_cast<double>(m_mixer->taken())) - rest->range.begin;
    m_sink.close();
    if (m_mixer) m_mixer->clear();
    if (!prepareSink()) return end();
    if (rest) m_mixer->play(std::make_unique<Stream>(*rest, m_mixer->rate()));
}

void Output::closeSink() {
    for (QTimer* timer : {m_feed, m_tick, m_rest})
        if (timer) timer->stop();
    m_sink.close();
    m_bufferSeconds = usualBuffer;
    m_gaps = 0;
    if (m_mixer) m_mixer->clear();
    if (m_mixer) tellLevels();
}

bool Output::isQuiet() const { return m_mixer->silence() > m_sink.bufferFrames(); }

void Output::feed() {
    if (m_sink.isOpen()) m_sink.feed(*m_mixer);
}

void Output::tick() {
    if (!m_sink.isOpen() || m_sink.idleMilliseconds() > restartMilliseconds) return revive();
    if (m_sink.takenFrames() > 2 * m_sink.bufferFrames()) m_wasRestarted = false;
    tellLevels();
    if (!m_request) return;
    m_rest->start();
    if (m_sink.takeGaps() && m_mixer->silence() == 0 && ++m_gaps > mostGaps) return widen();
    if (const Stream* stream = m_mixer->stream()) {
        if (const std::string error = stream->error(); !error.empty()) say(QString::fromStdString(error));
        Q_EMIT positionChanged(
            m_request, stream->sourceFrame(static_cast<double>(m_mixer->taken() - m_sink.queuedFrames())));
    }
    // The last sound is still in the device's buffer when the mixer has run dry.
    if (isQuiet()) end();
}

/// The device went away, or takes nothing: it, or the one that is there instead, is opened once more.
void Output::revive() {
    const bool wasOpen = m_sink.isOpen();
    if (!std::exchange(m_wasRestarted, true)) {
        m_devices = m_findDevices();
        tellDevices();
        return resume();
    }
    if (wasOpen && m_sink.idleMilliseconds() <= stuckMilliseconds) return;
    closeSink();
    end();
    say(wasOpen
            ? tr("The sound device takes no more sound. Look at the system's sound settings and play again.")
            : tr("The sound device went away. Connect it and play again."));
}

/// Rather a little later than with holes in it.
void Output::widen() {
    m_gaps = 0;
    if (m_bufferSeconds >= largestBuffer) return;
    m_bufferSeconds *= 2.0;
    resume();
}

void Output::tellLevels() {
    const loudness::Levels now = m_mixer->meter().take(), held = m_mixer->meter().held();
    if (now == m_toldLevels && held == m_toldHeldLevels) return;
    m_toldLevels = now;
    m_toldHeldLevels = held;
    Q_EMIT levelsChanged(now, held);
}

void Output::forgetHeldLevels() {
    if (!m_mixer) return;
    m_mixer->meter().forgetHeld();
    tellLevels();
}

void Output::setVolume(float volume) {
    m_volume = volume;
    if (m_mixer) m_mixer->setVolume(volume);
}

void Output::stop() {
    if (m_mixer) m_mixer->play(nullptr);
    end();
}

void Output::end() {
    m_sounding.reset();
    if (const int request = std::exchange(m_request, 0)) Q_EMIT ended(request);
}

}
