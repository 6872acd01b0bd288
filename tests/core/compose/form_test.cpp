#include "compose/clips.h"
#include "compose/form.h"
#include "music/time.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace gleaner;
using namespace gleaner::compose;

namespace {

int barsOf(const std::vector<SectionPlan>& plan) { return plan.back().bar + plan.back().bars; }

QList<int> startsOf(const std::vector<SectionPlan>& plan) {
    QList<int> starts;
    for (const SectionPlan& section : plan)
        starts += section.bar;
    return starts;
}

QString textOf(const std::vector<SectionPlan>& plan) {
    QStringList words;
    for (const music::Section& section : namedSections(plan))
        words += QString::fromStdString(section.name) + QLatin1Char(' ') + QString::number(section.bars);
    return words.join(QStringLiteral(", "));
}

}

class FormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lengthsOfTheForms();
    void radioStartsWhereItShould();
    void sectionsFollowEachOther();
    void shortSongs_data();
    void shortSongs();
    void songsOfAnyLength();
    void layerMatrix();
    void clipsFillTheirSections();
};

/// The forms of docs/music.md 4.1 at 95 beats a minute.
void FormTest::lengthsOfTheForms() {
    const std::tuple<const char*, int, std::int64_t, double> expected[] = {
        {"radio", 80, 30720, 202.105}, {"stream", 60, 23040, 151.579}, {"dj", 80, 30720, 202.105}};
    for (const auto& [id, bars, ticks, seconds] : expected) {
        const auto plan = planForm(*findForm(id));
        QCOMPARE(barsOf(plan), bars);
        QCOMPARE(music::ticksFromBeats(bars * music::beatsPerBar), ticks);
        QVERIFY(std::abs(music::secondsFromBeats(Beats(bars * music::beatsPerBar), Bpm(95.0)) - seconds) <
                0.0005);
    }
}

void FormTest::radioStartsWhereItShould() {
    QCOMPARE(startsOf(planForm(*findForm("radio"))), (QList<int>{0, 4, 12, 28, 32, 40, 48, 52, 60, 68, 76}));
    QCOMPARE(textOf(planForm(*findForm("radio"))),
             QStringLiteral("Intro 4, Hook 8, Verse 1 16, Pre 1 4, Chorus 1 8, Verse 2 8, Pre 2 4, Chorus 2 "
                            "8, Perreo 8, Chorus 3 8, Outro 4"));
    QCOMPARE(textOf(planForm(*findForm("stream"))),
             QStringLiteral("Intro 4, Verse 1 8, Pre 1 4, Chorus 1 8, Verse 2 8, Pre 2 4, Chorus 2 8, Break "
                            "4, Chorus 3 8, Outro 4"));
    QCOMPARE(
        textOf(planForm(*findForm("dj"))),
        QStringLiteral(
            "Intro 8, Hook 1 8, Verse 1 16, Hook 2 8, Perreo 1 8, Verse 2 8, Hook 3 8, Perreo 2 8, Outro 8"));
}

void FormTest::sectionsFollowEachOther() {
    for (const Form& form : allForms()) {
        int bar = 0;
        for (const SectionPlan& section : gleaner::test::some(planForm(form))) {
            QCOMPARE(section.bar, bar);
            QCOMPARE(section.bars % 4, 0);
            bar += section.bars;
        }
    }
}

void FormTest::shortSongs_data() {
    QTest::addColumn<int>("bars");
    QTest::addColumn<QString>("expected");
    const std::pair<int, const char*> rows[] = {
        {1, "Chorus 4"},
        {4, "Chorus 4"},
        {5, "Verse 4, Chorus 4"},
        {8, "Verse 4, Chorus 4"},
        {12, "Intro 4, Verse 4, Chorus 4"},
        {16, "Intro 4, Verse 4, Chorus 4, Outro 4"},
        {20, "Intro 4, Verse 4, Chorus 8, Outro 4"},
        {24, "Intro 4, Verse 8, Chorus 8, Outro 4"},
        {28, "Intro 4, Verse 8, Pre 4, Chorus 8, Outro 4"},
        {32, "Intro 4, Verse 8, Pre 4, Chorus 8, Perreo 4, Outro 4"},
        {48, "Intro 4, Verse 1 8, Pre 1 4, Chorus 1 8, Verse 2 8, Pre 2 4, Chorus 2 8, Outro 4"},
        {60, "Intro 4, Verse 1 8, Pre 1 4, Chorus 1 8, Verse 2 8, Pre 2 4, Chorus 2 8, Break 4, Chorus 3 8, "
             "Outro 4"}};
    for (const auto& [bars, expected] : rows)
        QTest::addRow("%d", bars) << bars << QString::fromLatin1(expected);
}

void FormTest::shortSongs() {
    QFETCH(int, bars);
    QFETCH(QString, expected);
    QCOMPARE(textOf(planBars(bars)), expected);
}

void FormTest::songsOfAnyLength() {
    for (int bars = 1; bars <= 400; ++bars) {
        const auto plan = planBars(bars);
        QCOMPARE(barsOf(plan), (bars + 3) / 4 * 4);
        QCOMPARE(plan.front().bar, 0);
        for (std::size_t i = 1; i < plan.size(); ++i) {
            QCOMPARE(plan[i].bar, plan[i - 1].bar + plan[i - 1].bars);
            QVERIFY(plan[i].kind != plan[i - 1].kind); // something changes at every border
        }
    }
    QCOMPARE(barsOf(planBars(10000)), 10000);
}

/// docs/music.md 4.1.
void FormTest::layerMatrix() {
    const SectionInfo& intro = info(SectionKind::Intro);
    QVERIFY(!intro.opening.kick && (intro.layers & layer::pad) && (intro.layers & layer::leadHint));
    QVERIFY(!info(SectionKind::Pre).end.kick && info(SectionKind::Pre).end.snareBuild);
    QCOMPARE(info(SectionKind::Chorus).body.claps, Claps::Backbeat);
    QCOMPARE((info(SectionKind::Chorus).layers &
              (layer::bass | layer::chords | layer::pad | layer::lead | layer::octave)),
             layer::bass | layer::chords | layer::pad | layer::lead | layer::octave);
    QVERIFY(!(info(SectionKind::Perreo).layers & (layer::pad | layer::lead)));
    QVERIFY(info(SectionKind::Outro).layers & layer::pad);
    QVERIFY(!(info(SectionKind::Outro).layers & layer::bass));
}

void FormTest::clipsFillTheirSections() {
    const auto plan = planForm(*findForm("radio")); // hook 4-12, choruses 32, 52, 68 of 8 bars
    const auto starts = [&](int bars, bool once = false) {
        const auto found = startsIn(plan, layer::lead, bars, once);
        return QList<int>(found.begin(), found.end());
    };
    QCOMPARE(starts(4), (QList<int>{4, 8, 32, 36, 52, 56, 68, 72}));
    QCOMPARE(starts(8), (QList<int>{4, 32, 52, 68}));
    QCOMPARE(starts(3), (QList<int>{4, 8, 32, 36, 52, 56, 68, 72})); // three bars, then a rest
    QCOMPARE(starts(2, true), (QList<int>{4, 32, 52, 68}));
    QCOMPARE(starts(16), QList<int>{});
}

GLEANER_TEST(FormTest)
#include "form_test.moc"
