#include "ui/settings/setting_control.h"

#include "compose/song_settings.h"
#include "pack/plan/pack_settings.h"
#include "slices/detection_settings.h"
#include "support/program.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace gleaner;
using namespace gleaner::ui;
using settings::Value;

namespace {

const settings::Setting& song(std::string_view id) {
    return settings::findField(compose::songSettings(), id)->setting;
}

/// Notes what a hand changed.
struct Heard {
    explicit Heard(const SettingControl& control) {
        QObject::connect(&control, &SettingControl::changed, &control,
                         [this](const Value& value, bool isTyped) {
                             values.push_back(value);
                             typed = isTyped;
                         });
    }
    std::vector<Value> values;
    bool typed = false;
};

}

class SettingControlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberHasTheTablesRange() {
        SettingControl control(song("bpm"));
        const Heard heard(control);
        control.show(Value(95.0));
        auto* box = control.findChild<QDoubleSpinBox*>();
        QCOMPARE(box->value(), 95.0);
        QCOMPARE(box->minimum(), song("bpm").minimum);
        QCOMPARE(box->maximum(), song("bpm").maximum);
        QVERIFY(box->suffix().endsWith(QStringLiteral("bpm")));
        QVERIFY(heard.values.empty()); // showing tells nobody
        box->setValue(120.0);
        QVERIFY(heard.values == std::vector<Value>{120.0} && heard.typed);
    }

    void aNumberThatMayBeAbsent() {
        SettingControl control(song("swing"));
        const Heard heard(control);
        auto* box = control.findChild<QDoubleSpinBox*>();
        auto* absent = control.findChild<QCheckBox*>();
        control.show(Value());
        QVERIFY(absent->isChecked() && box->isHidden());
        QCOMPARE(absent->text(), QStringLiteral("As the style has it"));
        absent->click();
        QVERIFY(heard.values.back() == Value(song("swing").suggested));
        control.show(heard.values.back());
        QVERIFY(!absent->isChecked() && !box->isHidden());
        absent->click();
        QVERIFY(heard.values.back() == Value());
    }

    void aListHasAllWordsAndTheAbsentOne() {
        SettingControl control(song("scale"));
        const Heard heard(control);
        auto* box = control.findChild<QComboBox*>();
        QCOMPARE(box->count(), static_cast<int>(compose::scales().size()) + 1);
        control.show(Value(std::string("dorian")));
        QCOMPARE(box->currentData().toString(), QStringLiteral("dorian"));
        control.show(Value(std::string()));
        QCOMPARE(box->currentIndex(), 0);
        control.show(Value(std::string("of a newer version")));
        QCOMPARE(box->currentText(), QStringLiteral("of a newer version"));
        box->activated(1);
        QVERIFY(heard.values.back() == Value(std::string(compose::scales()[0].id)) && !heard.typed);
    }

    void keysAreAList() {
        SettingControl control(song("key"));
        QCOMPARE(control.findChild<QComboBox*>()->count(), 24);
        control.show(Value(std::string("Am")));
        QCOMPARE(control.findChild<QComboBox*>()->currentText(), QStringLiteral("Am"));
    }

    void twoNumbersStayInOrder() {
        SettingControl control(analysis::tempoRangeSetting);
        const Heard heard(control);
        control.show(Value(settings::Range{60.0, 185.0}));
        const auto boxes = control.findChildren<QDoubleSpinBox*>();
        QCOMPARE(boxes.size(), 2);
        boxes[0]->setValue(90.0);
        QVERIFY(heard.values.back() == Value(settings::Range{90.0, 185.0}));
        boxes[1]->setValue(50.0); // on the way to 150
        QCOMPARE(heard.values.size(), std::size_t{1});
    }

    /// What is typed stays while it means the same: a comma doesn't jump away under the hand.
    void aListOfWordsWhileItIsTyped() {
        SettingControl control(settings::findField(pack::packSettings(), "genres")->setting);
        const Heard heard(control);
        auto* line = control.findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral("rain, "));
        QVERIFY(heard.values.back() == Value(std::vector<std::string>{"rain"}));
        control.show(heard.values.back());
        QCOMPARE(line->text(), QStringLiteral("rain, "));
    }

    void severalOfAListAreTicked() {
        using Words = std::vector<std::string>;
        const settings::Setting& kits = settings::findField(pack::packSettings(), "targets")->setting;
        SettingControl control(kits);
        Heard heard(control);
        const auto* button = control.findChild<QToolButton*>();
        control.show(Value(Words()));
        QCOMPARE(button->text(), QStringLiteral("None"));
        control.show(Value(Words{"sf2", "of a newer version"}));
        QVERIFY(heard.values.empty());
        QCOMPARE(button->text(), QStringLiteral("2 chosen"));
        const auto action = [&](const char* id) {
            const QList<QAction*> all = button->menu()->actions();
            return *std::ranges::find(all, QVariant(QLatin1String(id)), &QAction::data);
        };
        QVERIFY(action("sf2")->isChecked() && !action("sfz")->isChecked());
        action("sfz")->trigger();
        QVERIFY(heard.values.back() == Value(Words{"sfz", "sf2", "of a newer version"}));
        QVERIFY(!heard.typed);
        action("sf2")->trigger();
        QVERIFY(heard.values.back() == Value(Words{"sfz", "of a newer version"}));
        // One hand goes through them: the space bar and a click leave the menu open.
        control.show(Value(Words()));
        button->menu()->popup(QPoint(0, 0));
        button->menu()->setActiveAction(action("sfz"));
        QTest::keyClick(button->menu(), Qt::Key_Space);
        QTest::mouseClick(button->menu(), Qt::LeftButton, {},
                          button->menu()->actionGeometry(action("sf2")).center());
        QVERIFY(button->menu()->isVisible());
        QVERIFY(heard.values.back() == Value(Words{"sfz", "sf2"}));
        QTest::keyClick(button->menu(), Qt::Key_Escape);
        QVERIFY(!button->menu()->isVisible());
    }

    void switchesAndSeeds() {
        SettingControl fills(song("fills"));
        const Heard heard(fills);
        fills.show(Value(true));
        fills.findChild<QCheckBox*>()->click();
        QVERIFY(heard.values == std::vector<Value>{false});
        SettingControl seed(song("seed"));
        seed.show(Value(std::uint64_t{1} << 40)); // more than a spin box holds
        QVERIFY(seed.findChild<QSpinBox*>()->value() > 0);
    }
};

GLEANER_TEST(SettingControlTest)
#include "setting_control_test.moc"
