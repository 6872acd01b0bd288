#include "support/program.h"
#include "ui/desktop/session_bus.h"
#include "ui/desktop/work_watch.h"
#include "ui/held.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;
using namespace std::chrono_literals;

namespace {

/// Keeps what it is told.
class Told final : public Desktop {
public:
    void notify(const Notice& notice) override { notices.push_back(notice); }
    void setProgress(std::optional<double> fraction) override { progress.push_back(fraction); }

    std::vector<Notice> notices;
    std::vector<std::optional<double>> progress;
};

/// Work that takes as long as it is said to, and a person who looks elsewhere.
struct Room {
    void run(const QString& title, std::chrono::milliseconds takes, const char* error = nullptr,
             Lane lane = Lane::Exporting) {
        work.run<int>(
            lane, title,
            [error](const Progress& progress) {
                progress.report(0.5);
                if (error) throw Error(error);
                return 1;
            },
            [](int) {}, [this, takes] { now += takes; });
    }
    void finish() { QTRY_VERIFY(!work.isRunning()); }

    std::chrono::milliseconds now{1000};
    bool isWatched = false;
    Told desktop;
    Work work;
    WorkWatch watch{work, desktop, [this] { return isWatched; }, nullptr, [this] { return now; }};
};

}

/// What the desktop is told of long work.
class WorkWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void longWorkThatNobodyWatchedIsTold() {
        Room room;
        room.run(QStringLiteral("Exporting walk"), 21s);
        room.finish();
        QCOMPARE(room.desktop.notices.size(), std::size_t{1});
        QCOMPARE(room.desktop.notices[0], (Notice{QStringLiteral("Done: Exporting walk"), {}}));
    }

    void shortOrWatchedWorkIsNot() {
        Room room;
        room.run(QStringLiteral("Exporting walk"), 19s);
        room.finish();
        room.isWatched = true;
        room.run(QStringLiteral("Exporting walk"), 60s);
        room.finish();
        QVERIFY(room.desktop.notices.empty());
    }

    void whatFailedSaysWhy() {
        Room room;
        room.run(QStringLiteral("Exporting walk"), 30s, "The disk is full.");
        room.finish();
        QCOMPARE(room.desktop.notices.size(), std::size_t{1});
        QCOMPARE(room.desktop.notices[0],
                 (Notice{QStringLiteral("Failed: Exporting walk"), QStringLiteral("The disk is full.")}));
    }

    void whatWasCancelledIsNotTold() {
        Room room;
        room.run(QStringLiteral("Exporting walk"), 30s);
        room.work.cancelAll();
        room.finish();
        QVERIFY(room.desktop.notices.empty());
    }

    void manyInOneLaneAreToldOnce() {
        Room room;
        for (const char* file : {"one", "two", "three"})
            room.run(QStringLiteral("Exporting %1").arg(QLatin1String(file)), 10s);
        room.finish();
        QCOMPARE(room.desktop.notices.size(), std::size_t{1});
        QCOMPARE(room.desktop.notices[0].title, QStringLiteral("Done: Exporting one, and 2 more"));
    }

    void theTaskbarShowsHowFarItIs() {
        Room room;
        test::Held held; // at its half
        room.work.run<int>(Lane::Exporting, QStringLiteral("Exporting walk"), held.work(1), [](int) {});
        QTRY_COMPARE(room.desktop.progress.back(), std::optional(0.5));
        held.letGo();
        room.finish();
        QCOMPARE(room.desktop.progress.front(), std::optional(0.0));
        QCOMPARE(room.desktop.progress.back(), std::optional<double>());
    }

    void theMessagesAreWhatDesktopsTake() {
        QGuiApplication::setDesktopFileName(QStringLiteral("gleaner"));
        const QVariantList call =
            notifyArguments({QStringLiteral("Done: a & b"), QStringLiteral("<b> & c")}, 7);
        QCOMPARE(call.size(), 8);
        QCOMPARE(call[1].metaType(), QMetaType::fromType<uint>());
        QCOMPARE(call[1].toUInt(), 7U);
        QCOMPARE(call[3].toString(), QStringLiteral("Done: a & b"));
        QCOMPARE(call[4].toString(), QStringLiteral("&lt;b&gt; &amp; c"));
        QCOMPARE(call[5].toStringList().first(), QStringLiteral("default"));
        QCOMPARE(call[6].toMap()[QStringLiteral("desktop-entry")].toString(), QStringLiteral("gleaner"));
        QCOMPARE(call[7].metaType(), QMetaType::fromType<int>());
        QCOMPARE(launcherProgress(0.25)[QStringLiteral("progress")].toDouble(), 0.25);
        QVERIFY(!launcherProgress({})[QStringLiteral("progress-visible")].toBool());
    }
};

GLEANER_TEST(WorkWatchTest)
#include "work_watch_test.moc"
