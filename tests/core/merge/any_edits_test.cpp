// Any edits, in any order: whatever a project shows of them before a merge it shows after it, and what is not
// ours is there to the byte. Drawn from a number; GLEANER_LONG draws more.

#include "merge/merge.h"

#include "base/random.h"
#include "starts.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// One to six edits; those that took are told by their names.
std::vector<Edit> draw(Random& random, Document& document, QString& names) {
    const std::vector<Edit> all = songEdits();
    std::vector<Edit> done;
    for (std::uint64_t n = 1 + random.below(6); n > 0; --n) {
        const Edit& edit = all[random.below(all.size())];
        if (!edit.apply(document)) continue;
        names += QLatin1String(edit.name) + QLatin1String(", ");
        done.push_back(edit);
    }
    std::erase_if(done, [&](const Edit& edit) { return !edit.holds(document); }); // a later one undid it
    return done;
}

std::set<int> numbersIn(const flp::MergedSong& made) {
    return {made.baseline.place.channels.begin(), made.baseline.place.channels.end()};
}

/// Channels that are no part of the song, and the mixer, event for event.
QString lostOf(const Document& before, const Document& after, const std::set<int>& ours) {
    for (const Section& section : before.sections) {
        const bool isTheirs = (section.kind == SectionKind::Channel && !ours.contains(section.number)) ||
                              section.kind == SectionKind::Remote || section.kind == SectionKind::Mixer;
        if (!isTheirs) continue;
        const bool isThere = std::ranges::any_of(after.sections, [&](const Section& other) {
            return other.kind == section.kind && other.number == section.number &&
                   other.entries == section.entries;
        });
        if (!isThere)
            return QStringLiteral("section %1 of kind %2")
                .arg(section.number)
                .arg(static_cast<int>(section.kind));
    }
    return {};
}

}

class AnyEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whateverAPersonDidStays() {
        const std::vector<Start> projects = some(starts());
        const int drawn = test::rounds(2000, 25);
        for (int seed = 0; seed < drawn; ++seed) {
            Random random(static_cast<std::uint64_t>(seed) + 71);
            const Start& start = projects[random.below(projects.size())];
            Document document = flp::readDocument(start.bytes);
            QString names = QStringLiteral("%1, seed %2: ").arg(start.name).arg(seed);
            const std::vector<Edit> done = draw(random, document, names);
            const flp::Bytes edited = flp::writeDocument(document);
            check(start, edited, done, names);
            if (QTest::currentTestFailed()) return;
        }
    }

private:
    static void check(const Start& start, const flp::Bytes& edited, const std::vector<Edit>& done,
                      const QString& names) {
        const flp::MergedSong same = merged(start, edited, smallSong());
        QVERIFY2(same.bytes == edited, qPrintable(names + joined(same.lines)));
        const flp::MergedSong made = merged(start, edited, otherBrief());
        const Document after = flp::readDocument(made.bytes);
        for (const Edit& edit : done)
            QVERIFY2(edit.holds(after),
                     qPrintable(names + QLatin1String(edit.name) + u'\n' + joined(made.lines)));
        QCOMPARE(names + newFaults(edited, made.bytes), names);
        auto ours = numbersIn(same);
        ours.merge(numbersIn(made));
        QCOMPARE(names + lostOf(flp::readDocument(edited), after, ours), names);
        QVERIFY(made.bytes == merged(start, edited, otherBrief()).bytes);
        // Once more, nothing is left to do.
        const flp::MergedSong again = flp::mergeSong(made.bytes, otherBrief(), start.settings, made.baseline);
        QVERIFY2(again.bytes == made.bytes, qPrintable(names + joined(again.lines)));
    }
};

GLEANER_TEST(AnyEditsTest)
#include "any_edits_test.moc"
