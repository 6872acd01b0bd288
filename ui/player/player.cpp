#include "ui/player/player.h"

#include "codec/sequence_reader.h"
#include "features/standout.h"
#include "files/name_bytes.h"
#include "ui/player/output.h"

#include <QThread>

namespace gleaner::ui {

namespace {

/// Audio that others hold as well; the player only reads.
class SharedBufferSource final : public audio::AudioSource {
public:
    SharedBufferSource(std::shared_ptr<const audio::AudioBuffer> buffer, int rate)
        : m_buffer(std::move(buffer)) {
        m_info.rate = rate;
        m_info.channels = m_buffer->channels();
        m_info.frames = m_buffer->frames();
    }
    const audio::AudioInfo& info() const override { return m_info; }
    void read(FrameRange range, audio::AudioBuffer& into) override { into = m_buffer->copy(range); }

private:
    std::shared_ptr<const audio::AudioBuffer> m_buffer;
    audio::AudioInfo m_info;
};

constexpr double longestRegionSeconds = 16.0;

std::unique_ptr<audio::AudioSource> openFile(const audio::FileSequence& file, FrameRange range,
                                             std::optional<audio::Channels> channels) {
    auto reader = std::make_unique<audio::SequenceReader>(file);
    const audio::AudioInfo& info = reader->info();
    if (!channels && info.channels > 2) {
        const bool isRegion = range.length() <= framesFromSeconds(longestRegionSeconds, info.rate);
        channels = isRegion ? analysis::channelsAt(*reader, range, {}) : audio::Channels::mixOfAll();
    }
    if (!channels) return reader;
    return std::make_unique<audio::ChannelSource>(std::move(reader), *channels);
}

}

SourceOpener fileOpener(const audio::FileSequence& file, FrameRange range,
                        const std::optional<audio::Channels>& channels) {
    return [file, range, channels] { return openFile(file, range, channels); };
}

SourceOpener bufferOpener(std::shared_ptr<const audio::AudioBuffer> buffer, int rate) {
    return [buffer = std::move(buffer), rate] { return std::make_unique<SharedBufferSource>(buffer, rate); };
}

struct Player::State {
    explicit State(SoundDevices devices) : output(new Output(std::move(devices))) {}

    QThread thread;
    Output* output;  ///< lives on `thread`, and is deleted there
    int request = 0; ///< the last one made
    bool playing = false;
    QString error;

    void setPlaying(Player& player, bool on) {
        if (playing == on) return;
        playing = on;
        Q_EMIT player.playingChanged(on);
    }
    /// On its thread.
    template <class Call>
    void tell(Call call) {
        QMetaObject::invokeMethod(output, [o = output, call = std::move(call)] { call(*o); });
    }
};

Player::Player(SoundDevices devices, QObject* parent)
    : QObject(parent), m_state(std::make_unique<State>(std::move(devices))) {
    State& s = *m_state;
    s.thread.setObjectName(QStringLiteral("sound"));
    s.output->moveToThread(&s.thread);
    connect(&s.thread, &QThread::finished, s.output, &QObject::deleteLater);
    connect(s.output, &Output::started, this, [this](int request) {
        if (request == m_state->request) m_state->setPlaying(*this, true);
    });
    connect(s.output, &Output::ended, this, [this](int request) {
        if (request == m_state->request) m_state->setPlaying(*this, false);
    });
    connect(s.output, &Output::positionChanged, this, [this](int request, qint64 frame) {
        if (request == m_state->request && m_state->playing) Q_EMIT positionChanged(frame);
    });
    connect(s.output, &Output::errorChanged, this, [this](const QString& error) {
        m_state->error = error;
        Q_EMIT errorChanged(error);
    });
    connect(s.output, &Output::noticed, this, &Player::noticed);
    connect(s.output, &Output::devicesChanged, this, &Player::devicesChanged);
    connect(s.output, &Output::levelsChanged, this, &Player::levelsChanged);
    s.thread.start(QThread::TimeCriticalPriority);
    s.tell([](Output& output) { output.probe(); });
}

Player::~Player() {
    m_state->thread.quit();
    m_state->thread.wait();
}

bool Player::hasDevice() const { return m_state->error.isEmpty(); }
QString Player::error() const { return m_state->error; }

void Player::play(const Sounding& what) {
    m_state->tell([request = ++m_state->request, what](Output& output) { output.play(request, what); });
}

void Player::playFile(const QString& file, FrameRange range, bool loop,
                      const std::optional<audio::Channels>& channels) {
    play({fileOpener(library::pathFromQString(file), range, channels), range, loop});
}

void Player::playBuffer(std::shared_ptr<const audio::AudioBuffer> buffer, int rate, bool loop) {
    if (buffer && !buffer->isEmpty()) play({bufferOpener(std::move(buffer), rate), {}, loop});
}

void Player::stop() {
    ++m_state->request; // nothing that is still on its way counts any more
    m_state->tell([](Output& output) { output.stop(); });
    m_state->setPlaying(*this, false);
}

bool Player::isPlaying() const { return m_state->playing; }

void Player::wake() {
    m_state->tell([](Output& output) { output.wake(); });
}

void Player::setVolume(Decibels volume) {
    m_state->tell([linear = static_cast<float>(linearFromDecibels(volume))](Output& output) {
        output.setVolume(linear);
    });
}

void Player::chooseDevice(const SoundDeviceChoice& choice) {
    m_state->tell([choice](Output& output) { output.choose(choice); });
}

void Player::forgetHeldLevels() {
    m_state->tell([](Output& output) { output.forgetHeldLevels(); });
}

}
