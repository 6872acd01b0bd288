#include "ui/pack/drag_files.h"

#include "support/program.h"
#include "ui/desk.h"
#include "ui/pack/pack_model.h"

#include "codec/file_reader.h"
#include "files/sha256.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {
constexpr int patience = 120'000;
}

/// Dragging rows of the pack out of the window: at the drop there are files.
class DragFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const library::Recording recording =
            library::openRecording(m_desk.recording().toStdString(), {}, m_desk.cache(), {});
        m_document.addRecording(recording);
        QVERIFY(m_document.plan()->items.size() > 2);
    }

    void whatIsDraggedBecomesFilesOfThePack() {
        ui::DragFiles files(m_document, m_desk.cache());
        ui::PackModel model;
        model.setDragFiles(&files);
        model.setTree(ui::PackTree(m_document).groups({}));
        const pack::PlanItem& item = m_document.plan()->items.front();
        const std::unique_ptr<QMimeData> data(model.mimeData({model.indexOf({0, item.slice.id})}));
        QVERIFY(data->hasUrls()); // offered at once; made meanwhile
        QTRY_COMPARE_WITH_TIMEOUT(data->urls().size(), 1, patience);
        const QString file = data->urls().front().toLocalFile();
        QCOMPARE(QFileInfo(file).fileName(), QFileInfo(QString::fromStdString(item.path)).fileName());
        QVERIFY(audio::FileReader(file.toStdString()).info().frames > 0);
        QVERIFY(data->data(QStringLiteral("text/uri-list")).startsWith("file:///"));
        QVERIFY(data->hasFormat(QString::fromLatin1(ui::PackModel::mimeType))); // and moves inside the tree
    }

    void whatIsSelectedIsMadeBeforeItIsDragged() {
        ui::DragFiles files(m_document, m_desk.cache());
        QSignalSpy prepared(&files, &ui::DragFiles::prepared);
        const std::vector<ui::SliceRef> slices = {{0, m_document.plan()->items[0].slice.id},
                                                  {0, m_document.plan()->items[1].slice.id}};
        QVERIFY(!files.areReady(slices));
        files.expect(slices);
        QVERIFY(prepared.wait(patience));
        QVERIFY(files.areReady(slices));
        QCOMPARE(files.files(slices).size(), 2);
    }

    void whatIsNotInThePackHasNoFile() {
        ui::DragFiles files(m_document, m_desk.cache());
        files.prepare({{0, "h999999"}, {7, "h1"}});
        QVERIFY(files.files({{0, "h999999"}}).isEmpty());
    }

    void aRecordingThatIsGoneIsASentence() {
        ui::Document document;
        library::Recording gone = m_document.recordings().front().recording;
        gone.file = "/nowhere/gone.wav";
        gone.sha256 = library::sha256Of("another");
        document.addRecording(gone);
        ui::DragFiles files(document, m_desk.path("elsewhere").toStdString());
        QSignalSpy failed(&files, &ui::DragFiles::failed);
        files.prepare({{0, document.plan()->items.front().slice.id}});
        QVERIFY(failed.wait(patience));
        QVERIFY(failed.front().front().toString().contains(QStringLiteral("gone.wav")));
    }

private:
    Desk m_desk;
    ui::Document m_document;
};

GLEANER_TEST(DragFilesTest)
#include "drag_files_test.moc"
