#include "compose/fit.h"
#include "compose/select.h"
#include "named_key.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace gleaner;
using namespace gleaner::compose;
using gleaner::test::key;

namespace {

music::SampleEntry bassLoop(const char* id, const char* keyName, double bpm, const char* character) {
    music::SampleEntry sample;
    sample.id = id;
    sample.path = std::string("bass/") + id + ".wav";
    sample.traits.kind = music::SampleKind::Loop;
    sample.traits.role = music::Role::Bass;
    sample.traits.tonal = true;
    sample.traits.key = music::parseKey(keyName);
    sample.traits.bpm = bpm;
    sample.traits.character = {*music::characterFromId(character)};
    return sample;
}

music::SampleEntry atonalHit(const char* id, const char* character) {
    music::SampleEntry sample = bassLoop(id, "", 0.0, character);
    sample.traits.kind = music::SampleKind::Hit;
    sample.traits.tonal = false;
    sample.traits.bpm = std::nullopt;
    return sample;
}

/// The list of docs/music.md 5.4.
std::vector<music::SampleEntry> basses() {
    return {bassLoop("b1", "Am", 95, "deep"),  bassLoop("b2", "C", 95, "boomy"),
            bassLoop("b3", "Bbm", 95, "deep"), bassLoop("b4", "Am", 190, "deep"),
            bassLoop("b5", "", 95, "deep"),    bassLoop("b6", "A", 95, "deep"),
            bassLoop("b7", "F", 95, "deep"),   bassLoop("b8", "Am", 128, "deep"),
            bassLoop("b9", "Ebm", 95, "deep"), bassLoop("b10", "Am", 95, "bright"),
            atonalHit("k1", "deep"),           atonalHit("k2", "crisp")};
}

SampleRequest deepBass() {
    SampleRequest request;
    request.role = music::Role::Bass;
    request.key = key("Am");
    request.bpm = 95.0;
    request.character = music::Character::Deep;
    request.limit = 100;
    return request;
}

/// "b1 1.000, k1 1.000, …"
QString listOf(const std::vector<Match>& matches) {
    QStringList words;
    for (const Match& match : matches)
        words +=
            QString::fromStdString(match.sample.id) + QLatin1Char(' ') + QString::number(match.score, 'f', 3);
    return words.join(QStringLiteral(", "));
}

QStringList idsOf(const std::vector<Match>& matches) {
    QStringList ids;
    for (const Match& match : matches)
        ids += QString::fromStdString(match.sample.id);
    return ids;
}

const Match& find(const std::vector<Match>& matches, const char* id) {
    return *std::ranges::find_if(matches, [&](const Match& match) { return match.sample.id == id; });
}

}

class SelectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keyTableOfAMinor();
    void tempoTableOf95();
    void unknownKeyIsTheExpectation();
    void ranksAsTheReference();
    void ranksAsTheDesign();
    void designKnowsFiveKeys();
    void limitCuts();
    void roleWithoutSamplesGivesNone();
    void atonalRequestIgnoresTheKey();
    void everySpellingOfAKeyIsTheSame();
    void orderOfTheIndexDoesNotMatter();
    void shiftAndStretchReproduceTheScore();
    void transposingBothChangesNothing();
    void scoreFallsWithDistance();
    void whatDoesNotApplyDoesNotCount();
    void confidenceBlendsWithTheExpectation();
    void onePitchIsItsOwnTonic();
    void earlierUsesBreakTies();
    void reasonsAreWords();
    void unusableNumbersCountAsUnknown();
};

/// The table of docs/music.md 5.3, all 24 keys.
void SelectTest::keyTableOfAMinor() {
    struct Row {
        const char* key;
        double score;
        int shift;
    };
    const Row rows[] = {{"Am", 1.0, 0},   {"Abm", .939, 1}, {"Bbm", .939, -1}, {"C", .8, 0},
                        {"Gm", .779, 2},  {"Bm", .779, -2}, {"Db", .752, -1},  {"B", .752, 1},
                        {"D", .623, -2},  {"Bb", .623, 2},  {"Dm", .6, 0},     {"Em", .6, 0},
                        {"Cm", .570, -3}, {"F#m", .570, 3}, {"Dbm", .564, 1},  {"Ebm", .564, -1},
                        {"Fm", .564, -1}, {"F", .55, 0},    {"G", .55, 0},     {"E", .517, 1},
                        {"F#", .517, -1}, {"Ab", .517, -1}, {"A", .5, 0},      {"Eb", .456, -3}};
    for (const Row& row : rows) {
        const KeyFit fit = keyFit(key(row.key), key("Am"));
        QVERIFY2(std::abs(fit.score - row.score) < 0.0005, row.key);
        QVERIFY2(fit.shift == row.shift, row.key);
    }
}

void SelectTest::tempoTableOf95() {
    const std::pair<double, double> rows[] = {{95, 1.0},   {90, .859},  {100, .872}, {88, .737},
                                              {102, .769}, {110, .327}, {120, .058}, {128, .010},
                                              {190, .95},  {47.5, .95}, {180, .816}};
    for (const auto& [bpm, score] : rows)
        QVERIFY2(std::abs(tempoFit(Bpm(bpm), Bpm(95.0)).score - score) < 0.0005,
                 qPrintable(QString::number(bpm)));
    QCOMPARE(tempoFit(Bpm(190.0), Bpm(95.0)).octave, 0.5);
    QCOMPARE(tempoFit(Bpm(47.5), Bpm(95.0)).octave, 2.0);
    QCOMPARE(tempoFit(Bpm(190.0), Bpm(95.0)).stretch, 1.0);
}

void SelectTest::unknownKeyIsTheExpectation() { QVERIFY(std::abs(unknownKeyScore() - 4.6 / 24.0) < 1e-12); }

void SelectTest::ranksAsTheReference() {
    QCOMPARE(listOf(select(basses(), deepBass())),
             QStringLiteral(
                 "b1 1.000, k1 1.000, b4 0.985, b3 0.969, b2 0.844, b9 0.751, b7 0.742, b6 0.707, b10 0.457, "
                 "b5 0.438, b8 0.309, k2 0.020"));
}

void SelectTest::ranksAsTheDesign() {
    SampleRequest request = deepBass();
    request.scoring = Scoring::Design;
    const auto matches = select(basses(), request);
    QCOMPARE(listOf(matches).section(QStringLiteral(", "), 0, 1), QStringLiteral("b1 1.000, b8 0.896"));
    const std::pair<const char*, double> scores[] = {{"b2", .85}, {"b3", .5}, {"b4", .7}, {"b5", .5},
                                                     {"b6", .75}, {"b7", .5}, {"b9", .5}, {"b10", .8},
                                                     {"k1", .2},  {"k2", 0.0}};
    for (const auto& [id, score] : scores)
        QVERIFY2(std::abs(find(matches, id).score - score) < 1e-9, id);
    QCOMPARE(find(matches, "b3").shift, 0);
}

/// Five keys, and nothing for the nineteen others.
void SelectTest::designKnowsFiveKeys() {
    QMap<QString, double> found;
    for (const music::Mode mode : {music::Mode::Major, music::Mode::Minor})
        for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
            const double score = compatibility({pitchClass, mode}, key("Am"), Neighbours::Plain);
            if (score > 0.0) found[QString::fromStdString(music::toString({pitchClass, mode}))] = score;
        }
    const QMap<QString, double> expected = {{QStringLiteral("Am"), 1.0},
                                            {QStringLiteral("C"), .8},
                                            {QStringLiteral("Em"), .6},
                                            {QStringLiteral("Dm"), .6},
                                            {QStringLiteral("A"), .5}};
    QCOMPARE(found, expected);
}

void SelectTest::limitCuts() {
    SampleRequest request = deepBass();
    for (const auto& [limit, count] : {std::pair(3, 3), {0, 0}, {-1, 0}, {12, 12}, {99, 12}}) {
        request.limit = limit;
        QCOMPARE(select(basses(), request).size(), std::size_t(count));
    }
}

void SelectTest::roleWithoutSamplesGivesNone() {
    SampleRequest request = deepBass();
    request.role = music::Role::Vocal;
    QVERIFY(select(basses(), request).empty());
    QVERIFY(select({}, deepBass()).empty());
}

void SelectTest::atonalRequestIgnoresTheKey() {
    SampleRequest request = deepBass();
    request.tonal = false;
    const QString inAMinor = listOf(select(basses(), request));
    QCOMPARE(inAMinor, QStringLiteral("k1 1.000, k2 0.020"));
    request.key = key("F#");
    QCOMPARE(listOf(select(basses(), request)), inAMinor);
    request.tonal = true;
    QVERIFY(!idsOf(select(basses(), request)).contains(QStringLiteral("k1")));
}

void SelectTest::everySpellingOfAKeyIsTheSame() {
    const QString expected = listOf(select(basses(), deepBass()));
    for (const char* spelling : {"8A", "1m", "A minor", "am", "a", "A:min"}) {
        SampleRequest request = deepBass();
        request.key = key(spelling);
        QCOMPARE(listOf(select(basses(), request)), expected);
    }
}

void SelectTest::orderOfTheIndexDoesNotMatter() {
    const QString expected = listOf(select(basses(), deepBass()));
    auto shuffled = basses();
    for (int turn = 0; turn < 12; ++turn) {
        std::ranges::rotate(shuffled, shuffled.begin() + 5);
        std::ranges::reverse(shuffled.begin(), shuffled.begin() + 7);
        QCOMPARE(listOf(select(shuffled, deepBass())), expected);
    }
}

/// What is returned, done to the sample, gives the score again.
void SelectTest::shiftAndStretchReproduceTheScore() {
    for (const Match& match : gleaner::test::some(select(basses(), deepBass()))) {
        const music::SampleTraits& traits = match.sample.traits;
        double sum = 0.0, weights = 0.0;
        if (traits.tonal) {
            const double fit = traits.key
                                   ? compatibility(music::transposed(*traits.key, match.shift), key("Am")) *
                                         shiftCost(match.shift)
                                   : unknownKeyScore();
            sum += .5 * std::log(std::max(fit, .02));
            weights += .5;
        }
        if (traits.kind == music::SampleKind::Loop) {
            const double distance = std::log2(match.stretch) / .2;
            const bool octave = std::abs(match.stretch * *traits.bpm - 95.0) > 1e-9;
            sum += .3 * std::log(std::max(std::exp(-distance * distance) * (octave ? .95 : 1.0), .02));
            weights += .3;
        }
        sum += .2 * std::log(std::max(characterFit(traits.character, music::Character::Deep), .02));
        weights += .2;
        QVERIFY2(std::abs(match.score - std::exp(sum / weights)) < 1e-9, match.sample.id.c_str());
    }
}

void SelectTest::transposingBothChangesNothing() {
    const QString expected = listOf(select(basses(), deepBass()));
    for (int shift = 1; shift < 12; ++shift) {
        auto index = basses();
        for (music::SampleEntry& sample : index)
            if (sample.traits.key) sample.traits.key = music::transposed(*sample.traits.key, shift);
        SampleRequest request = deepBass();
        request.key = music::transposed(*request.key, shift);
        QCOMPARE(listOf(select(index, request)), expected);
    }
}

void SelectTest::scoreFallsWithDistance() {
    for (int shift = 1; shift <= 6; ++shift)
        QVERIFY(shiftCost(shift) < shiftCost(shift - 1));
    double last = 2.0;
    for (double bpm = 95.0; bpm < 130.0; bpm += 1.0) {
        const double score = tempoFit(Bpm(bpm), Bpm(95.0)).score;
        QVERIFY(score < last);
        last = score;
    }
}

void SelectTest::whatDoesNotApplyDoesNotCount() {
    music::SampleEntry hit = atonalHit("k1", "boomy");
    const double plain = select({hit}, deepBass()).front().score;
    hit.traits.bpm = 140.0; // a hit has no tempo, whatever its label says
    QCOMPARE(select({hit}, deepBass()).front().score, plain);
    hit.traits.character.clear();
    QCOMPARE(select({hit}, deepBass()).front().score, 1.0);
}

void SelectTest::confidenceBlendsWithTheExpectation() {
    music::SampleEntry loop = bassLoop("b1", "Am", 95, "deep");
    loop.traits.keyConfidence = 0.5;
    const double keyScore = 0.5 + 0.5 * unknownKeyScore();
    QVERIFY(std::abs(select({loop}, deepBass()).front().score - std::sqrt(keyScore)) < 1e-9);
}

/// A bass note at 61.7 Hz is a B: two semitones down and it is the song's A.
void SelectTest::onePitchIsItsOwnTonic() {
    music::SampleEntry note = bassLoop("b1", "", 95, "deep");
    note.traits.kind = music::SampleKind::Hit;
    note.traits.pitchHz = 61.7;
    const Match match = select({note}, deepBass()).front();
    QCOMPARE(match.shift, -2);
    QVERIFY(match.score > 0.8);
}

void SelectTest::earlierUsesBreakTies() {
    const std::vector<music::SampleEntry> index = {bassLoop("b1", "Am", 95, "deep"),
                                                   bassLoop("b2", "Am", 95, "deep")};
    SampleRequest request = deepBass();
    request.earlierUses = {{"bass/b1.wav", 1}};
    QCOMPARE(idsOf(select(index, request)), QStringList({QStringLiteral("b2"), QStringLiteral("b1")}));
}

void SelectTest::reasonsAreWords() {
    const auto matches = select(basses(), deepBass());
    const std::pair<const char*, const char*> expected[] = {
        {"b1", "Am is the song's key; 95 bpm as it is; deep"},
        {"b2", "C is the relative of Am; 95 bpm as it is; boomy, near to deep"},
        {"b3", "Bbm, 1 semitone down to Am; 95 bpm as it is; deep"},
        {"b4", "Am is the song's key; 190 bpm in half time as it is; deep"},
        {"b5", "key unknown; 95 bpm as it is; deep"},
        {"b6", "A is the parallel of Am; 95 bpm as it is; deep"},
        {"b8", "Am is the song's key; 128 bpm played 25.8 % slower, which is far; deep"},
        {"b9", "Ebm, 1 semitone down to Dm is a neighbour of Am; 95 bpm as it is; deep"},
        {"b10", "Am is the song's key; 95 bpm as it is; bright instead of deep"},
        {"k1", "deep"},
    };
    for (const auto& [id, reason] : expected)
        QCOMPARE(find(matches, id).reason, std::string(reason));
}

void SelectTest::unusableNumbersCountAsUnknown() {
    music::SampleEntry loop = bassLoop("b1", "Am", 95, "deep");
    loop.traits.bpm = std::nan("");
    const double unknown = select({loop}, deepBass()).front().score;
    loop.traits.bpm = -1.0;
    QCOMPARE(select({loop}, deepBass()).front().score, unknown);
    SampleRequest request = deepBass();
    request.bpm = std::nan("");
    QCOMPARE(select({bassLoop("b1", "Am", 128, "deep")}, request).front().score, 1.0);
}

GLEANER_TEST(SelectTest)
#include "select_test.moc"
