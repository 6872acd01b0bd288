#include "support/program.h"
#include "ui/desktop/single_instance.h"

#include <QDataStream>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace gleaner::ui;

/// A second start of the program and the window that is open.
class SingleInstanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSecondHandsItsFilesToTheFirst() {
        SingleInstance first(m_socket);
        QVERIFY(first.listen());
        QSignalSpy called(&first, &SingleInstance::calledFor);
        const QStringList files{QStringLiteral("/walks/märz.wav"), QStringLiteral("/walks/with space.wav")};
        auto second =
            std::async(std::launch::async, [&] { return SingleInstance(m_socket).handOver(files); });
        QVERIFY(called.wait());
        QCOMPARE(called[0][0].toStringList(), files);
        QVERIFY(second.get());
        QVERIFY(!SingleInstance(m_socket).listen()); // there is one already
    }

    void nobodyAnswersWhereNoneRuns() {
        QVERIFY(!SingleInstance(m_folder.filePath(QStringLiteral("nobody"))).handOver({}));
    }

    void whatAKilledProgramLeftIsTakenOver() {
        const QString socket = m_folder.filePath(QStringLiteral("stale"));
        QFile left(socket);
        QVERIFY(left.open(QIODevice::WriteOnly)); // a name that nobody listens at
        left.close();
        QVERIFY(!SingleInstance(socket).handOver({}));
        SingleInstance next(socket);
        QVERIFY(next.listen());
        QSignalSpy called(&next, &SingleInstance::calledFor);
        auto caller = std::async(std::launch::async, [&] { return SingleInstance(socket).handOver({}); });
        QVERIFY(called.wait());
        QVERIFY(caller.get());
        QVERIFY(called[0][0].toStringList().isEmpty());
    }

    void aMessageInPiecesIsOneMessageAndNoiseIsNone() {
        const QString socket = m_folder.filePath(QStringLiteral("pieces"));
        SingleInstance first(socket);
        QVERIFY(first.listen());
        QSignalSpy called(&first, &SingleInstance::calledFor);
        QByteArray message;
        QDataStream stream(&message, QIODevice::WriteOnly);
        stream << QStringLiteral("/a.wav");
        QLocalSocket noise, slow;
        noise.connectToServer(socket);
        noise.write("\xff\xff"); // less than a message can be
        noise.disconnectFromServer();
        slow.connectToServer(socket);
        slow.write(message.left(5));
        QVERIFY(slow.waitForBytesWritten() || slow.bytesToWrite() == 0);
        QLocalSocket whole; // whoever comes later has been heard: so have they
        whole.connectToServer(socket);
        whole.write(message);
        QTRY_COMPARE(whole.bytesAvailable(), 1);
        QCOMPARE(called.count(), 1);
        QCOMPARE(slow.bytesAvailable(), 0);
        slow.write(message.mid(5));
        QTRY_COMPARE(slow.bytesAvailable(), 1);
        QTRY_COMPARE(called.count(), 2);
        QCOMPARE(called[1][0].toStringList(), QStringList{QStringLiteral("/a.wav")});
    }

    void everyFolderOfCachesHasAnInstanceOfItsOwn() {
        const QString one = SingleInstance::socketFor("/home/x/.cache/gleaner");
        QVERIFY(one != SingleInstance::socketFor("/tmp/trial"));
        QCOMPARE(one, SingleInstance::socketFor("/home/x/.cache/gleaner"));
        QVERIFY(one.toUtf8().size() < 100); // what a socket's name may have
    }

private:
    QTemporaryDir m_folder;
    QString m_socket = m_folder.filePath(QStringLiteral("gleaner"));
};

GLEANER_TEST(SingleInstanceTest)
#include "single_instance_test.moc"
