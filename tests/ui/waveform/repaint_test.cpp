#include "support/program.h"
#include "ui/waveform/seen.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;
using test::gutter, test::Seen;

namespace {

/// What a widget paints anew.
class Repaints : public QObject {
public:
    explicit Repaints(QWidget& widget) : m_widget(widget) { widget.installEventFilter(this); }
    int count = 0;
    /// Until all is drawn that was asked for; there is no file, and that is known by then.
    void settle(const WaveformView& view) {
        QVERIFY(QTest::qWaitForWindowExposed(m_widget.window()));
        QTRY_VERIFY(!view.source().isBuilding());
        forget();
        m_widget.update();
        QTRY_VERIFY(share() >= 1.0);
    }
    /// Of the widget, all repaints together.
    double share() const { return m_pixels / (1.0 * m_widget.width() * m_widget.height()); }
    void forget() { count = 0, m_pixels = 0.0; }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Paint) return false;
        ++count;
        for (const QRect& rect : static_cast<QPaintEvent*>(event)->region())
            m_pixels += 1.0 * rect.width() * rect.height();
        return false;
    }

private:
    QWidget& m_widget;
    double m_pixels = 0.0;
};

}

/// An edit, a key and the pointer paint what they change, not the whole view.
class RepaintTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePointerPaintsOnlyWhatItMeets_data() {
        QTest::addColumn<SpectrogramMode>("mode");
        for (const SpectrogramModeInfo& way : spectrogramModes())
            QTest::addRow("%d", static_cast<int>(way.mode)) << way.mode;
    }
    void thePointerPaintsOnlyWhatItMeets() {
        QFETCH(SpectrogramMode, mode);
        Seen seen("phrase vocal 4 5; hit kick 8 8.2", 10.0);
        seen.view.setSpectrogramMode(mode);
        const auto goTo = [&](int x) {
            const QPointF at(gutter + x, 250);
            QMouseEvent move(QEvent::MouseMove, at, seen.view.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                             Qt::NoModifier);
            QCoreApplication::sendEvent(&seen.view, &move);
        };
        Repaints repaints(seen.view);
        repaints.settle(seen.view);
        goTo(100);
        QTRY_COMPARE(repaints.count, 2);
        for (const int x : {104, 160, 220, 300}) {
            repaints.forget();
            goTo(x);
            QTRY_COMPARE(repaints.count, 1);
            QVERIFY2(repaints.share() < 0.06, qPrintable(QString::number(repaints.share())));
        }
        // A region that lights up is a tenth of the view, and is drawn once.
        repaints.forget();
        goTo(450);
        QTRY_COMPARE(repaints.count, 1);
        QVERIFY(repaints.share() > 0.09 && repaints.share() < 0.2);
        repaints.forget();
        goTo(460);
        QTRY_COMPARE(repaints.count, 1);
        QVERIFY(repaints.share() < 0.06);
    }

    void whatIsDeletedLeavesTheRestInItsPlace() {
        Document document;
        document.addRecording(
            test::recordingOf("/recordings/night.wav", 100.0, "phrase vocal 40 42; hit kick 80 80.2"));
        WaveformPage page(document);
        page.view().setRecording(0);
        page.resize(1200, 500);
        page.show();
        page.view().selectSlices({document.slices(0).front().slice.id}, false);
        Repaints repaints(page.view());
        repaints.settle(page.view());
        const QRect before = page.view().geometry();
        repaints.forget();
        QTest::keyClick(&page.view(), Qt::Key_Delete);
        QCOMPARE(document.slices(0).size(), std::size_t{1});
        QVERIFY(page.view().selectedSlices().empty());
        QTRY_VERIFY(repaints.count > 0);
        QTRY_COMPARE(page.view().geometry(), before); // nor later: what is known of a region keeps its room
        QVERIFY2(repaints.share() < 0.1, qPrintable(QString::number(repaints.share())));
        document.undoStack()->undo();
        page.view().selectSlices({document.slices(0).front().slice.id}, false);
        QTRY_COMPARE(page.view().geometry(), before);
    }

    void aKeyPaintsWhatItChanges() {
        Seen seen("phrase vocal 10 12; hit kick 40 42; hit snare 80 82", 100.0);
        Repaints repaints(seen.view);
        repaints.settle(seen.view);
        const auto shareOf = [&](Qt::Key key) {
            repaints.forget();
            QTest::keyClick(&seen.view, key);
            [&] { QTRY_VERIFY(repaints.count > 0); }();
            return repaints.share();
        };
        QVERIFY(shareOf(Qt::Key_PageDown) < 0.1);
        QVERIFY(shareOf(Qt::Key_PageDown) < 0.16); // the one before as well
        QCOMPARE(seen.view.selectedSlices(), std::vector{seen.id(1)});
        QVERIFY(shareOf(Qt::Key_U) < 0.1); // locked
        QVERIFY(shareOf(Qt::Key_Escape) < 0.1);
        QVERIFY(seen.view.selectedSlices().empty());
        QVERIFY(shareOf(Qt::Key_Up) >= 1.0);
        seen.view.setTimeSelection({0, test::walkRate});
        QVERIFY(shareOf(Qt::Key_R) >= 1.0); // the selection of time is gone
    }
};

GLEANER_TEST(RepaintTest)
#include "repaint_test.moc"
