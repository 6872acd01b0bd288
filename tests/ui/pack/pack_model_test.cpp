#include "base/random.h"
#include "pack/plan/pack_settings.h"
#include "session/redetect.h"
#include "slices/detection_settings.h"
#include "support/program.h"
#include "ui/pack/pack_counts.h"
#include "ui/pack/pack_model.h"
#include "ui/pack/pack_page.h"
#include "ui/pack/pack_settings.h"
#include "ui/pack/pack_text.h"
#include "ui/walk.h"

#include <QAbstractItemModelTester>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

#include <limits>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

constexpr char hits[] = "hit kick 0.5 0.7; hit kick 0.8 0.9; hit snare 1.0 1.2";

void print(const QAbstractItemModel& model, const QModelIndex& parent, int depth, QStringList& lines) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex first = model.index(row, 0, parent);
        const auto state = static_cast<Qt::CheckState>(first.data(Qt::CheckStateRole).toInt());
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            if (const QString cell = model.index(row, column, parent).data().toString(); !cell.isEmpty())
                cells << cell;
        lines << QString(2 * depth, u' ') +
                     QLatin1String(state == Qt::Checked     ? "+ "
                                   : state == Qt::Unchecked ? "- "
                                                            : "~ ") +
                     cells.join(QStringLiteral(" | "));
        print(model, first, depth + 1, lines);
    }
}

/// The tree as text: + in the pack, - left out, ~ some of both.
QString asText(const QAbstractItemModel& model) {
    QStringList lines;
    print(model, {}, 0, lines);
    return lines.join(u'\n');
}

struct Walk {
    Walk() {
        document.addRecording(test::sure(test::walk()));
        document.undoStack()->clear();
    }
    PackModel& shown() {
        model.setTree(tree.groups(loudness));
        return model;
    }
    QModelIndex at(const char* slice) { return shown().indexOf({0, slice}); }

    Document document;
    PackModel model;
    KnownLoudness loudness;
    PackTree tree{document};
};

}

/// The pack as a tree, held against text.
class PackModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePlanAsATree() {
        Walk walk;
        QCOMPARE(asText(walk.shown()),
                 QStringLiteral("+ Drums  (4)\n"
                                "  + Hits  (3)\n"
                                "    + hat_01 | Hit | Hat | 100 ms\n"
                                "    + kick_01 | Hit | Kick | 200 ms\n"
                                "    + snare_01 | Hit | Snare | 200 ms\n"
                                "  + Loops  (1)\n"
                                "    + perc_loop_01_120bpm | Loop | Perc | 120 | 4.00 s\n"
                                "+ Vocals  (1)\n"
                                "  + Phrases  (1)\n"
                                "    + vocal_phrase_01 | Phrase | Vocal | 2.00 s"));
    }

    /// Whom the pack is for is a setting; what they would say of a sample stands at its row.
    void whatAShopWouldRefuseIsMarked() {
        Walk walk;
        const QModelIndex kick = walk.at("h24000");
        QVERIFY(kick.isValid() && !walk.model.data(kick, Qt::DecorationRole).isValid());
        const auto wish = [&](const char* shop, const char* naming) {
            walk.document.editRequest(QStringLiteral("x"), [&](pack::PackRequest& request) {
                request.shop = shop;
                request.naming = naming;
            });
        };
        wish("splice", "classic");
        const QModelIndex marked = walk.at("h24000");
        QVERIFY(walk.model.data(marked, Qt::DecorationRole).isValid());
        QVERIFY(walk.model.row(marked)->isRefused);
        const QString tip = walk.model.data(marked, Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("Splice: has a number in its name that is no tempo (01)")),
                 qPrintable(tip));
        QVERIFY(spokenRow(*walk.model.row(marked)).endsWith(QStringLiteral("would be refused")));
        wish("splice", "splice");
        QVERIFY(!walk.model.row(walk.at("h24000"))->isRefused);
        wish("", "classic");
        QVERIFY(walk.model.row(walk.at("h24000"))->marks.isEmpty());
    }

    void itIsAProperModelThroughEveryEdit() {
        Walk walk;
        QAbstractItemModelTester tester(&walk.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        walk.shown();
        walk.document.setLeftOut(0, {"h24000"}, true);
        walk.shown();
        walk.document.moveSlice(0, "h48000", QStringLiteral("Foley"));
        walk.shown();
        walk.document.addRecording(test::walk("/recordings/harbour.wav"));
        walk.shown();
        walk.document.removeRecording(0);
        walk.shown();
        walk.document.removeRecording(0);
        walk.shown();
        QCOMPARE(walk.model.rowCount(), 0);
    }

    /// A person who edits anything, and the tree against one made anew.
    void rowsComeAndGoOneByOne() {
        Walk walk;
        walk.document.addRecording(test::recordingOf("/recordings/a.wav", 10.0, hits));
        QAbstractItemModelTester tester(&walk.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        walk.shown();
        QSignalSpy resets(&walk.model, &QAbstractItemModel::modelReset);
        Random random(11);
        const QStringList words = {{}, QStringLiteral("Foley"), QStringLiteral("aaa"), QStringLiteral("zzz")};
        for (int i = 0; i < 300; ++i) {
            const int recording = static_cast<int>(random.below(2));
            const auto& slices = walk.document.slices(recording);
            const std::string id =
                slices.empty() ? std::string() : slices[random.below(slices.size())].slice.id;
            const QString word = words[static_cast<qsizetype>(random.below(4))];
            const std::function<void()> edits[] = {
                [&] { walk.document.renameSlice(recording, id, word); },
                [&] { walk.document.moveSlice(recording, id, word); },
                [&] { walk.document.setLeftOut(recording, {id}, random.below(2)); },
                [&] { walk.document.removeSlices(recording, {id}); },
                [&] { walk.document.setSliceKind(recording, id, music::sampleKinds[random.below(4)].kind); },
                [&] {
                    const auto begin = static_cast<Frame>(random.below(400000));
                    walk.document.addSlice(recording, {begin, begin + 9600}, music::SampleKind::Hit);
                },
                [&] { walk.document.undoStack()->undo(); },
                [&] { walk.document.undoStack()->redo(); }};
            edits[random.below(std::size(edits))]();
            PackModel fresh;
            fresh.setTree(PackTree(walk.document).groups({}));
            QCOMPARE(asText(walk.shown()), asText(fresh));
        }
        QCOMPARE(resets.count(), 0);
    }

    void selectionFoldersAndPlaceStay() {
        Document document;
        QString many;
        for (int i = 0; i < 80; ++i)
            many += QStringLiteral("hit kick %1 %2;").arg(i * 0.1 + 0.01).arg(i * 0.1 + 0.06);
        document.addRecording(test::sure(
            test::recordingOf("/recordings/a.wav", 10.0, many.toStdString() + "phrase vocal 8 9")));
        PackPage page(document);
        page.resize(900, 400);
        page.show();
        QTRY_COMPARE(page.model().rowCount(), 2);
        QTreeView& tree = page.tree();
        tree.collapse(page.model().index(1, 0));
        const SliceRef middle{0, document.slices(0)[40].slice.id};
        page.showSlice(middle);
        tree.verticalScrollBar()->setValue(20);
        document.removeSlices(0, {document.slices(0)[2].slice.id});
        QTRY_COMPARE(page.model().rowCount(page.model().index(0, 0, page.model().index(0, 0))), 79);
        QCOMPARE(page.selection(), std::vector{middle});
        QCOMPARE(tree.currentIndex(), page.model().indexOf(middle));
        QVERIFY(!tree.isExpanded(page.model().index(1, 0)));
        QCOMPARE(tree.verticalScrollBar()->value(), 20);
    }

    void aHiddenPageCatchesUpWhenItIsSeen() {
        Document document;
        test::openWalk(document);
        PackPage page(document);
        page.show();
        page.hide();
        document.removeSlices(0, {"h24000"});
        page.showSlice({0, "h48000"});
        page.show();
        QVERIFY(!page.model().indexOf({0, "h24000"}).isValid());
        QCOMPARE(page.selection(), (std::vector<SliceRef>{{0, "h48000"}}));
    }

    /// One session may hold a recording twice: a file of the pack knows where its region stands.
    void aFileKnowsItsRecording() {
        Document document;
        const library::Recording once = test::walk();
        session::Session session = session::freshSession();
        std::vector<OpenRecording> recordings;
        for (const char* slices : {"hit kick 0.5 0.7", "hit kick 0.5 0.7; hit snare 1.0 1.2"}) {
            session.request.assets.push_back(
                {once.file, session::chosenFrom(test::detectionFrom(slices)), {}, session::SliceList()});
            recordings.push_back({once, {}});
        }
        document.load(std::move(session), std::move(recordings), {});
        const auto rows = PackTree(document).groups({}).front().folders.front().rows;
        QCOMPARE(rows.size(), std::size_t{2}); // the kick is one file
        QCOMPARE(rows[0]->ref, (SliceRef{0, "h24000"}));
        QCOMPARE(rows[1]->ref, (SliceRef{1, "h48000"}));
    }

    void whatIsLeftOutStaysInItsPlace() {
        Walk walk;
        walk.document.setLeftOut(0, {"h24000"}, true);
        const QString text = asText(walk.shown());
        QVERIFY2(text.startsWith(QStringLiteral("~ Drums  (3)\n  ~ Hits  (2)\n    + hat_01")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("    - kick_01 | Hit | Kick | 200 ms\n")), qPrintable(text));
        QCOMPARE(walk.document.plan()->hits, 2);
    }

    void aCheckBoxAsksForWhatIsBelowIt() {
        Walk walk;
        connect(&walk.model, &PackModel::leaveOutRequested, this,
                [&](const std::vector<SliceRef>& slices, bool leftOut) {
                    std::vector<std::string> ids;
                    for (const SliceRef& slice : slices)
                        ids.push_back(slice.slice);
                    walk.document.setLeftOut(0, ids, leftOut);
                });
        QVERIFY(walk.model.setData(walk.at("h24000").parent(), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(walk.document.plan()->hits, 0);
        QVERIFY(walk.model.setData(walk.at("h48000"), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(walk.document.plan()->hits, 1);
    }

    void renamingKeepsTheRows() {
        Walk walk;
        connect(&walk.model, &PackModel::renameRequested, this,
                [&](const SliceRef& slice, const QString& name) {
                    walk.document.renameSlice(slice.recording, slice.slice, name);
                });
        walk.shown();
        QSignalSpy resets(&walk.model, &QAbstractItemModel::modelReset);
        QVERIFY(walk.model.setData(walk.at("h72000"), QStringLiteral("aaa"), Qt::EditRole));
        QCOMPARE(walk.at("h72000").data().toString(), QStringLiteral("aaa"));
        QCOMPARE(resets.count(), 0); // it is first in its folder before and after
        QCOMPARE(walk.document.undoStack()->undoText(), QStringLiteral("Rename"));
    }

    void draggedRowsAskForAGroup() {
        Walk walk;
        QSignalSpy moves(&walk.model, &PackModel::moveRequested);
        const QModelIndex kick = walk.at("h24000");
        const std::unique_ptr<QMimeData> data(
            walk.model.mimeData({kick, kick.siblingAtColumn(1), walk.at("h48000")}));
        QVERIFY(walk.model.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, walk.at("p336000")));
        QVERIFY(!walk.model.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, {}));
        walk.model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, walk.at("p336000"));
        QCOMPARE(moves.count(), 1);
        QCOMPARE(moves.front()[0].value<std::vector<SliceRef>>(),
                 (std::vector<SliceRef>{{0, "h24000"}, {0, "h48000"}}));
        QCOMPARE(moves.front()[1].toString(), QStringLiteral("Vocals"));
    }

    void loudnessIsShownForWhatWasRendered() {
        Walk walk;
        const std::string id = walk.document.plan()->items.front().id;
        const std::string slice = walk.document.plan()->items.front().slice.id;
        walk.loudness[id] = -12.04;
        QCOMPARE(walk.at(slice.c_str()).siblingAtColumn(PackModel::Loudness).data().toString(),
                 QStringLiteral("-12.0"));
        walk.loudness[id] = -std::numeric_limits<double>::infinity();
        QCOMPARE(walk.at(slice.c_str()).siblingAtColumn(PackModel::Loudness).data().toString(),
                 QStringLiteral("silent"));
        walk.document.editRequest(QStringLiteral("Level"),
                                  [](pack::PackRequest& r) { r.targetLufs = -20.0; });
        QCOMPARE(walk.at(slice.c_str()).siblingAtColumn(PackModel::Loudness).data().toString(), QString());
    }

    void countsAgainstTheMinimum() {
        QCOMPARE(countText(music::SampleKind::Hit, 23, 20).text, QStringLiteral("Hits 23 / 20 ✓"));
        QCOMPARE(countText(music::SampleKind::Loop, 8, 10).text, QStringLiteral("Loops 8 / 10 ✗"));
        QVERIFY(countText(music::SampleKind::Loop, 8, 10).isShort);
        QCOMPARE(countText(music::SampleKind::Texture, 4, 0).text, QStringLiteral("Textures 4"));
    }

    void tempoInCells() {
        QCOMPARE(bpmText(95.0), QStringLiteral("95"));
        QCOMPARE(bpmText(92.54), QStringLiteral("92.5"));
        QCOMPARE(bpmText({}), QString());
    }

    void wordsBetweenCommas() {
        QCOMPARE(wordsOf(QStringLiteral(" rain, field recording ,,")),
                 (std::vector<std::string>{"rain", "field recording"}));
        QCOMPARE(textOf({"rain", "wind"}), QStringLiteral("rain, wind"));
    }

    void thePageFollowsTheDocument() {
        Document document;
        PackPage page(document);
        page.show();
        document.addRecording(test::sure(test::walk()));
        QTRY_COMPARE(page.model().rowCount(), 2);
        QVERIFY(page.tree().isExpanded(page.model().index(0, 0)));
        page.tree().collapse(page.model().index(0, 0));
        document.moveSlice(0, "h24000", QStringLiteral("Foley"));
        QTRY_COMPARE(page.model().rowCount(), 3);
        QVERIFY(!page.tree().isExpanded(page.model().index(0, 0))); // still closed
        QVERIFY(page.tree().isExpanded(page.model().index(1, 0)));
    }

    void theKeyboardPlaysAndLeavesOut() {
        Document document;
        document.addRecording(test::sure(test::walk()));
        PackPage page(document);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.tree().setFocus();
        QSignalSpy selected(&page, &PackPage::sliceSelected);
        QSignalSpy played(&page, &PackPage::playRequested);
        page.tree().setCurrentIndex(page.model().indexOf({0, "h24000"}));
        QCOMPARE(selected.count(), 1);
        QTest::keyClick(&page.tree(), Qt::Key_Return);
        QCOMPARE(played.count(), 1);
        QCOMPARE(played.front()[0].value<SliceRef>(), (SliceRef{0, "h24000"}));
        QTest::keyClick(&page.tree(), Qt::Key_Delete);
        QVERIFY(document.findSlice(0, "h24000")->leftOut);
        QTest::keyClick(&page.tree(), Qt::Key_Delete);
        QVERIFY(!document.findSlice(0, "h24000")->leftOut);
    }

    void severalRowsMoveInOneStep() {
        Document document;
        document.addRecording(test::recordingOf("/recordings/a.wav", 10.0, hits));
        PackPage page(document);
        page.show();
        page.tree().selectAll();
        document.undoStack()->clear();
        page.moveSelection(QStringLiteral("Foley"));
        QCOMPARE(document.undoStack()->count(), 1);
        QTRY_COMPARE(page.model().groups().front(), QStringLiteral("Foley"));
        QCOMPARE(page.model().rowCount(), 1);
        document.undoStack()->undo();
        QVERIFY(document.findSlice(0, "h24000")->group.empty());
    }

    /// The sensitivity has its slider above the waveform.
    void everySettingHasAControl() {
        Document document;
        PackSettings settings(document);
        for (const auto& field : pack::packSettings()) {
            const auto name = QStringLiteral("setting.") + QString::fromUtf8(field.setting.id.data());
            QVERIFY2(settings.findChild<QWidget*>(name) ||
                         field.setting.id == analysis::sensitivitySetting.id,
                     field.setting.id.data());
        }
    }

    void settingsAreTheRequest() {
        Document document;
        PackSettings settings(document);
        auto* name =
            settings.findChild<SettingControl*>(QStringLiteral("setting.name"))->findChild<QLineEdit*>();
        name->clear();
        QTest::keyClicks(name, QStringLiteral("Night walk"));
        QCOMPARE(document.session().request.name, std::string("Night walk"));
        QCOMPARE(document.undoStack()->count(), 1); // typing is one step
        auto* minHits = settings.findChild<SettingControl*>(QStringLiteral("setting.min_hits"))
                            ->findChild<QDoubleSpinBox*>();
        minHits->setValue(20.0);
        QCOMPARE(document.session().request.minHits, 20);
        document.undoStack()->undo();
        QCOMPARE(minHits->value(), 0.0);
        document.undoStack()->undo();
        QCOMPARE(name->text(), QString::fromStdString(session::freshSession().request.name));
    }
};

Q_DECLARE_METATYPE(gleaner::ui::SliceRef)
Q_DECLARE_METATYPE(std::vector<gleaner::ui::SliceRef>)

GLEANER_TEST(PackModelTest)
#include "pack_model_test.moc"
