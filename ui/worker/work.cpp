#include "ui/worker/work.h"

namespace gleaner::ui {

bool Work::begin(const QString& title) {
    if (isRunning()) {
        Q_EMIT failed(tr("%1 is still under way: wait for it, or cancel it first.").arg(m_title));
        return false;
    }
    m_title = title;
    return true;
}

void Work::watch() {
    connect(m_job.get(), &jobs::Job::progressed, this, &Work::progressed);
    Q_EMIT started(m_title);
}

void Work::cancel() {
    if (m_job) m_job->cancel();
}

bool Work::end(const std::string& error, bool wasCancelled) {
    m_job.release()->deleteLater(); // its signals are still being told
    Q_EMIT finished();
    if (wasCancelled)
        Q_EMIT cancelled(m_title);
    else if (!error.empty())
        Q_EMIT failed(QString::fromStdString(error));
    return !wasCancelled && error.empty();
}

}
