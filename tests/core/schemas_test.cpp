// The schemas that are checked in are what the lists of fields give, and real documents follow them in the
// eyes of a validator that is not ours. GLEANER_REWRITE=1 tests/core_test schemas writes them anew.

#include "core/pack/full_request.h"
#include "core/pack/made_pack.h"
#include "pack/package/lint_pack.h"
#include "pack/package/manifest.h"
#include "pack/package/pack_diff.h"
#include "pack/package/verify_sample.h"
#include "pack/package/write.h"
#include "pack/plan/plan_json.h"
#include "pack/plan/request_json.h"
#include "pack/shards/plan_file.h"
#include "session/session_json.h"
#include "support/places.h"
#include "support/program.h"
#include "support/schema_errors.h"
#include "json/schemas.h"
#include "json/values.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

struct Schema {
    const char* name;
    QJsonObject (*make)();
};
constexpr Schema schemas[] = {
    {"song-1", json::songSchema},         {"preset-1", json::presetSchema},
    {"groove-1", json::grooveSchema},     {"index-2", json::indexSchema},
    {"detect-1", json::detectSchema},     {"request-2", pack::requestSchema},
    {"plan-1", pack::planSchema},         {"manifest-1", pack::firstManifestSchema},
    {"manifest-2", pack::manifestSchema}, {"session-2", session::sessionSchema},
    {"diff-1", pack::diffSchema},         {"verify_sample-1", pack::verifySampleSchema},
    {"lint-1", pack::lintSchema},         {"plan_file-1", pack::planFileSchema},
};

QJsonObject manifestOf(const Bench& bench) {
    return json::parseObject(QByteArray::fromStdString(pack::manifestJson(bench.render())), "manifest.json");
}

}

class SchemasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkedInSchemasAreWhatTheListsGive_data() {
        QTest::addColumn<int>("schema");
        for (int n = 0; n < static_cast<int>(std::size(schemas)); ++n)
            QTest::newRow(schemas[n].name) << n;
    }
    void checkedInSchemasAreWhatTheListsGive() {
        QFETCH(int, schema);
        const auto& [name, make] = schemas[schema];
        const QByteArray bytes = json::toBytes(make());
        QFile file(sourceFile(QStringLiteral("resources/schema/%1.json").arg(QLatin1String(name))));
        if (qEnvironmentVariableIntValue("GLEANER_REWRITE") == 1)
            json::writeFile(file.fileName().toStdString(), bytes);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QVERIFY2(file.readAll() == bytes,
                 "it differs from the list of fields; GLEANER_REWRITE=1 tests/core_test schemas writes it");
    }

    void aRequestFollowsItsSchema() {
        VERIFY_SCHEMA("request-2", pack::toJson(fullRequest()), pack::toJson(pack::PackRequest()));
    }

    void aSessionFollowsItsSchema() {
        session::Session session = session::freshSession();
        session.request.assets = fullRequest().assets;
        session.song.bars = 32;
        VERIFY_SCHEMA("session-2", session::toJson(session), session::toJson(session::freshSession()));
    }

    void aPlanAndAManifestFollowTheirSchemas() {
        const Bench bench;
        VERIFY_SCHEMA("plan-1", pack::toJson(bench.plan()));
        VERIFY_SCHEMA("plan_file-1", pack::toJson(pack::planFileOf(bench.request, bench.recordings, {}, {})));
        VERIFY_SCHEMA("manifest-2", manifestOf(bench));
    }

    /// What was asked for before there was a second version keeps the first, to the byte.
    void aPackOfARequestOfBeforeKeepsItsManifest() {
        Bench bench;
        bench.request.unsureRoles = pack::UnsureRoles::ByRole;
        const QJsonObject manifest = manifestOf(bench);
        QCOMPARE(manifest[u"schema"].toString(), QStringLiteral("gleaner-manifest-1"));
        QVERIFY(pack::manifestFromJson(manifest).version == pack::ManifestVersion::First);
        VERIFY_SCHEMA("manifest-1", manifest);
        const auto errors = schemaErrors(QStringLiteral("manifest-2"), {manifest});
        QVERIFY(errors && errors->size() == 1); // its name alone
    }

    /// Version 2 has all its fields, and no reader takes a third for one of them.
    void aManifestThatIsNotWholeIsNone() {
        const Bench bench;
        QJsonObject manifest = manifestOf(bench);
        QVERIFY(pack::manifestFromJson(manifest).version == pack::ManifestVersion::Second);
        QJsonObject less = manifest;
        less.remove(QStringLiteral("manifest_sha256"));
        const auto errors = schemaErrors(QStringLiteral("manifest-2"), {less});
        if (!errors) QSKIP("python3-jsonschema is not installed");
        QCOMPARE(errors->size(), 1);
        manifest[u"schema"] = QStringLiteral("gleaner-manifest-3");
        QVERIFY_THROWS_EXCEPTION(Error, pack::manifestFromJson(manifest));
    }

    /// A test that could not fail would be none.
    void theValidatorSeesFaults() {
        QJsonObject request = pack::toJson(fullRequest());
        request[u"min_hits"] = QStringLiteral("many");
        request[u"format"] = QStringLiteral("mp3");
        request[u"colour"] = 1;
        const auto errors = schemaErrors(QStringLiteral("request-2"), {request});
        if (!errors) QSKIP("python3-jsonschema is not installed");
        QCOMPARE(errors->size(), 3);
    }
};

GLEANER_TEST(SchemasTest)
#include "schemas_test.moc"
