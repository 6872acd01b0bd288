#include "support/program.h"
#include "ui/walk.h"
#include "ui/waveform/shape_fields.h"
#include "ui/waveform/slice_details.h"

#include <QClipboard>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

Frame walkFrame(double seconds) { return framesFromSeconds(seconds, test::walkRate); }

/// A phrase from 2 to 6 s in a view of 1,000 pixels that shows all of 10 s.
struct Shaped {
    explicit Shaped(const char* slices = "phrase vocal 2 6") {
        document.addRecording(test::recordingOf("/recordings/walk.wav", 10.0, slices));
        view.resize(1068, 400); // 68 are the names at the left
        view.setRecording(0);
        view.selectSlices({slice().slice.id}, false);
        view.show();
    }
    const pack::ChosenSlice& slice() const { return document.slices(0).front(); }
    static int xOf(double seconds) { return 68 + static_cast<int>(seconds * 100.0); }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&view, Qt::LeftButton, Qt::NoModifier, from);
        for (int i = 1; i <= 4; ++i)
            QTest::mouseMove(&view, from + (to - from) * i / 4);
        QTest::mouseRelease(&view, Qt::LeftButton, Qt::NoModifier, to);
    }
    void key(int key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&view, static_cast<Qt::Key>(key), with);
    }
    int steps() { return document.undoStack()->count(); }
    /// Lanes take 4 times 22 pixels under a ruler of 24.
    static constexpr int fadesY = 24 + 4 * 22 + 21;

    Document document;
    WaveformView view{document};
};

QLineEdit* fieldNamed(QWidget& in, const char* name) {
    for (QLineEdit* line : in.findChildren<QLineEdit*>())
        if (line->accessibleName() == QLatin1String(name)) return line;
    return nullptr;
}

void type(QLineEdit* field, const char* text) {
    field->selectAll();
    QTest::keyClicks(field, QString::fromLatin1(text));
    QTest::keyClick(field, Qt::Key_Return);
}

}

/// A region is faded, made louder, locked, copied and moved, by hand and by keys.
class RegionShapeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFadeIsDraggedByItsHandle() {
        Shaped shown;
        const int before = shown.steps();
        shown.drag({Shaped::xOf(2) + 9, Shaped::fadesY}, {Shaped::xOf(3) + 9, Shaped::fadesY});
        QVERIFY(std::abs(shown.slice().shape.fadeIn - walkFrame(1)) < walkFrame(0.02));
        shown.drag({Shaped::xOf(6) - 9, Shaped::fadesY}, {Shaped::xOf(5.5) - 9, Shaped::fadesY});
        QVERIFY(std::abs(shown.slice().shape.fadeOut - walkFrame(0.5)) < walkFrame(0.02));
        QCOMPARE(shown.slice().slice.range, (FrameRange{walkFrame(2), walkFrame(6)}));
        QCOMPARE(shown.steps(), before + 2);
        shown.document.undoStack()->undo();
        shown.document.undoStack()->undo();
        QVERIFY(shown.slice().shape.isPlain());
    }

    void escapePutsAHandleBack() {
        Shaped shown;
        const int before = shown.steps();
        QTest::mousePress(&shown.view, Qt::LeftButton, Qt::NoModifier, {Shaped::xOf(2) + 9, Shaped::fadesY});
        QTest::mouseMove(&shown.view, {Shaped::xOf(4), Shaped::fadesY});
        QVERIFY(shown.slice().shape.fadeIn > 0);
        shown.key(Qt::Key_Escape);
        QVERIFY(shown.slice().shape.isPlain());
        QTest::mouseRelease(&shown.view, Qt::LeftButton, Qt::NoModifier, {Shaped::xOf(4), Shaped::fadesY});
        QVERIFY(shown.steps() <= before + 1);
    }

    void keysShapeItToo() {
        Shaped shown;
        shown.key(Qt::Key_Up, Qt::ShiftModifier);
        shown.key(Qt::Key_Up, Qt::ShiftModifier);
        shown.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shown.slice().shape.gainDb, 0.5);
        QTest::mouseClick(&shown.view, Qt::LeftButton, Qt::NoModifier, {Shaped::xOf(3), 300});
        shown.key(Qt::Key_I, Qt::ShiftModifier);
        QVERIFY(std::abs(shown.slice().shape.fadeIn - walkFrame(1)) < walkFrame(0.02));
    }

    void aLoopHasNoFadesToDrag() {
        Shaped shown("loop perc 2 6 bpm 120");
        shown.drag({Shaped::xOf(2) + 9, Shaped::fadesY}, {Shaped::xOf(3) + 9, Shaped::fadesY});
        QVERIFY(shown.slice().shape.isPlain());
    }

    void whatIsLockedMovesNoMore() {
        Shaped shown;
        shown.key(Qt::Key_U);
        QVERIFY(shown.slice().locked);
        const pack::ChosenSlice before = shown.slice();
        shown.drag({Shaped::xOf(2), 300}, {Shaped::xOf(1), 300});
        shown.drag({Shaped::xOf(2) + 9, Shaped::fadesY}, {Shaped::xOf(3) + 9, Shaped::fadesY});
        shown.view.selectSlices({before.slice.id}, false);
        for (const int key : {int(Qt::Key_Delete), int(Qt::Key_1), int(Qt::Key_Comma), int(Qt::Key_S)})
            shown.key(key);
        QCOMPARE(shown.slice(), before);
        shown.key(Qt::Key_U);
        shown.key(Qt::Key_Delete);
        QVERIFY(shown.document.slices(0).empty());
    }

    void copiesGoThroughTheClipboard() {
        Shaped shown;
        shown.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->text().startsWith(
            QStringLiteral("2.000000\t6.000000\tphrase: ")));
        shown.key(Qt::Key_V, Qt::ControlModifier); // the cursor stands at the start
        QCOMPARE(shown.document.slices(0).size(), std::size_t{2});
        QCOMPARE(shown.slice().slice.range, (FrameRange{0, walkFrame(4)}));
        shown.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(shown.document.slices(0).size(), std::size_t{3});
        // Labels of another program, as text.
        QGuiApplication::clipboard()->setText(QStringLiteral("7\t7.5\tdoor\n"));
        shown.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(shown.document.slices(0).back().name, std::string("door"));
        QGuiApplication::clipboard()->setText(QStringLiteral("once upon a time"));
        const int before = shown.steps();
        shown.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(shown.steps(), before);
    }

    /// Times are typed as they are shown; a begin behind the end takes the region along.
    void timesAndLengthsCanBeTyped() {
        Shaped shown;
        SliceDetails details(shown.document, shown.view);
        type(fieldNamed(details, "Begin"), "0:03");
        QCOMPARE(shown.slice().slice.range, (FrameRange{walkFrame(3), walkFrame(6)}));
        type(fieldNamed(details, "Length"), "500 ms");
        QCOMPARE(shown.slice().slice.range, (FrameRange{walkFrame(3), walkFrame(3.5)}));
        type(fieldNamed(details, "Begin"), "8");
        QCOMPARE(shown.slice().slice.range, (FrameRange{walkFrame(8), walkFrame(8.5)}));
        type(fieldNamed(details, "End"), "soon");
        QCOMPARE(fieldNamed(details, "End")->text(), QStringLiteral("0:08.500"));
        shown.view.setTimeFormat(TimeFormat::Samples);
        QCOMPARE(fieldNamed(details, "Begin")->text(), QString::number(walkFrame(8)));
        type(fieldNamed(details, "Fade out"), "100");
        QCOMPARE(shown.slice().shape.fadeOut, Frame{100});
        details.findChild<QDoubleSpinBox*>()->setValue(-3.0);
        QCOMPARE(shown.slice().shape.gainDb, -3.0);
    }

    /// With a tempo there are beats to land on.
    void edgesLandOnBeats() {
        Shaped shown("loop perc 2 6 bpm 120");
        shown.view.setSnapMode(SnapMode::Grid);
        shown.drag({Shaped::xOf(6), 300}, {Shaped::xOf(7.02), 300});
        const double beats = secondsFromFrames(shown.slice().slice.range.length(), test::walkRate) * 2.0;
        QVERIFY2(std::abs(beats * 4.0 - std::round(beats * 4.0)) < 0.001, qPrintable(QString::number(beats)));
        QVERIFY(std::abs(beats - 10.0) <= 0.25);
    }
};

GLEANER_TEST(RegionShapeTest)
#include "region_shape_test.moc"
