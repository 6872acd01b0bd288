#pragma once

// A sound server of the test's own, which plays into nothing, as fast as a loudspeaker would.

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/prctl.h>

namespace gleaner::test {

/// PulseAudio with one null sink, in a folder of its own; this process finds no other one. Make it before
/// anything looks for a sound device.
class NullSink {
public:
    NullSink() : m_program(QStandardPaths::findExecutable(QStringLiteral("pulseaudio"))) {
        for (const char* name : {"XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "HOME"})
            qputenv(name, m_folder.path().toUtf8());
        qputenv("PULSE_SERVER", "unix:" + socket().toUtf8());
    }
    ~NullSink() { stop(); }

    bool isInstalled() const { return !m_program.isEmpty(); }

    /// True once it listens.
    bool start() {
        m_server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); }); // a test may abort
        m_server.start(
            m_program,
            {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
             QStringLiteral("--use-pid-file=no"), QStringLiteral("--disable-shm"),
             QStringLiteral("--log-level=error"),
             QStringLiteral("--load=module-null-sink sink_name=nothing ") + format(),
             QStringLiteral("--load=module-native-protocol-unix auth-anonymous=1 socket=") + socket()});
        return QTest::qWaitFor([this] { return QFileInfo::exists(socket()); }, startPatience);
    }
    void stop() {
        if (m_server.state() == QProcess::NotRunning) return;
        m_server.kill();
        m_server.waitForFinished();
        QFile::remove(socket());
    }

    /// Another one comes; the number that it goes by.
    static QString plugIn(const QString& name) {
        const QStringList answer = ask({QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                                        QStringLiteral("sink_name=") + name, QStringLiteral("rate=48000"),
                                        QStringLiteral("format=float32le"), QStringLiteral("channels=2"),
                                        QStringLiteral("sink_properties=device.description=") + name});
        return answer.isEmpty() ? QString() : answer.front();
    }
    static void pullOut(const QString& number) { ask({QStringLiteral("unload-module"), number}); }

    /// What a client of the server says ("pactl list short sink-inputs"), in lines.
    static QStringList ask(const QStringList& arguments) {
        QProcess client;
        client.start(QStringLiteral("pactl"), arguments);
        client.waitForFinished();
        return QString::fromUtf8(client.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
    /// The streams that play into the sink, by the server's numbers: one that was opened again has another.
    static QStringList streams() {
        QStringList numbers;
        for (const QString& line :
             ask({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("sink-inputs")}))
            numbers << line.section(u'\t', 0, 0);
        return numbers;
    }

    /// The sinks that something plays into, by name.
    static QStringList sinksThatPlay() {
        QMap<QString, QString> names;
        for (const QString& line :
             ask({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("sinks")}))
            names[line.section(u'\t', 0, 0)] = line.section(u'\t', 1, 1);
        QStringList playing;
        for (const QString& line :
             ask({QStringLiteral("list"), QStringLiteral("short"), QStringLiteral("sink-inputs")}))
            playing << names.value(line.section(u'\t', 1, 1));
        return playing;
    }

private:
    static QString format() { return QStringLiteral("rate=48000 format=float32le channels=2"); }
    QString socket() const { return m_folder.filePath(QStringLiteral("socket")); }

    static constexpr int startPatience = 30'000;
    QTemporaryDir m_folder;
    QString m_program;
    QProcess m_server;
};

}
