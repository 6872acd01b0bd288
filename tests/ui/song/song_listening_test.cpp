// The song through a sound server: from the key to the playhead.

#include "support/program.h"
#include "ui/null_sink.h"
#include "ui/window/hands.h"

#include "ui/song/arrangement_view.h"
#include "ui/song/song_page.h"
#include "ui/song/song_preview.h"
#include "ui/song/song_stage.h"

using namespace gleaner;
using namespace gleaner::test;

class SongListeningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!m_sink.isInstalled())
            QSKIP("PulseAudio is not installed: packaging/install-dependencies --tests brings it.");
        QVERIFY(m_sink.start());
    }

    /// L plays the section under the cursor, whose end is never passed.
    void aSectionIsLooped() {
        Desk desk;
        ui::MainWindow& window = desk.window();
        window.openFiles({desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        window.document().editSong(QStringLiteral("Short"), [](compose::ComposeRequest& song) {
            song.bars = 16;
            song.bpm = 240.0; // a bar a second
        });
        action(window, "showSong").trigger();
        auto& page = *window.findChild<ui::SongPage*>();
        QTRY_VERIFY_WITH_TIMEOUT(page.preview().isUpToDate() && page.canPlay(), patience);
        auto& view = *page.findChild<ui::ArrangementView*>();
        const auto section = static_cast<int>(view.sections().size()) - 1;
        const double begin = view.sections()[static_cast<std::size_t>(section)].bar,
                     end = begin + view.sections()[static_cast<std::size_t>(section)].bars;
        view.setCursor(0, begin);
        double at = -1.0;
        connect(&page, &ui::SongPage::songMoved, this,
                [&at](std::optional<double> seconds, double) { at = seconds.value_or(-1.0); });
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_L);
        QTRY_VERIFY_WITH_TIMEOUT(at >= begin && at < end, patience);
        const double first = at;
        QTRY_VERIFY_WITH_TIMEOUT(at > first + 0.1, patience);
        QVERIFY(at < end);
        QTRY_VERIFY_WITH_TIMEOUT(page.stage().isReady(), patience);
        page.playOrStop();
        QTRY_VERIFY_WITH_TIMEOUT(at < 0.0, patience);
        QVERIFY2(sentence(window).isEmpty(), qPrintable(sentence(window)));
    }

private:
    NullSink m_sink;
};

GLEANER_TEST(SongListeningTest)
#include "song_listening_test.moc"
