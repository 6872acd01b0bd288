#include "session/journal.h"

#include "base/error.h"
#include "core/session/hand.h"
#include "session/journal_folder.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/scratch.h"
#include "support/small_disk.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;
using session::Event;
using session::History;

namespace {

/// A journal in memory, with the state after each of its entries.
struct Written {
    std::string bytes;
    std::vector<std::size_t> ends; ///< of the entries
    std::vector<History> histories;
};

Written written(int edits, std::uint64_t seed) {
    Written all;
    History history = someHistory(4);
    all.bytes = session::beginningOf(history);
    all.ends.push_back(all.bytes.size());
    all.histories.push_back(history);
    Hand hand(seed);
    for (int i = 0; i < edits; ++i) {
        const Event event = hand.next(history);
        if (!session::replay(history, event)) qFatal("an edit that can't be made");
        all.bytes += session::entryOf(event, all.ends.size());
        all.ends.push_back(all.bytes.size());
        all.histories.push_back(history);
    }
    return all;
}

/// Edits through a writer; the history that they make.
History writeEdits(session::JournalWriter& writer, History history, Hand& hand, int edits) {
    for (int i = 0; i < edits; ++i) {
        Event event = hand.next(history);
        if (!session::replay(history, event)) qFatal("an edit that can't be made");
        writer.append(std::move(event));
    }
    return history;
}

void failed(const std::string& sentence) { qFatal("%s", sentence.c_str()); }

}

/// The journal: nothing that was done is lost, and what is half there is none.
class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replayGivesTheHistory_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= rounds(200, 10); ++seed)
            QTest::addRow("hand %d", seed) << seed;
    }
    void replayGivesTheHistory() {
        QFETCH(int, seed);
        const Written all = written(60, static_cast<std::uint64_t>(seed));
        const session::JournalContent read = session::journalFrom(all.bytes);
        QCOMPARE(read.leftOut, std::int64_t(0));
        QCOMPARE(read.entries, all.ends.size());
        QVERIFY(read.history == all.histories.back());
        QVERIFY(waysOf(read.history) == waysOf(all.histories.back()));
    }

    /// Cut off anywhere, it is the journal up to the last whole entry.
    void aTornTailIsLeftOut() {
        const Written all = written(12, 3);
        for (std::size_t length = all.ends.front(); length < all.bytes.size(); ++length) {
            const session::JournalContent read =
                session::journalFrom(std::string_view(all.bytes).substr(0, length));
            const auto whole =
                static_cast<std::size_t>(std::ranges::upper_bound(all.ends, length) - all.ends.begin());
            QCOMPARE(read.entries, whole);
            QCOMPARE(read.length + read.leftOut, static_cast<std::int64_t>(length));
            if (length == all.ends[whole - 1]) QVERIFY(read.history == all.histories[whole - 1]);
        }
        for (const std::size_t length : {std::size_t(0), std::size_t(7), all.ends.front() - 1})
            QVERIFY_THROWS_EXCEPTION(Error,
                                     session::journalFrom(std::string_view(all.bytes).substr(0, length)));
    }

    /// A flipped bit ends it before the entry that it is in.
    void aFlippedBitIsSeen() {
        const Written all = written(12, 4);
        Random random(4);
        for (int i = 0; i < rounds(20000, 600); ++i) {
            std::string bytes = all.bytes;
            const std::size_t at = all.ends.front() + random.below(bytes.size() - all.ends.front());
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
            const auto entry =
                static_cast<std::size_t>(std::ranges::upper_bound(all.ends, at) - all.ends.begin());
            const session::JournalContent read = session::journalFrom(bytes);
            QCOMPARE(read.entries, entry);
            QVERIFY(read.history == all.histories[entry - 1]);
        }
    }

    /// Entries of another journal, or out of order, are no part of it.
    void anEntryBelongsToItsPlace() {
        const Written all = written(6, 5);
        const auto entry = [&](std::size_t i) {
            return all.bytes.substr(all.ends[i - 1], all.ends[i] - all.ends[i - 1]);
        };
        const std::string head = all.bytes.substr(0, all.ends.front());
        QCOMPARE(session::journalFrom(head + entry(2) + entry(1)).entries, std::size_t(1));
        QCOMPARE(session::journalFrom(head + entry(1) + entry(1)).entries, std::size_t(2));
    }

    /// An edit of one region costs the same in a session of three thousand.
    void anEditDoesNotGrowWithTheSession() {
        const auto cost = [](int regions) {
            const History history = someHistory(regions);
            Hand hand(7);
            return session::entryOf(hand.moved(history, Event::Kind::Push), 1).size();
        };
        QVERIFY2(cost(3000) < cost(3) + 64, qPrintable(QString::number(cost(3000))));
        QVERIFY(cost(3000) < 2000);
    }

    void aWriterIsReadBack() {
        const Scratch scratch;
        Hand hand(8);
        History history = someHistory(5);
        {
            session::JournalWriter writer(scratch.folder() / "a.journal", failed);
            writer.begin(history);
            history = writeEdits(writer, history, hand, 200);
        }
        session::JournalContent read = session::readJournal(scratch.folder() / "a.journal");
        QVERIFY(read.history.state == history.state);
        QVERIFY(waysOf(read.history) == waysOf(history));
        // and goes on behind a torn tail
        write(scratch.folder() / "b.journal", contentOf(scratch.folder() / "a.journal") + "GLNRSEL1 torn");
        read = session::readJournal(scratch.folder() / "b.journal");
        QVERIFY(read.leftOut > 0);
        {
            session::JournalWriter writer(scratch.folder() / "b.journal", failed);
            writer.goOn(read);
            history = writeEdits(writer, read.history, hand, 50);
        }
        read = session::readJournal(scratch.folder() / "b.journal");
        QCOMPARE(read.leftOut, std::int64_t(0));
        QVERIFY(waysOf(read.history) == waysOf(history));
    }

    void aLongJournalBeginsAnew() {
        const Scratch scratch;
        const fs::path file = scratch.folder() / "a.journal";
        History history = someHistory(3000);
        Hand hand(9);
        std::uintmax_t longest = 0;
        {
            session::JournalWriter writer(file, failed);
            writer.begin(history);
            for (int i = 0; i < 60; ++i) {
                session::Change all{session::WholeChange{history.state}};
                const Event event{Event::Kind::Push, {QStringLiteral("All"), all, all}, {}, {}, 0};
                session::replay(history, event);
                writer.append(event);
                writer.append({Event::Kind::Undo, {}, {}, {}, 0});
                session::replay(history, {Event::Kind::Undo, {}, {}, {}, 0});
                history = writeEdits(writer, history, hand, 5);
                writer.wait();
                longest = std::max(longest, fs::file_size(file));
            }
        }
        const session::JournalContent read = session::readJournal(file);
        QVERIFY(read.history.state == history.state);
        QVERIFY(waysOf(read.history).back() == waysOf(history).back());
        QVERIFY2(longest < 40'000'000, qPrintable(QString::number(longest)));
        QCOMPARE(filesIn(scratch.folder()), std::vector<std::string>{"a.journal"});
    }

    /// What begins anew has the same steps, the same way forward and the same names.
    void aBeginningIsTheHistory_data() { replayGivesTheHistory_data(); }
    void aBeginningIsTheHistory() {
        QFETCH(int, seed);
        Written all = written(60, static_cast<std::uint64_t>(seed));
        History& history = all.histories.back();
        session::replay(history, {Event::Kind::Name, {QStringLiteral("before the cut"), {}, {}}, {}, {}, 77});
        const History read = session::journalFrom(session::beginningOf(history)).history;
        QVERIFY(read.state == history.state);
        QCOMPARE(read.steps.size(), history.steps.size());
        QCOMPARE(read.done, history.done);
        QVERIFY(read.saved == history.saved);
        QVERIFY(read.file == history.file && read.sha256 == history.sha256);
        QVERIFY(read.checkpoints == history.checkpoints);
    }

    void aFullDiskIsToldAndTheNextBeginIsWhole() {
        const Scratch scratch;
        const fs::path file = scratch.folder() / "a.journal";
        History history = someHistory(50);
        Hand hand(10);
        std::atomic<int> told = 0;
        session::JournalWriter writer(file, [&](const std::string&) { ++told; });
        writer.begin(history);
        writer.wait();
        const auto before = session::readJournal(file);
        {
            const SmallDisk disk(fs::file_size(file) + 100);
            history = writeEdits(writer, history, hand, 3);
            writer.wait();
        }
        QCOMPARE(told.load(), 1);
        QVERIFY(session::readJournal(file).history.state == before.history.state);
        writer.begin(history);
        writer.wait();
        QVERIFY(session::readJournal(file).history.state == history.state);
    }

    void unfinishedWorkIsFound() {
        const Scratch scratch;
        QVERIFY(session::unfinishedWork(scratch.folder() / "none").empty());
        const auto make = [&](std::initializer_list<Event::Kind> kinds) {
            const fs::path file = session::freshJournal(scratch.folder());
            session::JournalWriter writer(file, failed);
            History history = someHistory(2);
            writer.begin(history);
            Hand hand(11);
            for (const Event::Kind kind : kinds) {
                Event event = hand.moved(history, Event::Kind::Push);
                if (kind != Event::Kind::Push) event = {kind, {}, QStringLiteral("/a/b.gleaner"), "ab", 0};
                session::replay(history, event);
                writer.append(event);
            }
            writer.wait();
            return file;
        };
        using Kind = Event::Kind;
        make({});
        make({Kind::Push, Kind::Save});
        make({Kind::Push, Kind::Close});
        make({Kind::Push, Kind::Undo});
        const fs::path mine = make({Kind::Push});
        const fs::path other = make({Kind::Push, Kind::Save, Kind::Undo});
        const fs::path taken = make({Kind::Push});
        write(scratch.folder() / "noise.journal", "noise");
        const auto lock = session::lockJournal(taken);
        QVERIFY(lock);
        QVERIFY(!session::lockJournal(taken));
        std::set<fs::path> found;
        for (const session::UnfinishedWork& work : session::unfinishedWork(scratch.folder()))
            found.insert(work.journal);
        QCOMPARE(found, (std::set<fs::path>{mine, other}));
        QVERIFY(fs::exists(scratch.folder() / "noise.journal"));
    }
};

GLEANER_TEST(JournalTest)
#include "journal_test.moc"
