#include "ui/transport/device_menu.h"

#include <QActionGroup>

#include <algorithm>

namespace gleaner::ui {

DeviceMenu::DeviceMenu(QWidget* parent) : QMenu(tr("Sound device"), parent) {
    setObjectName(QStringLiteral("soundDevices"));
    refill();
}

void DeviceMenu::setDevices(const std::vector<SoundDevice>& devices, const QByteArray& used) {
    m_devices = devices;
    m_used = used;
    refill();
    Q_EMIT devicesChanged();
}

void DeviceMenu::setChoice(const SoundDeviceChoice& choice) {
    m_choice = choice;
    refill();
}

QString DeviceMenu::usedName() const {
    const auto used = std::ranges::find(m_devices, m_used, &SoundDevice::id);
    return used == m_devices.end() ? QString() : used->name;
}

void DeviceMenu::offer(const SoundDeviceChoice& choice, const QString& text, bool isThere) {
    QAction* action = addAction(QString(text).replace(u'&', QLatin1String("&&")), this, [this, choice] {
        setChoice(choice);
        Q_EMIT chosen(choice);
    });
    action->setCheckable(true);
    action->setChecked(choice.id == m_choice.id);
    action->setEnabled(isThere || action->isChecked());
    action->setActionGroup(findChild<QActionGroup*>());
}

void DeviceMenu::refill() {
    clear();
    delete findChild<QActionGroup*>();
    new QActionGroup(this);
    const auto usual = std::ranges::find(m_devices, true, &SoundDevice::isDefault);
    offer({},
          usual == m_devices.end() ? tr("The system's device")
                                   : tr("The system's device: %1").arg(usual->name),
          true);
    addSeparator();
    for (const SoundDevice& device : m_devices)
        offer({device.id, device.name}, device.name, true);
    const bool isAway = !m_choice.id.isEmpty() &&
                        std::ranges::find(m_devices, m_choice.id, &SoundDevice::id) == m_devices.end();
    if (isAway) offer(m_choice, tr("%1 (not there now)").arg(m_choice.name), false);
}

}
