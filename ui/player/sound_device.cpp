#include "ui/player/sound_device.h"

#include <QMediaDevices>

#include <algorithm>

namespace gleaner::ui {

std::vector<SoundDevice> systemSoundDevices() {
    const QByteArray usual = QMediaDevices::defaultAudioOutput().id();
    std::vector<SoundDevice> devices;
    for (const QAudioDevice& device : QMediaDevices::audioOutputs())
        devices.push_back({device.id(), device.description(), device.id() == usual, device});
    return devices;
}

const SoundDevice* pickDevice(const std::vector<SoundDevice>& devices, const SoundDeviceChoice& choice) {
    const auto chosen = std::ranges::find(devices, choice.id, &SoundDevice::id);
    if (!choice.id.isEmpty() && chosen != devices.end()) return &*chosen;
    const auto usual = std::ranges::find(devices, true, &SoundDevice::isDefault);
    if (usual != devices.end()) return &*usual;
    return devices.empty() ? nullptr : &devices.front();
}

}
