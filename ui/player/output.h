#pragma once

#include "ui/player/sink.h"

#include <QMediaDevices>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace gleaner::ui {

/// The sound device, on a thread of its own: looking for devices takes long, and the window may be busy while
/// sound plays. Once it was wanted the device stays open and gets silence, until nobody wanted to hear
/// anything for a while. Each request has a number, so that late news of an old one can be told apart.
class Output : public QObject {
    Q_OBJECT
public:
    explicit Output(SoundDevices devices) : m_findDevices(std::move(devices)) {}
    ~Output() override { closeSink(); }
    /// Looks for devices, and again every 2 s: Qt 6.4 does not tell of all that come and go.
    void probe();
    /// Opens the device, so that the next sound comes at once.
    void wake();
    void play(int request, const Sounding& what);
    void stop();
    void setVolume(float volume); ///< linear
    void choose(const SoundDeviceChoice& choice);
    void forgetHeldLevels();

Q_SIGNALS:
    void positionChanged(int request, qint64 frame);
    void started(int request);
    void ended(int request);
    void errorChanged(const QString& error); ///< empty: sound works
    void noticed(const QString& sentence);
    void devicesChanged(const std::vector<gleaner::ui::SoundDevice>& devices, const QByteArray& used);
    void levelsChanged(const gleaner::loudness::Levels& now, const gleaner::loudness::Levels& held);

private:
    void makeTimers();
    void look();
    void useWhatIsThere();
    void revive();
    void tellDevices();
    const SoundDevice* picked() const { return pickDevice(m_devices, m_choice); }
    /// The sink that is open where it still serves, else another one; false: none can be had.
    bool prepareSink();
    void closeSink();
    bool isQuiet() const; ///< all that was played has left the device, too
    void feed();
    void tick();
    void tellLevels();
    void widen();
    void resume();
    void end();
    void say(const QString& error);

    SoundDevices m_findDevices;
    std::unique_ptr<QMediaDevices> m_news;
    std::vector<SoundDevice> m_devices;
    SoundDeviceChoice m_choice;
    bool m_hadNone = false;
    bool m_isAway = false; ///< the chosen device, and it was said
    Sink m_sink;
    std::unique_ptr<Mixer> m_mixer;
    double m_bufferSeconds = 0.02;
    int m_gaps = 0; ///< moments in which sound was to come and did not
    float m_volume = 1.0F;
    QTimer *m_feed = nullptr, *m_tick = nullptr, *m_rest = nullptr, *m_look = nullptr;
    int m_request = 0; ///< 0: nothing plays
    std::optional<Sounding> m_sounding;
    loudness::Levels m_toldLevels, m_toldHeldLevels;
    bool m_wasRestarted = false; ///< the device took nothing, and was opened anew
    QString m_error;
};

}
