#pragma once

#include <QAudioDevice>
#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace gleaner::ui {

/// What sound can come out of.
struct SoundDevice {
    QByteArray id; ///< the system's own, the same after a restart
    QString name;  ///< for people
    bool isDefault = false;
    QAudioDevice device = {};
    friend bool operator==(const SoundDevice& a, const SoundDevice& b) {
        return a.id == b.id && a.name == b.name && a.isDefault == b.isDefault;
    }
};

/// Those that are there now. The first call looks for the sound system, which may take long.
using SoundDevices = std::function<std::vector<SoundDevice>()>;
std::vector<SoundDevice> systemSoundDevices();

/// A device that a person chose; empty: the system's default.
struct SoundDeviceChoice {
    QByteArray id;
    QString name; ///< to be said when it is away
    friend bool operator==(const SoundDeviceChoice&, const SoundDeviceChoice&) = default;
};

/// The chosen one where it is there, else the default, else the first; null: there is none.
const SoundDevice* pickDevice(const std::vector<SoundDevice>& devices, const SoundDeviceChoice& choice);

}
