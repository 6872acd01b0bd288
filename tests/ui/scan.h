#pragma once

#include "ui/short_walk.h"

#include "export/demo_recording.h"
#include "jobs/run.h"
#include "library/recording.h"

#include <QTemporaryDir>
#include <QtTest>

namespace gleaner::test {

/// Listens to a recording over and over, as a scan of a folder does.
class Scan {
public:
    Scan() : m_file(pack::writeDemoRecording(shortWalk(), m_folder.path().toStdString(), {})) { begin(); }
    int rounds() const { return m_periods; }

private:
    void begin() {
        const std::filesystem::path cache =
            m_folder.filePath(QStringLiteral("scan %1").arg(m_periods)).toStdString();
        m_job = jobs::run<library::Recording>(
            [this, cache](const Progress& progress) {
                return library::openRecording(m_file, {}, cache, progress);
            },
            [this](const jobs::Outcome<library::Recording>& heard) {
                QVERIFY(heard.result && !heard.result->detection.slices.empty());
                ++m_periods;
                m_job.release()->deleteLater();
                begin();
            });
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_file;
    std::unique_ptr<jobs::Job> m_job;
    int m_periods = 0;
};

}
