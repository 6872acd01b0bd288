#include "ui/player/player.h"

#include "codec/file_reader.h"
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

std::unique_ptr<audio::AudioSource> openFile(const std::filesystem::path& file, FrameRange range,
                                             std::optional<audio::Channels> channels) {
    auto reader = std::make_unique<audio::FileReader>(file);
    const audio::AudioInfo& info = reader->info();
    if (!channels && info.channels > 2) {
        const bool isRegion = range.length() <= framesFromSeconds(longestRegionSeconds, info.rate);
        channels = isRegion ? analysis::channelsAt(*reader, range, {}) : audio::Channels::mixOfAll();
    }
    if (!channels) return reader;
    return std::make_unique<audio::ChannelSource>(std::move(reader), *channels);
}

}

struct Player::State {
    QThread thread;
    Output* output = new Output; ///< lives on `thread`, and is deleted there
    int request = 0;             ///< the last one made
    bool playing = false;
    QString error;

    void setPlaying(Player& player, bool on) {
        if (playing == on) return;
        playing = on;
        Q_EMIT player.playingChanged(on);
    }
    void play(SourceOpener open, FrameRange range, bool loop) {
        QMetaObject::invokeMethod(output, [o = output, id = ++request, open = std::move(open), range, loop] {
            o->play(id, open, range, loop);
        });
    }
};

Player::Player(QObject* parent) : QObject(parent), m_state(std::make_unique<State>()) {
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
    s.thread.start(QThread::TimeCriticalPriority);
    QMetaObject::invokeMethod(s.output, [output = s.output] { output->probe(); });
}

Player::~Player() {
    m_state->thread.quit();
    m_state->thread.wait();
}

bool Player::hasDevice() const { return m_state->error.isEmpty(); }
QString Player::error() const { return m_state->error; }

void Player::playFile(const QString& file, FrameRange range, bool loop,
                      const std::optional<audio::Channels>& channels) {
    m_state->play(
        [path = library::pathFromQString(file), range, channels] { return openFile(path, range, channels); },
        range, loop);
}

void Player::playBuffer(std::shared_ptr<const audio::AudioBuffer> buffer, int rate, bool loop) {
    if (!buffer || buffer->isEmpty()) return;
    m_state->play([buffer, rate] { return std::make_unique<SharedBufferSource>(buffer, rate); }, {}, loop);
}

void Player::stop() {
    ++m_state->request; // nothing that is still on its way counts any more
    QMetaObject::invokeMethod(m_state->output, [output = m_state->output] { output->stop(); });
    m_state->setPlaying(*this, false);
}

bool Player::isPlaying() const { return m_state->playing; }

}
