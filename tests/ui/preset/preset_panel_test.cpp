#include "ui/preset/preset_panel.h"

#include "support/program.h"
#include "ui/preset/effect_list.h"
#include "ui/preset/effect_view.h"
#include "ui/preset/preset_bar.h"
#include "ui/preset/preset_picker.h"
#include "ui/preset/preset_shelf.h"
#include "ui/preset/response_curve.h"
#include "ui/walk.h"

#include "json/values.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace gleaner;
using namespace gleaner::ui;

namespace {

struct Editor {
    Editor()
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
          shelf(folder.filePath(QStringLiteral("presets")).toStdString(), settings), panel(document, shelf) {
        test::openWalk(document);
        document.setPreset(json::findPreset("punchy-drums"));
        panel.resize(1200, 360);
        panel.show();
    }
    EffectList& list() { return *panel.findChild<EffectList*>(); }
    EffectView& view() { return *panel.findChild<EffectView*>(); }
    /// Chooses the effect of this type.
    void choose(const std::string& type) {
        const fx::Chain& chain = document.preset(panel.bar().kind()).chain;
        for (std::size_t i = 0; i < chain.size(); ++i)
            if (chain[i].type == type) list().setCurrentIndex(list().model()->index(static_cast<int>(i), 0));
    }

    QTemporaryDir folder;
    QSettings settings;
    Document document;
    PresetShelf shelf;
    PresetPanel panel;
};

fx::Chain onlyOf(const fx::EffectType& type) { return {{std::string(type.id), true, {}}}; }

}

class PresetPanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEffectIsDrawn() {
        Editor editor;
        for (const fx::EffectType& type : fx::catalogue()) {
            editor.document.setChain(onlyOf(type), QStringLiteral("Only"));
            editor.choose(std::string(type.id));
            auto* stack = editor.panel.findChild<QStackedWidget*>();
            const bool isCurve = type.picture == fx::Picture::Response;
            QCOMPARE(stack->currentWidget() == &editor.view(), !isCurve);
            if (isCurve) continue;
            QTRY_VERIFY2(!editor.view().drawn().plots.empty(), type.id.data());
            const fx::DrawnEffect expected = fx::drawn(onlyOf(type).front(), 48000, nullptr, {});
            QTRY_VERIFY2(editor.view().drawn() == expected, type.id.data());
        }
    }

    void aThresholdIsDraggedAsOneStep() {
        Editor editor;
        editor.document.setChain(onlyOf(*fx::findEffectType("compressor")), QStringLiteral("Only"));
        editor.choose("compressor");
        QTRY_COMPARE(editor.view().drawn().plots.size(), std::size_t{2});
        const int steps = editor.document.undoStack()->count();
        const auto threshold = [&] {
            return editor.document.preset().chain[0].values.contains("threshold")
                       ? editor.document.preset().chain[0].values.at("threshold")
                       : -18.0;
        };
        editor.view().setFocus();
        for (int n = 0; n < 3; ++n)
            QTest::keyClick(&editor.view(), Qt::Key_Left);
        QCOMPARE(threshold(), -21.0);
        QCOMPARE(editor.document.undoStack()->count(), steps + 1);
        editor.document.undoStack()->undo();
        QCOMPARE(threshold(), -18.0);
    }

    void aKindGetsAChainOfItsOwnAndGivesItBack() {
        Editor editor;
        editor.panel.bar().setKind(music::SampleKind::Loop);
        const fx::Preset shared = editor.document.preset();
        editor.panel.bar().picker().chosen(json::findPreset("warm-tape"));
        QCOMPARE(editor.document.preset(music::SampleKind::Loop), json::findPreset("warm-tape"));
        QCOMPARE(editor.document.preset(music::SampleKind::Hit), shared);
        QCOMPARE(editor.list().model()->rowCount(),
                 static_cast<int>(json::findPreset("warm-tape").chain.size()));
        // A region of another kind shows what shapes that one.
        const auto region = [&](music::SampleKind kind) {
            const auto& slices = editor.document.slices(0);
            return &*std::ranges::find(slices, kind, [](const auto& s) { return s.slice.traits.kind; });
        };
        editor.panel.setRegion(0, region(music::SampleKind::Hit));
        QVERIFY(!editor.panel.bar().kind());
        editor.panel.setRegion(0, region(music::SampleKind::Loop));
        QCOMPARE(editor.panel.bar().kind(), Document::ChainOf(music::SampleKind::Loop));
        editor.document.shareChain(music::SampleKind::Loop);
        QCOMPARE(editor.document.preset(music::SampleKind::Loop), shared);
        editor.document.undoStack()->undo();
        QCOMPARE(editor.document.preset(music::SampleKind::Loop), json::findPreset("warm-tape"));
    }

    void threeStatesAreKeptAndUndone() {
        Editor editor;
        const fx::Preset a = editor.document.preset();
        editor.document.switchChains(1);
        QCOMPARE(editor.document.preset(), a); // begins as a copy
        editor.document.setPreset(json::findPreset("lo-fi"));
        editor.document.switchChains(0);
        QCOMPARE(editor.document.preset(), a);
        editor.document.switchChains(1);
        QCOMPARE(editor.document.preset(), json::findPreset("lo-fi"));
        editor.document.undoStack()->undo();
        QCOMPARE(editor.document.preset(), a);
        QCOMPARE(editor.document.session().chainStates.current, 0);
    }

    void ownPresetsStayAndAreFound() {
        Editor editor;
        editor.document.setChain({{"gain", true, {{"gain", 3.0}}}}, QStringLiteral("Gain"));
        QVERIFY(editor.panel.bar().isModified());
        editor.panel.bar().saveAs(QStringLiteral("Street level"));
        QTRY_COMPARE(editor.document.preset().id, std::string("street-level"));
        QVERIFY(!editor.panel.bar().isModified());
        editor.shelf.setFavourite("street-level", true);

        QSettings settings(editor.settings.fileName(), QSettings::IniFormat);
        editor.settings.sync();
        PresetShelf again(editor.folder.filePath(QStringLiteral("presets")).toStdString(), settings);
        QTRY_VERIFY(again.isOwn("street-level"));
        QCOMPARE(again.entries().front().preset, editor.document.preset()); // favourites first
        PresetPicker picker(again);
        picker.open();
        QTest::keyClicks(picker.search(), QStringLiteral("street"));
        QCOMPARE(picker.list()->model()->rowCount(), 1);
        QSignalSpy chosen(&picker, &PresetPicker::chosen);
        QTest::keyClick(picker.search(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<fx::Preset>(), editor.document.preset());
    }

    void whatIsNoPresetIsASentence() {
        Editor editor;
        QFile file(editor.folder.filePath(QStringLiteral("bad.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": \"gleaner-preset\", \"effects\": [{\"type\": \"flux\"}]}");
        file.close();
        const fx::Preset before = editor.document.preset();
        QSignalSpy failed(&editor.shelf, &PresetShelf::failed);
        editor.panel.bar().load(file.fileName());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("flux")));
        QCOMPARE(editor.document.preset(), before);
    }
};

GLEANER_TEST(PresetPanelTest)
#include "preset_panel_test.moc"
