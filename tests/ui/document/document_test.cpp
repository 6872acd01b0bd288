#include "ui/document/document.h"

#include "session/redetect.h"
#include "support/program.h"
#include "ui/walk.h"

#include "session/session_json.h"
#include "json/values.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace gleaner;
using ui::Document;

namespace {

struct Edit {
    const char* name;
    std::function<void(Document&)> make;
};

/// Every edit that a person can make.
const std::vector<Edit>& edits() {
    static const std::vector<Edit> all = {
        {"open", [](Document& d) { d.addRecording(test::walk("/recordings/harbour.wav")); }},
        {"close", [](Document& d) { d.removeRecording(0); }},
        {"channels", [](Document& d) { d.setChannels(0, {audio::Channels::one(1)}); }},
        {"edit slices",
         [](Document& d) {
             d.editSlices(0, {"h24000", "h48000"}, QStringLiteral("Take"),
                          [](pack::ChosenSlice& slice) { slice.group = "Takes"; });
         }},
        {"detect",
         [](Document& d) {
             const auto found = test::detectionFrom("hit kick 3 3.5");
             d.replaceDetection(0, found, session::chosenFrom(found), 0.7, QStringLiteral("Detect"));
         }},
        {"move an edge",
         [](Document& d) {
             d.setSliceRange(0, "h24000", {20000, 40000});
         }},
        {"kind", [](Document& d) { d.setSliceKind(0, "h24000", music::SampleKind::Texture); }},
        {"role", [](Document& d) { d.setSliceRole(0, "h24000", music::Role::Tom); }},
        {"tempo",
         [](Document& d) {
             d.editSlice(0, "l96000", QStringLiteral("Tempo"),
                         [](pack::ChosenSlice& s) { s.slice.traits.bpm = 60.0; });
         }},
        {"draw",
         [](Document& d) {
             d.addSlice(0, {400000, 410000}, music::SampleKind::Hit);
         }},
        {"delete",
         [](Document& d) {
             d.removeSlices(0, {"h24000", "l96000"});
         }},
        {"split", [](Document& d) { d.splitSlice(0, "l96000", 192000); }},
        {"join",
         [](Document& d) {
             d.joinSlices(0, {"h24000", "h48000"});
         }},
        {"rename", [](Document& d) { d.renameSlice(0, "h24000", QStringLiteral("boot on gravel")); }},
        {"group", [](Document& d) { d.moveSlice(0, "h24000", QStringLiteral("Foley")); }},
        {"leave out",
         [](Document& d) {
             d.setLeftOut(0, {"h24000", "h48000"}, true);
         }},
        {"preset", [](Document& d) { d.setPreset(json::factoryPresets().back()); }},
        {"knob",
         [](Document& d) {
             d.setChain({fx::Effect{"highpass", true, {{"frequency", 90.0}}}}, QStringLiteral("Cutoff"));
         }},
        {"pack name",
         [](Document& d) {
             d.editRequest(QStringLiteral("Name"), [](pack::PackRequest& r) { r.name = "Night walk"; });
         }},
        {"song key",
         [](Document& d) {
             d.editSong(QStringLiteral("Key"), [](compose::ComposeRequest& s) {
                 s.key = {0, music::Mode::Major};
             });
         }},
    };
    return all;
}

}

/// The document: what a person did, and the way back.
class DocumentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEditIsOneStepThereAndBack_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < edits().size(); ++i)
            QTest::addRow("%s", edits()[i].name) << static_cast<int>(i);
    }
    void everyEditIsOneStepThereAndBack() {
        QFETCH(int, index);
        Document document;
        test::openWalk(document);
        const session::Session before = document.session();
        const auto recordingsBefore = document.recordings();
        edits()[static_cast<std::size_t>(index)].make(document);
        const session::Session after = document.session();
        const auto recordingsAfter = document.recordings();
        QVERIFY(after != before);
        QCOMPARE(document.undoStack()->count(), 1);
        QVERIFY(!document.undoStack()->undoText().isEmpty());
        QVERIFY(document.isModified());

        document.undoStack()->undo();
        QCOMPARE(document.session(), before);
        QCOMPARE(document.recordings(), recordingsBefore);
        QVERIFY(!document.isModified());
        document.undoStack()->redo();
        QCOMPARE(document.session(), after);
        QCOMPARE(document.recordings(), recordingsAfter);
    }

    void anEditTwiceIsNoSecondStep_data() { everyEditIsOneStepThereAndBack_data(); }
    void anEditTwiceIsNoSecondStep() {
        QFETCH(int, index);
        const Edit& edit = edits()[static_cast<std::size_t>(index)];
        if (qstrcmp(edit.name, "draw") == 0) return; // two drawn regions are two
        Document document;
        test::openWalk(document);
        edit.make(document);
        edit.make(document);
        QCOMPARE(document.undoStack()->count(), 1);
    }

    void allEditsInARowGoBackToTheStart() {
        Document document;
        test::openWalk(document);
        const session::Session before = document.session();
        for (const Edit& edit : edits())
            edit.make(document);
        const session::Session after = document.session();
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        QCOMPARE(document.session(), before);
        while (document.undoStack()->canRedo())
            document.undoStack()->redo();
        QCOMPARE(document.session(), after);
    }

    void aDragIsOneStep() {
        Document document;
        test::openWalk(document);
        const session::Session before = document.session();
        for (Frame edge = 33601; edge < 33700; ++edge)
            document.setSliceRange(0, "h24000", {24000, edge}, true);
        document.setSliceRange(0, "h24000", {24000, 33700});
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.findSlice(0, "h24000")->slice.range.end, Frame(33700));
        document.undoStack()->undo();
        QCOMPARE(document.session(), before);
    }

    void twoDragsAreTwoSteps() {
        Document document;
        test::openWalk(document);
        for (const Frame begin : {24100, 24500}) {
            for (Frame edge = begin; edge < begin + 10; ++edge)
                document.setSliceRange(0, "h24000", {edge, 33600}, true);
            document.setSliceRange(0, "h24000", {begin + 9, 33600}); // let go where it is
        }
        QCOMPARE(document.undoStack()->count(), 2);
        document.undoStack()->undo();
        QCOMPARE(document.findSlice(0, "h24000")->slice.range.begin, Frame(24109));
    }

    void aDragThereAndBackIsNoStep() {
        Document document;
        test::openWalk(document);
        document.setSliceRange(0, "h24000", {24000, 40000}, true);
        document.setSliceRange(0, "h24000", {24000, 33600}, true);
        QCOMPARE(document.undoStack()->count(), 0);
        QVERIFY(!document.isModified());
    }

    void knobsMergeByTheirId() {
        Document document;
        test::openWalk(document);
        const auto turn = [&](double hertz, int knob) {
            document.setChain({fx::Effect{"highpass", true, {{"frequency", hertz}}}},
                              QStringLiteral("Cutoff"), knob);
        };
        for (double hertz = 50.0; hertz < 60.0; ++hertz)
            turn(hertz, 7);
        QCOMPARE(document.undoStack()->count(), 1);
        turn(80.0, 8);
        QCOMPARE(document.undoStack()->count(), 2);
        turn(90.0, 8);
        document.endMerging();
        turn(95.0, 8);
        QCOMPARE(document.undoStack()->count(), 3);
    }

    void editsThatCanNotBeAreNoSteps() {
        Document document;
        test::openWalk(document);
        document.setSliceRange(0, "h999", {0, 100});
        document.setSliceRange(5, "h24000", {0, 100});
        document.splitSlice(0, "h24000", 24000);
        document.removeSlices(0, {"h999"});
        document.addRecording(test::walk());
        document.removeRecording(3);
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void regionsStayInsideTheFile() {
        Document document;
        test::openWalk(document);
        document.setSliceRange(0, "h24000", {-500, 999'999'999});
        QCOMPARE(document.findSlice(0, "h24000")->slice.range, (FrameRange{0, 480000}));
        document.setSliceRange(0, "h24000", {48000, 24000});
        QCOMPARE(document.findSlice(0, "h24000")->slice.range, (FrameRange{24000, 48000}));
        document.setSliceRange(0, "h24000", {48000, 48000});
        QCOMPARE(document.findSlice(0, "h24000")->slice.range.length(), Frame(1));
    }

    void beatsFollowTheLength() {
        Document document;
        test::openWalk(document);
        const auto traits = [&] { return document.findSlice(0, "l96000")->slice.traits; };
        QCOMPARE(traits().bars.value(), 2);
        document.setSliceRange(0, "l96000", {96000, 192000}); // four beats at 120
        QCOMPARE(traits().beats.value(), 4);
        QCOMPARE(traits().bars.value(), 1);
        document.setSliceRange(0, "l96000", {96000, 192000 + 9600}); // 4.4 beats
        QVERIFY(!traits().beats);
        QVERIFY(!traits().bars);
        QCOMPARE(traits().bpm.value(), 120.0);
        document.setSliceKind(0, "l96000", music::SampleKind::Hit);
        QVERIFY(!traits().bpm);
    }

    void aSplitLeavesTwoHalves() {
        Document document;
        test::openWalk(document);
        document.splitSlice(0, "l96000", 192000);
        const QString expected = QStringLiteral("h24000 hit kick 0.500-0.700\n"
                                                "h48000 hit snare 1.000-1.200\n"
                                                "h72000 hit hat 1.500-1.600\n"
                                                "l96000 loop perc 2.000-4.000 1 bars\n"
                                                "l192000 loop perc 4.000-6.000 1 bars\n"
                                                "p336000 phrase vocal 7.000-9.000");
        QCOMPARE(test::slicesAsText(document.slices(0)), expected);
    }

    void drawnRegionsHaveIdsOfTheirOwn() {
        Document document;
        test::openWalk(document);
        const std::string first = document.addSlice(0, {24000, 30000}, music::SampleKind::Hit);
        const std::string second = document.addSlice(0, {24000, 31000}, music::SampleKind::Hit);
        QVERIFY(first != "h24000");
        QVERIFY(first != second);
        QCOMPARE(document.findSlice(0, second)->slice.range.end, Frame(31000));
    }

    void viewsAreToldWhatChanged() {
        Document document;
        test::openWalk(document);
        QSignalSpy slices(&document, &Document::slicesChanged);
        QSignalSpy plan(&document, &Document::planChanged);
        QSignalSpy song(&document, &Document::songChanged);
        QSignalSpy preset(&document, &Document::presetChanged);
        document.renameSlice(0, "h24000", QStringLiteral("boot"));
        QCOMPARE(slices.count(), 1);
        QCOMPARE(slices.front().front().toInt(), 0);
        QCOMPARE(plan.count(), 1);
        document.editSong(QStringLiteral("Tempo"), [](compose::ComposeRequest& s) { s.bpm = 100.0; });
        QCOMPARE(song.count(), 1);
        QCOMPARE(plan.count(), 1); // a song does not change the pack
        document.setPreset(json::factoryPresets().back());
        QCOMPARE(preset.count(), 1);
        QCOMPARE(plan.count(), 2);
        document.undoStack()->undo();
        QCOMPARE(preset.count(), 2);
    }

    void thePlanIsThatOfTheRequest() {
        Document document;
        QVERIFY(!document.plan());
        document.addRecording(test::walk());
        QVERIFY(document.plan());
        QCOMPARE(*document.plan(), pack::plan({test::walk()}, document.session().request));
        QCOMPARE(document.plan()->hits, 3);
        document.setLeftOut(0, {"h24000"}, true);
        QCOMPARE(document.plan()->hits, 2);
    }

    /// What went out as hit_03 is hit_03, whatever else comes or goes.
    void numbersThatWentOutStay() {
        Document document;
        test::openWalk(document);
        const auto nameOf = [&](const char* slice) {
            const pack::LiveItem* live = document.livePlan()->find(0, slice);
            return live ? QString::fromStdString(live->item.path).section(u'/', -1) : QStringLiteral("none");
        };
        const QString first = nameOf("h24000"), third = nameOf("h72000");
        QVERIFY2(first != third && third.contains(u"03"), qPrintable(first + u' ' + third));
        document.removeSlices(0, {"h24000"});
        QVERIFY(nameOf("h72000") != third); // nothing was written yet
        document.undoStack()->undo();
        document.keepNumbers(*document.plan());
        QVERIFY(!document.isModified());
        document.removeSlices(0, {"h24000"});
        QCOMPARE(nameOf("h72000"), third);
        const std::string drawn = document.addSlice(0, {1000, 9000}, music::SampleKind::Hit);
        QVERIFY2(nameOf(drawn.c_str()).contains(u"04"), qPrintable(nameOf(drawn.c_str())));
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        QCOMPARE(nameOf("h24000"), first);
        document.removeSlices(0, {"h24000"});
        document.numberAnew();
        QCOMPARE(nameOf("h72000"), QString(third).replace(QStringLiteral("03"), QStringLiteral("02")));
        document.undoStack()->undo();
        QCOMPARE(nameOf("h72000"), third);
    }

    /// Saved as they are, and kept through edits of recordings as well.
    void aSavedSessionKeepsItsNumbers() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("walk.gleaner"));
        Document document;
        document.addRecording(test::walk());
        document.save(file);
        const session::Session saved = session::sessionFromJson(json::readObject(file.toStdString()));
        QVERIFY(saved == document.session() && document.keepsNumbers());
        document.setChannels(0, {audio::Channels::one(0)});
        document.undoStack()->undo();
        QVERIFY(document.keepsNumbers());
    }

    void aBadTemplateIsASentence() {
        Document document;
        test::openWalk(document);
        document.editRequest(QStringLiteral("Naming"), [](pack::PackRequest& r) { r.naming = "{colour}"; });
        QVERIFY(!document.plan());
        QVERIFY2(document.planError().contains(QStringLiteral("colour")), qPrintable(document.planError()));
        document.undoStack()->undo();
        QVERIFY(document.plan());
        QVERIFY(document.planError().isEmpty());
    }

    void whatIsSavedIsWhatIsLoaded() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("walk.gleaner"));
        Document document;
        for (const Edit& edit : edits())
            if (qstrcmp(edit.name, "close") != 0) {
                if (document.recordings().empty()) document.addRecording(test::walk());
                edit.make(document);
            }
        document.save(file);
        QVERIFY(!document.isModified());
        QCOMPARE(document.file(), file);

        Document other;
        other.load(session::sessionFromJson(json::readObject(file.toStdString())), document.recordings(),
                   file);
        QCOMPARE(other.session(), document.session());
        QVERIFY(!other.isModified());
        QVERIFY(!other.undoStack()->canUndo());
    }

    void savingMarksTheStepAsClean() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("walk.gleaner"));
        Document document;
        document.addRecording(test::walk());
        document.save(file);
        document.renameSlice(0, "h24000", QStringLiteral("boot"));
        QVERIFY(document.isModified());
        document.undoStack()->undo();
        QVERIFY(!document.isModified());
        QVERIFY_THROWS_EXCEPTION(Error, document.save(folder.filePath(QStringLiteral("none/walk.gleaner"))));
        QCOMPARE(document.file(), file);
    }
};

GLEANER_TEST(DocumentTest)
#include "document_test.moc"
