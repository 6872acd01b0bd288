#pragma once

#include "base/units.h"
#include "ui/player/sound_device.h"

#include <QWidget>

#include <optional>

class QAction;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace gleaner::ui {

class DeviceMenu;
class LevelMeter;

/// The commands that have a button in the bar.
struct TransportCommands {
    QAction &play, &loop, &seam, &processed, &compare, &inSong, &autoPlay;
};

/// Under the pages: what plays, where it is, how it is heard, how loud, and what it comes out of.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(const TransportCommands& commands, QWidget* parent = nullptr);

    static constexpr double lowestVolume = -40.0;  ///< dB; there it is off
    void setTimes(double position, double length); ///< s
    void setPointer(std::optional<double> seconds);
    Decibels volume() const; ///< minus infinity: off
    void setVolume(Decibels volume);
    void changeVolume(double decibels);
    LevelMeter& meter() { return *m_meter; }
    DeviceMenu& devices() { return *m_devices; }
    void showDevices();

Q_SIGNALS:
    void volumeChanged(gleaner::Decibels volume);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* button(QAction& action);
    QLabel* time(const QString& name, const QString& widest);
    void addVolume(QHBoxLayout& row);
    void tellVolume();
    void tellDevice();

    QLabel* m_time;
    QLabel* m_pointer;
    LevelMeter* m_meter;
    QSlider* m_volume = nullptr;
    QToolButton* m_device = nullptr;
    DeviceMenu* m_devices;
};

}
