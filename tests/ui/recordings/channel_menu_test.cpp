#include "core/audio/printed.h"
#include "ui/recordings/channel_menu.h"

#include "support/program.h"
#include "ui/walk.h"

#include <QtTest>

using namespace gleaner;

namespace {

void open(ui::Document& document, int channels, std::vector<std::string> names = {}) {
    library::Recording recording = test::walk("/recordings/harbour.wav");
    recording.info.channels = channels;
    recording.info.trackNames = std::move(names);
    document.addRecording(recording);
}

}

class ChannelMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersEveryPairAndEveryChannel() {
        ui::Document document;
        open(document, 3, {"Boom", "Lav", ""});
        ui::ChannelMenu menu(document);
        menu.setRecording(0);
        QVERIFY(menu.menuAction()->isEnabled());
        Q_EMIT menu.aboutToShow();
        QStringList texts;
        for (const QAction* action : menu.actions())
            if (!action->isSeparator()) texts << action->text();
        QCOMPARE(texts.size(), qsizetype(2 + 2 + 3));
        QVERIFY(texts.contains(QStringLiteral("1 (Boom) and 2 (Lav)")));
        QVERIFY(texts.contains(QStringLiteral("3")));
    }

    void aChoiceIsOneStepOfUndo() {
        ui::Document document;
        open(document, 2);
        ui::ChannelMenu menu(document);
        menu.setRecording(0);
        Q_EMIT menu.aboutToShow();
        const int before = document.undoStack()->count();
        menu.actions().at(1)->trigger();
        QCOMPARE(document.channels(0).fixed, audio::Channels::mixOfAll());
        QCOMPARE(document.undoStack()->count(), before + 1);
        Q_EMIT menu.aboutToShow();
        QVERIFY(menu.actions().at(1)->isChecked());
        document.undoStack()->undo();
        QVERIFY(!document.channels(0).fixed);
    }

    void aMonoRecordingHasNoChoice() {
        ui::Document document;
        ui::ChannelMenu menu(document);
        QVERIFY(!menu.menuAction()->isEnabled());
        open(document, 1);
        menu.setRecording(0);
        QVERIFY(!menu.menuAction()->isEnabled());
    }
};

GLEANER_TEST(ChannelMenuTest)
#include "channel_menu_test.moc"
