// What a person decides of single parts: who plays them, what is rolled again, and single notes.

#include "compose/song_settings.h"
#include "compose/wishes.h"
#include "songs.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

std::string said(const Composition& composition) {
    std::string all;
    for (const std::string& warning : composition.warnings)
        all += warning + '\n';
    return all;
}

const music::Pattern& patternOf(const music::Song& song, const char* name) {
    const auto found = std::ranges::find(song.patterns, name, &music::Pattern::name);
    if (found == song.patterns.end()) qFatal("no pattern %s", name);
    return *found;
}

std::size_t strikes(const music::Pattern& pattern, int channel) {
    return static_cast<std::size_t>(
        std::ranges::count(pattern.notes, channel, [](const music::DrumNote& hit) { return hit.channel; }));
}

}

class WishesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreReadBack_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"Kick/Chorus:1.5,0.25,60,100>", "Bass:>2,1,33,90", "Lead:0.5,0.25,64,80>0.75,1,67,127"})
            QTest::newRow(text) << QByteArray(text);
    }
    void textsAreReadBack() {
        QFETCH(QByteArray, text);
        const auto edit = noteEditFrom(text.toStdString());
        QVERIFY(edit);
        QCOMPARE(textOf(*edit), text.toStdString());
    }

    void othersAreRefused() {
        for (const char* text : {"", "Kick", ":1,1,60,100>", "Bass:>", "Bass:1,1,60>", "Bass:1,1,128,100>",
                                 "Bass:-1,1,60,100>", "Bass:1,0,60,100>", "Bass:nan,1,60,100>"})
            QVERIFY2(!isNoteEdit(text), text);
        QVERIFY(!isLock("Kick=") && !isLock("=a") && isLock("Kick=a=b"));
        QVERIFY(!isReroll("") && !isReroll("Lead=0") && !isReroll("Lead=x") && isReroll("Lead"));
    }

    /// Every part that has samples to choose among is played by whom a person names.
    void whoIsLockedPlays() {
        const Composition all = compose::compose(request(32), walkPack(), {}, 5);
        QVERIFY(all.alternatives.size() > 8);
        int swapped = 0;
        for (const auto& [part, others] : all.alternatives) {
            QVERIFY(others.size() <= 5);
            for (const Alternative& other : others) {
                ComposeRequest wanted = request(32);
                wanted.locks = withLock({}, part, other.sample);
                const Composition song = compose::compose(wanted, walkPack());
                const auto found = std::ranges::find(song.choices, part, &Choice::part);
                if (found == song.choices.end()) continue; // a second loop that has no room
                QVERIFY2(found->path == other.path, (part + ": " + said(song)).c_str());
                QVERIFY2(errorsOf(song.song).isEmpty(), qPrintable(errorsOf(song.song)));
                if (choiceOf(all, part.c_str()).path != other.path) ++swapped;
            }
        }
        QVERIFY2(swapped >= 8, QByteArray::number(swapped));
    }

    void whatIsNotThereIsSaid() {
        ComposeRequest wanted = request();
        wanted.locks = {"Kick=gone.wav", "Tuba=gone.wav"};
        wanted.rerolls = {"Chorus 9"};
        wanted.edits = {"Bass:>2000,1,33,90", "Kick/Polka:>1,1,60,90"};
        const Composition song = compose::compose(wanted, walkPack());
        for (const char* part : {"gone.wav", "Tuba", "Chorus 9", "2 edits of notes", "Kick in Polka"})
            QVERIFY2(said(song).find(part) != std::string::npos, said(song).c_str());
        const Composition usual = compose::compose(request(), walkPack());
        QVERIFY(song.song == usual.song);
    }

    void aMeaninglessTextIsRefused() {
        ComposeRequest wanted = request();
        wanted.edits = {"louder"};
        QVERIFY(errorOf(wanted, walkPack()).find("edits of notes") != std::string::npos);
    }

    /// Another roll of the lead is another melody; the rest stays as it was.
    void aPartIsRolledAlone() {
        const music::Song before = songOf(request(32));
        ComposeRequest wanted = request(32);
        wanted.rerolls = rolledAgain({}, "Lead");
        QCOMPARE(wanted.rerolls.front(), std::string("Lead=1"));
        const music::Song after = songOf(wanted);
        QVERIFY(trackOf(before, "Lead")->notes != trackOf(after, "Lead")->notes);
        QVERIFY(trackOf(before, "Bass")->notes == trackOf(after, "Bass")->notes);
        QVERIFY(before.patterns == after.patterns && before.drums == after.drums);
        wanted.rerolls = rolledAgain(wanted.rerolls, "Lead");
        QCOMPARE(wanted.rerolls, std::vector<std::string>{"Lead=2"});
        QVERIFY(trackOf(songOf(wanted), "Lead")->notes != trackOf(after, "Lead")->notes);
    }

    void theBassPlaysAnotherLine() {
        ComposeRequest wanted = request(32);
        const auto before = trackOf(songOf(wanted), "Bass")->notes;
        wanted.rerolls = {"Bass"};
        QVERIFY(trackOf(songOf(wanted), "Bass")->notes != before);
    }

    /// A section's beat is another one, in patterns of its own, and only there.
    void aSectionIsRolledAlone() {
        const music::Song before = songOf(request(64));
        const music::Section& section = before.sections.at(before.sections.size() / 2);
        ComposeRequest wanted = request(64);
        wanted.rerolls = {section.name};
        const music::Song after = songOf(wanted);
        QVERIFY2(errorsOf(after).isEmpty(), qPrintable(errorsOf(after)));
        QVERIFY(before.melodicTracks == after.melodicTracks);
        const auto isIn = [&](const music::Item& item) {
            return item.bar >= section.bar && item.bar < section.bar + section.bars;
        };
        bool isOther = false;
        for (const music::Item& item : after.items) {
            const music::Pattern& pattern = after.patterns[static_cast<std::size_t>(item.pattern - 1)];
            const auto same = std::ranges::find_if(before.items, [&](const music::Item& other) {
                return other.bar == item.bar && other.track == item.track;
            });
            const bool isSame =
                same != before.items.end() &&
                before.patterns[static_cast<std::size_t>(same->pattern - 1)].notes == pattern.notes;
            if (!isIn(item)) QVERIFY2(isSame, pattern.name.c_str());
            if (isIn(item) && !isSame) isOther = true;
        }
        QVERIFY(isOther);
    }

    void aNoteIsTakenOutAndPutIn() {
        const music::Song before = songOf(request());
        const music::Pattern& beat = *std::ranges::find_if(
            before.patterns, [](const music::Pattern& pattern) { return strikes(pattern, 0) > 1; });
        const music::DrumNote kick =
            *std::ranges::find(beat.notes, 0, [](const music::DrumNote& hit) { return hit.channel; });
        ComposeRequest wanted = request();
        wanted.edits = withEdit({}, {"Kick", beat.name, kick.note, {}});
        QCOMPARE(strikes(patternOf(songOf(wanted), beat.name.c_str()), 0), strikes(beat, 0) - 1);
        wanted.edits = withEdit(wanted.edits, {"Kick", beat.name, {}, music::Note{0.5, 0.25, 60, 77}});
        const music::Song both = songOf(wanted);
        QCOMPARE(strikes(patternOf(both, beat.name.c_str()), 0), strikes(beat, 0));
        QVERIFY(std::ranges::any_of(patternOf(both, beat.name.c_str()).notes, [](const music::DrumNote& hit) {
            return hit.channel == 0 && hit.note.pos == 0.5 && hit.note.velocity == 77;
        }));
        QVERIFY2(errorsOf(both).isEmpty(), qPrintable(errorsOf(both)));
    }

    /// What is made and unmade leaves nothing behind.
    void editsOfOneNoteBecomeOne() {
        const music::Note a{1.0, 0.5, 60, 100}, b{1.5, 0.5, 62, 100};
        auto edits = withEdit({}, {"Bass", "", {}, a});
        edits = withEdit(edits, {"Bass", "", a, b});
        QCOMPARE(edits, std::vector<std::string>{"Bass:>1.5,0.5,62,100"});
        QVERIFY(withEdit(edits, {"Bass", "", b, {}}).empty());
    }

    /// The same brief with another tempo keeps an edit; with another bass line it finds nothing, and says so.
    void aChangedBriefKeepsWhatApplies() {
        ComposeRequest wanted = request(32);
        const music::Note note = trackOf(songOf(wanted), "Bass")->notes.at(1);
        music::Note longer = note;
        longer.velocity = 33;
        wanted.edits = withEdit({}, {"Bass", "", note, longer});
        wanted.bpm = 101.0;
        const Composition kept = compose::compose(wanted, walkPack());
        QVERIFY(std::ranges::count(trackOf(kept.song, "Bass")->notes, 33, &music::Note::velocity) == 1);
        QVERIFY2(said(kept).find("edit") == std::string::npos, said(kept).c_str());
        wanted.key = {3, music::Mode::Major};
        const Composition lost = compose::compose(wanted, walkPack());
        QVERIFY2(said(lost).find("One edit of a note does not apply") != std::string::npos,
                 said(lost).c_str());
    }

    /// A lane without a note is not placed: a song with an empty one could not be written.
    void anEmptiedTrackIsGone() {
        ComposeRequest wanted = request(32);
        const music::Song before = songOf(wanted);
        for (const music::Note& note : trackOf(before, "Bass")->notes)
            wanted.edits = withEdit(wanted.edits, {"Bass", "", note, {}});
        const music::Song song = songOf(wanted);
        QVERIFY(!trackOf(song, "Bass"));
        QVERIFY2(errorsOf(song).isEmpty(), qPrintable(errorsOf(song)));
    }
};

GLEANER_TEST(WishesTest)
#include "wishes_test.moc"
