// Where nobody knows what was written last, where a song goes into the arrangement that is there, and what is
// damaged.

#include "base/error.h"
#include "starts.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

namespace {

std::multiset<std::string> clipsOf(const flp::Project& project, int from) {
    std::multiset<std::string> clips;
    for (const flp::ProjectItem& item : project.playlist)
        clips.insert(std::to_string(item.arrangement) + ' ' + item.kind + ' ' +
                     std::to_string(item.index - from) + ' ' + std::to_string(item.startTicks) + ' ' +
                     std::to_string(item.lengthTicks) + ' ' + std::to_string(item.track));
    return clips;
}

/// Whether clips of one track lie on each other that did not before.
int collisions(const flp::Project& project) {
    int count = 0;
    for (std::size_t n = 0; n < project.playlist.size(); ++n)
        for (std::size_t m = 0; m < n; ++m) {
            const flp::ProjectItem &a = project.playlist[n], &b = project.playlist[m];
            count += a.arrangement == b.arrangement && a.track == b.track &&
                     a.startTicks < b.startTicks + b.lengthTicks &&
                     b.startTicks < a.startTicks + a.lengthTicks;
        }
    return count;
}

}

class UnknownBaselineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutOneNothingThatIsThereChanges() {
        for (const Start& start : some(starts())) {
            const auto same = flp::mergeSong(start.bytes, smallSong(), start.settings, std::nullopt);
            QVERIFY2(same.bytes == start.bytes, qPrintable(start.name + joined(same.lines)));
            QVERIFY(!same.notices.empty());
            const auto made = flp::mergeSong(start.bytes, otherBrief(), start.settings, std::nullopt);
            QCOMPARE(start.name + newFaults(start.bytes, made.bytes), start.name);
            const flp::Project before = flp::decode(start.bytes), after = flp::decode(made.bytes);
            QVERIFY(std::equal(before.channels.begin(), before.channels.end(), after.channels.begin()));
            for (const flp::ProjectPattern& pattern : before.patterns)
                QVERIFY(std::ranges::find(after.patterns, pattern) != after.patterns.end());
            QVERIFY(std::ranges::includes(clipsOf(after, 0), clipsOf(before, 0)));
            QVERIFY2(after.playlist.size() > before.playlist.size(), qPrintable(start.name));
            QVERIFY(std::ranges::any_of(after.channels,
                                        [](const auto& channel) { return channel.name == "Whistle"; }));
        }
    }

    void aSongGoesIntoTheArrangementThatIsShown() {
        NEEDS_SHARED_DATA();
        for (const char* file : realProjects) {
            const QString name = QString::fromLatin1(file);
            const flp::Bytes own = test::bytesOf(projectsFolder() + u'/' + name);
            const flp::MergedSong made = flp::addToArrangement(own, smallSong());
            QCOMPARE(name + newFaults(own, made.bytes), name);
            const flp::Project before = flp::decode(own), after = flp::decode(made.bytes);
            const std::size_t added = flp::decode(flp::encode(smallSong())).playlist.size();
            QCOMPARE(after.playlist.size(), before.playlist.size() + added);
            QVERIFY(std::ranges::includes(clipsOf(after, 0), clipsOf(before, 0)));
            QCOMPARE(collisions(after),
                     collisions(before) + collisions(flp::decode(flp::encode(smallSong()))));
            QVERIFY(std::equal(before.channels.begin(), before.channels.end(), after.channels.begin()));
            // What was put there is known again.
            const flp::Baseline last = {smallSong(), made.baseline.place, {}, {}, {}};
            const auto again = flp::mergeSong(made.bytes, smallSong(), {}, last);
            QVERIFY2(again.bytes == made.bytes, qPrintable(name + joined(again.lines)));
        }
    }

    void whatIsDamagedIsMergedOrRefused() {
        const Start start = ownProject(flp::versions[0]);
        const QByteArray whole(reinterpret_cast<const char*>(start.bytes.data()),
                               static_cast<qsizetype>(start.bytes.size()));
        int merges = 0;
        for (int seed = 0; seed < test::rounds(4000, 25); ++seed) {
            const QByteArray bytes = damagedBytes(whole, static_cast<std::uint64_t>(seed)).bytes;
            try {
                const auto made = merged(start, {bytes.begin(), bytes.end()}, otherBrief());
                QVERIFY(flp::readEvents(made.bytes).problem.empty());
                ++merges;
            } catch (const Error& refused) {
                QVERIFY(std::string_view(refused.what()).ends_with('.'));
            }
        }
        QVERIFY(merges > 0);
    }
};

GLEANER_TEST(UnknownBaselineTest)
#include "unknown_baseline_test.moc"
