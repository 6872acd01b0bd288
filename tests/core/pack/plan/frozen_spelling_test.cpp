// Ids stay when files are spelled otherwise: they are hashes of the first spelling.

#include "pack/plan/frozen_spelling.h"

#include "core/pack/full_request.h"
#include "pack/plan/identity.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// As a manifest of 0.1.0 holds it.
constexpr auto* first = R"({"version": 1, "name": "Walk", "assets": [{"file": "walk.wav", "slices": [
    {"id": "l9", "begin": 9, "end": 48009, "kind": "loop", "role": "perc", "roleConfidence": 0.75, "bpm": 95.5,
     "bpmConfidence": 0.5, "bpmAlternatives": [47.75, 191], "beats": 4, "bars": 1, "key": "Am",
     "keyConfidence": 0.25, "pitchHz": 110, "midiNote": 45, "character": ["deep"], "tonal": true, "content": null,
     "contentConfidence": 0.125, "centroidHz": 900.5, "confidence": 0.5, "reason": "it repeats",
     "candidates": [{"begin": 9, "end": 24009, "bars": 1, "seamCost": 0.5}], "name": "boom"}]}],
    "min_hits": 2, "seed": 7})";

/// The same in the spelling of version 2.
constexpr auto* second = R"({"version": 2, "name": "Walk", "assets": [{"file": "walk.wav", "slices": [
    {"id": "l9", "begin": 9, "end": 48009, "kind": "loop", "role": "perc", "role_confidence": 0.75, "bpm": 95.5,
     "bpm_confidence": 0.5, "bpm_alternatives": [47.75, 191], "beats": 4, "bars": 1, "key": "Am",
     "key_confidence": 0.25, "pitch_hz": 110, "midi_note": 45, "character": ["deep"], "tonal": true,
     "content": null, "content_confidence": 0.125, "centroid_hz": 900.5, "confidence": 0.5,
     "reason": "it repeats", "candidates": [{"begin": 9, "end": 24009, "bars": 1, "seam_cost": 0.5}],
     "name": "boom"}]}], "min_hits": 2, "seed": 7})";

/// SHA-256 over the first one without its file, as 0.1.0 hashed it; worked out with Python's hashlib.
constexpr auto* hash = "72c5968b0ed4bfb378be5a58ae14336d8a46c3effee28f36ee511f5557f9f10b";

}

class FrozenSpellingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHashIsThatOfTheFirstSpelling() {
        QCOMPARE(pack::resolvedHashOf(parsedRequest(first)), std::string(hash));
        QCOMPARE(pack::resolvedHashOf(parsedRequest(second)), std::string(hash));
    }

    void bothSpellingsAreOne() {
        QCOMPARE(pack::frozen::request(parsedRequest(second)), parsedRequest(first));
    }

    void whatIsChangedInEitherChangesTheHash() {
        for (const char* text : {first, second})
            for (const char* change : {"0.75", "191", "900.5", "\"boom\"", "24009"}) {
                const QByteArray changed =
                    QByteArray(text).replace(change, change[0] == '"' ? "\"bam\"" : "8");
                QVERIFY(pack::resolvedHashOf(parsedRequest(changed.constData())) != hash);
            }
    }

    void aRequestWithoutAssetsIsLeftAlone() {
        QCOMPARE(pack::frozen::request(parsedRequest(R"({"version": 2, "assets": 5})")),
                 parsedRequest(R"({"version": 1, "assets": 5})"));
        QCOMPARE(pack::frozen::request({}), QJsonObject());
    }
};

GLEANER_TEST(FrozenSpellingTest)
#include "frozen_spelling_test.moc"
