#pragma once

#include "ui/player/sound_device.h"

#include <QMenu>

namespace gleaner::ui {

/// Where sound comes out: the system's default, or a device that is kept to, there or not.
class DeviceMenu : public QMenu {
    Q_OBJECT
public:
    explicit DeviceMenu(QWidget* parent = nullptr);

    void setDevices(const std::vector<SoundDevice>& devices, const QByteArray& used);
    void setChoice(const SoundDeviceChoice& choice);
    const SoundDeviceChoice& choice() const { return m_choice; }
    QString usedName() const; ///< empty: there is none

Q_SIGNALS:
    void chosen(const gleaner::ui::SoundDeviceChoice& choice);
    void devicesChanged();

private:
    void refill();
    void offer(const SoundDeviceChoice& choice, const QString& text, bool isThere);

    std::vector<SoundDevice> m_devices;
    QByteArray m_used;
    SoundDeviceChoice m_choice;
};

}
