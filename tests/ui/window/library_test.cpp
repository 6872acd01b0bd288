#include "hands.h"

#include "support/program.h"
#include "ui/library/library_model.h"
#include "ui/library/library_page.h"
#include "ui/waveform/waveform_page.h"

#include <QComboBox>
#include <QDirIterator>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>

using namespace gleaner;
using namespace gleaner::test;
using ui::MainWindow;

namespace {

ui::LibraryPage& libraryPage(MainWindow& window) { return *window.findChild<ui::LibraryPage*>(); }
QAbstractItemModel& rows(MainWindow& window) { return *libraryPage(window).table().model(); }

/// Shows the library as its menu does, and waits for the answer.
void showLibrary(MainWindow& window) {
    QSignalSpy answered(&libraryPage(window), &ui::LibraryPage::answered);
    action(window, "showLibrary").trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), patience);
}

QString sampleBelow(const QString& folder) {
    QDirIterator walk(folder, {QStringLiteral("*.wav")}, QDir::Files, QDirIterator::Subdirectories);
    QStringList samples;
    while (walk.hasNext())
        samples << walk.next();
    samples.sort();
    return samples.value(0);
}

}

/// One session after another on one desk: a pack enters the library, is found, and leads back.
class LibraryWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPackIsFoundAndLeadsToItsRegion() {
        {
            MainWindow& window = m_desk.window();
            window.openFiles({m_desk.recording()});
            QTRY_VERIFY_WITH_TIMEOUT(!window.document().recordings().empty() &&
                                         !window.document().slices(0).empty() && isIdle(window),
                                     patience);
            exportPackTo(window, m_desk.path("packs"));
            QTRY_VERIFY_WITH_TIMEOUT(!sampleBelow(m_desk.path("packs")).isEmpty() && isIdle(window),
                                     patience);
            showLibrary(window);
            QTRY_VERIFY_WITH_TIMEOUT(rows(window).rowCount() > 0, patience);
        }
        m_desk.answers.unsaved = ui::Dialogs::Unsaved::Discard;
        MainWindow& window = m_desk.window();
        showLibrary(window); // nothing is open
        const int all = rows(window).rowCount();
        QVERIFY(all > 1);
        QVERIFY(libraryPage(window).isVisible());

        QSignalSpy answered(&libraryPage(window), &ui::LibraryPage::answered);
        libraryPage(window).searchLine().setText(QStringLiteral("nothing is called so"));
        QTRY_COMPARE_WITH_TIMEOUT(rows(window).rowCount(), 0, patience);
        libraryPage(window).searchLine().clear();
        QTRY_COMPARE_WITH_TIMEOUT(rows(window).rowCount(), all, patience);

        libraryPage(window).table().selectRow(0);
        const std::unique_ptr<QMimeData> dragged(
            rows(window).mimeData({rows(window).index(0, 0), rows(window).index(0, 1)}));
        QCOMPARE(dragged->urls().size(), 1);
        QVERIFY(QFile::exists(dragged->urls().first().toLocalFile()));

        Q_EMIT libraryPage(window).sourceRequested(dragged->urls().first().toLocalFile());
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t{1}, patience);
        auto& view = window.findChild<ui::WaveformPage*>()->view();
        QTRY_VERIFY_WITH_TIMEOUT(!view.timeSelection().isEmpty() || !view.selectedSlices().empty(), patience);
    }

    void aDroppedSampleOffersItsRecording() {
        MainWindow& window = m_desk.window();
        window.openFiles({sampleBelow(m_desk.path("packs"))});
        QTRY_VERIFY_WITH_TIMEOUT(sentence(window).contains(QStringLiteral("Go to the recording")), patience);
        QVERIFY(messages(window).isAsking());
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(window), patience);
        messages(window).findChild<QPushButton*>(QStringLiteral("messageYes"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(window.document().recordings().size(), std::size_t{2}, patience);
    }

    void aFolderEnters() {
        MainWindow& window = m_desk.window();
        showLibrary(window);
        const int before = rows(window).rowCount();
        const QString own = m_desk.path("own");
        QDir().mkpath(own);
        QVERIFY(QFile::copy(sampleBelow(m_desk.path("packs")), own + QStringLiteral("/mine.wav")));
        m_desk.answers.sampleFolder = own;
        Q_EMIT libraryPage(window).addFolderRequested();
        QTRY_COMPARE_WITH_TIMEOUT(rows(window).rowCount(), before + 1, patience);
    }

private:
    Desk m_desk;
};

GLEANER_TEST(LibraryWindowTest)
#include "library_test.moc"
