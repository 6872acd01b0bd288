#include "support/program.h"
#include "ui/desk.h"
#include "ui/held.h"

#include "support/scratch.h"
#include "ui/sessions/open_recordings.h"
#include "ui/wave/waveform_source.h"
#include "ui/waveform/waveform_view.h"
#include "ui/worker/work.h"

#include <QSignalSpy>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr int longEnough = 60000; ///< ms

/// What opens recordings, with a view on them, and without a window round it.
struct Table {
    Desk desk;
    ui::Document document;
    ui::Work work;
    ui::OpenRecordings opening{document, work, desk.answers, desk.cache()};
    ui::WaveformView view{document};

    Table() {
        QObject::connect(&opening, &ui::OpenRecordings::arriving, &view, &ui::WaveformView::showArriving);
        QObject::connect(&opening, &ui::OpenRecordings::nothingCame, &view,
                         &ui::WaveformView::forgetArriving);
        QObject::connect(&opening, &ui::OpenRecordings::opened, &view, &ui::WaveformView::setRecording);
        view.resize(800, 300);
        view.show();
    }
    bool isDrawn() const { return view.source().pyramid() && !view.source().isBuilding(); }
};

}

/// What was dropped is seen before it is known, and nothing jumps when it is.
class ArrivingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isSeenBeforeItsTurn() {
        Table table;
        Held held;
        table.work.run<int>(ui::Lane::Opening, QStringLiteral("another"), held.work(1), [](int) {});
        table.opening.open({table.desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(table.view.arriving(), longEnough);
        QVERIFY(table.document.recordings().empty());
        QCOMPARE(table.view.recording(), -1);
        QCOMPARE(table.view.frames(), Frame(22 * 48000));
        QCOMPARE(table.view.channels(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(table.isDrawn(), longEnough);

        // A person looks closer, and goes on looking when it is part of the work.
        const FrameRange closer{48000, 3 * 48000};
        table.view.setVisibleRange(closer);
        const audio::WaveformPyramid* picture = table.view.source().pyramid();
        held.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(table.view.recording(), 0, longEnough);
        QVERIFY(!table.view.arriving());
        QCOMPARE(table.view.visibleRange(), closer);
        QVERIFY(table.isDrawn());
        QCOMPARE(table.view.source().pyramid(), picture); // it was not made again
    }

    /// It is no part of the work yet: nothing that a key does gets lost, for it does nothing.
    void cannotBeEdited() {
        Table table;
        table.view.showArriving({std::filesystem::path(table.desk.recording().toStdString()),
                                 audio::AudioInfo{.rate = 48000, .channels = 2, .frames = 22 * 48000}});
        table.view.setTimeSelection({48000, 96000});
        for (const int key :
             {Qt::Key_R, Qt::Key_Delete, Qt::Key_1, Qt::Key_S, Qt::Key_J, Qt::Key_Z, Qt::Key_Tab})
            QTest::keyClick(&table.view, static_cast<Qt::Key>(key));
        QVERIFY(!table.document.isModified());
        QVERIFY(table.document.recordings().empty());
    }

    void whatIsNoSoundComesToNothing() {
        Table table;
        QSignalSpy nothing(&table.opening, &ui::OpenRecordings::nothingCame);
        QSignalSpy failed(&table.opening, &ui::OpenRecordings::failed);
        const QString file = table.desk.path("text.wav");
        write(std::filesystem::path(file.toStdString()), "this is no sound at all");
        table.opening.open({file});
        QTRY_COMPARE_WITH_TIMEOUT(nothing.count(), 1, longEnough);
        QCOMPARE(failed.count(), 1);
        QVERIFY(!table.view.arriving());
        QCOMPARE(table.view.frames(), Frame(0));
    }

    /// Of two that wait the last is looked at, whatever becomes of the first.
    void anotherThatComesToNothingTakesNoPicture() {
        Table table;
        Held held;
        table.work.run<int>(ui::Lane::Opening, QStringLiteral("another"), held.work(1), [](int) {});
        table.opening.open({table.desk.recording()});
        table.opening.open({table.desk.recording(6)});
        const auto isSecond = [&] {
            return table.view.arriving() &&
                   table.view.arriving()->files == table.desk.recording(6).toStdString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSecond(), longEnough);
        table.work.cancel(table.work.pieces()[1].number);
        held.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(table.document.recordings().size(), std::size_t(1), longEnough);
        QCOMPARE(table.view.recording(), 0);
        QVERIFY(!table.view.arriving());
    }

    void aCancelTakesThePictureAway() {
        Table table;
        Held held;
        table.work.run<int>(ui::Lane::Opening, QStringLiteral("another"), held.work(1), [](int) {});
        table.opening.open({table.desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(table.view.arriving(), longEnough);
        table.work.cancel(table.work.pieces().back().number);
        QTRY_VERIFY_WITH_TIMEOUT(!table.view.arriving(), longEnough);
        QCOMPARE(table.view.frames(), Frame(0));
        held.letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!table.work.isRunning(), longEnough);
        QVERIFY(table.document.recordings().empty());
    }
};

GLEANER_TEST(ArrivingTest)
#include "arriving_test.moc"
