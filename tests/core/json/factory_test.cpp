#include "support/program.h"
#include "support/schema_errors.h"
#include "json/values.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;

class FactoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sixPresetsInTheOrderOfTheMenu() {
        QStringList ids;
        for (const fx::Preset& preset : json::factoryPresets())
            ids << QString::fromStdString(preset.id);
        QCOMPARE(ids.join(u' '),
                 QStringLiteral("clean-one-shots punchy-drums warm-tape airy-ambience lo-fi transparent"));
    }

    void everyFactoryPresetCanRunAndFollowsItsSchema() {
        std::vector<QJsonObject> written;
        for (const fx::Preset& preset : json::factoryPresets()) {
            QVERIFY2(fx::errors(preset.chain).empty(), preset.id.c_str());
            QVERIFY2(!preset.name.empty() && !preset.description.empty(), preset.id.c_str());
            written.push_back(json::toJson(preset));
        }
        VERIFY_SCHEMA("preset-1", written);
    }

    void presetsAreFoundByIdAndName() {
        const fx::Preset first = json::factoryPresets().front();
        QCOMPARE(json::findPreset("Clean-One-Shots"), first);
        QCOMPARE(json::findPreset(first.name), first);
    }

    void presetsAreFoundAsFiles() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("mine.json")).toStdString();
        fx::Preset mine = json::factoryPresets()[2];
        mine.id = "mine";
        json::writeFile(file, json::toBytes(json::toJson(mine)));
        QCOMPARE(json::findPreset(file.string()), mine);
    }

    void aPresetFileWithAnUnknownEffectIsRefused() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("bad.json")).toStdString();
        json::writeFile(file, R"({"format":"gleaner-preset","effects":[{"type":"no-such-effect"}]})");
        try {
            json::findPreset(file.string());
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("no-such-effect") != std::string::npos, error.what());
        }
    }

    void anUnknownPresetNamesTheKnown() {
        try {
            json::findPreset("no such preset");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("warm-tape, airy-ambience") != std::string::npos);
        }
    }

    void theDemoRecipeIsWhole() {
        const demo::Recipe recipe = json::demoRecipe();
        QVERIFY(!recipe.name.empty() && recipe.seconds > 30.0);
        QVERIFY(!recipe.beds.empty() && !recipe.events.empty() && !recipe.rhythms.empty());
        QCOMPARE(json::recipeFromJson(json::toJson(recipe)), recipe);
    }
};

GLEANER_TEST(FactoryTest)
#include "factory_test.moc"
