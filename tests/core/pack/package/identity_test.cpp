// What a pack's id promises: the same id, the same samples to the byte, and the same manifest and zip where
// the sources' names and times are the same.

#include "core/pack/made_pack.h"
#include "files/archive.h"
#include "pack/package/manifest.h"
#include "pack/package/write.h"
#include "support/program.h"
#include "json/json.h"

#include <QJsonArray>
#include <QTest>

#include <functional>
#include <map>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// Bytes of every sample by its path.
std::map<std::string, std::string> samplesOf(const pack::RenderedPack& made) {
    std::map<std::string, std::string> samples;
    for (const pack::Artifact& artifact : made.artifacts)
        samples[artifact.item.path] = contentOf(artifact.file);
    return samples;
}

/// The recording of a bench under another name, with another time.
void rename(Bench& bench, const std::string& name, const std::string& recorded) {
    library::Recording& recording = bench.recordings[0];
    const fs::path renamed = bench.folder() / name;
    fs::copy_file(recording.file, renamed);
    recording.file = renamed.string();
    recording.stamp = library::stampOf(renamed);
    recording.recorded = recorded;
    bench.request.assets[0].file = recording.file;
}

}

class IdentityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherNameAndTimeKeepTheIdAndEverySample() {
        const Bench plain;
        Bench renamed;
        rename(renamed, "Copy of Walk home (1).wav", "2025-01-01T00:00:00Z");
        const pack::RenderedPack a = plain.render(), b = renamed.render();
        QCOMPARE(a.plan.packId, b.plan.packId);
        QCOMPARE(a.plan.configHash, b.plan.configHash);
        QCOMPARE(samplesOf(a), samplesOf(b));
        QVERIFY(pack::manifestJson(a) != pack::manifestJson(b));
    }

    /// Wherever and whenever it is made, from whatever folder.
    void theSameNamesAndTimesGiveTheSameManifestAndZip() {
        const Bench one, other; // two folders, two files with times of their own
        const pack::WrittenPack a = pack::write(one.render(), one.out(), true, {});
        const pack::WrittenPack b = pack::write(other.render(), other.out(), true, {});
        QCOMPARE(contentOf(a.manifest), contentOf(b.manifest));
        QCOMPARE(a.zipSha256, b.zipSha256);
        QCOMPARE(contentOf(*a.zip), contentOf(*b.zip));
    }

    void aKindsOwnChainIsHeardInItAloneAndToldByIdAndManifest() {
        const Bench plain;
        Bench own;
        own.request.kindPresets[music::SampleKind::Loop] = {
            "dull", "Dull", "", {{"lowpass", true, {{"frequency", 500.0}}}}};
        const pack::RenderedPack a = plain.render(), b = own.render();
        QVERIFY(a.plan.packId != b.plan.packId);
        QVERIFY(a.plan.configHash != b.plan.configHash);
        QCOMPARE(a.artifacts.size(), b.artifacts.size());
        const pack::Manifest manifest = pack::manifestFromJson(
            json::parseObject(QByteArray::fromStdString(pack::manifestJson(b)), "manifest.json"));
        int loops = 0;
        for (std::size_t n = 0; n < a.artifacts.size(); ++n) {
            const bool isLoop = a.artifacts[n].item.slice.traits.kind == music::SampleKind::Loop;
            loops += isLoop ? 1 : 0;
            QCOMPARE(a.artifacts[n].item.id != b.artifacts[n].item.id, isLoop);
            QCOMPARE(a.artifacts[n].sha256 != b.artifacts[n].sha256, isLoop);
            // Whatever the chain, a sample is brought to its level: chains are compared at the same loudness.
            if (a.artifacts[n].shortByLu == 0.0 && b.artifacts[n].shortByLu == 0.0)
                QVERIFY(std::abs(a.artifacts[n].lufs - b.artifacts[n].lufs) < 0.1);
            QCOMPARE(manifest.artifacts[n].chain,
                     isLoop ? own.request.kindPresets.at(music::SampleKind::Loop).chain
                            : plain.request.preset.chain);
        }
        QVERIFY(loops > 0);
        // The same chain under the same name for all kinds: other settings, the same sound.
        Bench same;
        same.request.kindPresets[music::SampleKind::Loop] = same.request.preset;
        QCOMPARE(samplesOf(same.render()), samplesOf(a));
    }

    /// A manifest under two names differs in nothing but them.
    void namesAndTimesAreAllThatLeaksIntoAManifest() {
        const Bench plain;
        Bench renamed;
        rename(renamed, "other.wav", "2025-01-01T00:00:00Z");
        const auto nameless = [](const Bench& bench) {
            const auto bytes = QByteArray::fromStdString(pack::manifestJson(bench.render()));
            QJsonObject manifest = json::parseObject(bytes, "manifest.json");
            manifest.remove(QStringLiteral("created"));
            manifest.remove(QStringLiteral("manifest_sha256"));
            QJsonArray sources = manifest[QStringLiteral("sources")].toArray();
            QJsonObject source = sources[0].toObject();
            source.remove(QStringLiteral("file"));
            source.remove(QStringLiteral("recorded"));
            sources[0] = source;
            manifest[QStringLiteral("sources")] = sources;
            QJsonObject request = manifest[QStringLiteral("request")].toObject();
            QJsonArray assets = request[QStringLiteral("assets")].toArray();
            QJsonObject asset = assets[0].toObject();
            asset.remove(QStringLiteral("file"));
            assets[0] = asset;
            request[QStringLiteral("assets")] = assets;
            manifest[QStringLiteral("request")] = request;
            return json::toBytes(manifest);
        };
        QCOMPARE(nameless(plain), nameless(renamed));
    }

    /// Whatever makes another file or another manifest makes another id.
    void everythingElseIsInTheId_data() {
        QTest::addColumn<int>("change");
        for (const char* name : {"pitch", "beats", "role", "character", "name", "group", "min hits", "genre",
                                 "tag", "preset's name", "title", "near duplicates"})
            QTest::newRow(name) << static_cast<int>(m_rows++);
    }
    void everythingElseIsInTheId() {
        QFETCH(int, change);
        Bench bench;
        const std::string before = bench.plan().packId;
        bench.request.assets[0].slices = bench.plan().request.assets[0].slices;
        QCOMPARE(bench.plan().packId, before); // found or given, it is the same
        std::vector<pack::ChosenSlice>& slices = *bench.request.assets[0].slices;
        const std::vector<std::function<void()>> changes{
            [&] { slices[4].slice.traits.pitchHz = 221.0; },
            [&] { slices[3].slice.traits.beats = 8; },
            [&] { slices[0].slice.traits.role = music::Role::Snare; },
            [&] { slices[0].slice.traits.character = {music::Character::Dark}; },
            [&] { slices[0].name = "boom"; },
            [&] { slices[0].group = "Feet"; },
            [&] { bench.request.minHits = 1; },
            [&] { bench.request.genres = {"house"}; },
            [&] { bench.request.tags = {"rain"}; },
            [&] { bench.request.preset.name = "Mine"; },
            [&] { bench.request.name = "Another pack"; },
            [&] { bench.request.variety.nearDuplicates = false; },
        };
        changes[static_cast<std::size_t>(change)]();
        QVERIFY(bench.plan().packId != before);
    }

private:
    int m_rows = 0;
};

GLEANER_TEST(IdentityTest)
#include "identity_test.moc"
