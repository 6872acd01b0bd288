#pragma once

#include "ui/desktop/desktop.h"

#include <QObject>
#include <QVariantMap>

namespace gleaner::ui {

/// The desktop, told by its session bus: notifications as org.freedesktop.Notifications takes them, progress
/// as com.canonical.Unity.LauncherEntry (KDE's, Unity's and most docks). Without a bus the window's entry in
/// the taskbar asks for attention, and there is no progress.
class SessionBus : public QObject, public Desktop {
    Q_OBJECT
public:
    using QObject::QObject;

    void notify(const Notice& notice) override;
    void setProgress(std::optional<double> fraction) override;

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);

Q_SIGNALS:
    void clicked(); ///< a notification: the person wants to see the window

private:
    uint m_last = 0; ///< the desktop's number of the last notification; the next takes its place
    bool m_listens = false;
};

/// What LauncherEntry's signal Update says.
QVariantMap launcherProgress(std::optional<double> fraction);
/// The eight arguments of Notify, `replaces` an earlier one (0: none).
QVariantList notifyArguments(const Notice& notice, uint replaces);

}
