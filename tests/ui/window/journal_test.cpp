#include "hands.h"

#include "support/program.h"
#include "support/scratch.h"

#include "session/journal_folder.h"
#include "session/session_json.h"

#include <QFileInfo>
#include <QMenu>

using namespace gleaner;
using namespace gleaner::test;
using ui::MainWindow;

namespace {

/// The session after each step, from the first on, as undo and redo lead through it.
std::vector<session::Session> way(ui::Document& document) {
    std::vector<session::Session> states;
    const int at = document.undoStack()->index();
    for (int i = 0; i <= document.undoStack()->count(); ++i) {
        document.undoStack()->setIndex(i);
        states.push_back(document.session());
    }
    document.undoStack()->setIndex(at);
    return states;
}

void openRecordingIn(MainWindow& window, const QString& recording) {
    window.openFiles({recording});
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(window) && !window.document().recordings().empty() &&
                                 !window.document().slices(0).empty(),
                             patience);
}

/// A few edits, one of them undone.
void edit(ui::Document& document) {
    const std::string id = document.slices(0).front().slice.id;
    document.renameSlice(0, id, QStringLiteral("gate & <b>"));
    document.removeSlices(0, {document.slices(0).back().slice.id});
    document.editRequest(QStringLiteral("Name"), [](pack::PackRequest& r) { r.name = "Night walk"; });
    document.setLeftOut(0, {id}, true);
    document.undoStack()->undo();
}

void answer(MainWindow& window, bool yes) {
    auto* button =
        window.findChild<QPushButton*>(yes ? QStringLiteral("messageYes") : QStringLiteral("messageNo"));
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), patience);
    button->click();
}

std::size_t journals(const Desk& desk) {
    std::size_t count = 0;
    for (const std::string& file : filesIn(desk.cache() / "journals"))
        count += file.ends_with(".journal");
    return count;
}

}

/// What a person did stays, however the program ends.
class WindowJournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workThatWasNeverSavedComesBackWithItsWay() {
        Desk desk;
        openRecordingIn(desk.window(), desk.recording());
        std::vector<session::Session> wanted;
        session::Session now;
        for (int restart = 0; restart < 3; ++restart) {
            MainWindow& before = desk.current();
            edit(before.document());
            wanted = way(before.document());
            now = before.document().session();
            desk.crash();
            MainWindow& after = desk.window();
            answer(after, true);
            QTRY_VERIFY_WITH_TIMEOUT(isIdle(after) && !after.document().recordings().empty(), patience);
            QVERIFY(after.document().session() == now);
            QVERIFY(way(after.document()) == wanted);
            QVERIFY(after.document().isModified());
            QVERIFY(after.document().recordings().front().error.isEmpty());
            QVERIFY(after.document().undoStack()->canRedo());
        }
        QCOMPARE(journals(desk), std::size_t(1));
    }

    void discardedWorkIsGone() {
        Desk desk;
        openRecordingIn(desk.window(), desk.recording());
        desk.crash();
        QCOMPARE(journals(desk), std::size_t(1));
        answer(desk.window(), false);
        QCOMPARE(journals(desk), std::size_t(0));
        QVERIFY(desk.current().document().recordings().empty());
        QVERIFY(!action(desk.current(), "restoreWork").isEnabled());
    }

    /// Whoever closed the question finds it in the menu.
    void theOfferStaysInTheMenu() {
        Desk desk;
        openRecordingIn(desk.window(), desk.recording());
        desk.crash();
        MainWindow& window = desk.window();
        QTRY_VERIFY_WITH_TIMEOUT(action(window, "restoreWork").isEnabled(), patience);
        messages(window).hide();
        action(window, "restoreWork").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty(), patience);
        QVERIFY(!action(window, "restoreWork").isEnabled());
    }

    /// Nothing is left of work that was given up, and a saved session keeps its way back.
    void aSessionThatIsOpenedAgainKnowsItsWay() {
        Desk desk;
        desk.answers.saveAs = desk.path("walk.gleaner");
        MainWindow& window = desk.window();
        openRecordingIn(window, desk.recording());
        edit(window.document());
        action(window, "save").trigger();
        QVERIFY(!window.document().isModified());
        const auto wanted = way(window.document());
        QVERIFY(window.close());
        desk.crash();
        QCOMPARE(journals(desk), std::size_t(1));

        MainWindow& next = desk.window();
        next.openFiles({desk.path("walk.gleaner")});
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(next) && !next.document().recordings().empty(), patience);
        QVERIFY(!next.document().isModified());
        QCOMPARE(next.document().file(), desk.path("walk.gleaner"));
        QVERIFY(way(next.document()) == wanted);
        QCOMPARE(sentence(next), QString());

        // What is given up is no work to be offered.
        next.document().setPreset({});
        desk.answers.unsaved = ui::Dialogs::Unsaved::Discard;
        next.close();
        QTRY_VERIFY(!next.isVisible());
        desk.crash();
        QCOMPARE(journals(desk), std::size_t(0));
    }

    /// A session that was changed elsewhere is what its file says, without the way back.
    void aFileThatChangedIsReadAsItIs() {
        Desk desk;
        desk.answers.saveAs = desk.path("walk.gleaner");
        openRecordingIn(desk.window(), desk.recording());
        edit(desk.current().document());
        action(desk.current(), "save").trigger();
        QVERIFY(desk.current().close());
        desk.crash();
        const fs::path file = desk.path("walk.gleaner").toStdString();
        session::Session other = json::readValue(file, session::sessionFromJson);
        other.request.name = "Other";
        json::writeFile(file, json::toBytes(session::toJson(other)));
        MainWindow& window = desk.window();
        window.openFiles({desk.path("walk.gleaner")});
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window) && !window.document().recordings().empty(), patience);
        QCOMPARE(window.document().session().request.name, std::string("Other"));
        QCOMPARE(window.document().undoStack()->count(), 0);
    }

    void unsavedWorkOnASessionIsOfferedWhenItIsOpened() {
        Desk desk;
        desk.answers.saveAs = desk.path("walk.gleaner");
        openRecordingIn(desk.window(), desk.recording());
        action(desk.current(), "save").trigger();
        edit(desk.current().document());
        const session::Session now = desk.current().document().session();
        desk.crash();
        MainWindow& window = desk.window();
        window.openFiles({desk.path("walk.gleaner")});
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window) && !window.document().recordings().empty(), patience);
        answer(window, true);
        QTRY_VERIFY_WITH_TIMEOUT(window.document().session() == now, patience);
        QCOMPARE(window.document().file(), desk.path("walk.gleaner"));
        QVERIFY(window.document().isModified());
        action(window, "save").trigger();
        QVERIFY(!window.document().isModified());
    }

    void aSecondWindowGetsACopy() {
        Desk desk;
        desk.answers.saveAs = desk.path("walk.gleaner");
        MainWindow& first = desk.window();
        openRecordingIn(first, desk.recording());
        action(first, "save").trigger();
        QSettings settings(desk.path("other.ini"), QSettings::IniFormat);
        Answers answers;
        MainWindow second({settings, desk.cache(), &answers, {}});
        second.show();
        second.openFiles({desk.path("walk.gleaner")});
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(second) && !second.document().recordings().empty(), patience);
        QVERIFY2(sentence(second).contains(QLatin1String("open in another window")),
                 qPrintable(sentence(second)));
        QCOMPARE(second.document().file(), QString());
        QVERIFY(second.document().session() == first.document().session());
        // Both write their journals, each its own.
        edit(first.document());
        edit(second.document());
        QVERIFY(sentence(first).isEmpty());
        QCOMPARE(journals(desk), std::size_t(2));
    }

    /// Found by its content, under whatever name, beside the session or beside the other recordings.
    void aMovedRecordingIsFound() {
        Desk desk;
        const QString recording = desk.recording();
        openRecordingIn(desk.window(), recording);
        openMore(desk.current(), desk.recording(6));
        const session::Session before = desk.current().document().session();
        desk.crash();
        const QString moved = QFileInfo(recording).absolutePath() + QStringLiteral("/renamed take.wav");
        QVERIFY(QFile::rename(recording, moved));
        MainWindow& window = desk.window();
        answer(window, true);
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(2), patience);
        QVERIFY2(window.document().recordings()[0].error.isEmpty(),
                 qPrintable(window.document().recordings()[0].error));
        QCOMPARE(QString::fromStdString(window.document().session().request.assets[0].file), moved);
        QVERIFY(window.document().session().request.assets[0].slices == before.request.assets[0].slices);
    }

    /// A recording that is gone is said to be, and the work on it is there all the same.
    void aLostRecordingIsNamed() {
        Desk desk;
        const QString recording = desk.recording();
        openRecordingIn(desk.window(), recording);
        const session::Session before = desk.current().document().session();
        desk.crash();
        QVERIFY(QFile::remove(recording));
        MainWindow& window = desk.window();
        answer(window, true);
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t(1), patience);
        QVERIFY(!window.document().recordings()[0].error.isEmpty());
        QVERIFY(window.document().session() == before);
        QVERIFY2(sentence(window).contains(QLatin1String("could not be found: 1")),
                 qPrintable(sentence(window)));
    }

    /// The person names a folder; what is below it is found by its content.
    void aLostRecordingIsLookedForElsewhere() {
        Desk desk;
        desk.answers.saveAs = desk.path("walk.gleaner");
        const QString recording = desk.recording();
        openRecordingIn(desk.window(), recording);
        const auto slices = desk.current().document().slices(0);
        action(desk.current(), "save").trigger();
        QVERIFY(desk.current().close());
        desk.crash();
        const QString away = desk.path("archive/2024/may");
        QVERIFY(QDir().mkpath(away));
        QVERIFY(QFile::rename(recording, away + QStringLiteral("/take 7.wav")));
        fs::remove_all(desk.cache() / "journals"); // the session alone says who its recordings are
        MainWindow& window = desk.window();
        window.openFiles({desk.path("walk.gleaner")});
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window) && !window.document().recordings().empty(), patience);
        QVERIFY(!window.document().recordings()[0].error.isEmpty());
        desk.answers.searchFolder = desk.path("archive");
        action(window, "searchRecordings").trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window.document().recordings()[0].error.isEmpty(), patience);
        QVERIFY2(sentence(window).contains(QLatin1String("1 of 1")), qPrintable(sentence(window)));
        QVERIFY(window.document().slices(0) == slices);
        QCOMPARE(window.document().undoStack()->count(), 1);
    }

    void aNamedStateIsThereToComeBackTo() {
        Desk desk;
        desk.answers.text = QStringLiteral("Before the cut");
        openRecordingIn(desk.window(), desk.recording());
        MainWindow* window = &desk.current();
        const session::Session named = window->document().session();
        action(*window, "nameState").trigger();
        edit(window->document());
        const session::Session edited = window->document().session();
        desk.crash();
        window = &desk.window();
        answer(*window, true);
        QTRY_VERIFY_WITH_TIMEOUT(!window->document().recordings().empty(), patience);
        QCOMPARE(window->document().checkpoints().size(), std::size_t(1));
        QCOMPARE(window->document().checkpoints()[0].name, QStringLiteral("Before the cut"));
        const int steps = window->document().undoStack()->index();
        window->document().returnTo(0);
        QVERIFY(window->document().session() == named);
        QCOMPARE(window->document().undoStack()->count(), steps + 1);
        window->document().undoStack()->undo();
        QVERIFY(window->document().session() == edited);
    }

    /// A folder that takes no journal is told once, and the work goes on.
    void aJournalThatCantBeWrittenIsTold() {
        Desk desk;
        write(desk.cache() / "journals", "a file where the folder should be");
        MainWindow& window = desk.window();
        openRecordingIn(window, desk.recording());
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QLatin1String("Edits can't be kept safe")),
                                 patience);
        messages(window).hide();
        edit(window.document());
        QCOMPARE(sentence(window), QString());
        QVERIFY(window.document().undoStack()->count() > 3);
    }

private:
    static void openMore(MainWindow& window, const QString& recording) {
        window.openFiles({recording});
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window) && window.document().recordings().size() == 2 &&
                                     !window.document().slices(1).empty(),
                                 patience);
    }
};

GLEANER_TEST(WindowJournalTest)
#include "journal_test.moc"
