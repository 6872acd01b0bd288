#include "support/program.h"
#include "ui/null_sink.h"
#include "ui/scan.h"

#include "ui/player/player.h"

#include <QSignalSpy>

using namespace gleaner;
using namespace gleaner::test;
using ui::Player;

namespace {

constexpr int rate = 48000;
constexpr int patience = 60'000;

std::shared_ptr<const audio::AudioBuffer> tone(double seconds) {
    auto buffer = std::make_shared<audio::AudioBuffer>(2, framesFromSeconds(seconds, rate));
    for (int channel = 0; channel < 2; ++channel)
        for (std::size_t i = 0; i < buffer->channel(channel).size(); ++i)
            buffer->channel(channel)[i] = 0.5F * std::sin(0.05F * static_cast<float>(i));
    return buffer;
}

bool comes(QSignalSpy& news, int count) {
    while (news.count() < count)
        if (!news.wait(patience)) return false;
    return true;
}

}

/// With a sound server: what a person hears, and that hearing it for an hour does no harm.
class NullSinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!m_sink.isInstalled())
            QSKIP("PulseAudio is not installed: packaging/install-dependencies --tests brings it.");
        QVERIFY(m_sink.start());
    }

    void whatPlaysIsHeard() {
        QProcess recorder;
        recorder.start(QStringLiteral("parec"),
                       {QStringLiteral("--device=nothing.monitor"), QStringLiteral("--format=s16le"),
                        QStringLiteral("--latency-msec=20")});
        QVERIFY(recorder.waitForStarted());
        Player player;
        player.playBuffer(tone(0.5), rate, true);
        qint16 loudest = 0;
        const auto analyse = [&] {
            const QByteArray heard = recorder.readAllStandardOutput();
            for (qsizetype i = 0; i + 1 < heard.size(); i += 2)
                loudest = std::max(loudest, qFromLittleEndian<qint16>(heard.constData() + i));
            return loudest > 16000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(analyse(), patience);
        QVERIFY(loudest < 16800); // half of full scale, as it was played
        recorder.terminate();
        recorder.waitForFinished();
    }

    /// A sound that ends by itself and one that is stopped, in turn. All of it is one stream of the server's.
    void twoHundredRoundsDuringAScan() {
        Scan scan;
        Player player;
        QSignalSpy playing(&player, &Player::playingChanged);
        QSignalSpy positions(&player, &Player::positionChanged);
        const auto shortSound = tone(0.02);
        const auto longSound = tone(10.0);
        QStringList stream;
        for (int round = 0; round < 200; ++round) {
            const bool isStopped = round % 2;
            playing.clear();
            positions.clear();
            player.playBuffer(isStopped ? longSound : shortSound, rate, false);
            QVERIFY(comes(playing, 1));
            if (round == 0) stream = NullSink::streams();
            if (isStopped) {
                QVERIFY(comes(positions, 1));
                player.stop();
            }
            QVERIFY(comes(playing, 2));
            QVERIFY(!player.isPlaying());
            QVERIFY2(player.hasDevice(), qPrintable(player.error()));
        }
        QCOMPARE(stream.size(), 1);
        QCOMPARE(NullSink::streams(), stream);
        QVERIFY(scan.rounds() > 0);
    }

    /// Another rate is another stream once it is quiet, and no harm comes of closing the one before.
    void everyRateInTurn() {
        Player player;
        QSignalSpy playing(&player, &Player::playingChanged);
        for (int round = 0; round < 20; ++round) {
            playing.clear();
            player.playBuffer(tone(0.02), round % 2 ? 48000 : 44100, false);
            QVERIFY(comes(playing, 2));
            QVERIFY2(player.hasDevice(), qPrintable(player.error()));
        }
    }

    void aServerThatDiesIsSaidAndNothingElseHappens() {
        Player player;
        QSignalSpy playing(&player, &Player::playingChanged);
        player.playBuffer(tone(10.0), rate, true);
        QVERIFY(comes(playing, 1));
        m_sink.stop();
        QVERIFY(comes(playing, 2));
        QVERIFY(!player.isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(!player.hasDevice(), patience);
        playing.clear();
        player.playBuffer(tone(1.0), rate, false);
        player.stop();
        QCOMPARE(playing.count(), 0);
    }

private:
    NullSink m_sink;
};

GLEANER_TEST(NullSinkTest)
#include "null_sink_test.moc"
