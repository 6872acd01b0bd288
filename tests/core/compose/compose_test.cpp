#include "base/error.h"
#include "compose/bass.h"
#include "compose/compose.h"
#include "compose/drum_voice.h"
#include "compose/harmony.h"
#include "music/time.h"

#include "pattern_text.h"
#include "sample_kit.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace gleaner;
using namespace gleaner::compose;
using gleaner::test::walkPack;
using music::Role;

namespace {

ComposeRequest request(int bars = 16) {
    ComposeRequest wanted;
    wanted.bars = bars;
    return wanted;
}

music::Song songOf(const ComposeRequest& wanted) { return compose::compose(wanted, walkPack()).song; }

std::string errorOf(const ComposeRequest& wanted, const std::vector<music::SampleEntry>& samples) {
    try {
        compose::compose(wanted, samples);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

const music::MelodicTrack* trackOf(const music::Song& song, const char* name) {
    const auto found = std::ranges::find(song.melodicTracks, name, &music::MelodicTrack::name);
    return found == song.melodicTracks.end() ? nullptr : &*found;
}

const Choice& choiceOf(const Composition& composition, const char* part) {
    const auto found = std::ranges::find(composition.choices, part, &Choice::part);
    if (found == composition.choices.end()) qFatal("no choice for %s", part);
    return *found;
}

std::set<int> placedPatterns(const music::Song& song) {
    std::set<int> placed;
    for (const music::Item& item : song.items)
        placed.insert(item.pattern);
    return placed;
}

QString faultsOf(const music::Song& song) {
    QString text;
    for (const std::string& fault : music::validate(song))
        text += QString::fromStdString(fault) + QLatin1Char('\n');
    return text;
}

std::vector<const music::MelodicTrack*> clipsOf(const music::Song& song) {
    std::vector<const music::MelodicTrack*> clips;
    for (const music::MelodicTrack& track : song.melodicTracks)
        if (track.source == music::SourceType::Audio) clips.push_back(&track);
    return clips;
}

/// What the drums play over the whole song, placed.
std::vector<music::DrumNote> placedHits(const music::Song& song) {
    std::vector<music::DrumNote> hits;
    for (const music::Item& item : song.items)
        for (music::DrumNote hit : song.patterns[static_cast<std::size_t>(item.pattern - 1)].notes) {
            hit.note.pos += item.bar * music::beatsPerBar;
            hits.push_back(hit);
        }
    return hits;
}

std::vector<ComposeRequest> manyRequests() {
    std::vector<ComposeRequest> wanted;
    for (const Named& style : styles())
        for (const int bars : {4, 8, 16, 28, 60}) {
            wanted.push_back(request(bars));
            wanted.back().style = style.id;
            wanted.back().seed = static_cast<std::uint64_t>(bars);
        }
    for (const Named& form : forms()) {
        wanted.emplace_back();
        wanted.back().form = form.id;
    }
    for (const Named& scale : scales())
        for (const char* key : {"Am", "C", "F#m", "Eb"}) {
            wanted.push_back(request());
            wanted.back().scale = scale.id;
            wanted.back().key = *music::parseKey(key);
        }
    return wanted;
}

}

class ComposeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySongCanBeWritten();
    void sameRequestSameSong();
    void movedFolderSameSong();
    void seedsDiffer();
    void sixteenBarsHaveAForm();
    void itemsCoverEverySection();
    void dembowIsOnThePlaylist();
    void crashFollowsTheFill();
    void kickIsOutBeforeTheChorus();
    void seventeenDrumChannels();
    void bassKeepsToItsRegister();
    void samplesAreNotOverstretched();
    void everyNoteIsInTheScale();
    void transposingTheSong();
    void tempoIsTheRequests();
    void swingIsOneForAll();
    void loopIsPlacedInBars();
    void loopIsStretchedAndMoved();
    void choicesExplainEveryPart();
    void thinPacks_data();
    void thinPacks();
    void perclessKitStandsIn();
    void hitsAloneGiveAnAccent();
    void noPitchGivesAWarning();
    void highBassMovesUp();
    void longBassPlaysLess();
    void chordSampleFollowsTheHarmony();
    void unusableRequests_data();
    void unusableRequests();
    void requestedLinesAreTaken();
    void longSongsAreFine();
    void loudSamplesAreTurnedDown();
};

void ComposeTest::everySongCanBeWritten() {
    for (const ComposeRequest& wanted : manyRequests()) {
        const music::Song song = songOf(wanted);
        QCOMPARE(faultsOf(song), QString());
        QVERIFY(clipsOf(song).size() >= 1);
        QCOMPARE(music::lengthInBars(song), song.sections.back().bar + song.sections.back().bars);
    }
}

void ComposeTest::sameRequestSameSong() {
    const music::Song expected = songOf(request());
    auto shuffled = walkPack();
    for (int turn = 0; turn < 5; ++turn) {
        std::ranges::rotate(shuffled, shuffled.begin() + 7);
        std::ranges::reverse(shuffled.begin(), shuffled.begin() + 9);
        QVERIFY(compose::compose(request(), shuffled).song == expected);
    }
}

void ComposeTest::movedFolderSameSong() {
    for (const bool hasIds : {true, false}) {
        auto here = walkPack(), there = walkPack();
        for (std::size_t i = 0; i < here.size(); ++i) {
            here[i].path = "a/" + here[i].path;
            there[i].path = "C:\\zz\\" + there[i].path;
            if (!hasIds) here[i].id = there[i].id = "";
        }
        const music::Song first = compose::compose(request(), here).song,
                          second = compose::compose(request(), there).song;
        QVERIFY(first.patterns == second.patterns);
        QCOMPARE(first.melodicTracks.size(), second.melodicTracks.size());
        for (std::size_t i = 0; i < first.melodicTracks.size(); ++i) {
            QVERIFY(first.melodicTracks[i].notes == second.melodicTracks[i].notes);
            QCOMPARE(first.melodicTracks[i].samplePath.substr(2),
                     second.melodicTracks[i].samplePath.substr(6));
        }
        for (std::size_t i = 0; i < first.drums.size(); ++i)
            if (!first.drums[i].samplePath.empty())
                QCOMPARE(first.drums[i].samplePath.substr(2), second.drums[i].samplePath.substr(6));
    }
}

void ComposeTest::seedsDiffer() {
    std::set<std::vector<int>> leads;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        ComposeRequest wanted = request();
        wanted.seed = seed;
        std::vector<int> keys;
        const music::Song song = songOf(wanted);
        for (const music::Note& note : trackOf(song, "Lead")->notes)
            keys.push_back(note.key);
        leads.insert(keys);
    }
    QVERIFY(leads.size() >= 18);
}

void ComposeTest::sixteenBarsHaveAForm() {
    const music::Song song = songOf(request());
    QStringList names;
    for (const music::Section& section : song.sections)
        names += QString::fromStdString(section.name);
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("Intro Verse Chorus Outro"));
    QVERIFY(placedPatterns(song).size() >= 4);
    QCOMPARE(music::lengthInBars(song), 16);
    for (const char* name : {"Bass", "Bass verse", "Chords", "Pad", "Lead", "Loop 1", "Ambience"})
        QVERIFY2(trackOf(song, name), name);
    QVERIFY(placedPatterns(songOf(request(8))).size() >= 4);
}

/// F2.
void ComposeTest::itemsCoverEverySection() {
    for (const ComposeRequest& wanted : manyRequests()) {
        const music::Song song = songOf(wanted);
        std::map<int, std::vector<bool>> used;
        const auto length = static_cast<std::size_t>(music::lengthInBars(song));
        for (const music::Item& item : song.items) {
            auto& bars = used[item.track];
            bars.resize(length);
            QCOMPARE(item.bars, song.patterns[static_cast<std::size_t>(item.pattern - 1)].bars);
            for (int bar = item.bar; bar < item.bar + item.bars; ++bar) {
                QVERIFY(!bars[static_cast<std::size_t>(bar)]);
                bars[static_cast<std::size_t>(bar)] = true;
            }
        }
        QCOMPARE(std::ranges::count(used[1], true), static_cast<qsizetype>(length)); // the beat never stops
        for (const music::MelodicTrack& track : song.melodicTracks) {
            std::vector<int> starts = {track.bar};
            starts.insert(starts.end(), track.repeats.begin(), track.repeats.end());
            for (std::size_t i = 1; i < starts.size(); ++i)
                QVERIFY(starts[i] >= starts[i - 1] + track.bars);
        }
    }
}

void ComposeTest::dembowIsOnThePlaylist() {
    const music::Song song = songOf(request());
    const auto hits = placedHits(song);
    const auto bar = [&](Voice voice, int number) {
        return gleaner::test::rowOf(hits, voice, 16).mid(number * 17, 16);
    };
    for (const int number : {4, 5, 6, 8, 9, 10}) { // verse and chorus, but for their fills
        QCOMPARE(bar(Voice::Kick, number), QStringLiteral("x...x...x...x..."));
        QCOMPARE(bar(Voice::Snare, number), QStringLiteral("...x..x....x..x."));
        QCOMPARE(bar(Voice::Hat, number), QStringLiteral("x.x.x.x.x.x.x.x."));
    }
    QCOMPARE(bar(Voice::Snare, 7), QStringLiteral("...x..x....xxxxx"));
    QCOMPARE(bar(Voice::Kick, 0), QStringLiteral("................"));
    QCOMPARE(bar(Voice::Clap, 8), QStringLiteral("....x.......x..."));
}

void ComposeTest::crashFollowsTheFill() {
    const music::Song song = songOf({});
    std::set<int> crashes;
    for (const music::DrumNote& hit : placedHits(song))
        if (hit.channel == channelOf(Voice::Crash)) crashes.insert(static_cast<int>(hit.note.pos));
    for (const music::Section& section : song.sections)
        if (section.bar > 0) QVERIFY2(crashes.contains(section.bar * 4), section.name.c_str());
}

void ComposeTest::kickIsOutBeforeTheChorus() {
    const music::Song song = songOf({}); // radio: pre at bars 28 to 31
    for (const music::DrumNote& hit : placedHits(song))
        if (hit.channel == channelOf(Voice::Kick)) QVERIFY(hit.note.pos < 30 * 4 || hit.note.pos >= 32 * 4);
}

void ComposeTest::seventeenDrumChannels() {
    const music::Song song = songOf(request());
    QCOMPARE(song.drums.size(), std::size_t(17));
    for (int channel = 0; channel < 17; ++channel) {
        QCOMPARE(song.drums[static_cast<std::size_t>(channel)].channel, channel);
        QCOMPARE(song.drums[static_cast<std::size_t>(channel)].role,
                 voices[static_cast<std::size_t>(channel)].role);
    }
    int next = 17;
    for (const music::MelodicTrack& track : song.melodicTracks)
        QCOMPARE(track.channel, next++);
    const std::pair<Voice, const char*> expected[] = {{Voice::Kick, "kick_01.wav"},
                                                      {Voice::Snare, "snare_01.wav"},
                                                      {Voice::Clap, "clap_01.wav"},
                                                      {Voice::Hat, "hat_01.wav"},
                                                      {Voice::Crash, "cymbal_01.wav"},
                                                      {Voice::OpenHat, "openhat_01.wav"},
                                                      {Voice::Riser, "fx_02.wav"},
                                                      {Voice::Impact, "fx_01.wav"},
                                                      {Voice::PercLow, "perc_01.wav"},
                                                      {Voice::PercMid, "perc_02.wav"},
                                                      {Voice::Sub, ""}};
    for (const auto& [voice, path] : expected)
        QCOMPARE(song.drums[static_cast<std::size_t>(channelOf(voice))].samplePath, std::string(path));
}

void ComposeTest::bassKeepsToItsRegister() {
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
        ComposeRequest wanted = request();
        wanted.key.pitchClass = pitchClass;
        wanted.progression = "i-VI-III-VII";
        const music::Song song = songOf(wanted);
        for (const char* name : {"Bass", "Bass verse"})
            for (const music::Note& note : trackOf(song, name)->notes) {
                QVERIFY(note.key >= 28 && note.key <= 39);
                if (std::fmod(note.pos, 16.0) == 0.0) QCOMPARE(note.key % 12, pitchClass);
            }
    }
}

/// One-shots bear -12 to +7 semitones (music.md 2.2).
void ComposeTest::samplesAreNotOverstretched() {
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            ComposeRequest wanted = request();
            wanted.key.pitchClass = pitchClass;
            wanted.seed = seed;
            const music::Song song = songOf(wanted);
            for (const music::MelodicTrack& track : song.melodicTracks)
                for (const music::Note& note : track.notes)
                    QVERIFY2(note.key - track.rootNote >= -12 && note.key - track.rootNote <= 7,
                             track.name.c_str());
        }
}

/// H5 on whole songs: with a scale asked for nothing leaves it, without one the raised seventh of a major V
/// alone.
void ComposeTest::everyNoteIsInTheScale() {
    for (const Named& scale : scales())
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            ComposeRequest wanted = request(28);
            wanted.scale = scale.id;
            wanted.seed = seed;
            const music::Song song = songOf(wanted);
            const auto& degrees = findScale(scale.id)->degrees;
            for (const music::MelodicTrack& track : song.melodicTracks)
                for (const music::Note& note : track.notes)
                    QVERIFY2(std::ranges::find(degrees, (note.key + 3) % 12) != degrees.end(),
                             track.name.c_str());
        }
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        ComposeRequest wanted = request();
        wanted.seed = seed;
        for (const music::MelodicTrack& track : songOf(wanted).melodicTracks)
            for (const music::Note& note : track.notes) {
                const int degree = (note.key + 3) % 12;
                QVERIFY(std::set<int>({0, 2, 3, 5, 7, 8, 10, 11}).contains(degree));
            }
    }
}

/// H6: in C minor everything stands three semitones higher, or nine lower, and the drums stay.
void ComposeTest::transposingTheSong() {
    ComposeRequest inA = request(), inC = request();
    inC.key = {0, music::Mode::Minor};
    const music::Song a = songOf(inA), c = songOf(inC);
    QVERIFY(a.patterns == c.patterns);
    QVERIFY(a.items == c.items);
    QVERIFY(a.drums == c.drums);
    for (const music::MelodicTrack& track : a.melodicTracks) {
        if (track.source == music::SourceType::Audio) continue;
        const music::MelodicTrack* other = trackOf(c, track.name.c_str());
        QVERIFY2(other, track.name.c_str());
        QCOMPARE(other->notes.size(), track.notes.size());
        std::multiset<int> classesA, classesC;
        for (std::size_t i = 0; i < track.notes.size(); ++i) {
            QCOMPARE(other->notes[i].pos, track.notes[i].pos);
            QCOMPARE(other->notes[i].velocity, track.notes[i].velocity);
            classesA.insert((track.notes[i].key + 3) % 12);
            classesC.insert(other->notes[i].key % 12);
            const bool isVoiced =
                track.role == Role::Chords || track.role == Role::Pad; // inversions may differ
            const int step = other->notes[i].key - track.notes[i].key;
            if (!isVoiced) QVERIFY(step == 3 || step == -9);
        }
        QVERIFY(classesA == classesC);
    }
}

/// F3.
void ComposeTest::tempoIsTheRequests() {
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

void ComposeTest::swingIsOneForAll() {
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
    QVERIFY(snares == (std::set<std::int64_t>{78, 144, 270, 336}));
    QVERIFY(bass == (std::set<std::int64_t>{0, 78, 144, 192, 270, 336}));
}

void ComposeTest::loopIsPlacedInBars() {
    const music::Song song = songOf({}); // radio
    const music::MelodicTrack& loop = *trackOf(song, "Loop 1");
    QCOMPARE(loop.samplePath, std::string("loop_01.wav"));
    QVERIFY(!loop.stretchBeats);
    QCOMPARE(loop.bars, 4);
    QVERIFY(std::abs(loop.seconds - 4 * 240.0 / 95.0) < 1e-9);
    QCOMPARE(loop.bar, 4);
    QCOMPARE(loop.repeats, (std::vector<int>{8, 32, 36, 52, 56, 60, 64, 68, 72}));
}

void ComposeTest::loopIsStretchedAndMoved() {
    const auto only = [](music::SampleEntry loop, double bpm = 95.0) {
        ComposeRequest wanted = request();
        wanted.bpm = bpm;
        const music::Song song =
            compose::compose(wanted, {test::hit("hit.wav", Role::Perc, 0.2, 900.0), std::move(loop)}).song;
        return *trackOf(song, "Loop 1");
    };
    const auto slower = only(test::loop("loop.wav", Role::Perc, 90.0, 8));
    QCOMPARE(slower.stretchBeats, std::optional(8.0));
    QCOMPARE(slower.bars, 2);
    const auto halfTime = only(test::loop("loop.wav", Role::Perc, 190.0, 16));
    QCOMPARE(halfTime.bars, 2); // sixteen beats at 190 are eight of the song's, as they are
    QVERIFY(!halfTime.stretchBeats);
    const auto tonal = only(test::inKey(test::loop("loop.wav", Role::Chords, 95.0, 16), "Bbm"));
    QCOMPARE(tonal.transpose, -1.0);
    const auto farAway = only(test::inKey(test::loop("loop.wav", Role::Vocal, 95.0, 16), "F#m"));
    QCOMPARE(farAway.transpose, 0.0); // three semitones are too many for a voice
    auto untold = test::loop("loop.wav", Role::Perc, 97.0, 8);
    untold.traits.bpm.reset();
    untold.traits.beats.reset();
    QCOMPARE(only(untold).stretchBeats, std::optional(8.0)); // its length tells
}

void ComposeTest::choicesExplainEveryPart() {
    for (const auto& composition :
         {compose::compose(request(), walkPack()),
          compose::compose(request(), {test::hit("a.wav", Role::Perc, 0.2, 900.0)})})
        for (const Choice& choice : composition.choices) {
            QVERIFY2(!choice.reason.empty(), choice.part.c_str());
            QVERIFY2(choice.score >= 0.0 && choice.score <= 1.0, choice.part.c_str());
            QCOMPARE(choice.sampleId.empty(), choice.path.empty());
        }
    const auto full = compose::compose(request(), walkPack());
    std::set<std::string> parts;
    for (const Choice& choice : full.choices)
        QVERIFY2(parts.insert(choice.part).second, choice.part.c_str());
    for (const music::MelodicTrack& track : full.song.melodicTracks) {
        const auto explains = [&](const Choice& choice) { return choice.path == track.samplePath; };
        QVERIFY2(std::ranges::any_of(full.choices, explains), track.name.c_str());
    }
    QCOMPARE(choiceOf(full, "Loop 1").reason, std::string("95 bpm as it is"));
}

void ComposeTest::thinPacks_data() {
    QTest::addColumn<int>("which");
    const char* names[] = {"one hit",         "one loop",   "one phrase",  "one texture",
                           "one pitched hit", "three hits", "paths alone", "one vocal hit"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

/// One usable sample is enough for a song that can be written, and something of it is heard.
void ComposeTest::thinPacks() {
    QFETCH(int, which);
    using music::SampleKind;
    const std::vector<std::vector<music::SampleEntry>> packs = {
        {test::hit("a.wav", Role::Perc, 0.2, 900.0)},
        {test::loop("a.wav", Role::Perc, 120.0, 7)},
        {test::sample("a.wav", SampleKind::Phrase, Role::Vocal, 2.0, 900.0)},
        {test::sample("a.wav", SampleKind::Texture, Role::Ambience, 0.9, 900.0)},
        {test::pitched(test::hit("a.wav", Role::Perc, 0.2, 900.0), 440.0)},
        {test::hit("a.wav", Role::Fx, 0.2, 900.0), test::hit("b.wav", Role::Fx, 0.2, 300.0),
         test::hit("c.wav", Role::Fx, 0.2, 5000.0)},
        {music::SampleEntry{.id = "1", .path = "a.wav", .traits = {}, .seconds = 0.0, .lufs = {}}},
        {test::hit("a.wav", Role::Vocal, 0.8, 900.0)}};
    for (const int bars : {4, 8, 16, 60}) {
        const Composition composition =
            compose::compose(request(bars), packs[static_cast<std::size_t>(which)]);
        QCOMPARE(faultsOf(composition.song), QString());
        QVERIFY(clipsOf(composition.song).size() >= 1);
        QVERIFY(!composition.song.items.empty());
    }
}

/// A field recording's hits may all be "perc": three of them make a kit.
void ComposeTest::perclessKitStandsIn() {
    const auto composition = compose::compose(request(), {test::hit("bright.wav", Role::Perc, 0.1, 6500.0),
                                                          test::hit("dark.wav", Role::Perc, 0.3, 900.0),
                                                          test::hit("middle.wav", Role::Perc, 0.2, 2300.0),
                                                          test::hit("long.wav", Role::Perc, 6.0, 500.0)});
    const auto& drums = composition.song.drums;
    QCOMPARE(drums[0].samplePath, std::string("dark.wav")); // darker ones that ring for seconds are no kick
    QCOMPARE(drums[1].samplePath, std::string("middle.wav"));
    QCOMPARE(drums[4].samplePath, std::string("bright.wav"));
    QCOMPARE(choiceOf(composition, "Kick").reason,
             std::string("no kick in the pack: the darkest short hit (900 Hz) stands in, 12 semitones down"));
    QVERIFY(choiceOf(composition, "Snare").reason.starts_with("no snare in the pack"));
    QVERIFY(choiceOf(composition, "Hat").reason.starts_with("no hat in the pack"));
    for (const music::Pattern& pattern : composition.song.patterns)
        for (const music::DrumNote& hit : pattern.notes)
            if (hit.channel == 0) QCOMPARE(hit.note.key, 48);

    const auto single = compose::compose(request(), {test::hit("only.wav", Role::Perc, 0.2, 1500.0)});
    std::map<int, int> keys;
    for (const music::Pattern& pattern : single.song.patterns)
        for (const music::DrumNote& hit : pattern.notes)
            keys[hit.channel] = hit.note.key;
    QVERIFY(keys[0] < keys[1] && keys[1] < keys[4]); // one sample, three voices
}

void ComposeTest::hitsAloneGiveAnAccent() {
    const auto composition = compose::compose(request(), {test::hit("short.wav", Role::Perc, 0.2, 900.0),
                                                          test::hit("long.wav", Role::Perc, 2.0, 900.0)});
    QCOMPARE(clipsOf(composition.song).size(), std::size_t(1));
    QCOMPARE(clipsOf(composition.song).front()->samplePath, std::string("long.wav"));
    QVERIFY(choiceOf(composition, "Loop 1").path.empty());
}

void ComposeTest::noPitchGivesAWarning() {
    const auto composition = compose::compose(request(), {test::hit("a.wav", Role::Perc, 0.2, 900.0),
                                                          test::loop("loop.wav", Role::Perc, 95.0, 16)});
    const auto speaksOfPitch = [](const std::string& warning) {
        return warning.find("pitch") != std::string::npos;
    };
    QVERIFY(std::ranges::any_of(composition.warnings, speaksOfPitch));
    QCOMPARE(composition.song.melodicTracks.size(), clipsOf(composition.song).size());
    QVERIFY(choiceOf(composition, "Bass").path.empty());
}

/// A hum at 220 Hz would have to come down by two octaves to be a sub: it plays the bass where it can.
void ComposeTest::highBassMovesUp() {
    const auto song =
        compose::compose(request(), {test::pitched(test::hit("hum.wav", Role::Bass, 0.4, 500.0), 220.0)})
            .song;
    const music::MelodicTrack* bass = trackOf(song, "Bass");
    QVERIFY(bass);
    QCOMPARE(bass->rootNote, 57);
    for (const music::Note& note : bass->notes) {
        QVERIFY(note.key >= 40 && note.key <= 64);
        QVERIFY(note.key - 57 >= -12 && note.key - 57 <= 7);
    }
    auto detuned = compose::compose(request(), {test::pitched(test::hit("hum.wav", Role::Bass, 0.4, 500.0),
                                                              55.0 * std::exp2(0.4 / 12.0))})
                       .song;
    QCOMPARE(trackOf(detuned, "Bass")->rootNote, 33);
    QCOMPARE(trackOf(detuned, "Bass")->transpose, -0.4);
}

void ComposeTest::longBassPlaysLess() {
    const auto lineOf = [](double seconds, const char* style) {
        ComposeRequest wanted = request();
        wanted.bassStyle = style;
        wanted.progression = "i-VI-III-VII";
        const auto song =
            compose::compose(wanted, {test::pitched(test::hit("hum.wav", Role::Bass, seconds, 200.0), 55.0)})
                .song;
        return gleaner::test::rowOf(trackOf(song, "Bass")->notes, 4).left(16);
    };
    QCOMPARE(lineOf(0.4, ""), QStringLiteral("x..x..x.x..x..x."));
    QCOMPARE(lineOf(4.0, ""), QStringLiteral("x.......x......."));
    QCOMPARE(lineOf(4.0, "tresillo16"), QStringLiteral("x..x..x.x..x..x.")); // who asks for it gets it
}

/// A chord that was recorded whole plays one key a bar: its own root under minor chords, the relative's under
/// major ones.
void ComposeTest::chordSampleFollowsTheHarmony() {
    ComposeRequest wanted = request();
    wanted.progression = "i-VI-III-VII";
    const auto song =
        compose::compose(wanted, {test::inKey(test::hit("chord.wav", Role::Chords, 0.6, 700.0), "Am")}).song;
    const music::MelodicTrack* chords = trackOf(song, "Chords");
    QVERIFY(chords);
    QList<int> roots;
    for (const music::Note& note : chords->notes)
        if (std::fmod(note.pos, 4.0) == 0.0) roots += note.key % 12;
    QCOMPARE(roots, (QList<int>{9, 2, 9, 4})); // Am, Dm over F, Am over C, Em over G
}

void ComposeTest::unusableRequests_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("expected");
    const std::pair<const char*, const char*> rows[] = {
        {"bpm 0", "A tempo of 0 bpm can't be composed for; choose one from 40 to 250."},
        {"bpm -1", "A tempo of -1 bpm can't be composed for; choose one from 40 to 250."},
        {"bpm nan", "A tempo of nan bpm can't be composed for; choose one from 40 to 250."},
        {"bpm 1e9", "A tempo of 1e+09 bpm can't be composed for; choose one from 40 to 250."},
        {"bars 0", "A song of 0 bars can't be composed; ask for at least 1."},
        {"bars 1e9", "A song of 1000000000 bars is too long; ask for at most 99996."},
        {"style", "There is no style \"polka\"; choose one of dembow_classic, dembow_lite, perreo, "
                  "moombahton, dembow_dominicano, dancehall_digital, afrobeats_a, "
                  "trapeton_half, one_drop."},
        {"form", "There is no form \"sonata\"; choose one of radio, stream, dj."},
        {"scale", "There is no scale \"blues\"; choose one of minor, major, harmonic_minor, dorian, "
                  "phrygian, mixolydian."},
        {"bass", "There is no bass style \"slap\"; choose one of tresillo16, tresillo8, perreo, onbeat, "
                 "root2, design_literal."},
        {"policy", "There is no kick policy \"hide\"; choose one of lock, duck, shift, avoid."},
        {"swing", "A swing of 90 % is not playable; choose from 50 (straight) to 75."},
        {"humanise", "Looseness of 2 is outside 0 to 1."},
        {"no samples",
         "There is no sample to compose with; the list has 0 entries and none of them names a file."},
    };
    int which = 0;
    for (const auto& [name, expected] : rows)
        QTest::newRow(name) << which++ << QString::fromLatin1(expected);
}

void ComposeTest::unusableRequests() {
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
        wanted.bars.reset(), wanted.form = "sonata";
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

void ComposeTest::requestedLinesAreTaken() {
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

void ComposeTest::longSongsAreFine() {
    const music::Song song = songOf(request(10000));
    QCOMPARE(music::lengthInBars(song), 10000);
    QCOMPARE(faultsOf(song), QString());
    QVERIFY(song.patterns.size() < 25);
}

void ComposeTest::loudSamplesAreTurnedDown() {
    auto samples = walkPack();
    for (music::SampleEntry& sample : samples)
        if (sample.path == "kick_01.wav") sample.lufs = -6.0;
    const auto loud = compose::compose(request(), samples).song;
    QVERIFY(loud.drums[0].volume < songOf(request()).drums[0].volume * 0.75);
    QVERIFY(loud.drums[0].volume > songOf(request()).drums[0].volume * 0.7); // three decibels at most
}

QTEST_GUILESS_MAIN(ComposeTest)
#include "compose_test.moc"
