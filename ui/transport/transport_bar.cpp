#include "ui/transport/transport_bar.h"

#include "ui/theme/theme.h"
#include "ui/timeline/time_text.h"
#include "ui/transport/device_menu.h"
#include "ui/transport/level_meter.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace gleaner::ui {

namespace {

constexpr int leastForPointer = 1100;

}

TransportBar::TransportBar(const TransportCommands& commands, QWidget* parent)
    : QWidget(parent), m_meter(new LevelMeter(this)), m_devices(new DeviceMenu(this)) {
    setObjectName(QStringLiteral("transport"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 0);
    row->setSpacing(4);
    for (QAction* action : {&commands.play, &commands.loop, &commands.seam})
        row->addWidget(button(*action));
    row->addSpacing(8);
    m_time = time(tr("Position and length"), QStringLiteral("00:00:00.000 / 00:00:00"));
    row->addWidget(m_time);
    row->addSpacing(8);
    m_pointer = time(tr("Time under the pointer"), tr("Pointer %1").arg(QStringLiteral("00:00:00.000")));
    m_pointer->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_pointer);
    row->addStretch(1);
    for (QAction* action : {&commands.processed, &commands.compare, &commands.inSong, &commands.autoPlay})
        row->addWidget(button(*action));
    row->addStretch(1);
    row->addWidget(m_meter);
    row->addSpacing(8);
    addVolume(*row);
    setTimes(0.0, 0.0);
}

QToolButton* TransportBar::button(QAction& action) {
    auto* made = new QToolButton(this);
    made->setDefaultAction(&action);
    made->setIconSize({20, 20});
    made->setFocusPolicy(Qt::TabFocus); // Space plays on after a click
    made->setAccessibleName(action.iconText());
    connect(&action, &QAction::changed, made,
            [made, &action] { made->setAccessibleName(action.iconText()); });
    return made;
}

/// As wide as its widest text, so that nothing moves while it runs.
QLabel* TransportBar::time(const QString& name, const QString& widest) {
    auto* label = new QLabel(this);
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest));
    label->setToolTip(name);
    label->setAccessibleName(name);
    return label;
}

void TransportBar::addVolume(QHBoxLayout& row) {
    m_device = new QToolButton(this);
    m_device->setIconSize({20, 20});
    m_device->setFocusPolicy(Qt::TabFocus);
    connect(m_device, &QToolButton::clicked, this, &TransportBar::showDevices);
    connect(m_devices, &DeviceMenu::devicesChanged, this, &TransportBar::tellDevice);
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setRange(static_cast<int>(lowestVolume), 0);
    m_volume->setPageStep(6);
    m_volume->setFixedWidth(80);
    m_volume->setObjectName(QStringLiteral("volume"));
    m_volume->setAccessibleName(tr("Volume, dB"));
    connect(m_volume, &QSlider::valueChanged, this, &TransportBar::tellVolume);
    row.addWidget(m_device);
    row.addWidget(m_volume);
    tellDevice();
    tellVolume();
}

void TransportBar::setTimes(double position, double length) {
    m_time->setText(QStringLiteral("%1 / %2").arg(timeText(position, 3), timeText(length, 0)));
}

void TransportBar::setPointer(std::optional<double> seconds) {
    m_pointer->setText(seconds ? tr("Pointer %1").arg(timeText(*seconds, 3)) : QString());
}

Decibels TransportBar::volume() const {
    return Decibels(m_volume->value() > m_volume->minimum() ? m_volume->value() : -HUGE_VAL);
}

void TransportBar::setVolume(Decibels volume) {
    m_volume->setValue(static_cast<int>(std::lround(std::clamp(volume.value, lowestVolume, 0.0))));
}

void TransportBar::changeVolume(double decibels) {
    m_volume->setValue(m_volume->value() + static_cast<int>(std::lround(decibels)));
}

void TransportBar::tellVolume() {
    const Decibels now = volume();
    const bool isOff = !std::isfinite(now.value);
    m_volume->setToolTip(isOff ? tr("Volume: off") : tr("Volume %1 dB").arg(levelText(now.value)));
    m_device->setIcon(icon(isOff ? QStringLiteral("speaker-off") : QStringLiteral("speaker")));
    Q_EMIT volumeChanged(now);
}

void TransportBar::tellDevice() {
    const QString used = m_devices->usedName();
    m_device->setToolTip(used.isEmpty() ? tr("No sound device") : tr("Sound comes out of «%1»").arg(used));
    m_device->setAccessibleName(tr("Sound device"));
    m_device->setAccessibleDescription(used);
}

void TransportBar::showDevices() {
    m_devices->popup(m_device->mapToGlobal(QPoint(0, -m_devices->sizeHint().height())));
}

/// On a narrow screen the waveform's ruler says it as well.
void TransportBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_pointer->setVisible(width() >= leastForPointer);
}

}
