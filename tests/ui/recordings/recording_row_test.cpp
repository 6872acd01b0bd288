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
};

GLEANER_TEST(RecordingRowTest)
#include "recording_row_test.moc"
