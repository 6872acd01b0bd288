#include "json/preset_folder.h"

#include "support/program.h"
#include "json/values.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;

namespace {

fx::Preset named(const std::string& name) { return {"", name, "Mine", {{"gain", true, {{"gain", 3.0}}}}}; }

}

class PresetFolderTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_scratch;
    int m_folders = 0;

    std::filesystem::path fresh() {
        return std::filesystem::path(m_scratch.path().toStdString()) / std::to_string(m_folders++);
    }

private Q_SLOTS:
    void whatIsKeptIsReadBack() {
        const auto folder = fresh();
        QVERIFY(json::readPresets(folder).presets.empty()); // no such folder yet
        const json::OwnPreset dusty = json::keepPreset(folder, named("Dusty drums"));
        const json::OwnPreset airy = json::keepPreset(folder, named("Airy"));
        QCOMPARE(dusty.preset.id, std::string("dusty-drums"));
        const json::OwnPresets own = json::readPresets(folder);
        QCOMPARE(own.presets, (std::vector{airy, dusty})); // by name
        QVERIFY(own.errors.empty());
        QCOMPARE(json::findPreset(dusty.file.string()), dusty.preset); // --preset takes it
    }

    void theFactorysIdsStayTheFactorys() {
        const auto folder = fresh();
        const fx::Preset tape = json::findPreset("warm-tape");
        const json::OwnPreset copy = json::keepPreset(folder, tape);
        QCOMPARE(copy.preset.id, "warm-tape-2");
        QCOMPARE(copy.preset.name, tape.name + " 2");
        QCOMPARE(json::keepPreset(folder, copy.preset).preset.id, "warm-tape-2-2");
        QCOMPARE(json::findPreset("warm-tape"), tape);
    }

    void anOwnOneIsReplacedInItsPlace() {
        const auto folder = fresh();
        json::OwnPreset mine = json::keepPreset(folder, named("Mine"));
        fx::Preset louder = mine.preset;
        louder.chain[0].values["gain"] = 9.0;
        QCOMPARE(json::keepPreset(folder, louder, &mine.preset).file, mine.file);
        QCOMPARE(json::readPresets(folder).presets.size(), std::size_t{1});
        QCOMPARE(json::readPresets(folder).presets[0].preset, louder);
        json::dropPreset(mine);
        QVERIFY(json::readPresets(folder).presets.empty());
    }

    void aDamagedOneIsToldInOneSentenceAndLeftOut() {
        const auto folder = fresh();
        const json::OwnPreset whole = json::keepPreset(folder, named("Whole"));
        json::writeFile(folder / "torn.json", R"({"format":"gleaner-preset","effects":[)");
        json::writeFile(folder / "other.json", R"({"format":"gleaner-preset","effects":[{"type":"flux"}]})");
        json::writeFile(folder / "notes.txt", "not for us");
        const json::OwnPresets own = json::readPresets(folder);
        QCOMPARE(own.presets, std::vector{whole});
        QCOMPARE(own.errors.size(), std::size_t{2});
        QVERIFY(own.errors[0].find("other.json") != std::string::npos);
        QVERIFY(own.errors[1].find("torn.json") != std::string::npos);
        for (const std::string& error : own.errors)
            QVERIFY(error.ends_with('.') && error.find('\n') == std::string::npos);
        // Nor is it written over.
        QVERIFY(json::keepPreset(folder, named("Torn")).file != folder / "torn.json");
    }

    void idsAreOfPlainLetters_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("words") << QStringLiteral("Dusty  Drums!") << QStringLiteral("dusty-drums");
        QTest::newRow("others") << QStringLiteral("Tür 5") << QStringLiteral("t-r-5");
        QTest::newRow("nothing left") << QStringLiteral("雨") << QStringLiteral("preset");
    }
    void idsAreOfPlainLetters() {
        QFETCH(QString, name);
        QTEST(QString::fromStdString(json::presetIdFor(name.toStdString())), "id");
    }
};

GLEANER_TEST(PresetFolderTest)
#include "preset_folder_test.moc"
