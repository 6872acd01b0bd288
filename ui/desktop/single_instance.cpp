#include "ui/desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

#include <utility>

namespace gleaner::ui {

namespace {

constexpr int patienceMs = 4000; ///< for a window that is busy; then another one opens
constexpr qint64 mostBytes = 8'000'000;
constexpr char thanks = 'k';

QString userId() { return QString::number(QFileInfo(QDir::homePath()).ownerId()); }

// One text, not a list: a number of entries that somebody else wrote is not believed.
QString messageOf(const QStringList& files) { return files.join(QChar::Null); }
QStringList filesOf(const QString& message) { return message.split(QChar::Null, Qt::SkipEmptyParts); }

}

QString SingleInstance::socketFor(const std::filesystem::path& cacheFolder) {
    const QByteArray folder = QByteArray::fromStdString(std::filesystem::absolute(cacheFolder).string());
    const QByteArray hash = QCryptographicHash::hash(folder, QCryptographicHash::Sha256).toHex().left(12);
    const QString place = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return QDir(place.isEmpty() ? QDir::tempPath() : place)
        .filePath(QStringLiteral("gleaner-%1-%2").arg(userId(), QLatin1String(hash)));
}

SingleInstance::SingleInstance(QString socket, QObject* parent)
    : QObject(parent), m_socket(std::move(socket)), m_lock(m_socket + QStringLiteral(".lock")) {
    m_lock.setStaleLockTime(0); // only a program that has ended leaves a stale one
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::greet);
}

bool SingleInstance::handOver(const QStringList& files) const {
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(patienceMs)) return false;
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    stream << messageOf(files);
    socket.write(message);
    char answer = 0;
    return socket.waitForBytesWritten(patienceMs) &&
           (socket.bytesAvailable() > 0 || socket.waitForReadyRead(patienceMs)) && socket.getChar(&answer) &&
           answer == thanks;
}

bool SingleInstance::listen() {
    if (!m_lock.tryLock(0)) return false;
    QLocalServer::removeServer(m_socket); // of a program that was killed: the lock says that none runs
    return m_server.listen(m_socket);
}

void SingleInstance::greet() {
    QLocalSocket* caller = m_server.nextPendingConnection();
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    const auto read = [this, caller] {
        if (caller->bytesAvailable() > mostBytes) return caller->abort();
        QDataStream stream(caller);
        QString message;
        stream.startTransaction();
        stream >> message;
        if (!stream.commitTransaction()) return; // the rest is on its way
        caller->putChar(thanks);
        caller->flush();
        caller->disconnectFromServer();
        Q_EMIT calledFor(filesOf(message));
    };
    connect(caller, &QLocalSocket::readyRead, this, read);
    read();
}

}
