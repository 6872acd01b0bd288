#include "support/program.h"
#include "ui/keymap/keymap.h"
#include "ui/regions/region_keys.h"
#include "ui/regions/region_takes.h"
#include "ui/regions/regions_page.h"
#include "ui/walk.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using namespace gleaner::ui;
using session::Verdict;

namespace {

/// A walk in the document and the page on it, its first row chosen.
struct Evening {
    Document document;
    std::unique_ptr<RegionsPage> page;

    Evening() {
        openWalk(document);
        page = std::make_unique<RegionsPage>(document);
        page->resize(1200, 400);
        page->show();
        page->table().setFocus();
        page->table().selectRow(0);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&page->table(), key, modifiers);
    }
    const pack::ChosenSlice& slice(const char* id) const { return *document.findSlice(0, id); }
    std::string current() const { return page->selection().front().slice; }
    QString label(const char* name) const { return page->findChild<QLabel*>(QLatin1String(name))->text(); }
};

}

/// From found regions to keepers with one hand.
class RegionsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyDecidesAndGoesOn() {
        Evening evening;
        QSignalSpy played(evening.page.get(), &RegionsPage::playRequested);
        QSignalSpy selected(evening.page.get(), &RegionsPage::sliceSelected);
        QCOMPARE(evening.current(), std::string("h24000"));
        QVERIFY(evening.label("triageLeft").startsWith(QStringLiteral("5 of 5 to decide")));
        evening.press(Qt::Key_D);
        QCOMPARE(session::verdictOf(evening.slice("h24000")), Verdict::Kept);
        QCOMPARE(evening.current(), std::string("h48000"));
        evening.press(Qt::Key_X);
        QCOMPARE(session::verdictOf(evening.slice("h48000")), Verdict::Rejected);
        QCOMPARE(evening.current(), std::string("h72000"));
        QCOMPARE(played.count(), 2); // each is heard as it comes
        QCOMPARE(selected.count(), 2);
        QVERIFY(evening.label("triageLeft").startsWith(QStringLiteral("3 of 5 to decide")));
        evening.press(Qt::Key_Right);
        evening.press(Qt::Key_Left);
        evening.press(Qt::Key_K);
        QCOMPARE(evening.label("triageLeft"), QStringLiteral("All 5 decided"));
        for (int i = 0; i < 5; ++i)
            evening.document.undoStack()->undo();
        QVERIFY(!evening.document.isModified());
        QVERIFY(evening.label("triageLeft").startsWith(QStringLiteral("5 of 5 to decide")));
    }

    /// Nobody has to point at the first row.
    void theKeyboardBeginsAtTheTop() {
        Document document;
        openWalk(document);
        RegionsPage page(document);
        page.show();
        page.table().setFocus(Qt::OtherFocusReason);
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTest::keyClick(&page.table(), Qt::Key_D);
        QCOMPARE(session::verdictOf(*document.findSlice(0, "h24000")), Verdict::Kept);
    }

    void whatWasDecidedIsPassedOver() {
        Evening evening;
        evening.document.setLeftOut(0, {"h48000"}, true);
        evening.press(Qt::Key_F);
        QCOMPARE(evening.current(), std::string("h72000"));
        evening.press(Qt::Key_C);
        evening.page->table().selectRow(1);
        evening.press(Qt::Key_C); // after all
        QCOMPARE(session::verdictOf(evening.slice("h48000")), Verdict::Open);
        QCOMPARE(evening.current(), std::string("h48000"));
    }

    void severalAreOneStep() {
        Evening evening;
        evening.document.addRecording(walk("/recordings/yard.wav"));
        evening.document.undoStack()->setClean();
        evening.page->table().selectAll();
        QCOMPARE(evening.page->selection().size(), std::size_t(10));
        evening.press(Qt::Key_3);
        for (int recording = 0; recording < 2; ++recording)
            for (const pack::ChosenSlice& slice : evening.document.slices(recording))
                QCOMPARE(slice.slice.traits.kind, music::SampleKind::Phrase);
        evening.document.undoStack()->undo();
        QVERIFY(evening.document.undoStack()->isClean());
        QCOMPARE(evening.document.slices(1)[3].slice.traits.kind, music::SampleKind::Loop);
    }

    void rolesHaveKeys() {
        Evening evening;
        evening.press(Qt::Key_6);
        QCOMPARE(evening.slice("h24000").slice.traits.role, music::Role::Snare);
        QCOMPARE(evening.slice("h24000").slice.traits.roleConfidence, 1.0);
        evening.page->table().selectRow(4); // the phrase
        evening.press(Qt::Key_7);
        QCOMPARE(evening.slice("p336000").slice.traits.role, quickRoles(music::SampleKind::Phrase)[2]);
    }

    void edgesMoveByMilliseconds() {
        Evening evening;
        evening.press(Qt::Key_Q);
        QCOMPARE(evening.slice("h24000").slice.range, (FrameRange{24000 - 240, 33600}));
        evening.press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(evening.slice("h24000").slice.range, (FrameRange{24000 - 240, 33600 + 48}));
        evening.press(Qt::Key_W);
        evening.press(Qt::Key_A, Qt::ShiftModifier);
        QCOMPARE(evening.slice("h24000").slice.range, (FrameRange{24000, 33600}));
    }

    void questionsAreAnsweredWithAKey() {
        Evening evening; // nobody said how sure the walk's roles are
        QCOMPARE(evening.label("triageQuestion"), QStringLiteral("Role: kick? (0 % certain)  Y yes, N no"));
        evening.press(Qt::Key_Y);
        QCOMPARE(evening.label("triageQuestion"), QString());
        QCOMPARE(evening.slice("h24000").slice.traits.role, music::Role::Kick);
        evening.page->table().selectRow(1);
        evening.press(Qt::Key_N);
        QCOMPARE(evening.slice("h48000").slice.traits.role, music::Role::Perc);
        QCOMPARE(evening.label("triageQuestion"), QString());
    }

    /// The line of keys and the tips say what counts now.
    void keysCanBeOthers() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        Keymap keymap(settings, regionKeyCommands());
        Evening evening;
        evening.page->follow(keymap);
        keymap.bind(QStringLiteral("regions.keep"), {QKeySequence(QStringLiteral("X"))});
        evening.press(Qt::Key_X);
        QCOMPARE(session::verdictOf(evening.slice("h24000")), Verdict::Kept);
        QCOMPARE(evening.page->findChild<QPushButton*>()->toolTip(), QStringLiteral("Keep (X)"));
        evening.page->table().selectRow(1);
        evening.press(Qt::Key_D); // means nothing now
        QCOMPARE(session::verdictOf(evening.slice("h48000")), Verdict::Open);
        evening.press(Qt::Key_Left);
        QCOMPARE(session::verdictOf(evening.slice("h48000")), Verdict::Rejected);
    }

    void whatIsNotDecidedCanGoAtOnce() {
        Evening evening;
        evening.press(Qt::Key_D);
        for (QAction* action : evening.page->findChildren<QAction*>())
            if (action->text() == QStringLiteral("Reject what is not decided")) action->trigger();
        QCOMPARE(session::verdictOf(evening.slice("h24000")), Verdict::Kept);
        for (const char* id : {"h48000", "h72000", "l96000", "p336000"})
            QCOMPARE(session::verdictOf(evening.slice(id)), Verdict::Rejected);
        evening.document.undoStack()->undo();
        QCOMPARE(session::verdictOf(evening.slice("h48000")), Verdict::Open);
    }

    void takesOfASound() {
        Document document;
        library::Recording recording = walk();
        analysis::Fingerprint print, other;
        print.cells.fill(60);
        other.cells.fill(5);
        auto& slices = recording.detection.slices;
        slices[0].fingerprint = slices[2].fingerprint = print;
        slices[1].fingerprint = other;
        slices[2].confidence = 0.95; // the surest
        document.addRecording(recording);
        const auto sounds = takesOfOneSound(document);
        QCOMPARE(sounds.size(), std::size_t(1));
        QCOMPARE(sounds[0], (std::vector<SliceRef>{{0, "h72000"}, {0, "h24000"}}));
        QCOMPARE(groupTakes(document), 1);
        QCOMPARE(document.findSlice(0, "h24000")->group, std::string("Hat takes 1"));
        QCOMPARE(document.findSlice(0, "h72000")->group, std::string("Hat takes 1"));
        QCOMPARE(document.findSlice(0, "h48000")->group, std::string());
        QCOMPARE(keepBestTakes(document), 1);
        QCOMPARE(session::verdictOf(*document.findSlice(0, "h24000")), Verdict::Rejected);
        QCOMPARE(keepBestTakes(document), 0);
    }

    void whatIsDeletedElsewhereSelectsNothing() {
        Document document;
        test::openWalk(document);
        RegionsPage page(document);
        page.show();
        page.showSlice({0, "h48000"});
        QSignalSpy selected(&page, &RegionsPage::sliceSelected);
        document.removeSlices(0, {"h48000"});
        QVERIFY(selected.isEmpty());
        QVERIFY(page.selection().empty());
    }
};

GLEANER_TEST(RegionsPageTest)
#include "regions_page_test.moc"
