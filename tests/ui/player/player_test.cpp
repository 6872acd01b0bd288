#include "support/program.h"
#include "ui/player/player.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;
using gleaner::ui::Player;

/// On a machine without any sound server: what a person without a sound device sees.
class PlayerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        // A place where no sound server listens, whatever runs on this machine.
        QVERIFY(m_folder.isValid());
        qputenv("PULSE_SERVER", "unix:" + m_folder.filePath(QStringLiteral("nobody")).toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
    }

    void withoutADeviceItSaysSo() {
        Player player;
        QSignalSpy errors(&player, &Player::errorChanged);
        QTRY_COMPARE(errors.count(), 1);
        QVERIFY(!player.hasDevice());
        QVERIFY(player.error().contains(QStringLiteral("sound device")));
        QVERIFY(player.error().endsWith(QLatin1Char('.')));
        QVERIFY(!player.isPlaying());
    }

    void askedToPlayWithoutADeviceItStaysQuiet() {
        Player player;
        QSignalSpy errors(&player, &Player::errorChanged);
        QSignalSpy playing(&player, &Player::playingChanged);
        auto buffer = std::make_shared<audio::AudioBuffer>(2, 48000);
        player.playBuffer(buffer, 48000, true);
        player.playFile(QStringLiteral("/no/such/file.wav"), {0, 1000}, false);
        player.stop();
        QTRY_COMPARE(errors.count(), 1); // once, however often one tries
        QVERIFY(!player.isPlaying());
        QCOMPARE(playing.count(), 0);
    }

    void itGoesAwayWhileItLooks() {
        for (int i = 0; i < 3; ++i) {
            Player player;
            player.playBuffer(std::make_shared<audio::AudioBuffer>(1, 1000), 44100, false);
        }
        Player last;
        QTRY_VERIFY(!last.hasDevice());
    }

private:
    QTemporaryDir m_folder;
};

GLEANER_TEST(PlayerTest)
#include "player_test.moc"
