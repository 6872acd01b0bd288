#include "hands.h"
#include "support/program.h"

#include "ui/recordings/recordings_panel.h"
#include "ui/regions/regions_page.h"
#include "ui/transport/device_menu.h"
#include "ui/transport/transport_bar.h"
#include "ui/waveform/waveform_page.h"

#include <QLabel>
#include <QTableView>

using namespace gleaner;
using namespace gleaner::test;

/// The bar and its keys in the window, on a machine whose devices can't really be opened.
class TransportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_desk.sound = [] {
            return std::vector<ui::SoundDevice>{{"a", QStringLiteral("Built-in"), true},
                                                {"b", QStringLiteral("USB")}};
        };
        openWindow();
    }

    void itStandsWhereThereIsSomethingToHear() {
        QVERIFY(bar().isVisible());
        m_desk.current().document().clear();
        QTRY_VERIFY(!bar().isVisible());
        openWindow();
    }

    void itTellsTheTimeUnderThePointer() {
        view().zoomToFit();
        const double seconds = secondsFromFrames(
            view().frames(), m_desk.current().document().recordings()[0].recording.info.rate);
        QSignalSpy moves(&view(), &ui::WaveformView::pointerMoved);
        QTest::mouseMove(&view(), view().rect().center());
        QTRY_VERIFY(!moves.isEmpty());
        const double there = secondsFromFrames(moves.back()[0].toLongLong(), view().rate());
        QVERIFY(std::abs(there - seconds / 2.0) < seconds * 0.1);
        QStringList texts;
        for (const QLabel* label : bar().findChildren<QLabel*>())
            texts << label->text();
        QVERIFY2(texts.join(u'|').contains(QStringLiteral("Pointer 0:")), qPrintable(texts.join(u'|')));
    }

    void whatWasSetIsThereAfterARestart() {
        QTest::keyClick(&view(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(&view(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(&view(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(bar().volume().value, -3.0);
        QTest::keyClick(&view(), Qt::Key_A);
        QVERIFY(action(m_desk.current(), "autoPlay").isChecked());
        QTRY_COMPARE(bar().devices().usedName(), QStringLiteral("Built-in"));
        choose(QStringLiteral("USB"));
        QTRY_COMPARE(bar().devices().usedName(), QStringLiteral("USB"));

        openWindow();
        QCOMPARE(bar().volume().value, -3.0);
        QVERIFY(action(m_desk.current(), "autoPlay").isChecked());
        QCOMPARE(bar().devices().choice().name, QStringLiteral("USB"));
        QTRY_COMPARE(bar().devices().usedName(), QStringLiteral("USB"));
        QTest::keyClick(&view(), Qt::Key_A);
        QVERIFY(!action(m_desk.current(), "autoPlay").isChecked());
    }

    void theDevicesAreAKeyAway() {
        QTest::keyClick(&view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(bar().devices().isVisible());
        QCOMPARE(bar().devices().actions().size(), 4); // the system's, a line, two
        bar().devices().close();
    }

    void waysAreSwitchedByKeysAndShown() {
        auto& window = m_desk.current();
        const bool before = action(window, "processed").isChecked();
        QTest::keyClick(&view(), Qt::Key_P);
        QCOMPARE(action(window, "processed").isChecked(), !before);
        QTest::keyClick(&view(), Qt::Key_P, Qt::ShiftModifier);
        QCOMPARE(action(window, "processed").isChecked(), before);
        QVERIFY(action(window, "compare").isChecked());
        QTest::keyClick(&view(), Qt::Key_P, Qt::ShiftModifier);
        QCOMPARE(action(window, "processed").isChecked(), !before);
        QVERIFY(action(window, "compare").isChecked()); // as long as one compares
        QTest::keyClick(&view(), Qt::Key_P);
        QVERIFY(!action(window, "compare").isChecked());
        QTest::keyClick(&view(), Qt::Key_T);
        QVERIFY(action(window, "inSong").isChecked());
        QTest::keyClick(&view(), Qt::Key_T);
        QVERIFY(!action(window, "inSong").isChecked());
    }

    /// There A, C and T move edges and answer questions.
    void theTableOfRegionsKeepsItsKeys() {
        auto& window = m_desk.current();
        auto& table = window.findChild<ui::RegionsPage*>()->table();
        action(window, "showRegions").trigger();
        QTRY_VERIFY(table.hasFocus());
        table.selectRow(0);
        QSignalSpy autoPlay(&action(window, "autoPlay"), &QAction::triggered);
        QSignalSpy seam(&action(window, "seam"), &QAction::triggered);
        QSignalSpy inSong(&action(window, "inSong"), &QAction::triggered);
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_C, Qt::Key_T})
            QTest::keyClick(&table, key);
        QCOMPARE(autoPlay.count() + seam.count() + inSong.count(), 0);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_C);
        QCOMPARE(seam.count(), 1);
    }

private:
    void openWindow() {
        ui::MainWindow& window = m_desk.window();
        window.openFiles({m_desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        window.activateWindow();
        view().setFocus();
        QTRY_VERIFY(view().hasFocus());
    }
    void choose(const QString& name) {
        for (QAction* entry : bar().devices().actions())
            if (entry->text() == name) entry->trigger();
    }
    ui::TransportBar& bar() { return *m_desk.current().findChild<ui::TransportBar*>(); }
    ui::WaveformView& view() { return m_desk.current().findChild<ui::WaveformPage*>()->view(); }

    Desk m_desk;
};

GLEANER_TEST(TransportTest)
#include "transport_test.moc"
