#include "core/music/printed.h"
#include "metadata/sample_metadata.h"

#include "music/pitch.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using music::Key;
using music::Mode;
using music::Role;
using music::SampleKind;
using music::SampleTraits;

namespace {
/// What came of it: "bpm from file name, key from acid chunk".
std::string metadata(const std::vector<AppliedField>& fields) {
    std::string text;
    for (const AppliedField& field : fields)
        text += (text.empty() ? "" : ", ") + std::string(nameOf(field.field)) + " from " +
                std::string(nameOf(field.source));
    return text;
}
SampleTraits loopHeard(double bpm) {
    SampleTraits traits;
    traits.kind = SampleKind::Loop;
    traits.role = Role::Lead;
    traits.bpm = bpm;
    traits.beats = 7;
    traits.key = Key{0, Mode::Major};
    traits.tonal = true;
    return traits;
}
SampleTraits hitHeard(Role role, double midi) {
    SampleTraits traits;
    traits.role = role;
    if (midi > 0.0) traits.pitchHz = music::hertzFromMidi(midi);
    return traits;
}
std::string keyOf(const SampleTraits& traits) { return traits.key ? music::toString(*traits.key) : ""; }
double midiOf(const SampleTraits& traits) {
    return traits.pitchHz ? music::midiFromHertz(*traits.pitchHz) : -1.0;
}
Metadata named(const char* name, audio::SamplerChunks chunks = {}) {
    return {metadataFromName(name), chunks, 0};
}
constexpr double eightBeatsAt120 = 4.0; // seconds
}

class SampleMetadataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingToldChangesNothing() {
        SampleTraits traits = loopHeard(90.0);
        QVERIFY(applyMetadata(named("untitled 3"), 4.0, traits).empty());
        QCOMPARE(traits, loopHeard(90.0));
    }

    void tagsTellTempoAndKey() {
        SampleTraits traits = loopHeard(90.0);
        traits.role = Role::Lead;
        QCOMPARE(metadata(applyMetadata({.tags = {120.0, "8A"}}, eightBeatsAt120, traits)),
                 std::string("bpm from tag, key from tag"));
        QCOMPARE(*traits.bpm, 120.0);
        QCOMPARE(*traits.beats, 8);
        QCOMPARE(keyOf(traits), std::string("Am"));
    }

    void aNameGoesBeforeATagAndATagThatFitsBeforeAcid() {
        SampleTraits traits = loopHeard(90.0);
        traits.role = Role::Lead;
        Metadata metadata = named("lead_Em_60bpm", {.acidBpm = 240.0, .acidBeats = 16});
        metadata.tags = {120.0, "8A"};
        applyMetadata(metadata, eightBeatsAt120, traits);
        QCOMPARE(*traits.bpm, 60.0);
        QCOMPARE(keyOf(traits), std::string("Em"));
        metadata.name = {};
        applyMetadata(metadata, eightBeatsAt120, traits);
        QCOMPARE(*traits.bpm, 120.0);
        metadata.tags.bpm = 97.0; // no whole beats, and the chunk's are
        applyMetadata(metadata, eightBeatsAt120, traits);
        QCOMPARE(*traits.bpm, 240.0);
    }

    void whatIsNoKeyIsNoEvidence() {
        SampleTraits traits = loopHeard(90.0);
        traits.role = Role::Lead;
        for (const char* keywords : {"rain, street", "o", "H", "13A", ""})
            QVERIFY2(applyMetadata({.tags = {{}, keywords}}, eightBeatsAt120, traits).empty(), keywords);
    }

    void aNameTellsTempoKeyAndRole() {
        SampleTraits traits = loopHeard(90.0);
        const auto fields = applyMetadata(named("bass_Am_120bpm"), eightBeatsAt120, traits);
        QCOMPARE(metadata(fields),
                 std::string("role from file name, bpm from file name, key from file name"));
        QCOMPARE(*traits.bpm, 120.0);
        QCOMPARE(*traits.beats, 8);
        QCOMPARE(*traits.bars, 2);
        QCOMPARE(keyOf(traits), std::string("Am"));
        QCOMPARE(traits.role, Role::Bass);
        QVERIFY(traits.bpmConfidence > 0.9 && traits.keyConfidence > 0.9 && traits.roleConfidence > 0.9);
    }

    void aTempoThatFillsWholeBeatsMakesALoop() {
        SampleTraits traits = loopHeard(90.0);
        traits.kind = SampleKind::Texture;
        applyMetadata(named("jungle01 - 120 BPM"), eightBeatsAt120, traits);
        QCOMPARE(traits.kind, SampleKind::Loop);
        QCOMPARE(*traits.bpm, 120.0);
        SampleTraits hit = hitHeard(Role::Fx, 0.0);
        QCOMPARE(applyMetadata(named("whoosh 120bpm"), 0.7, hit).size(), std::size_t(1)); // the role
        QVERIFY(!hit.bpm);
    }

    void aLooseNumberMustFillWholeBars() {
        SampleTraits traits = loopHeard(90.0);
        applyMetadata(named("groove_120"), eightBeatsAt120, traits);
        QCOMPARE(*traits.bpm, 120.0);
        traits = loopHeard(90.0);
        applyMetadata(named("groove_107"), eightBeatsAt120, traits);
        QCOMPARE(*traits.bpm, 90.0);
    }

    void aDrumHasNoKey() {
        SampleTraits traits = loopHeard(120.0);
        applyMetadata(named("kick_Am"), eightBeatsAt120, traits);
        QVERIFY(!traits.key && !traits.tonal);
    }

    void aTonicKeepsTheModeThatWasHeard() {
        SampleTraits traits = loopHeard(120.0);
        traits.key = Key{6, Mode::Minor};
        applyMetadata(named("lead F#"), 4.0, traits);
        QCOMPARE(keyOf(traits), std::string("F#m"));
        traits.key = Key{9, Mode::Major}; // its relative
        applyMetadata(named("lead F#"), 4.0, traits);
        QCOMPARE(keyOf(traits), std::string("F#m"));
        traits.key.reset();
        applyMetadata(named("lead F#"), 4.0, traits);
        QCOMPARE(keyOf(traits), std::string("F#"));
    }

    void aLoneLetterDoesNotContradictTheEar() {
        SampleTraits traits = loopHeard(120.0);
        traits.key = Key{7, Mode::Minor};
        applyMetadata(named("Lead_D"), 4.0, traits);
        QCOMPARE(keyOf(traits), std::string("Gm"));
        SampleTraits hit = hitHeard(Role::Bass, 40.0);
        applyMetadata(named("Bass_C_01"), 1.0, hit);
        QCOMPARE(midiOf(hit), 40.0);
        SampleTraits unanalysed = hitHeard(Role::Bass, 0.0);
        applyMetadata(named("Bass_C_01"), 1.0, unanalysed);
        QVERIFY(std::abs(midiOf(unanalysed) - 60.0) < 1e-6);
        SampleTraits notTonal = hitHeard(Role::Perc, 0.0);
        applyMetadata(named("wood B"), 1.0, notTonal);
        QVERIFY(!notTonal.pitchHz);
    }

    void aNoteMovesThePitchToItsClassNotItsOctave() {
        SampleTraits traits = hitHeard(Role::Bass, 43.0);
        applyMetadata(named("bass F#3"), 1.0, traits);
        QVERIFY(std::abs(midiOf(traits) - 42.0) < 1e-6);
        SampleTraits same = hitHeard(Role::Bass, 42.3);
        QCOMPARE(metadata(applyMetadata(named("bass F#3"), 1.0, same)), std::string("role from file name"));
        QVERIFY(std::abs(midiOf(same) - 42.3) < 1e-6);
    }

    void chunksTellRootAndTempo() {
        SampleTraits traits = loopHeard(90.0);
        const audio::SamplerChunks acid{.acidBpm = 120.0, .acidBeats = 8, .acidRoot = 57};
        QCOMPARE(metadata(applyMetadata({{}, acid, 0}, eightBeatsAt120, traits)),
                 std::string("bpm from acid chunk, key from acid chunk"));
        QCOMPARE(*traits.bpm, 120.0);
        QCOMPARE(keyOf(traits), std::string("Am")); // C was heard
        SampleTraits hit = hitHeard(Role::Bass, 45.2);
        QCOMPARE(metadata(applyMetadata({{}, {.smplRoot = 33}, 0}, 1.0, hit)),
                 std::string("pitchHz from smpl chunk"));
        QVERIFY(std::abs(midiOf(hit) - 33.0) < 1e-6);
    }

    void aFileThatLoopsAsAWholeIsALoop() {
        const audio::SamplerChunks whole{.smplLoop = FrameRange{0, 96000}};
        SampleTraits phrase;
        phrase.kind = SampleKind::Phrase;
        QCOMPARE(metadata(applyMetadata({{}, whole, 96000}, 2.0, phrase)),
                 std::string("kind from smpl chunk"));
        QCOMPARE(phrase.kind, SampleKind::Loop);
        SampleTraits sustained;
        sustained.kind = SampleKind::Phrase;
        QVERIFY(applyMetadata({{}, whole, 192000}, 4.0, sustained).empty());
        SampleTraits texture;
        texture.kind = SampleKind::Texture;
        QVERIFY(applyMetadata({{}, whole, 96000}, 2.0, texture).empty());
    }

    void chunksStampedByHabitTellNothing() {
        const audio::SamplerChunks habit{.acidBpm = 120.0, .acidBeats = 8, .acidRoot = 60, .smplRoot = 60};
        SampleTraits traits = loopHeard(90.0);
        traits.key = Key{7, Mode::Major};
        QVERIFY(applyMetadata({{}, habit, 0}, 5.3, traits).empty());
        SampleTraits hit = hitHeard(Role::Bass, 45.2);
        QVERIFY(applyMetadata({{}, {.smplRoot = 60}, 0}, 1.0, hit).empty());
    }

    void aNameGoesBeforeAChunk() {
        SampleTraits traits = loopHeard(90.0);
        applyMetadata(named("60bpm Em", {.acidBpm = 120.0, .acidBeats = 8, .acidRoot = 57}), eightBeatsAt120,
                      traits);
        QCOMPARE(*traits.bpm, 60.0);
        QCOMPARE(keyOf(traits), std::string("Em"));
    }
};

GLEANER_TEST(SampleMetadataTest)
#include "sample_metadata_test.moc"
