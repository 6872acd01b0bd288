// Songs that move as a groove does, and that play a recording's rhythm again.

#include "compose/feel.h"
#include "songs.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr double halfTick = 0.5 / 960.0 + 1e-9;

music::Groove laidBack() {
    music::Groove groove;
    groove.bpm = 92.0;
    constexpr std::array<double, 4> late = {0.0, 0.041, -0.012, 0.053};
    constexpr std::array<double, 4> level = {2.5, -4.0, 1.0, -6.0};
    for (std::size_t n = 0; n < 16; ++n)
        groove.steps.push_back({late[n % 4] + (n == 0 ? 0.0 : 0.002), level[n % 4], 3, 0.8});
    return groove;
}

Heard heardGroove() {
    Heard heard;
    heard.groove = laidBack();
    return heard;
}

ComposeRequest grooving(std::optional<double> amount = {}) {
    ComposeRequest wanted = request();
    wanted.groove = "yard.wav";
    wanted.grooveAmount = amount;
    wanted.dynamics = 0.0;
    return wanted;
}

ComposeRequest plain() {
    ComposeRequest wanted = request();
    wanted.dynamics = 0.0;
    return wanted;
}

/// Notes of the drum patterns and phrases in the order in which they are written.
std::vector<music::Note> notesOf(const music::Song& song, bool drums, bool melodies) {
    std::vector<music::Note> notes;
    for (const music::Pattern& pattern : song.patterns)
        for (const music::DrumNote& hit : pattern.notes)
            if (drums) notes.push_back(hit.note);
    for (const music::MelodicTrack& track : song.melodicTracks)
        if (melodies) notes.insert(notes.end(), track.notes.begin(), track.notes.end());
    return notes;
}

/// A rhythm of two bars by hand, and hits that begin late in their files.
Heard heardReplay() {
    Heard heard;
    Replay replay;
    replay.bpm = 101.25;
    replay.bars = 2.0;
    for (int n = 0; n < 24; ++n) {
        const double even = n / 3.0;
        replay.hits.push_back({even + 0.031 * ((n * 7) % 5 - 2), even, -9.0 - (n * 5) % 13,
                               n % 3 == 0   ? 200.0
                               : n % 3 == 1 ? 3000.0
                                            : 8000.0});
    }
    replay.hits.front().played = 0.0;
    heard.replay = replay;
    for (const music::SampleEntry& sample : walkPack())
        if (sample.traits.kind == music::SampleKind::Hit)
            heard.strikes[sample.path] = {
                0.002 + 0.0001 * std::fmod(static_cast<double>(sample.path.size()), 7.0),
                -12.0 - std::fmod(static_cast<double>(sample.path.size()), 5.0), sample.traits.centroidHz};
    return heard;
}

}

class GrooveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Notes between steps move in proportion, and none overtakes another.
    void noPositionOvertakesAnother() {
        music::Groove wild = laidBack();
        for (std::size_t n = 0; n < wild.steps.size(); ++n)
            wild.steps[n].deviation = (n % 2 ? 1.0 : -1.0) * music::mostGrooveDeviation / 4.0;
        for (const double swing : {50.0, 62.0, 75.0})
            for (const double amount : {0.0, 0.5, 1.0}) {
                const Feel feel{swing, 0.0, 0.0, 95.0, &wild, amount, 960};
                double before = -1.0;
                for (int tick = 0; tick < 8 * 960; tick += 7) {
                    const double now = placed(tick / 960.0, feel);
                    QVERIFY(now >= before && now >= 0.0);
                    before = now;
                }
            }
    }

    void everyTrackMovesByTheSameFunction() {
        const music::Song straight = compose::compose(plain(), walkPack()).song;
        const music::Song song = compose::compose(grooving(), walkPack(), heardGroove()).song;
        QCOMPARE(song.meta.ppq, 960);
        QVERIFY(music::validate(song).empty());
        const auto before = notesOf(straight, true, true), after = notesOf(song, true, true);
        QCOMPARE(after.size(), before.size());
        const music::Groove groove = laidBack();
        for (std::size_t n = 0; n < before.size(); ++n) {
            const double want = std::max(0.0, music::grooved(before[n].pos, groove, 1.0));
            QVERIFY(std::abs(after[n].pos - want) <= halfTick);
            const double gain = music::grooveGain(before[n].pos, groove, 1.0);
            QVERIFY(std::abs(after[n].velocity - before[n].velocity * gain) <= 0.5);
            QCOMPARE(after[n].key, before[n].key);
        }
    }

    void halfOfItIsHalf() {
        const auto before = notesOf(compose::compose(plain(), walkPack()).song, true, true);
        const auto after =
            notesOf(compose::compose(grooving(50.0), walkPack(), heardGroove()).song, true, true);
        const music::Groove groove = laidBack();
        for (std::size_t n = 0; n < before.size(); ++n) {
            const double whole = music::grooved(before[n].pos, groove, 1.0) - before[n].pos;
            QVERIFY(std::abs(after[n].pos - std::max(0.0, before[n].pos + 0.5 * whole)) <= halfTick);
        }
    }

    void drumsAloneLeaveTheRestWhereItWas() {
        ComposeRequest wanted = grooving();
        wanted.grooveOn = "drums";
        const music::Song song = compose::compose(wanted, walkPack(), heardGroove()).song;
        const music::Song straight = compose::compose(plain(), walkPack()).song;
        QVERIFY(notesOf(song, false, true) == notesOf(straight, false, true));
        QVERIFY(notesOf(song, true, false) != notesOf(straight, true, false));
    }

    /// What accents turn down in the mean, the channels make up for.
    void accentsLeaveTheMixAsLoud() {
        const music::Song straight = compose::compose(plain(), walkPack()).song;
        const music::Song song = compose::compose(grooving(), walkPack(), heardGroove()).song;
        const double gain = music::meanGrooveGain(laidBack(), 1.0);
        for (std::size_t n = 0; n < song.drums.size(); ++n) {
            if (song.drums[n].samplePath.empty()) continue;
            const double raised = std::pow(song.drums[n].volume / straight.drums[n].volume, 1.5);
            QVERIFY2(std::abs(raised * gain - 1.0) < 0.02, qPrintable(QString::number(raised)));
        }
    }

    void whatWasNotListenedToIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, compose::compose(grooving(), walkPack()));
        ComposeRequest wanted = request();
        wanted.replay = "yard.wav";
        QVERIFY_THROWS_EXCEPTION(Error, compose::compose(wanted, walkPack()));
        Heard heard = heardGroove();
        heard.groove->steps.pop_back();
        QVERIFY_THROWS_EXCEPTION(Error, compose::compose(grooving(), walkPack(), heard));
    }

    /// Strokes come when they were played, their samples' beginnings told, and are as loud against each
    /// other.
    void aReplayIsWhatWasPlayed() {
        ComposeRequest wanted = request(8);
        wanted.replay = "yard.wav";
        wanted.bpm = 101.25;
        const Heard heard = heardReplay();
        const music::Song song = compose::compose(wanted, walkPack(), heard).song;
        QVERIFY(music::validate(song).empty());
        const auto replay = std::ranges::max_element(song.patterns, {}, [](const music::Pattern& pattern) {
            return pattern.name.starts_with("Replay") ? pattern.notes.size() : 0;
        });
        QCOMPARE(replay->notes.size(), heard.replay->hits.size());
        QCOMPARE(replay->bars, 2.0);
        std::vector<double> lateness, louds;
        for (std::size_t n = 0; n < replay->notes.size(); ++n) {
            const music::DrumNote& hit = replay->notes[n];
            const auto drum = std::ranges::find(song.drums, hit.channel, &music::DrumChannel::channel);
            const StruckSample& struck = heard.strikes.at(drum->samplePath);
            const double seconds = music::secondsFromBeats(Beats(hit.note.pos), Bpm(song.meta.bpm)) +
                                   struck.seconds / std::exp2((hit.note.key - 60) / 12.0);
            const double played =
                music::secondsFromBeats(Beats(heard.replay->hits[n].played), Bpm(song.meta.bpm));
            lateness.push_back((seconds - played) * 1000.0);
            louds.push_back(struck.levelDb + 30.0 * std::log10(drum->volume) +
                            20.0 * std::log10(hit.note.velocity) - heard.replay->hits[n].levelDb);
        }
        const auto [first, last] = std::ranges::minmax(lateness);
        QVERIFY2(last - first < 0.65 && last < 3.0, qPrintable(QStringLiteral("%1 %2").arg(first).arg(last)));
        const auto [quiet, loud] = std::ranges::minmax(louds);
        QVERIFY2(loud - quiet < 0.5, qPrintable(QString::number(loud - quiet)));
    }

    void oneRoleIsOneSound() {
        ComposeRequest wanted = request(8);
        wanted.replay = "yard.wav";
        wanted.replayRoles = {"perc"}; // of which the pack has four
        const music::Song song = compose::compose(wanted, walkPack(), heardReplay()).song;
        std::set<int> struck;
        for (const music::Pattern& pattern : song.patterns)
            if (pattern.name.starts_with("Replay"))
                for (const music::DrumNote& hit : pattern.notes)
                    struck.insert(hit.channel);
        QCOMPARE(struck.size(), std::size_t(1));
    }
};

GLEANER_TEST(GrooveTest)
#include "groove_test.moc"
