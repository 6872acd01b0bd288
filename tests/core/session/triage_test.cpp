#include "session/triage.h"

#include "core/pack/pack_fixture.h"
#include "session/redetect.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using music::Role;
using session::Guess;
using session::Verdict;

namespace {

/// A kick that was surely one.
pack::ChosenSlice kick() {
    analysis::Detection found{-60.0, {hit(Role::Kick, 24000)}};
    found.slices.front().traits.roleConfidence = 0.9;
    return session::chosenFrom(found).front();
}

/// Two bars at a tempo that may be another.
pack::ChosenSlice doubtfulLoop() {
    analysis::Detection found{-60.0, {test::loop(Role::Perc, 120000, 120.0, 2)}};
    music::SampleTraits& traits = found.slices.front().traits;
    traits.roleConfidence = 0.9;
    traits.bpmConfidence = 0.3;
    traits.bpmAlternatives = {60.0, 90.0};
    return session::chosenFrom(found).front();
}

}

class TriageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDecisionIsOneOfTwo() {
        pack::ChosenSlice slice = kick();
        QCOMPARE(session::verdictOf(slice), Verdict::Open);
        for (const Verdict verdict : {Verdict::Kept, Verdict::Rejected, Verdict::Kept, Verdict::Open}) {
            session::decide(slice, verdict);
            QCOMPARE(session::verdictOf(slice), verdict);
            QCOMPARE(slice.leftOut, verdict == Verdict::Rejected);
        }
    }

    /// What a person heard and kept is not found away by another sensitivity.
    void whatIsKeptOutlivesAnotherDetection() {
        const session::SliceList before = {kick()};
        session::SliceList after = before;
        session::decide(after.front(), Verdict::Kept);
        session::markEdited(before, after);
        const session::SliceList merged = session::mergedWithDetection(
            after, {}, analysis::Detection{-60.0, {}}, analysis::DetectSettings().kinds);
        QCOMPARE(merged.size(), std::size_t(1));
        QCOMPARE(session::verdictOf(merged.front()), Verdict::Kept);
    }

    void sureThingsAreNotAsked() {
        pack::ChosenSlice slice = kick();
        QVERIFY(!session::questionOf(slice));
        slice.slice.traits.roleConfidence = 0.43;
        QCOMPARE(session::questionOf(slice), std::optional(Guess::Role));
        session::confirm(slice, Guess::Role);
        QVERIFY(!session::questionOf(slice));
        QCOMPARE(slice.slice.traits.role, Role::Kick);
        slice.slice.traits.roleConfidence = 0.43;
        slice.unanalysed = true; // it was drawn a moment ago
        QVERIFY(!session::questionOf(slice));
    }

    void noToARoleGivesThePlainOne() {
        pack::ChosenSlice slice = kick();
        slice.slice.traits.roleConfidence = 0.2;
        session::refuse(slice, Guess::Role, 48000);
        QCOMPARE(slice.slice.traits.role, Role::Perc);
        QVERIFY(!session::questionOf(slice));
    }

    void noToATempoAsksAboutTheNext() {
        pack::ChosenSlice slice = doubtfulLoop();
        QCOMPARE(session::questionOf(slice), std::optional(Guess::Tempo));
        session::refuse(slice, Guess::Tempo, 48000);
        QCOMPARE(slice.slice.traits.bpm, std::optional(60.0));
        QCOMPARE(slice.slice.traits.beats, std::optional(4));
        QCOMPARE(slice.slice.traits.bars, std::optional(1));
        QCOMPARE(session::questionOf(slice), std::optional(Guess::Tempo));
        session::refuse(slice, Guess::Tempo, 48000);
        session::refuse(slice, Guess::Tempo, 48000);
        QVERIFY(!slice.slice.traits.bpm && !slice.slice.traits.beats && !slice.slice.traits.bars);
        QVERIFY(!session::questionOf(slice)); // it has none, and that is certain
    }

    void yesToATempoKeepsItAtTheNextAnalysis() {
        pack::ChosenSlice slice = doubtfulLoop();
        session::confirm(slice, Guess::Tempo);
        QCOMPARE(slice.slice.traits.bpm, std::optional(120.0));
        QCOMPARE(slice.slice.traits.bpmConfidence, session::certain);
    }

    void noToAKeyLeavesNone() {
        pack::ChosenSlice slice = doubtfulLoop();
        slice.slice.traits.bpmConfidence = 0.9;
        slice.slice.traits.key = music::parseKey("Am");
        slice.slice.traits.keyConfidence = 0.4;
        QCOMPARE(session::questionOf(slice), std::optional(Guess::Key));
        session::refuse(slice, Guess::Key, 48000);
        QVERIFY(!slice.slice.traits.key);
        QVERIFY(!session::questionOf(slice));
    }

    void takesOfOneSoundHaveAGroup() {
        QCOMPARE(session::takeGroups({Role::Kick, Role::OpenHat, Role::Kick}),
                 (std::vector<std::string>{"Kick takes 1", "Open hat takes 1", "Kick takes 2"}));
    }
};

GLEANER_TEST(TriageTest)
#include "triage_test.moc"
