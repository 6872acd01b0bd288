// The page of the song with a hand on it: heard, lanes left out, samples swapped and locked, parts rolled
// again, notes changed, all of it undone.

#include "support/program.h"
#include "ui/window/hands.h"

#include "ui/export/song_dialog.h"
#include "ui/player/stream.h"
#include "ui/song/arrangement_view.h"
#include "ui/song/lane_mixer.h"
#include "ui/song/note_editor.h"
#include "ui/song/song_page.h"
#include "ui/song/song_preview.h"
#include "ui/song/song_stage.h"

#include "codec/file_reader.h"
#include "compose/wishes.h"
#include "export/song_sound.h"
#include "library/artifact_store.h"
#include "pack/render/render.h"
#include "preview/render.h"

#include <QCheckBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTableView>
#include <QToolButton>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// As the stream gives it: from its begin on, as long as there is anything.
std::vector<ui::StereoFrame> streamed(const ui::Sounding& what, int rate, std::size_t most) {
    ui::Stream stream(what, rate);
    std::vector<ui::StereoFrame> all(most);
    std::size_t taken = 0;
    QDeadlineTimer late(patience);
    while (taken < most && !stream.isFinished() && !late.hasExpired())
        taken += stream.take(std::span(all).subspan(taken));
    all.resize(taken);
    return all;
}

double worstOf(const std::vector<ui::StereoFrame>& heard, const audio::AudioBuffer& wanted, Frame from,
               Frame skip) {
    double worst = 0.0;
    for (Frame i = skip; i < static_cast<Frame>(heard.size()) - skip; ++i)
        for (int side = 0; side < 2; ++side) {
            const auto at = static_cast<std::size_t>(from + i);
            const double expected =
                at < wanted.channel(side).size() ? static_cast<double>(wanted.channel(side)[at]) : 0.0;
            const double is =
                static_cast<double>(heard[static_cast<std::size_t>(i)][static_cast<std::size_t>(side)]);
            worst = std::max(worst, std::abs(is - expected));
        }
    return worst;
}

}

class SongPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        ui::MainWindow& window = m_desk.window();
        window.resize(1280, 900);
        window.openFiles({m_desk.recording()});
        QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() && isIdle(window), patience);
        window.document().editSong(QStringLiteral("Short"), [](compose::ComposeRequest& song) {
            song.bars = 16;
            song.bpm = 120.0;
        });
        action(window, "showSong").trigger();
        m_page = window.findChild<ui::SongPage*>();
        QVERIFY(m_page);
        waitForSong();
        QVERIFY(m_page->preview().composition());
        m_steps = window.document().undoStack()->index();
    }

    void cleanup() {
        auto* undo = document().undoStack();
        if (undo->index() == m_steps) return;
        undo->setIndex(m_steps);
        waitForSong();
    }

    /// A section in the stream is what the preview renders of it, though the stream begins there.
    void aSectionIsHeardAsItIsRendered() {
        ui::SongStage& stage = m_page->stage();
        const auto& sections = song().sections;
        QVERIFY(sections.size() > 2);
        const Frame from = stage.frameOfBar(sections[1].bar),
                    end = stage.frameOfBar(sections[1].bar + sections[1].bars);
        stage.prepare(from);
        QTRY_VERIFY_WITH_TIMEOUT(stage.isReady(), patience);
        const audio::AudioBuffer whole = rendered(song());
        const ui::Sounding what = stage.sounding(from, {from, end});
        QVERIFY(what.loop);
        const auto heard =
            streamed({what.open, what.range, false, 0}, stage.rate(), static_cast<std::size_t>(end - from));
        QCOMPARE(static_cast<Frame>(heard.size()), end - from);
        const Frame fade = stage.rate() / 100;
        const double worst = worstOf(heard, whole, from, fade);
        QVERIFY2(worst < 1e-6, QByteArray::number(worst));
        float peak = 0.0F;
        for (const ui::StereoFrame& frame : heard)
            peak = std::max(peak, std::abs(frame[0]));
        QVERIFY2(peak > 0.05F, QByteArray::number(peak));
    }

    /// What a meter shows is the highest sample of its lane there.
    void metersTellWhatIsHeard() {
        ui::SongStage& stage = m_page->stage();
        QVERIFY(stage.isReady());
        const ui::Sounding what = stage.sounding(0);
        const auto heard = streamed(what, stage.rate(), static_cast<std::size_t>(stage.rate()) * 8);
        float peak = 0.0F;
        for (std::size_t i = 1024; i < 2048; ++i)
            peak = std::max({peak, std::abs(heard[i][0]), std::abs(heard[i][1])});
        QVERIFY(std::abs(stage.masterPeak(1500) - peak) < 1e-6F);
    }

    /// Solo is the lane's stem; muted lanes are missing from the sum; nothing is rendered for either.
    void lanesAreHeardAlone() {
        ui::SongStage& stage = m_page->stage();
        QVERIFY(stage.isReady());
        const auto lanes = arrangement().lanes();
        QVERIFY(lanes.size() > 3);
        const int channel = lanes[1].channel;
        const Frame from = stage.frameOfBar(lanes[1].clips.front().bar);
        const auto count = static_cast<std::size_t>(stage.rate()) * 4;
        const auto all = streamed(stage.sounding(from), stage.rate(), count);
        stage.setSolo(channel, true);
        const auto alone = streamed(stage.sounding(from), stage.rate(), count);
        stage.setSolo(channel, false);
        stage.setMuted(channel, true);
        QVERIFY(!stage.isAudible(channel) && stage.isReady());
        const auto others = streamed(stage.sounding(from), stage.rate(), count);
        stage.setMuted(channel, false);
        double worst = 0.0, difference = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            worst = std::max(worst, static_cast<double>(std::abs(alone[i][0] + others[i][0] - all[i][0])));
            difference = std::max(difference, static_cast<double>(std::abs(others[i][0] - all[i][0])));
        }
        QVERIFY2(worst < 1e-6, QByteArray::number(worst));
        QVERIFY(difference > 1e-3);
    }

    /// A note of one lane leaves the sounds of all others as they are.
    void anEditMakesOneLaneAnew() {
        ui::SongStage& stage = m_page->stage();
        QVERIFY(stage.isReady());
        QSignalSpy ready(&stage, &ui::SongStage::readyChanged);
        chooseNotes(false);
        QTest::keyClick(&notes(), Qt::Key_Delete); // of the first note, where the cursor stands
        waitForSong();
        QTRY_VERIFY_WITH_TIMEOUT(stage.isReady() && ready.count() >= 2, patience);
        QVERIFY2(worstOf(streamed(stage.sounding(0), stage.rate(), 480000), rendered(song()), 0, 480) < 1e-6,
                 "what is heard is not what is edited");
    }

    void aSampleIsSwappedAndLocked() {
        auto* parts = table("choices");
        auto* others = table("alternatives");
        const int row = rowWithAlternatives();
        parts->selectRow(row);
        const std::string part = textOf(*parts, row, 0), before = choiceOf(part).sampleId;
        others->selectRow(1);
        button("useSample")->click();
        waitForSong();
        QCOMPARE(document().session().song.locks.size(), std::size_t{1});
        const std::string after = choiceOf(part).sampleId;
        QVERIFY(after != before);
        QVERIFY(button("lockPart")->isChecked());
        // Another seed leaves who is locked.
        document().editSong(QStringLiteral("Seed"), [](compose::ComposeRequest& song) { song.seed = 77; });
        waitForSong();
        QCOMPARE(choiceOf(part).sampleId, after);
        parts->selectRow(rowOf(part));
        button("lockPart")->click();
        QVERIFY(document().session().song.locks.empty());
    }

    void aPartIsRolledAgain() {
        auto* parts = table("choices");
        const int row = rowOf("Bass") >= 0 ? rowOf("Bass") : 0;
        parts->selectRow(row);
        const music::Song before = song();
        button("rollPart")->click();
        waitForSong();
        QCOMPARE(document().session().song.rerolls.size(), std::size_t{1});
        document().undoStack()->undo();
        waitForSong();
        QVERIFY(song() == before);
    }

    void aSectionIsRolledAgain() {
        const music::Song before = song();
        arrangement().setCursor(0, before.sections[1].bar);
        QTest::keyClick(&arrangement(), Qt::Key_R);
        waitForSong();
        QCOMPARE(document().session().song.rerolls, std::vector<std::string>{before.sections[1].name + "=1"});
        QVERIFY(song().patterns != before.patterns);
    }

    /// A click into an empty step puts a hit there, one on it takes it out: two steps of undo, and nothing
    /// is left of them in the session.
    void aStepIsSetAndTakenBack() {
        chooseNotes(true);
        ui::NoteEditor& editor = notes();
        int row = 0;
        double pos = 0.0;
        QVERIFY(findEmptyStep(row, pos));
        const QPoint at = editor.stepRect(row, pos).center().toPoint();
        const auto count = editor.notes().size();
        QTest::mouseClick(&editor, Qt::LeftButton, {}, at);
        QCOMPARE(editor.notes().size(), count + 1);
        waitForSong();
        QCOMPARE(document().session().song.edits.size(), std::size_t{1});
        QCOMPARE(editor.notes().size(), count + 1); // the song has it
        QTest::mouseClick(&editor, Qt::LeftButton, {}, at);
        waitForSong();
        QVERIFY(document().session().song.edits.empty());
        QCOMPARE(document().undoStack()->index(), m_steps + 2);
    }

    void aNoteIsMovedMadeLongerAndLouder() {
        chooseNotes(false);
        ui::NoteEditor& editor = notes();
        QVERIFY(!editor.notes().empty());
        const ui::NoteEditor::Placed first = editor.notes().front();
        QTest::keyClick(&editor, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(editor.notes().front().note.velocity, std::min(first.note.velocity + 6, 127));
        QTest::keyClick(&editor, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(editor.notes().front().note.len > first.note.len);
        QTest::keyClick(&editor, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(editor.notes().front().note.key, first.note.key - 1);
        waitForSong();
        QCOMPARE(document().session().song.edits.size(), std::size_t{1}); // of one note
        const auto edit = compose::noteEditFrom(document().session().song.edits.front());
        QVERIFY(edit && edit->before == first.note);
        const auto& tracks = song().melodicTracks;
        const auto track = std::ranges::find(tracks, edit->lane, &music::MelodicTrack::name);
        QVERIFY(track != tracks.end());
        QVERIFY(std::ranges::find(track->notes, *edit->after) != track->notes.end());
    }

    void keysLeadThroughTheArrangement() {
        ui::ArrangementView& view = arrangement();
        view.setCursor(0, 0.0);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(view.cursorBar(), view.sections()[1].bar);
        QVERIFY(view.accessibleDescription().contains(view.currentLane()->name));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.currentLane()->channel, view.lanes()[1].channel);
        QTest::keyClick(&view, Qt::Key_M);
        QVERIFY(m_page->stage().isMuted(view.lanes()[1].channel));
        QTest::keyClick(&view, Qt::Key_M);
        QVERIFY(!m_page->stage().isMuted(view.lanes()[1].channel));
    }

    /// The dialog writes every form; who is locked plays in the project; the stems add up to the mix.
    void everyFormIsWritten() {
        ui::MainWindow& window = m_desk.current();
        const int row = rowWithAlternatives();
        table("choices")->selectRow(row);
        const std::string part = textOf(*table("choices"), row, 0);
        table("alternatives")->selectRow(1);
        button("useSample")->click();
        waitForSong();
        const compose::Choice locked = choiceOf(part);
        QCOMPARE(document().session().song.locks, std::vector<std::string>{part + '=' + locked.sampleId});
        const auto& items = document().plan()->items;
        const auto item = std::ranges::find_if(items, [&](const pack::PlanItem& one) {
            return one.id == locked.sampleId || one.idAlone == locked.sampleId; // a take has another there
        });
        QVERIFY(item != items.end());
        QCOMPARE(item->path, locked.path);
        const std::string wanted = std::filesystem::path(item->path).stem().string();
        button("exportSong")->click();
        auto* dialog = window.findChild<ui::SongDialog*>();
        QVERIFY(dialog);
        const QString folder = m_desk.path("songs");
        dialog->setFolder(folder);
        for (QCheckBox* form : dialog->findChildren<QCheckBox*>())
            if (form->objectName().startsWith(QStringLiteral("songForm."))) form->setChecked(true);
        auto* go = dialog->findChild<QPushButton*>(QStringLiteral("exportSongNow"));
        QVERIFY(go->isEnabled());
        go->click();
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral("bars from")), patience);
        QVERIFY2(messages(window).kind() == ui::MessageBar::Kind::Success, qPrintable(sentence(window)));
        const QDir made(folder);
        const QString title = QStringLiteral("Gleaner song");
        for (const char* suffix : {".flp", ".mid", ".dawproject", ".wav", ".json"})
            QVERIFY2(made.exists(title + QLatin1String(suffix)), suffix);
        QFile json(made.filePath(title + QStringLiteral(".json")));
        QVERIFY(json.open(QIODevice::ReadOnly));
        const QJsonArray drums = QJsonDocument::fromJson(json.readAll()).object()[u"drums"].toArray();
        QCOMPARE(part, std::string("Kick"));
        const QString kick = drums[0].toObject()[u"sample_path"].toString();
        QCOMPARE(QFileInfo(kick).completeBaseName().toStdString(), wanted);
        audio::FileReader reader(made.filePath(title + QStringLiteral(".wav")).toStdString());
        const audio::AudioBuffer mix = audio::readWhole(reader);
        std::vector<double> sum(mix.channel(0).size());
        const QDir stems(made.filePath(title + QStringLiteral(" stems")));
        QCOMPARE(stems.entryList(QDir::Files).size(), static_cast<qsizetype>(arrangement().lanes().size()));
        for (const QString& stem : stems.entryList(QDir::Files)) {
            audio::FileReader one(stems.filePath(stem).toStdString());
            const audio::AudioBuffer lane = audio::readWhole(one);
            QCOMPARE(lane.frames(), mix.frames());
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += static_cast<double>(lane.channel(0)[i]);
        }
        double worst = 0.0;
        for (std::size_t i = 0; i < sum.size(); ++i)
            worst = std::max(worst, std::abs(sum[i] - static_cast<double>(mix.channel(0)[i])));
        QVERIFY2(worst < 2e-6, QByteArray::number(worst)); // two dozen roundings to 24 bit
    }

    void lanesHaveNamesOfTheirOwn() {
        std::set<QString> names;
        for (const ui::SongLane& lane : arrangement().lanes())
            QVERIFY2(names.insert(lane.name).second, qPrintable(lane.name));
    }

private:
    ui::Document& document() { return m_desk.current().document(); }
    ui::ArrangementView& arrangement() { return *m_page->findChild<ui::ArrangementView*>(); }
    ui::NoteEditor& notes() { return *m_page->findChild<ui::NoteEditor*>(); }
    const music::Song& song() const { return m_page->preview().composition()->song; }
    QTableView* table(const char* name) { return m_page->findChild<QTableView*>(QLatin1String(name)); }
    QAbstractButton* button(const char* name) {
        return m_page->findChild<QAbstractButton*>(QLatin1String(name));
    }

    /// What was asked for is composed.
    void waitForSong() { QTRY_VERIFY_WITH_TIMEOUT(m_page && m_page->preview().isUpToDate(), patience); }

    static std::string textOf(const QTableView& table, int row, int column) {
        return table.model()->index(row, column).data().toString().toStdString();
    }
    int rowOf(const std::string& part) {
        for (int row = 0; row < table("choices")->model()->rowCount(); ++row)
            if (textOf(*table("choices"), row, 0) == part) return row;
        return -1;
    }
    const compose::Choice& choiceOf(const std::string& part) {
        return *std::ranges::find(m_page->preview().composition()->choices, part, &compose::Choice::part);
    }
    int rowWithAlternatives() {
        for (int row = 0; row < table("choices")->model()->rowCount(); ++row) {
            table("choices")->selectRow(row);
            if (table("alternatives")->model()->rowCount() > 1) return row;
        }
        qFatal("no part has two samples to choose from");
    }

    /// Puts the cursor onto a clip of drums, or of a melody.
    void chooseNotes(bool ofDrums) {
        const auto& lanes = arrangement().lanes();
        for (std::size_t n = 0; n < lanes.size(); ++n) {
            if (lanes[n].isAudio || (lanes[n].channel < music::drumChannels) != ofDrums) continue;
            arrangement().setCursor(static_cast<int>(n), lanes[n].clips.front().bar);
            notes().resize(900, 400);
            return;
        }
        qFatal("no such lane");
    }
    bool findEmptyStep(int& row, double& pos) {
        for (row = 0; row < static_cast<int>(notes().rows().size()); ++row)
            for (pos = 0.25; pos < 4.0; pos += 0.25) {
                const QPointF at = notes().stepRect(row, pos).center();
                const bool isTaken = std::ranges::any_of(notes().notes(), [&](const auto& note) {
                    return notes().rectOf(note).adjusted(-4, -2, 4, 2).contains(at);
                });
                if (!isTaken) return true;
            }
        return false;
    }

    audio::AudioBuffer rendered(const music::Song& song) {
        const pack::LivePlan* live = document().livePlan();
        const pack::PackPlan plan = live->planOf(live->items());
        library::ArtifactStore store(m_desk.cache() / "artifacts");
        const auto load = [&](const std::string& path, int rate) {
            const auto item = std::ranges::find(plan.items, path, &pack::PlanItem::path);
            if (item == plan.items.end()) return audio::AudioBuffer();
            pack::PackPlan one = plan;
            one.items = {*item};
            return pack::sampleFrom(pack::render(one, store, 1, {}).artifacts.front().file, rate);
        };
        return preview::render(song, pack::songRate, load, {});
    }

    Desk m_desk;
    ui::SongPage* m_page = nullptr;
    int m_steps = 0;
};

GLEANER_TEST(SongPageTest)
#include "song_page_test.moc"
