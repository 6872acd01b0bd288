// Each style is what its name says, and none of the newer ones is a dembow.

#include "compose/bass.h"
#include "compose/drum_writer.h"
#include "compose/lead.h"
#include "music/time.h"
#include "styles/drum_styles.h"

#include "pattern_text.h"
#include "songs.h"
#include "support/program.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr const char* newer[] = {"boom_bap", "trap",  "drill",   "house",  "techno",    "drum_and_bass",
                                 "footwork", "lo_fi", "ambient", "cumbia", "baile_funk"};

std::vector<music::DrumNote> beatOf(const char* style, int bars = 2) {
    return writeBeat(*findDrumStyle(style), bars, {}, fullKit());
}

QList<double> placesOf(const std::vector<music::DrumNote>& notes, Voice voice) {
    QList<double> places;
    for (const music::DrumNote& hit : notes)
        if (hit.channel == channelOf(voice)) places += hit.note.pos;
    return places;
}

ComposeRequest usualRequest(const char* style) {
    ComposeRequest wanted;
    wanted.style = style;
    wanted.bpm = usualBpm(style);
    return wanted;
}

/// Shares of a row's hits by sixteenth.
using Histogram = std::array<double, 16>;
Histogram histogramOf(const QList<double>& places) {
    Histogram shares{};
    for (const double place : places)
        shares[static_cast<std::size_t>(std::fmod(place, 4.0) * 4.0)] +=
            1.0 / static_cast<double>(places.size());
    return shares;
}

/// 0 for the same, 2 where nothing is shared.
double distance(const Histogram& a, const Histogram& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum;
}

QList<double> backbeatOf(const std::vector<music::DrumNote>& notes) {
    return placesOf(notes, Voice::Snare) + placesOf(notes, Voice::Clap) + placesOf(notes, Voice::Rim);
}

QList<double> bassOf(const char* id) {
    const DrumStyle& style = *findDrumStyle(id);
    QList<double> places;
    for (const BassStyle::Onset& onset : findBassStyle(style.bass)->onsets)
        places += onset.pos;
    return places;
}

double hitsASecond(const char* id) {
    return static_cast<double>(beatOf(id).size()) / (8.0 * 60.0 / usualBpm(id));
}

}

class StylesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noneIsADembow_data() { styleRows(); }
    void noneIsADembow();
    void boomBap();
    void trapRolls();
    void drillMovesItsSnare();
    void houseStandsOnFour();
    void technoRumblesBetweenItsKicks();
    void drumAndBassIsTwoStep();
    void footworkGoesInThrees();
    void loFiIsLateAndSeventh();
    void ambientHasNoDrums();
    void cumbiaHasRootAndFifth();
    void baileFunkSpeaksTamborzao();
    void formsAreTheirOwn_data() { styleRows(); }
    void formsAreTheirOwn();
    void shortAndLongForms_data() { styleRows(); }
    void shortAndLongForms();
    void songsInOddMetres_data();
    void songsInOddMetres();
    void tempoOutOfItsWorldIsSaid();
    void counterAnswersTheLead();
    void levelsMoveAsTheStyleHasThem();
    void theReggaetonFamilyStandsStill();
    void whoPlaysWhatIsMissingIsSaid();
    void highBassNotesStayWithinTheSample();

private:
    static void styleRows() {
        QTest::addColumn<QString>("style");
        for (const char* style : newer)
            QTest::newRow(style) << QString::fromLatin1(style);
    }
};

/// At least two of: kicks, backbeat, bass, tempo, density.
void StylesTest::noneIsADembow() {
    QFETCH(QString, style);
    const QByteArray name = style.toLatin1();
    const char* id = name.constData();
    const auto own = beatOf(id), dembow = beatOf("dembow_classic");
    const double kicks =
        distance(histogramOf(placesOf(own, Voice::Kick)), histogramOf(placesOf(dembow, Voice::Kick)));
    const double backbeat = distance(histogramOf(backbeatOf(own)), histogramOf(backbeatOf(dembow)));
    const double bass = distance(histogramOf(bassOf(id)), histogramOf(bassOf("dembow_classic")));
    const double tempo = std::abs(std::log2(usualBpm(id) / usualBpm("dembow_classic")));
    const double density = std::abs(std::log2((hitsASecond(id) + 0.01) / hitsASecond("dembow_classic")));
    const int apart = (kicks >= 0.4) + (backbeat >= 0.8) + (bass >= 0.6) + (tempo >= 0.2) + (density >= 0.4);
    QVERIFY2(apart >= 2, qPrintable(QStringLiteral("kicks %1, backbeat %2, bass %3, tempo %4, density %5")
                                        .arg(kicks, 0, 'f', 2)
                                        .arg(backbeat, 0, 'f', 2)
                                        .arg(bass, 0, 'f', 2)
                                        .arg(tempo, 0, 'f', 2)
                                        .arg(density, 0, 'f', 2)));
}

void StylesTest::boomBap() {
    const auto beat = beatOf("boom_bap", 1);
    QCOMPARE(placesOf(beat, Voice::Kick), (QList<double>{0.0, 2.5}));
    QCOMPARE(placesOf(beat, Voice::Snare), (QList<double>{1.0, 3.0}));
    QVERIFY(findDrumStyle("boom_bap")->swing >= 55.0);
}

/// One snare a bar, on three; hats that roll faster than sixteenths, straight and in triplets.
void StylesTest::trapRolls() {
    const auto beat = beatOf("trap");
    QCOMPARE(placesOf(beat, Voice::Snare), (QList<double>{2.0, 6.0}));
    const auto hats = placesOf(beat, Voice::Hat);
    bool hasThirtySeconds = false, hasTriplet = false;
    for (qsizetype i = 1; i < hats.size(); ++i) {
        const double gap = hats[i] - hats[i - 1];
        hasThirtySeconds |= std::abs(gap - 0.125) < 1e-9;
        hasTriplet |= std::abs(gap - 0.5 / 3.0) < 1e-9;
        QVERIFY(gap > 0.1); // and no two at once
    }
    QVERIFY(hasThirtySeconds && hasTriplet);
    for (const double place : hats) // exact in ticks
        QVERIFY(std::abs(place * 96.0 - std::round(place * 96.0)) < 1e-6);
}

void StylesTest::drillMovesItsSnare() {
    const auto beat = beatOf("drill");
    QCOMPARE(placesOf(beat, Voice::Snare), (QList<double>{2.0, 7.0}));
    const auto hats = placesOf(beat, Voice::Hat);
    QCOMPARE(hats.first(6), (QList<double>{0.0, 0.75, 1.5, 2.0, 2.75, 3.5})); // 3 3 2
}

void StylesTest::houseStandsOnFour() {
    const auto beat = beatOf("house", 1);
    QCOMPARE(placesOf(beat, Voice::Kick), (QList<double>{0.0, 1.0, 2.0, 3.0}));
    QCOMPARE(placesOf(beat, Voice::Clap), (QList<double>{1.0, 3.0}));
    QCOMPARE(placesOf(beat, Voice::OpenHat), (QList<double>{0.5, 1.5, 2.5, 3.5}));
    QCOMPARE(placesOf(beat, Voice::Snare).size(), 0);
    QVERIFY(usualBpm("house") >= 118.0 && usualBpm("house") <= 130.0);
}

void StylesTest::technoRumblesBetweenItsKicks() {
    const auto bass = writeBass(*findBassStyle(findDrumStyle("techno")->bass), std::vector<int>{33},
                                kicksOf(*findDrumStyle("techno"), 1), KickPolicy::Lock);
    QCOMPARE(rowOf(bass), QStringLiteral(".xxx.xxx.xxx.xxx"));
    QCOMPARE(placesOf(beatOf("techno", 1), Voice::Clap), (QList<double>{1.0}));
}

void StylesTest::drumAndBassIsTwoStep() {
    const auto beat = beatOf("drum_and_bass", 1);
    QCOMPARE(placesOf(beat, Voice::Kick), (QList<double>{0.0, 2.5}));
    for (const double place : {1.0, 3.0})
        QVERIFY(placesOf(beat, Voice::Snare).contains(place));
    QVERIFY(usualBpm("drum_and_bass") >= 165.0);
}

/// The second bar's kicks come every three sixteenths.
void StylesTest::footworkGoesInThrees() {
    const auto kicks = placesOf(beatOf("footwork"), Voice::Kick);
    QList<double> second;
    for (const double place : kicks)
        if (place >= 4.0) second += place - 4.0;
    QCOMPARE(second, (QList<double>{0.0, 0.75, 1.5, 2.25, 3.0, 3.75}));
    QVERIFY(usualBpm("footwork") >= 155.0);
}

/// Chords are third, fifth and seventh, the root is the bass's.
void StylesTest::loFiIsLateAndSeventh() {
    QVERIFY(findDrumStyle("lo_fi")->swing >= 60.0);
    QVERIFY(usualBpm("lo_fi") <= 90.0);
    ComposeRequest wanted = usualRequest("lo_fi");
    wanted.progression = "i7-iv7-VII7-IIImaj7";
    const music::Song song = songOf(wanted);
    std::set<int> first;
    for (const music::Note& note : trackOf(song, "Chords")->notes)
        if (note.pos == 0.0) first.insert(note.key % 12);
    QCOMPARE(first, (std::set<int>{0, 4, 7})); // of Am7: C E G
    QCOMPARE(trackOf(song, "Bass")->notes.front().key % 12, 9);
}

void StylesTest::ambientHasNoDrums() {
    const music::Song song = songOf(usualRequest("ambient"));
    QVERIFY(song.items.empty());
    QCOMPARE(errorsOf(song), QString());
    QVERIFY(trackOf(song, "Pad") && trackOf(song, "Ambience"));
    double longest = 0.0; // a chord stands for two bars
    for (const music::Note& note : trackOf(song, "Pad")->notes)
        longest = std::max(longest, note.pos);
    QVERIFY(trackOf(song, "Pad")->bars >= 8.0);
    QVERIFY(longest > 0.0);
}

void StylesTest::cumbiaHasRootAndFifth() {
    const auto bass =
        writeBass(*findBassStyle(findDrumStyle("cumbia")->bass), std::vector<int>{33}, {}, KickPolicy::Lock);
    QCOMPARE(bass[0].key, 33);
    QCOMPARE(bass[1].pos, 2.0);
    QCOMPARE(bass[1].key, 40);
    const auto beat = beatOf("cumbia", 1);
    QCOMPARE(placesOf(beat, Voice::PercMid), (QList<double>{0.5, 1.5, 2.5, 3.5})); // the llamador
    QCOMPARE(rowOf(beat, Voice::Shaker), QStringLiteral("x.xxx.xxx.xxx.xx"));      // the scraper
    QCOMPARE(placesOf(beat, Voice::Snare).size(), 0);
}

/// Boom, chak, chak, boom, boom, chak.
void StylesTest::baileFunkSpeaksTamborzao() {
    std::map<double, QString> syllables;
    for (const music::DrumNote& hit : beatOf("baile_funk", 1)) {
        if (hit.channel == channelOf(Voice::Kick)) syllables[hit.note.pos] = QStringLiteral("boom");
        if (hit.channel == channelOf(Voice::Snare)) syllables[hit.note.pos] = QStringLiteral("chak");
    }
    QStringList spoken;
    for (const auto& [place, syllable] : syllables)
        spoken += syllable;
    QCOMPARE(spoken.join(QLatin1Char('-')), QStringLiteral("boom-chak-chak-boom-boom-chak"));
}

/// Its own sections, in which something is heard from the first bar to the last.
void StylesTest::formsAreTheirOwn() {
    QFETCH(QString, style);
    const music::Song song = songOf(usualRequest(style.toLatin1().constData()));
    QCOMPARE(errorsOf(song), QString());
    QStringList sections;
    for (const music::Section& section : song.sections)
        sections += QString::fromStdString(section.name);
    const music::Song dembow = songOf(request(80));
    QStringList others;
    for (const music::Section& section : dembow.sections)
        others += QString::fromStdString(section.name);
    QVERIFY2(sections != others, qPrintable(sections.join(QLatin1Char(' '))));
    QCOMPARE(song.sections.back().bar + song.sections.back().bars, music::lengthInBars(song));
    for (const music::Section& section : song.sections) {
        const auto sounds = [&](double bar, double bars) {
            return bar < section.bar + section.bars && section.bar < bar + bars;
        };
        bool sounded = false;
        for (const music::Item& item : song.items)
            sounded |= sounds(item.bar, item.bars);
        for (const music::MelodicTrack& track : song.melodicTracks)
            for (const double bar : music::startsOf(track))
                sounded |= sounds(bar, track.bars);
        QVERIFY2(sounded, section.name.c_str());
    }
}

void StylesTest::shortAndLongForms() {
    QFETCH(QString, style);
    for (const int bars : {4, 8, 16, 32, 64, 200}) {
        ComposeRequest wanted = usualRequest(style.toLatin1().constData());
        wanted.bars = bars;
        const music::Song song = songOf(wanted);
        QCOMPARE(errorsOf(song), QString());
        const music::Section& last = song.sections.back();
        QCOMPARE(last.bar + last.bars, static_cast<double>(bars));
        QVERIFY(!song.melodicTracks.empty());
    }
}

void StylesTest::songsInOddMetres_data() {
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("metre");
    QTest::addColumn<double>("barBeats");
    for (const char* style : {"dembow_classic", "boom_bap", "trap", "techno", "lo_fi", "ambient", "cumbia"})
        for (const auto& [metre, beats] : {std::pair("3/4", 3.0), {"6/8", 3.0}, {"7/8", 3.5}})
            QTest::addRow("%s %s", style, metre)
                << QString::fromLatin1(style) << QString::fromLatin1(metre) << beats;
}

/// Nothing is struck behind its bars' end, each bar of the beat has a first beat, and chords change with the
/// bar.
void StylesTest::songsInOddMetres() {
    QFETCH(QString, style);
    QFETCH(QString, metre);
    QFETCH(double, barBeats);
    ComposeRequest wanted = usualRequest(style.toLatin1().constData());
    wanted.metre = metre.toStdString();
    wanted.bars = 32;
    const music::Song song = songOf(wanted);
    QCOMPARE(errorsOf(song), QString());
    QCOMPARE(music::barBeats(song.meta), barBeats);
    QCOMPARE(QStringLiteral("%1/%2").arg(song.meta.timeSignature[0]).arg(song.meta.timeSignature[1]), metre);
    for (const music::Pattern& pattern : song.patterns)
        for (const music::DrumNote& hit : pattern.notes)
            QVERIFY2(hit.note.pos < pattern.bars * barBeats, pattern.name.c_str());
    for (const music::MelodicTrack& track : song.melodicTracks)
        for (const music::Note& note : track.notes) {
            QVERIFY2(note.pos + note.len <= track.bars * barBeats + 1e-9, track.name.c_str());
            if (track.name == "Pad") QVERIFY(std::abs(std::remainder(note.pos, barBeats)) < 1e-9);
        }
}

void StylesTest::tempoOutOfItsWorldIsSaid() {
    ComposeRequest wanted = usualRequest("house");
    wanted.bars = 16;
    for (const std::string& warning : compose::compose(wanted, walkPack()).warnings)
        QVERIFY2(warning.find("usually") == std::string::npos, warning.c_str());
    wanted.bpm = 95.0;
    QCOMPARE(compose::compose(wanted, walkPack()).warnings.front(),
             std::string("House is usually 118 to 130 bpm, and this song has 95."));
}

/// In the melody's silences, of tones of the chord.
void StylesTest::counterAnswersTheLead() {
    const auto& four = findProgression("i-VI-III-VII")->chords;
    const Scale& scale = usualScale(music::Mode::Minor);
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto melody = writeLead(scale, four, Random(seed));
        const auto counter = writeCounter(melody, four, scale.mode);
        QVERIFY(!counter.empty());
        for (const music::Note& note : counter) {
            for (const music::Note& sung : melody)
                QVERIFY(note.pos >= sung.pos + sung.len - 1e-9 || note.pos + note.len <= sung.pos + 1e-9);
            const auto classes =
                pitchClasses({0, music::Mode::Minor}, four[static_cast<std::size_t>(note.pos / 4.0)]);
            QVERIFY(std::ranges::find(classes, (note.key + 24) % 12) != classes.end());
        }
    }
    const music::Song song = songOf(usualRequest("house"));
    QVERIFY(trackOf(song, "Counter"));
}

/// House: the pad is down at each kick of the drop, and swells over the breakdown.
void StylesTest::levelsMoveAsTheStyleHasThem() {
    ComposeRequest wanted = usualRequest("house");
    const music::Song song = songOf(wanted);
    QCOMPARE(errorsOf(song), QString());
    const music::MelodicTrack& pad = *trackOf(song, "Pad");
    const auto* moved = music::automationOf(song, pad.channel, music::Automation::Target::Volume);
    QVERIFY(moved);
    const auto barOf = [&](const char* name) {
        return std::ranges::find(song.sections, std::string(name), &music::Section::name)->bar;
    };
    const double drop = barOf("Drop 1"), breakdown = barOf("Breakdown 1");
    for (int beat = 0; beat < 8; ++beat) {
        const double kick = music::valueAt(*moved, drop + beat / 4.0 + 1e-6);
        const double between = music::valueAt(*moved, drop + (beat + 0.6) / 4.0);
        QVERIFY(kick < 0.65 * pad.volume && between > 0.99 * pad.volume);
    }
    QVERIFY(music::valueAt(*moved, breakdown + 1e-6) < 0.45 * pad.volume);
    QVERIFY(music::valueAt(*moved, breakdown + 8.0) > 0.6 * pad.volume);
    wanted.automation = false;
    QVERIFY(songOf(wanted).automations.empty());
}

void StylesTest::theReggaetonFamilyStandsStill() {
    for (const DrumStyle& style : drumStyles().first(9)) {
        ComposeRequest wanted = usualRequest(style.id.data());
        wanted.bars = 16;
        QVERIFY2(songOf(wanted).automations.empty(), style.id.data());
    }
}

/// By role first: an open hat by the hat, a clap by the snare.
void StylesTest::whoPlaysWhatIsMissingIsSaid() {
    using music::Role;
    ComposeRequest wanted = usualRequest("house");
    wanted.bars = 16;
    const auto composition = compose::compose(
        wanted,
        {hit("kick.wav", Role::Kick, 0.3, 240.0), hit("snare.wav", Role::Snare, 0.2, 3300.0),
         hit("hat.wav", Role::Hat, 0.09, 7600.0), pitched(hit("bass.wav", Role::Bass, 0.5, 160.0), 55.0)});
    const auto says = [&](const char* words) {
        return std::ranges::any_of(composition.warnings, [&](const std::string& warning) {
            return warning.find(words) != std::string::npos;
        });
    };
    QVERIFY(says("Clap (by the snare)") && says("Open hat (by the hat)"));
    bool hasOffbeat = false;
    for (const music::DrumNote& strike : placedHits(composition.song))
        hasOffbeat |= strike.channel == channelOf(Voice::Hat) && std::fmod(strike.note.pos, 1.0) == 0.5;
    QVERIFY(hasOffbeat);
}

/// A line with octaves keeps them where its sample bears them: an octave over its root at the most.
void StylesTest::highBassNotesStayWithinTheSample() {
    ComposeRequest wanted = usualRequest("house");
    wanted.bars = 16;
    const music::Song song = songOf(wanted);
    for (const char* name : {"Bass", "Bass verse"}) {
        const music::MelodicTrack* bass = trackOf(song, name);
        QVERIFY(bass);
        for (const music::Note& note : bass->notes)
            QVERIFY(note.key <= bass->rootNote + 12);
    }
}

GLEANER_TEST(StylesTest)
#include "styles_test.moc"
