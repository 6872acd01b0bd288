// The files that styles are built from: each follows its schema and says where its facts come from.

#include "styles/drum_styles.h"
#include "styles/metre_steps.h"
#include "support/places.h"
#include "support/program.h"
#include "support/schema_errors.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace gleaner;
using namespace gleaner::compose;
using namespace gleaner::test;

namespace {

std::vector<QJsonObject> styleFiles() {
    std::vector<QJsonObject> files;
    const QDir folder(sourceFile(QStringLiteral("resources/styles")));
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) qFatal("%s can't be read", qPrintable(file.fileName()));
        files.push_back(QJsonDocument::fromJson(file.readAll()).object());
    }
    return files;
}

}

class StyleFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachFollowsTheSchema() {
        const auto errors = schemaErrors(QStringLiteral("style-1"), styleFiles());
        if (!errors) QSKIP("python3-jsonschema is not installed");
        QCOMPARE(errors->join(u'\n'), QString());
    }

    void eachIsBuiltIn() {
        const auto files = styleFiles();
        QCOMPARE(files.size(), drumStyles().size());
        for (const QJsonObject& file : files) {
            const DrumStyle* style = findDrumStyle(file[u"id"].toString().toStdString());
            QVERIFY2(style, qPrintable(file[u"id"].toString()));
            QCOMPARE(QString::fromUtf8(style->name.data()), file[u"name"].toString());
            QCOMPARE(style->bpm, file[u"tempo"].toObject()[u"usual"].toDouble());
            QCOMPARE(static_cast<qsizetype>(style->rows.size()), file[u"rows"].toArray().size());
            QCOMPARE(static_cast<qsizetype>(style->form.size()),
                     file[u"form"].toObject()[u"parts"].toArray().size());
        }
    }

    /// "published" without an address is a claim that nobody can check.
    void whatIsPublishedSaysWhere() {
        for (const QJsonObject& file : styleFiles())
            for (const QJsonValue& source : file[u"sources"].toArray())
                if (source[u"kind"].toString() != QLatin1String("chosen"))
                    QVERIFY2(source[u"where"].toString().size() > 5, qPrintable(file[u"id"].toString()));
    }

    /// Three quarters lose the last beat, seven eighths the last eighth, six eighths the end of each half.
    void barsAreCutToTheirMetre() {
        const std::string steps = "abcdefghijklmnop";
        QCOMPARE(inMetre(steps, {4, 4}), steps);
        QCOMPARE(inMetre(steps, {3, 4}), std::string("abcdefghijkl"));
        QCOMPARE(inMetre(steps, {7, 8}), std::string("abcdefghijklmn"));
        QCOMPARE(inMetre(steps, {6, 8}), std::string("abcdefijklmn"));
        QCOMPARE(inMetre(steps + steps, {6, 8}), std::string("abcdefijklmnabcdefijklmn"));
        QCOMPARE(placeInMetre(2.5, {6, 8}), 2.0);
        QVERIFY(!isKept(1.75, {6, 8}) && isKept(2.0, {6, 8}) && !isKept(3.0, {3, 4}));
    }

    void everyMetreHasItsSteps() {
        for (const DrumStyle& style : drumStyles())
            for (const MetreName& metre : metreNames())
                for (const MetreRow& row : rowsIn(style, metre.metre))
                    QVERIFY2(row.steps.size() % static_cast<std::size_t>(stepsIn(metre.metre)) == 0,
                             (std::string(style.id) + " in " + std::string(metre.id)).c_str());
    }
};

GLEANER_TEST(StyleFilesTest)
#include "style_files_test.moc"
