#include "support/program.h"
#include "support/some.h"
#include "ui/pack/pack_page.h"
#include "ui/pack/thin_out.h"
#include "ui/walk.h"

#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

/// A recording whose hits sound as the letters say: equal letters are one sound twice.
library::Recording steps(const std::string& file, const std::string& sounds) {
    std::string slices;
    for (std::size_t i = 0; i < sounds.size(); ++i)
        slices +=
            (i ? ";" : "") + std::string("hit perc ") + std::to_string(i) + ' ' + std::to_string(i) + ".3";
    library::Recording recording = test::recordingOf(file, static_cast<double>(sounds.size()) + 1.0, slices);
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        analysis::Slice& slice = recording.detection.slices[i];
        slice.confidence -= 0.01 * static_cast<double>(i);
        slice.fingerprint.emplace().cells[static_cast<std::size_t>(sounds[i] - 'a')] = 80;
    }
    return recording;
}

/// The sounds that are in the pack, recording by recording: "abc/d".
std::string inThePack(const Document& document) {
    std::string sounds;
    for (int r = 0; r < static_cast<int>(document.recordings().size()); ++r) {
        if (r > 0) sounds += '/';
        for (const pack::ChosenSlice& chosen : document.slices(r)) {
            if (chosen.leftOut) continue;
            const auto& cells = chosen.slice.fingerprint->cells;
            sounds += static_cast<char>('a' + (std::max_element(cells.begin(), cells.end()) - cells.begin()));
        }
    }
    return sounds;
}

template <typename T>
T* child(QWidget& widget, const char* name) {
    return widget.findChild<T*>(QLatin1String(name));
}

struct Page {
    Page() {
        document.addRecording(steps("/recordings/walk.wav", "aabac"));
        document.addRecording(steps("/recordings/back.wav", "dab"));
        document.undoStack()->clear();
        page.thinOut();
        dialog = page.findChild<ThinOut*>();
    }
    bool isCompared() {
        return QTest::qWaitFor([this] { return button()->isEnabled(); });
    }
    QPushButton* button() { return child<QPushButton>(*dialog, "leaveOut"); }

    Document document;
    PackPage page{document};
    ThinOut* dialog = nullptr;
};

}

class ThinOutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nearDuplicatesGoInOneStepAndComeBackInOne() {
        Page page;
        QVERIFY(page.isCompared());
        QCOMPARE(page.button()->text(), QStringLiteral("Leave out 4"));
        QVERIFY(child<QRadioButton>(*page.dialog, "nearDuplicates")->text().endsWith(QStringLiteral("(4)")));
        page.button()->click();
        QCOMPARE(inThePack(page.document), std::string("abc/d"));
        QCOMPARE(page.document.undoStack()->count(), 1);
        page.document.undoStack()->undo();
        QCOMPARE(inThePack(page.document), std::string("aabac/dab"));
    }
    void theNMostDifferentStay() {
        Page page;
        QVERIFY(page.isCompared());
        child<QSpinBox>(*page.dialog, "most")->setValue(2);
        QVERIFY(child<QRadioButton>(*page.dialog, "mostDifferent")->isChecked());
        QCOMPARE(page.button()->text(), QStringLiteral("Leave out 6"));
        page.button()->click();
        QCOMPARE(inThePack(page.document), std::string("a/d")); // the surer of equally different ones
    }
    void whatAPersonNamedStays() {
        Page page;
        page.dialog->reject();
        page.document.renameSlice(1, "h48000", QStringLiteral("heel")); // the "a" on the way back
        ThinOut dialog(page.document);
        QVERIFY(QTest::qWaitFor([&] { return !dialog.leaving().empty(); }));
        QCOMPARE(dialog.leaving().size(), std::size_t{4}); // every "a" of the walk, and one "b"
        for (const SliceRef& ref : gleaner::test::some(dialog.leaving()))
            QVERIFY(!(ref == SliceRef{1, "h48000"}));
    }
    void nothingToLeaveOutIsNothingToPress() {
        Document document;
        document.addRecording(steps("/recordings/walk.wav", "abc"));
        ThinOut dialog(document);
        QVERIFY(QTest::qWaitFor([&] {
            return child<QRadioButton>(dialog, "nearDuplicates")->text().endsWith(QStringLiteral("(0)"));
        }));
        QVERIFY(!child<QPushButton>(dialog, "leaveOut")->isEnabled());
        QVERIFY(dialog.leaving().empty());
    }
};

GLEANER_TEST(ThinOutTest)
#include "thin_out_test.moc"
