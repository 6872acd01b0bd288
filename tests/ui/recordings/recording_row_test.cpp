#include "support/program.h"
#include "ui/document/document.h"
#include "ui/recordings/recording_model.h"

#include <QtTest>

using namespace gleaner;
using namespace gleaner::ui;

/// What the list says of a recording.
class RecordingRowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotAsLongAsItsHeaderSaysIsMarked() {
        OpenRecording open;
        open.recording.file = "/field/caf\xE9.wav";
        open.recording.info.frames = 48000 * 60;
        QVERIFY(!recordingRow(open, {}).isMarked);
        open.recording.info.note =
            "its header claims 2:00.000, of which 1:00.000 are there; the rest is missing";
        const RecordingRow row = recordingRow(open, {});
        QVERIFY(row.isMarked);
        QVERIFY(row.notices.join(u'\n').contains(QStringLiteral("of which 1:00.000 are there")));
        QCOMPARE(row.name, QStringLiteral("caf\uFFFD.wav"));
    }

    void whatTheRecorderWroteIsShown() {
        OpenRecording open;
        open.recording.file = "/field/ZOOM0001.wav";
        open.recording.info.rate = 48000;
        open.recording.info.frames = 48000 * 60;
        QVERIFY(recordingRow(open, {}).about.isEmpty());
        open.recording.scene = "12A";
        open.recording.take = "3";
        open.recording.device = "ZOOM F6";
        open.recording.dated = "2024-05-12T14:03:22";
        open.recording.info.trackNames = {"MixL", "", "Boom"};
        const RecordingRow row = recordingRow(open, {});
        QVERIFY2(row.info.endsWith(QStringLiteral("scene 12A, take 3")), qPrintable(row.info));
        QCOMPARE(row.about,
                 (QStringList{QStringLiteral("Recorded as scene 12A, take 3"),
                              QStringLiteral("Recorded on 2024-05-12 14:03:22"),
                              QStringLiteral("Recorder: ZOOM F6"), QStringLiteral("Tracks: MixL, –, Boom")}));
    }
};

GLEANER_TEST(RecordingRowTest)
#include "recording_row_test.moc"
