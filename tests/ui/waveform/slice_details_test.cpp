#include "support/program.h"
#include "ui/walk.h"
#include "ui/waveform/slice_details.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

/// A loop of two bars at 120 bpm that could begin a beat later, or be one bar.
library::Recording looped() {
    library::Recording recording = test::recordingOf("/recordings/walk.wav", 10.0, "loop perc 2 6 bpm 120");
    analysis::Slice& loop = recording.detection.slices.front();
    const auto at = [](double begin, double end) {
        return FrameRange{framesFromSeconds(begin, test::walkRate), framesFromSeconds(end, test::walkRate)};
    };
    loop.candidates = {{at(2.5, 6.5), 2, 0.05}, {at(2, 6), 2, 0.2}, {at(2, 4), 1, 0.4}};
    loop.traits.bpmAlternatives = {80.0};
    return recording;
}

struct Details {
    Details() {
        document.addRecording(looped());
        view.setRecording(0);
        view.selectSlices({document.slices(0).front().slice.id}, false);
    }
    const analysis::Slice& loop() { return document.slices(0).front().slice; }
    QLineEdit* tempo() {
        for (QLineEdit* line : details.findChildren<QLineEdit*>())
            if (line->accessibleName() == QLatin1String("BPM")) return line;
        return nullptr;
    }
    /// What the menu says, one a line; the one that is chosen with a star.
    static QStringList said(const QMenu& menu) {
        QStringList lines;
        for (const QAction* action : menu.actions())
            lines << (action->isChecked() ? QStringLiteral("* ") : QString()) + action->text();
        return lines;
    }
    QMenu& cuts() {
        QMenu* menu = details.findChild<QPushButton*>(QStringLiteral("cuts"))->menu();
        Q_EMIT menu->aboutToShow();
        return *menu;
    }

    Document document;
    WaveformView view{document};
    SliceDetails details{document, view};
};

}

class SliceDetailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLoopCanBeCutElsewhere() {
        Details shown;
        QCOMPARE(Details::said(shown.cuts()),
                 (QStringList{QStringLiteral("2 bars, 4.00 s at 0:02.50, joint 95 % alike"),
                              QStringLiteral("* 2 bars, 4.00 s at 0:02.00, joint 80 % alike"),
                              QStringLiteral("1 bar, 2.00 s at 0:02.00, joint 60 % alike")}));
        shown.cuts().actions().last()->trigger();
        QCOMPARE(shown.loop().range.end, framesFromSeconds(4, test::walkRate));
        QCOMPARE(shown.loop().traits.bars, std::optional(1));
        QVERIFY(Details::said(shown.cuts()).last().startsWith(u'*'));
        shown.document.undoStack()->undo();
        QCOMPARE(shown.loop().traits.bars, std::optional(2));
    }
    void theBarsFollowTheTempo() {
        Details shown;
        shown.tempo()->clear();
        QTest::keyClicks(shown.tempo(), QStringLiteral("60"));
        QTest::keyClick(shown.tempo(), Qt::Key_Return);
        QCOMPARE(shown.loop().traits.bpm, std::optional(60.0));
        QCOMPARE(shown.loop().traits.bars, std::optional(1));
        QCOMPARE(shown.loop().traits.bpmConfidence, 1.0);
    }
    void theTempoThatItMayBeIsAClickAway() {
        Details shown;
        shown.tempo()->actions().first()->trigger();
        auto* menu = shown.details.findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        QCOMPARE(Details::said(*menu),
                 (QStringList{QStringLiteral("60"), QStringLiteral("80"), QStringLiteral("240")}));
        menu->actions()[1]->trigger();
        QCOMPARE(shown.loop().traits.bpm, std::optional(80.0));
        QCOMPARE(shown.loop().traits.bpmAlternatives, std::vector{120.0});
        QCOMPARE(shown.loop().traits.beats, std::nullopt); // 5.3 beats are no loop
        menu->close();
    }
};

GLEANER_TEST(SliceDetailsTest)
#include "slice_details_test.moc"
