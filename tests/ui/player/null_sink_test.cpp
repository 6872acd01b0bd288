#include "support/program.h"
#include "ui/null_sink.h"
#include "ui/recorder.h"
#include "ui/scan.h"

#include "ui/player/player.h"

#include <QSignalSpy>

#include <numbers>

using namespace gleaner;
using namespace gleaner::test;
using ui::Player;

namespace {

constexpr int rate = 48000;
constexpr int patience = 60'000;
constexpr float fade = 144.0F;        ///< 3 ms
constexpr std::size_t settled = 1000; ///< frames after a sound began

std::shared_ptr<const audio::AudioBuffer> tone(double seconds) {
    auto buffer = std::make_shared<audio::AudioBuffer>(2, framesFromSeconds(seconds, rate));
    for (int channel = 0; channel < 2; ++channel)
        for (std::size_t i = 0; i < buffer->channel(channel).size(); ++i)
            buffer->channel(channel)[i] = 0.5F * std::sin(0.05F * static_cast<float>(i));
    return buffer;
}

/// Seeded, the same everywhere.
std::shared_ptr<const audio::AudioBuffer> noise(double seconds) {
    auto buffer = std::make_shared<audio::AudioBuffer>(2, framesFromSeconds(seconds, rate));
    std::uint32_t state = 1;
    for (int channel = 0; channel < 2; ++channel)
        for (float& value : buffer->channel(channel)) {
            state = state * 1664525U + 1013904223U;
            value = static_cast<float>(state >> 8) / static_cast<float>(1U << 24) - 0.5F;
        }
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

    /// A loop of noise, from its first frame on and over its seam some ten times.
    void whatPlaysIsHeard() {
        const auto sound = noise(0.37);
        QVERIFY2(isHeardAs(sound, rate, looped(*sound, 3 * rate), 0), qPrintable(m_difference));
    }

    /// At another rate than the device's: whole periods of sines, which the seam must not be heard in.
    void anotherRateIsHeardAsCleanly() {
        constexpr int own = 44100;
        auto sound = std::make_shared<audio::AudioBuffer>(2, own / 4);
        Recorder::Frames wanted(3 * rate);
        const auto valueAt = [](std::size_t c, double seconds) {
            return 0.4 * std::sin(2.0 * std::numbers::pi * (c ? 5000.0 : 440.0) * seconds);
        };
        for (std::size_t c = 0; c < 2; ++c) {
            for (std::size_t i = 0; i < own / 4; ++i)
                sound->channel(static_cast<int>(c))[i] =
                    static_cast<float>(valueAt(c, static_cast<double>(i) / own));
            for (std::size_t i = 0; i < wanted.size(); ++i)
                wanted[i][c] = static_cast<float>(valueAt(c, static_cast<double>(i) / rate));
        }
        wanted.erase(wanted.begin(), wanted.begin() + settled); // the fade in is another test's
        QVERIFY2(isHeardAs(sound, own, wanted, settled), qPrintable(m_difference));
    }

    /// Each fades into the next: none is cut, no hole between them.
    void onwardsThroughManySoundsWithoutAHole() {
        auto level = std::make_shared<audio::AudioBuffer>(2, 10 * rate);
        for (int c = 0; c < 2; ++c)
            std::ranges::fill(level->channel(c), 0.25F);
        double worst = 1.0;
        for (int attempt = 0; attempt < 8 && worst > 0.003; ++attempt) { // see isHeardAs
            Player player;
            Recorder recorder;
            QVERIFY(isWarm(player, recorder));
            const std::size_t before = recorder.size();
            QSignalSpy positions(&player, &Player::positionChanged);
            for (int i = 0; i < 20; ++i) {
                player.playBuffer(level, rate, true);
                positions.clear();
                QVERIFY(comes(positions, 1));
            }
            QTRY_VERIFY_WITH_TIMEOUT(recorder.firstSound(before).has_value(), patience);
            const std::size_t first = *recorder.firstSound(before) + settled;
            QTRY_VERIFY_WITH_TIMEOUT(recorder.size() > first + rate, patience);
            worst = 0.0;
            for (std::size_t i = first; i < recorder.size(); ++i)
                worst = std::max(worst, std::abs(static_cast<double>(recorder.frames()[i][0]) - 0.25));
        }
        QVERIFY2(worst <= 0.003, qPrintable(QString::number(worst)));
    }

    void theVolumeTurnsDownWhatIsHeardAndTheMeterStays() {
        Player player;
        Recorder recorder;
        player.setVolume(Decibels(-12.0));
        QVERIFY(isWarm(player, recorder));
        QSignalSpy levels(&player, &Player::levelsChanged);
        const std::size_t before = recorder.size();
        player.playBuffer(tone(2.0), rate, true);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.firstSound(before, 0.1F).has_value(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.size() > *recorder.firstSound(before, 0.1F) + rate, patience);
        float loudest = 0.0F;
        for (std::size_t i = before; i < recorder.size(); ++i)
            loudest = std::max(loudest, std::abs(recorder.frames()[i][0]));
        QVERIFY(std::abs(20.0 * std::log10(static_cast<double>(loudest)) + 18.02) < 0.1);
        const auto held = levels.back()[1].value<loudness::Levels>();
        QVERIFY(std::abs(held.peak[0].value + 6.02) < 0.1);
    }

    /// A device comes, is chosen, goes while it plays, and comes again.
    void aChosenDeviceIsFoundAgain() {
        Player player;
        QSignalSpy notices(&player, &Player::noticed);
        QSignalSpy lists(&player, &Player::devicesChanged);
        const auto find = [&lists](const QString& name) -> ui::SoundDevice {
            if (lists.isEmpty()) return {};
            for (const auto& device : lists.back()[0].value<std::vector<ui::SoundDevice>>())
                if (device.name == name) return device;
            return {};
        };
        const QString name = QStringLiteral("Headphones");
        QString plug = NullSink::plugIn(name);
        QTRY_VERIFY_WITH_TIMEOUT(!find(name).id.isEmpty(), patience);
        player.chooseDevice({find(name).id, name});
        QSignalSpy playing(&player, &Player::playingChanged);
        player.playBuffer(tone(10.0), rate, true);
        QTRY_COMPARE_WITH_TIMEOUT(NullSink::sinksThatPlay(), QStringList(name), patience);
        NullSink::pullOut(plug);
        QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 1, patience);
        QVERIFY(notices.front()[0].toString().contains(name));
        QTRY_COMPARE_WITH_TIMEOUT(NullSink::sinksThatPlay(), QStringList(QStringLiteral("nothing")),
                                  patience);
        plug = NullSink::plugIn(name);
        QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(NullSink::sinksThatPlay(), QStringList(name), patience);
        QVERIFY(player.isPlaying());
        QCOMPARE(playing.count(), 1); // it never stopped
        NullSink::pullOut(plug);
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
        QCOMPARE(NullSink::streams().size(), 1);
        // Opened anew twice at the most, for a larger buffer where the scan leaves too little time.
        QVERIFY(NullSink::streams().front().toInt() <= stream.front().toInt() + 2);
        QVERIFY(scan.rounds() > 0);
    }

    /// One stream serves all rates.
    void everyRateInTurn() {
        Player player;
        QStringList stream;
        QSignalSpy playing(&player, &Player::playingChanged);
        for (int round = 0; round < 20; ++round) {
            playing.clear();
            player.playBuffer(tone(0.02), round % 2 ? 48000 : 44100, false);
            QVERIFY(comes(playing, 2));
            QVERIFY2(player.hasDevice(), qPrintable(player.error()));
            if (round == 0) stream = NullSink::streams();
        }
        QCOMPARE(NullSink::streams(), stream);
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
    /// The device is open, and its monitor gives what it gets: PulseAudio 16 loses the first frames of a
    /// stream.
    static bool isWarm(Player& player, Recorder& recorder) {
        QSignalSpy playing(&player, &Player::playingChanged);
        player.playBuffer(tone(0.1), rate, false);
        return comes(playing, 2) && recorder.start() && recorder.waitForSilence(0.1);
    }

    static Recorder::Frames looped(const audio::AudioBuffer& sound, std::size_t count) {
        Recorder::Frames frames(count);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t c = 0; c < 2; ++c)
                frames[i][c] =
                    sound.channel(static_cast<int>(c))[i % static_cast<std::size_t>(sound.frames())] *
                    std::min(1.0F, static_cast<float>(i) / fade);
        return frames;
    }

    /// Plays a sound in a loop; `wanted` is what comes `later` frames after its begin. A machine that does a
    /// lot beside may not be in time for all of a recording, so it has some tries: what is wrong is wrong in
    /// each.
    bool isHeardAs(const std::shared_ptr<const audio::AudioBuffer>& sound, int ownRate,
                   const Recorder::Frames& wanted, std::size_t later) {
        double best = 1e300;
        for (int attempt = 0; attempt < 8 && best >= -90.0; ++attempt) {
            Player player;
            Recorder recorder;
            if (!isWarm(player, recorder)) return false;
            const std::size_t before = recorder.size();
            player.playBuffer(sound, ownRate, true);
            const bool isThere = QTest::qWaitFor(
                [&] {
                    const auto first = recorder.firstSound(before);
                    return first && recorder.size() > *first + later + wanted.size() + 8;
                },
                patience);
            if (!isThere) return false;
            const std::size_t first = *recorder.firstSound(before);
            for (std::size_t at = first - 4; at <= first + 4; ++at)
                best = std::min(best, residual(recorder.frames(), at + later, wanted));
            m_difference = QStringLiteral("%1 dB").arg(best);
        }
        qInfo("%s", qPrintable(m_difference));
        return best < -90.0;
    }

    QString m_difference; ///< of what was heard last from what should have been
    NullSink m_sink;
};

GLEANER_TEST(NullSinkTest)
#include "null_sink_test.moc"
