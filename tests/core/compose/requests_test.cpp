// What is asked for is what is made, or refused with a reason.

#include "styles/drum_styles.h"
#include "styles/drum_voice.h"

#include "pattern_text.h"
#include "songs.h"
#include "support/program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace gleaner;
using namespace gleaner::test;

class RequestsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tempoIsTheRequests();
    void swingIsOneForAll();
    void unusableRequests_data();
    void unusableRequests();
    void requestedLinesAreTaken();
};

void RequestsTest::tempoIsTheRequests() {
    for (const auto& [bpm, microseconds] :
         {std::pair(60.0, 1000000L), {95.0, 631579L}, {113.5, 528634L}, {140.0, 428571L}}) {
        ComposeRequest wanted = request();
        wanted.bpm = bpm;
        const music::Song song = songOf(wanted);
        QCOMPARE(song.meta.bpm, bpm);
        QCOMPARE(std::lround(60e6 / song.meta.bpm), microseconds);
    }
    QCOMPARE(usualBpm("moombahton"), 108.0);
}

void RequestsTest::swingIsOneForAll() {
    ComposeRequest wanted = request();
    wanted.swing = 62.0;
    wanted.bassStyle = "tresillo16";
    const music::Song song = songOf(wanted);
    const auto placeInBar = [](double pos) { return music::ticksFromBeats(std::fmod(pos, 4.0)); };
    std::set<std::int64_t> snares, bass;
    for (const music::Pattern& pattern : song.patterns)
        if (pattern.name == "Verse")
            for (const music::DrumNote& hit : pattern.notes)
                if (hit.channel == channelOf(Voice::Snare)) snares.insert(placeInBar(hit.note.pos));
    for (const music::Note& note : trackOf(song, "Bass verse")->notes)
        bass.insert(placeInBar(note.pos));
    QCOMPARE(snares, (std::set<std::int64_t>{78, 144, 270, 336}));
    QCOMPARE(bass, (std::set<std::int64_t>{0, 78, 144, 192, 270, 336}));
}

void RequestsTest::unusableRequests_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("expected");
    std::string styles;
    for (const DrumStyle& style : drumStyles())
        (styles += styles.empty() ? "There is no style \"polka\"; choose one of " : ", ") += style.id;
    styles += '.';
    const auto listOf = [](const char* begin, std::span<const Named> names) {
        std::string text;
        for (const Named& one : names)
            (text += text.empty() ? begin : ", ") += one.id;
        return text + '.';
    };
    const std::string forms = listOf("There is no form \"sonata\"; choose one of ", compose::forms());
    const std::string bassLines =
        listOf("There is no bass style \"slap\"; choose one of ", compose::bassLines());
    const std::pair<const char*, const char*> rows[] = {
        {"bpm 0", "The tempo must be a number from 40 to 250 bpm, not 0."},
        {"bpm -1", "The tempo must be a number from 40 to 250 bpm, not -1."},
        {"bpm nan", "The tempo must be a number from 40 to 250 bpm, not nan."},
        {"bpm 1e9", "The tempo must be a number from 40 to 250 bpm, not 1e+09."},
        {"bars 0", "The length must be a whole number from 1 to 10000 bars, not 0."},
        {"bars 1e9", "The length must be a whole number from 1 to 10000 bars, not 1e+09."},
        {"style", styles.c_str()},
        {"form", forms.c_str()},
        {"scale", "There is no scale \"blues\"; choose one of minor, major, harmonic_minor, dorian, "
                  "phrygian, mixolydian."},
        {"bass", bassLines.c_str()},
        {"policy", "There is no kick policy \"hide\"; choose one of lock, duck, shift, avoid."},
        {"swing", "The swing must be a number from 50 to 75 %, not 90."},
        {"humanise", "The looseness in time must be a number from 0 to 1, not 2."},
        {"no samples",
         "There is nothing to compose with: of 0 samples none has a file. Take some into the pack, or choose "
         "another index."},
    };
    int which = 0;
    for (const auto& [name, expected] : rows)
        QTest::newRow(name) << which++ << QString::fromLatin1(expected);
}

void RequestsTest::unusableRequests() {
    QFETCH(int, which);
    QFETCH(QString, expected);
    ComposeRequest wanted = request();
    auto samples = walkPack();
    switch (which) {
    case 0:
        wanted.bpm = 0.0;
        break;
    case 1:
        wanted.bpm = -1.0;
        break;
    case 2:
        wanted.bpm = std::numeric_limits<double>::quiet_NaN();
        break;
    case 3:
        wanted.bpm = 1e9;
        break;
    case 4:
        wanted.bars = 0;
        break;
    case 5:
        wanted.bars = 1000000000;
        break;
    case 6:
        wanted.style = "polka";
        break;
    case 7:
        wanted.bars.reset();
        wanted.form = "sonata";
        break;
    case 8:
        wanted.scale = "blues";
        break;
    case 9:
        wanted.bassStyle = "slap";
        break;
    case 10:
        wanted.kickPolicy = "hide";
        break;
    case 11:
        wanted.swing = 90.0;
        break;
    case 12:
        wanted.humanise = 2.0;
        break;
    case 13:
        samples.clear();
        break;
    }
    QCOMPARE(QString::fromStdString(errorOf(wanted, samples)), expected);
}

void RequestsTest::requestedLinesAreTaken() {
    ComposeRequest wanted = request();
    wanted.progression = "i-VII-VI-V";
    wanted.bassStyle = "onbeat";
    wanted.kickPolicy = "avoid";
    const music::Song song = songOf(wanted);
    QCOMPARE(gleaner::test::rowOf(trackOf(song, "Bass")->notes, 4),
             QStringLiteral("x............... x............... x............... x..............."));
    QList<int> roots;
    for (const music::Note& note : trackOf(song, "Bass")->notes)
        roots += note.key;
    QCOMPARE(roots, (QList<int>{33, 31, 29, 28}));

    wanted.key = {9, music::Mode::Major};
    wanted.scale = "minor";
    wanted.progression.clear();
    const auto mixed = compose::compose(wanted, walkPack());
    QCOMPARE(music::toString(mixed.song.meta.key), std::string("Am"));
    QCOMPARE(mixed.warnings.front(), std::string("The scale minor makes the key Am, not A."));
}

GLEANER_TEST(RequestsTest)
#include "requests_test.moc"
