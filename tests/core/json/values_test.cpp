#include "object.h"
#include "support/program.h"
#include "support/schema_errors.h"
#include "json/flp_json.h"
#include "json/values.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using gleaner::test::objectOf;

namespace {

/// Through bytes, as on disk.
template <typename Value>
QJsonObject onDisk(const Value& value) {
    return json::parseObject(json::toBytes(json::toJson(value)), "test");
}

music::SampleTraits fullTraits() {
    music::SampleTraits traits;
    traits.kind = music::SampleKind::Loop;
    traits.role = music::Role::OpenHat;
    traits.roleConfidence = 0.73;
    traits.bpm = 113.49999999999999;
    traits.bpmConfidence = 0.9;
    traits.bpmAlternatives = {56.75, 227.0};
    traits.beats = 8;
    traits.bars = 2;
    traits.key = music::Key{6, music::Mode::Minor};
    traits.keyConfidence = 1.0 / 3.0;
    traits.pitchHz = 220.1;
    traits.character = {music::Character::Warm, music::Character::Dark};
    traits.tonal = true;
    traits.content = music::Content::Speech;
    traits.contentConfidence = 0.625;
    traits.centroidHz = 812.25;
    return traits;
}

analysis::Slice fullSlice() {
    analysis::Slice slice;
    slice.id = "l123456";
    slice.range = {123456, (1LL << 39) + 1};
    slice.confidence = 0.1;
    slice.reason = "18 dB above the noise floor — \"ça va\"";
    slice.traits = fullTraits();
    slice.candidates = {{{123456, 200000}, 2, 0.03125}, {{130000, 180000}, std::nullopt, 1.0 / 3.0}};
    return slice;
}

library::Recording fullRecording() {
    library::Recording recording;
    recording.id = library::RecordingId("0123456789ab");
    recording.file = "Aufnahmen/Straßenbahn 01.wav";
    recording.sha256 = std::string(64, 'a');
    recording.info = {96000, 2, (1LL << 40) + 7, 24, false, "WAV, 24 bit"};
    recording.recorded = "2024-05-01T10:20:30Z";
    recording.device = "ZOOM H5";
    recording.detection.noiseFloorDb = -61.25;
    recording.detection.silentChannels = {0};
    recording.detection.invertedChannels = {3, 5};
    recording.detection.slices = {fullSlice(), analysis::Slice{}};
    return recording;
}

fx::Preset fullPreset() {
    fx::Preset preset{"warm-tape", "Warm tape", "Softer tops", {}};
    preset.chain = {{"highpass", true, {{"cutoff", 35.5}, {"slope", 2.0}}}, {"tape", false, {}}};
    return preset;
}

music::Song fullSong() {
    music::Song song;
    song.meta = {"Tram \"9\"",         113.5, 192, music::Key{10, music::Mode::Major}, "dorian", {3, 4},
                 0xfedcba9876543210ULL};
    song.patterns = {{"Dembow", 1, {{0, {0.0, 0.25, 60, 115}}, {1, {0.75, 0.25, 60, 88}}}}, {"Fill", 2, {}}};
    song.items = {{1, 0, 4, 1, false}, {2, 4, 2, 3, true}};
    music::MelodicTrack bass;
    bass.name = "Bass";
    bass.samplePath = "Bass/sub_01.wav";
    bass.notes = {{0.0, 0.75, 33, 100}, {0.75, 1.0 / 3.0, 36, 88}};
    bass.channel = 17;
    bass.volume = 0.5;
    bass.pan = -0.25;
    bass.rootNote = 36;
    bass.bar = 4;
    bass.bars = 4;
    bass.repeats = {8, 16};
    music::MelodicTrack loop;
    loop.role = music::Role::Vocal;
    loop.source = music::SourceType::Audio;
    loop.channel = 18;
    loop.seconds = 5.333333333;
    loop.stretchBeats = 8.0;
    loop.transpose = -2.0;
    loop.muted = true;
    loop.gain = 0.5;
    loop.fadeInMs = 12.5;
    loop.fadeOutMs = 800.0;
    loop.offsetSeconds = 1.0 / 3.0;
    bass.envelope = music::Envelope{5.0, 10.0, 250.0, 0.75, 120.0};
    song.melodicTracks = {bass, loop};
    song.drums = {{0, music::Role::Kick, "Drums/kick_01.wav", 0.5, -0.75},
                  {16, music::Role::Perc, "", 1.0, 1.0}};
    song.sections = {{"Intro", 0, 4}, {"Verse", 4, 8}};
    return song;
}

demo::Recipe fullRecipe() {
    demo::Recipe recipe;
    recipe.name = "A walk";
    recipe.rate = 44100;
    recipe.seconds = 61.5;
    recipe.seed = 77;
    recipe.room = 0.3;
    recipe.peakDb = -2.0;
    recipe.beds = {{"rain", 0.0, 60.0, 0.2, 2.5, -0.1}};
    recipe.events = {{"clank", 3.25, 0.7, 431.0, 0.4, 0.3}};
    recipe.rhythms = {{"wood_low", "x..x..x.", 10.0, 93.0, 0.55, 4, 0.6, 0.2}};
    recipe.phrases = {{"hum", "A3:2 C4:1", 20.0, 90.0, 0.4, -0.3}};
    return recipe;
}

std::string messageOfSong(const char* text) {
    try {
        json::songFromJson(objectOf(text));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueReadsBackWhatItWrote() {
        QCOMPARE(json::traitsFromJson(onDisk(fullTraits())), fullTraits());
        QCOMPARE(json::sliceFromJson(onDisk(fullSlice())), fullSlice());
        QCOMPARE(json::recordingFromJson(onDisk(fullRecording())), fullRecording());
        QCOMPARE(json::presetFromJson(onDisk(fullPreset())), fullPreset());
        QCOMPARE(json::songFromJson(onDisk(fullSong())), fullSong());
        QCOMPARE(json::recipeFromJson(onDisk(fullRecipe())), fullRecipe());
    }

    void initialValuesReadBack() {
        QCOMPARE(json::traitsFromJson(onDisk(music::SampleTraits{})), music::SampleTraits{});
        QCOMPARE(json::recordingFromJson(onDisk(library::Recording{})), library::Recording{});
        QCOMPARE(json::songFromJson(onDisk(music::Song{})), music::Song{});
        QCOMPARE(json::recipeFromJson(onDisk(demo::Recipe{})), demo::Recipe{});
        QCOMPARE(json::presetFromJson(onDisk(fx::Preset{})), fx::Preset{});
    }

    void missingFieldsTakeTheInitialState() {
        QCOMPARE(json::songFromJson({}), music::Song{});
        QCOMPARE(json::recipeFromJson({}), demo::Recipe{});
        QCOMPARE(json::traitsFromJson({}), music::SampleTraits{});
    }

    void everyRoleKindCharacterAndKeyReadsBack() {
        for (const music::RoleInfo& role : music::roles) {
            music::SampleTraits traits;
            traits.role = role.role;
            QCOMPARE(json::traitsFromJson(onDisk(traits)), traits);
        }
        for (int n = 0; n < 24; ++n) {
            music::SampleTraits traits;
            traits.key = music::Key{n % 12, n < 12 ? music::Mode::Major : music::Mode::Minor};
            traits.kind = music::sampleKinds[static_cast<std::size_t>(n) % 4].kind;
            traits.character = {music::characters[static_cast<std::size_t>(n) % 10].character};
            QCOMPARE(json::traitsFromJson(onDisk(traits)), traits);
        }
    }

    void unknownIsNullInADetectedSlice() {
        const QJsonObject slice = json::toJson(analysis::Slice{});
        for (const char* name : {"bpm", "bars", "key", "pitchHz"})
            QVERIFY2(slice[QLatin1String(name)].isNull(), name);
        for (const char* name : {"id", "kind", "begin", "end", "confidence", "reason", "role", "character"})
            QVERIFY2(slice.contains(QLatin1String(name)) && !slice[QLatin1String(name)].isNull(), name);
    }

    void pitchIsToldAsAMidiNoteToo() {
        music::SampleTraits traits;
        traits.pitchHz = 441.0;
        QCOMPARE(json::toJson(traits)[u"midiNote"].toInt(), 69);
    }

    void aRecordingSpeaksTheContractsNames() {
        const QJsonObject recording = json::toJson(fullRecording());
        for (const char* name : {"file", "sampleRate", "channels", "frames", "noiseFloorDb", "slices"})
            QVERIFY2(recording.contains(QLatin1String(name)), name);
        QCOMPARE(recording[u"slices"].toArray().size(), 2);
    }

    void digitalSilenceHasAFloorOfMinusInfinity() {
        library::Recording recording;
        recording.detection.noiseFloorDb = -HUGE_VAL;
        QVERIFY(onDisk(recording)[u"noiseFloorDb"].isNull());
        QCOMPARE(json::recordingFromJson(onDisk(recording)), recording);
    }

    void songsAndPresetsFollowTheirSchemas() {
        VERIFY_SCHEMA("song-1", json::toJson(fullSong()));
        VERIFY_SCHEMA("preset-1", json::toJson(fullPreset()));
    }

    void theValidatorSeesFaults() {
        QJsonObject song = json::toJson(fullSong());
        song[u"version"] = 2;
        song.remove(u"items");
        song[u"surprise"] = true;
        const auto errors = test::schemaErrors(QStringLiteral("song-1"), {song});
        if (!errors) QSKIP("python3-jsonschema is not installed");
        QCOMPARE(errors->size(), 3);
    }

    void aSongSpeaksTheContractsNames() {
        const QJsonObject song = json::toJson(fullSong());
        QCOMPARE(song[u"meta"][u"time_signature"].toArray(), (QJsonArray{3, 4}));
        QCOMPARE(song[u"meta"][u"key"].toString(), QStringLiteral("Bb"));
        QCOMPARE(song[u"patterns"][0][u"id"].toInt(), 1);
        QCOMPARE(song[u"patterns"][0][u"notes"][1][u"vel"].toInt(), 88);
        QCOMPARE(song[u"melodic_tracks"][1][u"source_type"].toString(), QStringLiteral("audio"));
        QCOMPARE(song[u"melodic_tracks"][0][u"channel_index"].toInt(), 17);
        QCOMPARE(song[u"melodic_tracks"][0][u"num_bars"].toInt(), 4);
    }

    void howAClipSoundsHasItsUnitInItsName() {
        const QJsonObject song = json::toJson(fullSong());
        const QJsonValue bass = song[u"melodic_tracks"][0], loop = song[u"melodic_tracks"][1];
        QCOMPARE(loop[u"muted"].toBool(), true);
        QCOMPARE(loop[u"gain"].toDouble(), 0.5);
        QCOMPARE(loop[u"fade_in_ms"].toDouble(), 12.5);
        QCOMPARE(loop[u"fade_out_ms"].toDouble(), 800.0);
        QCOMPARE(loop[u"offset_seconds"].toDouble(), 1.0 / 3.0);
        QCOMPARE(bass[u"envelope"][u"decay_ms"].toDouble(), 250.0);
        QCOMPARE(bass[u"envelope"][u"sustain"].toDouble(), 0.75);
        // A part that asks for nothing is written as it always was.
        for (const char* name : {"muted", "gain", "fade_in_ms", "fade_out_ms", "offset_seconds"})
            QVERIFY2(!bass.toObject().contains(QLatin1String(name)), name);
        QVERIFY(!loop.toObject().contains(QLatin1String("envelope")));
    }

    void aSongFromBeforeReadsAsItDid() {
        const music::Song song = json::songFromJson(objectOf(
            R"({"version":1,"melodic_tracks":[{"role":"vocal","sample_path":"v.wav","source_type":"audio"}]})"));
        music::MelodicTrack plain;
        plain.role = music::Role::Vocal;
        plain.samplePath = "v.wav";
        plain.source = music::SourceType::Audio;
        QCOMPARE(song.melodicTracks.at(0), plain);
        QVERIFY(!plain.muted && plain.gain == 1.0 && plain.fadeInMs == 0.0 && !plain.envelope);
    }

    void complaintsNameTheField_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("tempo") << QByteArray(R"({"meta":{"bpm":"fast"}})") << "\"meta.bpm\" must be a number";
        QTest::newRow("key") << QByteArray(R"({"meta":{"key":"H"}})") << "\"meta.key\" must be a key";
        QTest::newRow("signature") << QByteArray(R"({"meta":{"time_signature":[4]}})")
                                   << "\"meta.time_signature\"";
        QTest::newRow("note") << QByteArray(R"({"patterns":[{"notes":[{},{"pos":[]}]}]})")
                              << "\"patterns[0].notes[1].pos\" must be a number, not a list";
        QTest::newRow("fraction") << QByteArray(R"({"items":[{"track":1.5}]})")
                                  << "\"items[0].track\" must be a whole";
        QTest::newRow("huge") << QByteArray(R"({"items":[{"track":1e300}]})")
                              << "\"items[0].track\" must be a whole";
        QTest::newRow("too big for int")
            << QByteArray(R"({"items":[{"track":4294967296}]})") << "\"items[0].track\"";
        QTest::newRow("object") << QByteArray(R"({"drums":{}})") << "\"drums\" must be a list, not an object";
        QTest::newRow("entry") << QByteArray(R"({"drums":[3]})") << "\"drums[0]\" must be an object, not 3";
        QTest::newRow("role") << QByteArray(R"({"drums":[{"role":"gong"}]})") << "not \"gong\"";
        QTest::newRow("source") << QByteArray(R"({"melodic_tracks":[{"source_type":"midi"}]})")
                                << "\"melodic_tracks[0].source_type\"";
        QTest::newRow("pattern id") << QByteArray(R"({"patterns":[{"id":2}]})")
                                    << "\"patterns[0].id\" must be 1";
        QTest::newRow("seed") << QByteArray(R"({"meta":{"seed":-1}})") << "\"meta.seed\"";
        QTest::newRow("seed words") << QByteArray(R"({"meta":{"seed":"12x"}})") << "\"meta.seed\"";
        QTest::newRow("version") << QByteArray(R"({"version":2})") << "\"version\" must be 1";
    }
    void complaintsNameTheField() {
        QFETCH(QByteArray, text);
        QFETCH(QString, wanted);
        const QString message = QString::fromStdString(messageOfSong(text.constData()));
        QVERIFY2(message.contains(wanted), qPrintable(message));
        QVERIFY2(!message.contains(u'\n'), qPrintable(message));
    }

    void slicesMustRunForward() {
        QVERIFY_THROWS_EXCEPTION(Error, json::sliceFromJson(objectOf(R"({"begin":10,"end":5})")));
        QVERIFY_THROWS_EXCEPTION(Error, json::sliceFromJson(objectOf(R"({"begin":-1,"end":5})")));
    }

    void whatIsNoPresetIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, json::presetFromJson({}));
        QVERIFY_THROWS_EXCEPTION(
            Error, json::presetFromJson(objectOf(R"({"format":"gleaner-preset","version":2})")));
        QVERIFY_THROWS_EXCEPTION(Error, json::presetFromJson(objectOf(
                                            R"({"format":"gleaner-preset","effects":[{"enabled":true}]})")));
        QVERIFY_THROWS_EXCEPTION(
            Error,
            json::presetFromJson(objectOf(
                R"({"format":"gleaner-preset","effects":[{"type":"tape","values":{"drive":"hot"}}]})")));
    }

    void unknownFieldsAreRefusedWherePeopleWrite() {
        const QJsonObject preset = objectOf(
            R"({"format":"gleaner-preset","id":"a","effects":[{"type":"tape","params":{"drive":0.5}}]})");
        QCOMPARE(json::presetFromJson(preset).chain.size(), 1u);
        QVERIFY_THROWS_EXCEPTION(Error, json::strictPresetFromJson(preset));
        const QJsonObject song = objectOf(R"({"version":1,"meta":{"tempo":95},"drum":[]})");
        json::songFromJson(song);
        try {
            json::strictSongFromJson(song);
            QFAIL("no error");
        } catch (const Error& error) {
            const QString said = QString::fromUtf8(error.what());
            QVERIFY2(said.contains(u"\"meta.tempo\" is no field that is known here; \"bpm\" may be meant") &&
                         said.contains(u"\"drum\" is no field that is known here; \"drums\" may be meant"),
                     error.what());
        }
    }

    void chainsStandAloneToo() {
        const fx::Chain chain = fullPreset().chain;
        QCOMPARE(json::chainFromJson(json::toJson(chain), "chain"), chain);
        try {
            json::chainFromJson(QJsonArray{5}, "chain");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("\"chain[0]\"") != std::string::npos);
        }
    }

    void projectsAreToldInTheContractsNames() {
        flp::Project project;
        project.version = "20.9.2.2907";
        project.tempo = 95.0;
        project.channels = {{0, "sampler", "Kick", "C:\\kick.wav", 1}};
        project.patterns = {{1, "Dembow", {{0, 0, 0, 60, 100}, {72, 0, 1, 60, 88}}, 384}};
        project.playlist = {{"pattern", 0, 3, 384, 768, 1, true}};
        project.markers = {{384, 0, "Verse"}};
        project.warnings = {"cut off"};
        const QJsonObject object = json::toJson(project);
        QCOMPARE(object[u"channels"][0][u"samplePath"].toString(), QStringLiteral("C:\\kick.wav"));
        QCOMPARE(object[u"patterns"][0][u"notes"].toInt(), 2);
        QCOMPARE(object[u"patterns"][0][u"noteList"][1][u"velocity"].toInt(), 88);
        QCOMPARE(object[u"playlist"][0][u"startTicks"].toInt(), 384);
        QCOMPARE(object[u"playlist"][0][u"muted"].toBool(), true);
        QVERIFY(object[u"itemSize"].isNull());
        project.itemSize = 32;
        QCOMPARE(json::toJson(project)[u"itemSize"].toInt(), 32);
    }
};

GLEANER_TEST(ValuesTest)
#include "values_test.moc"
