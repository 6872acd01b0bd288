#include "support/program.h"
#include "ui/transport/device_menu.h"
#include "ui/transport/level_meter.h"
#include "ui/transport/transport_bar.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

const std::vector<SoundDevice> twoDevices = {{"a", QStringLiteral("Built-in"), true},
                                             {"b", QStringLiteral("USB")}};

struct Bar {
    QAction play{QStringLiteral("Play")}, loop, seam, processed, compare, inSong, autoPlay;
    TransportBar bar{{play, loop, seam, processed, compare, inSong, autoPlay}};
};

QAction* entry(const DeviceMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text().contains(text)) return action;
    return nullptr;
}

}

class TransportBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itTellsTheTimes() {
        Bar b;
        b.bar.setTimes(12.3456, 3725.0);
        b.bar.setPointer(61.0);
        QStringList texts;
        for (const QLabel* label : b.bar.findChildren<QLabel*>())
            texts << label->text();
        QVERIFY2(texts.contains(QStringLiteral("0:12.346 / 1:02:05")), qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains(QStringLiteral("Pointer 1:01.000")));
    }

    void theLowestVolumeIsNone() {
        Bar b;
        QSignalSpy changes(&b.bar, &TransportBar::volumeChanged);
        QCOMPARE(b.bar.volume().value, 0.0);
        b.bar.changeVolume(-3.0);
        QCOMPARE(b.bar.volume().value, -3.0);
        for (int i = 0; i < 20; ++i)
            b.bar.changeVolume(-3.0);
        QCOMPARE(linearFromDecibels(b.bar.volume()), 0.0);
        b.bar.setVolume(Decibels(-12.0));
        QCOMPARE(changes.back()[0].value<Decibels>().value, -12.0);
    }

    void aDeviceThatIsAwayStaysChosen() {
        DeviceMenu menu;
        QSignalSpy chosen(&menu, &DeviceMenu::chosen);
        menu.setDevices(twoDevices, "a");
        QVERIFY(menu.actions().front()->isChecked()); // the system's
        QVERIFY(menu.actions().front()->text().contains(QStringLiteral("Built-in")));
        entry(menu, QStringLiteral("USB"))->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(menu.choice(), (SoundDeviceChoice{"b", QStringLiteral("USB")}));
        menu.setDevices({twoDevices.front()}, "a");
        QCOMPARE(menu.usedName(), QStringLiteral("Built-in"));
        const QAction* away = entry(menu, QStringLiteral("USB"));
        QVERIFY(away && away->isChecked() && away->text().contains(QStringLiteral("not there")));
        menu.setDevices(twoDevices, "b");
        QVERIFY(entry(menu, QStringLiteral("USB"))->isChecked());
    }

    void whichDeviceIsUsed() {
        QCOMPARE(pickDevice(twoDevices, {})->id, QByteArray("a"));
        QCOMPARE(pickDevice(twoDevices, {"b", {}})->id, QByteArray("b"));
        QCOMPARE(pickDevice(twoDevices, {"gone", {}})->id, QByteArray("a"));
        QVERIFY(!pickDevice({}, {"b", {}}));
        QCOMPARE(pickDevice({twoDevices.back()}, {})->id, QByteArray("b")); // a system without a default
    }

    void theMeterSpeaks() {
        LevelMeter meter;
        QVERIFY(meter.description().isEmpty());
        loudness::Levels held;
        held.peak = {Decibels(-6.0), Decibels(-3.0)};
        held.truePeak = Decibels(-2.5);
        held.momentary = Lufs(-14.25);
        meter.setLevels({}, held);
        QVERIFY2(meter.description().contains(QStringLiteral("true peak −2.5 dBTP")),
                 qPrintable(meter.description()));
        QVERIFY(meter.description().contains(QStringLiteral("right −3.0")));
        QCOMPARE(levelText(-HUGE_VAL), QStringLiteral("–"));
    }

    /// More level, more of the bar is filled; an overload marks itself.
    void theMeterShowsTheLevel() {
        const auto filled = [](double level) {
            LevelMeter meter;
            meter.resize(meter.sizeHint());
            loudness::Levels now;
            now.peak = {Decibels(level), Decibels(level)};
            meter.setLevels(now, {});
            const QImage picture = meter.grab().toImage();
            const QRgb colour = meter.palette().color(QPalette::Highlight).rgb();
            int count = 0;
            for (int x = 0; x < 112; ++x)
                if (picture.pixel(x, meter.height() / 2 - 4) == colour) ++count;
            return count;
        };
        QCOMPARE(filled(-HUGE_VAL), 0);
        QVERIFY(std::abs(filled(-30.0) - 56) <= 1);
        QCOMPARE(filled(0.0), 112);
    }
};

GLEANER_TEST(TransportBarTest)
#include "transport_bar_test.moc"
