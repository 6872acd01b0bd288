#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <filesystem>

namespace gleaner::ui {

/// One program for each person and folder of caches: who starts it again hands its files to the window that
/// is open. The socket lies where only this person may look.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    /// Where the programs of this person that work with a folder of caches meet.
    static QString socketFor(const std::filesystem::path& cacheFolder);

    explicit SingleInstance(QString socket, QObject* parent = nullptr);

    /// Gives the files (whole paths; none: the window is only raised) to the program that listens, and waits
    /// until it has them: to be called before there is a window. False: nobody answers.
    bool handOver(const QStringList& files) const;
    /// From now on others hand over to this one; what a killed program left there is taken over. False:
    /// another one listens already.
    bool listen();

Q_SIGNALS:
    /// Somebody started the program again.
    void calledFor(const QStringList& files);

private:
    void greet();

    QString m_socket;
    QLockFile m_lock;
    QLocalServer m_server;
};

}
