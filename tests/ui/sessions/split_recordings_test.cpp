// What a recorder split, in the window: opened as one, opened apart, and back.

#include "core/audio/wave_maker.h"
#include "support/program.h"
#include "ui/desk.h"

#include "ui/sessions/open_recordings.h"
#include "ui/sessions/recording_aligner.h"
#include "ui/worker/work.h"

#include <QSignalSpy>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr int longForAll = 60000; ///< ms
constexpr int frameBytes = 6;     // stereo, 24 bit
constexpr qint64 joint = 150001;

struct SplitTable {
    Desk desk;
    ui::Document document;
    ui::Work work;
    ui::OpenRecordings opening{document, work, desk.answers, desk.cache()};
    ui::RecordingAligner aligner{document, work};

    /// The short recording as two files of one take.
    QStringList card() const {
        QFile whole(desk.recording(6));
        if (!whole.open(QIODevice::ReadOnly)) return {};
        const QByteArray sound = whole.readAll().mid(44);
        return {write("ZOOM0001.WAV", sound.left(joint * frameBytes), 48000),
                write("ZOOM0001-0001.WAV", sound.mid(joint * frameBytes), 48000 + joint)};
    }
    QString write(const char* name, const QByteArray& sound, quint64 clock) const {
        audio::test::WaveHead head;
        head.bits = 24;
        head.before = audio::test::bext("ZOOM F6", "2024-05-12", "14:03:22", clock);
        const auto bytes = static_cast<quint64>(sound.size());
        QFile file(desk.path(name));
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(audio::test::saneHead(head, bytes).bytes() + sound);
        return file.fileName();
    }
    bool isDone() const {
        return !document.recordings().empty() && !work.isRunning() &&
               std::ranges::all_of(document.recordings(), [](const ui::OpenRecording& open) {
                   return library::isAnalysed(open.recording);
               });
    }
    int regions() const {
        int count = 0;
        for (int n = 0; n < static_cast<int>(document.recordings().size()); ++n)
            count += static_cast<int>(document.slices(n).size());
        return count;
    }
};

}

class SplitRecordingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstPartBringsTheOthers() {
        SplitTable table;
        QSignalSpy noticed(&table.opening, &ui::OpenRecordings::noticed);
        const QStringList card = table.card();
        table.opening.open({card[0]});
        QTRY_VERIFY_WITH_TIMEOUT(table.isDone(), longForAll);
        QCOMPARE(table.document.recordings().size(), std::size_t{1});
        const library::Recording joined = table.document.recordings()[0].recording;
        QCOMPARE(joined.info.frames, Frame{22 * 48000});
        QCOMPARE(joined.parts.size(), std::size_t{2});
        QVERIFY(noticed.count() >= 1 &&
                noticed[0][0].toString().contains(QStringLiteral("ZOOM0001-0001.WAV")));
        QCOMPARE(table.document.session().request.assets[0].parts.size(), std::size_t{1});
        const int regions = table.regions();
        QVERIFY(regions > 2);

        table.opening.openApart(0);
        QTRY_COMPARE_WITH_TIMEOUT(table.document.recordings().size(), std::size_t{2}, longForAll);
        QTRY_VERIFY_WITH_TIMEOUT(table.isDone(), longForAll);
        QCOMPARE(table.document.recordings()[1].recording.info.frames, Frame{22 * 48000} - joint);
        QCOMPARE(table.regions(), regions); // none is lost
        // Who opened them apart doesn't get them joined by opening one of them again.
        QSignalSpy failed(&table.opening, &ui::OpenRecordings::failed);
        for (const QStringList& again : {QStringList{card[0]}, card}) {
            failed.clear();
            table.opening.open(again);
            QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, longForAll);
            QVERIFY(failed[0][0].toString().contains(QStringLiteral("open already")));
            QCOMPARE(table.document.recordings().size(), std::size_t{2});
        }
        table.document.undoStack()->undo();
        QCOMPARE(table.document.recordings().size(), std::size_t{1});
        QCOMPARE(table.document.recordings()[0].recording, joined);
        QCOMPARE(table.regions(), regions);
    }

    void twoOfOneEventAreAlignedInOneStep() {
        SplitTable table;
        const QString whole = table.desk.recording(6);
        table.opening.open({whole, table.card()[1]});
        QTRY_VERIFY_WITH_TIMEOUT(table.isDone(), longForAll);
        QCOMPARE(table.document.recordings().size(), std::size_t{2});
        const int steps = table.document.undoStack()->count();
        QSignalSpy ended(&table.aligner, &ui::RecordingAligner::ended);
        table.aligner.align(0, 1);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, longForAll);
        const auto& assets = table.document.session().request.assets;
        QVERIFY(assets[1].aligned);
        QVERIFY(std::abs(assets[1].aligned->offset - static_cast<double>(joint) / 48000.0) < 0.001);
        QCOMPARE(table.document.undoStack()->count(), steps + 1);
        int leftOut = 0;
        for (const pack::Asset& asset : assets)
            for (const pack::ChosenSlice& slice : *asset.slices)
                leftOut += slice.leftOut ? 1 : 0;
        QVERIFY(leftOut > 0);
        table.document.undoStack()->undo();
        QVERIFY(!table.document.session().request.assets[1].aligned);
    }
};

GLEANER_TEST(SplitRecordingsTest)
#include "split_recordings_test.moc"
