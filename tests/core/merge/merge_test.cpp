// A song recomposed into a project that a person has worked in: what they did stays, what the brief changed
// arrives, and everything else is byte for byte as it was.

#include "merge/merge.h"

#include "starts.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

/// Channels by name with the notes that they play, and clips by the name of what they show: what a song is,
/// whatever its numbers.
std::multiset<std::string> soundOf(const flp::Project& project) {
    std::multiset<std::string> all;
    const auto channel = [&](int number) {
        return project.channels[static_cast<std::size_t>(number)].name + " " +
               project.channels[static_cast<std::size_t>(number)].samplePath;
    };
    std::map<int, std::string> patterns;
    for (const flp::ProjectPattern& pattern : project.patterns) {
        patterns[pattern.id] = pattern.name;
        for (const flp::ProjectNote& note : pattern.notes)
            all.insert(pattern.name + ": " + channel(note.channel) + " " + std::to_string(note.position) +
                       " " + std::to_string(note.length) + " " + std::to_string(note.key) + " " +
                       std::to_string(note.velocity));
    }
    for (const flp::ProjectItem& item : project.playlist)
        all.insert("clip of " + (item.kind == "pattern" ? patterns[item.index] : channel(item.index)) + " " +
                   std::to_string(item.startTicks) + " " + std::to_string(item.lengthTicks) +
                   (item.muted ? " muted" : ""));
    return all;
}

/// What one of them has more of.
QString firstOfDifference(const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
    std::vector<std::string> differ;
    std::ranges::set_symmetric_difference(a, b, std::back_inserter(differ));
    return differ.empty() ? QString() : QString::fromStdString(differ.front());
}

}

class MergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameBriefChangesNothing() {
        for (const Start& start : some(starts())) {
            const flp::MergedSong made = merged(start, start.bytes, smallSong());
            QVERIFY2(made.bytes == start.bytes, qPrintable(start.name + joined(made.lines)));
            QVERIFY2(made.lines.empty(), qPrintable(start.name + joined(made.lines)));
            QVERIFY(made.baseline.song == smallSong());
        }
    }

    /// Untouched, a project is what it would be had the brief been that from the start.
    void anUntouchedSongFollowsTheBrief() {
        for (const Start& start : some(starts())) {
            const flp::MergedSong made = merged(start, start.bytes, otherBrief());
            QCOMPARE(newFaults(start.bytes, made.bytes), QString());
            for (const flp::MergeLine& line : made.lines)
                QVERIFY2(line.step != flp::MergeStep::Kept && line.step != flp::MergeStep::Deleted,
                         qPrintable(start.name + QString::fromStdString(line.sentence)));
            if (!start.last.place.ownProject) continue;
            const auto fresh = soundOf(flp::decode(flp::encode(otherBrief(), start.settings)));
            QCOMPARE(firstOfDifference(soundOf(flp::decode(made.bytes)), fresh), QString());
        }
    }

    void anAddedSongFollowsTheBrief() {
        NEEDS_SHARED_DATA();
        for (const char* file : realProjects) {
            const Start start = addedTo(QString::fromLatin1(file));
            const flp::Bytes own = test::bytesOf(projectsFolder() + u'/' + start.name);
            const auto made = soundOf(flp::decode(merged(start, start.bytes, otherBrief()).bytes));
            auto wanted = soundOf(flp::decode(flp::addToProject(own, otherBrief()).bytes));
            QCOMPARE(start.name + firstOfDifference(made, wanted), start.name);
        }
    }

    void everyEditStays_data() {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const Edit& edit : songEdits())
            QTest::newRow(edit.name) << number++;
        QVERIFY(number >= 20);
    }
    void everyEditStays() {
        QFETCH(int, number);
        const Edit edit = songEdits()[static_cast<std::size_t>(number)];
        int done = 0, turn = number;
        for (const Start& start : some(starts())) {
            if (test::rounds(1, 0) == 0 && turn++ % 3 != 0) continue; // the long run takes each with each
            Document document = flp::readDocument(start.bytes);
            if (!edit.apply(document)) continue;
            ++done;
            const flp::Bytes edited = flp::writeDocument(document);
            QVERIFY2(edit.holds(flp::readDocument(edited)), qPrintable(start.name));
            const flp::MergedSong same = merged(start, edited, smallSong());
            QVERIFY2(same.bytes == edited, qPrintable(start.name + joined(same.lines)));
            const flp::MergedSong made = merged(start, edited, otherBrief());
            QVERIFY2(edit.holds(flp::readDocument(made.bytes)), qPrintable(start.name + joined(made.lines)));
            QCOMPARE(start.name + newFaults(edited, made.bytes), start.name);
            QVERIFY(channelNamed(document, "Whistle") == nullptr);
            const Document after = flp::readDocument(made.bytes);
            QVERIFY2(channelNamed(after, "Whistle"), qPrintable(start.name));
        }
        QVERIFY(done >= 1);
    }
};

GLEANER_TEST(MergeTest)
#include "merge_test.moc"
