#include "ui/song/song_settings.h"

#include "compose/song_settings.h"
#include "support/program.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QTest>
#include <QToolButton>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

SettingControl* controlOf(const SongSettings& settings, const char* id) {
    return settings.findChild<SettingControl*>(QStringLiteral("setting.") + QLatin1String(id));
}

}

class SongSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySettingHasAControl() {
        Document document;
        const SongSettings settings(document);
        for (const auto& field : compose::songSettings())
            if (field.setting.kind != settings::Kind::Texts) // of single parts, which other widgets show
                QVERIFY2(controlOf(settings, field.setting.id.data()), field.setting.id.data());
    }

    /// Typing is one step of undo, a choice is one of its own.
    void aHandChangesTheSong() {
        Document document;
        const SongSettings settings(document);
        auto* tempo = controlOf(settings, "bpm")->findChild<QDoubleSpinBox*>();
        tempo->setValue(100.0);
        tempo->setValue(101.0);
        QCOMPARE(document.session().song.bpm, 101.0);
        QCOMPARE(document.undoStack()->count(), 1);
        auto* bass = controlOf(settings, "bass_style")->findChild<QComboBox*>();
        bass->activated(bass->findData(QStringLiteral("perreo")));
        QCOMPARE(document.session().song.bassStyle, std::string("perreo"));
        controlOf(settings, "bars")->findChild<QCheckBox*>()->click();
        QCOMPARE(document.session().song.bars.value(), 64);
        controlOf(settings, "fills")->findChild<QCheckBox*>()->click();
        QVERIFY(!document.session().song.fills);
        QCOMPARE(document.undoStack()->count(), 4);
        for (int step = 0; step < 4; ++step)
            document.undoStack()->undo();
        QVERIFY(document.session().song == compose::ComposeRequest{});
        QCOMPARE(tempo->value(), 95.0);
        QVERIFY(controlOf(settings, "bars")->findChild<QCheckBox*>()->isChecked());
    }

    void theDiceRollTheSameWayEachTime() {
        Document document;
        const SongSettings settings(document);
        auto* dice = settings.findChild<QToolButton*>(QStringLiteral("rollSeed"));
        dice->click();
        const std::uint64_t first = document.session().song.seed;
        document.undoStack()->undo();
        dice->click();
        QCOMPARE(document.session().song.seed, first);
    }
};

GLEANER_TEST(SongSettingsTest)
#include "song_settings_test.moc"
