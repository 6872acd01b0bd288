#include "ui/desktop/session_bus.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace gleaner::ui {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int desktopsOwnTime = -1;

}

QVariantMap launcherProgress(std::optional<double> fraction) {
    return {{QStringLiteral("progress"), fraction.value_or(0.0)},
            {QStringLiteral("progress-visible"), fraction.has_value()}};
}

QVariantList notifyArguments(const Notice& notice, uint replaces) {
    const QString program = QGuiApplication::desktopFileName();
    return {QGuiApplication::applicationDisplayName(),
            replaces,
            program, // its icon
            notice.title,
            notice.text.toHtmlEscaped(), // the desktop takes markup
            QStringList{QStringLiteral("default"), QObject::tr("Show")},
            QVariantMap{{QStringLiteral("desktop-entry"), program}},
            desktopsOwnTime};
}

void SessionBus::notify(const Notice& notice) {
    QApplication::alert(nullptr);
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    if (!m_listens)
        m_listens = bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this,
                                SLOT(actionInvoked(uint, QString)));
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    call.setArguments(notifyArguments(notice, m_last));
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* ended) {
        const QDBusPendingReply<uint> reply = *ended;
        if (!reply.isError()) m_last = reply.value(); // no desktop that listens: the taskbar blinks
        ended->deleteLater();
    });
}

void SessionBus::setProgress(std::optional<double> fraction) {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    QDBusMessage update = QDBusMessage::createSignal(
        QStringLiteral("/"), QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    update << QStringLiteral("application://%1.desktop").arg(QGuiApplication::desktopFileName())
           << launcherProgress(fraction);
    bus.send(update);
}

void SessionBus::actionInvoked(uint id, const QString&) {
    if (id == m_last) Q_EMIT clicked();
}

}
