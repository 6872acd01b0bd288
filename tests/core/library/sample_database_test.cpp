#include "library/sample_database.h"

#include "base/random.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
using gleaner::test::contentOf;
using library::SampleDatabase;
namespace fs = std::filesystem;

class SampleDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remembersInfoBetweenRuns() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "deep" / "samples.sqlite";
        const QByteArray info("\0\1kick\xff", 7);
        SampleDatabase(file).store(
            {{"/a/Kïck.wav", {1000, 5, 3, 4}, info}, {"/a/b.wav", {2000, 5, 3, 4}, "b"}}, 3);
        const SampleDatabase again(file);
        QCOMPARE(again.find("/a/Kïck.wav", {1000, 5, 3, 4}, 3), std::optional(info));
        QCOMPARE(again.find("/a/b.wav", {2000, 5, 3, 4}, 3), std::optional(QByteArray("b")));
    }

    void forgetsAFileThatChanged() {
        const QTemporaryDir temporary;
        SampleDatabase database(fs::path(temporary.path().toStdString()) / "samples.sqlite");
        database.store({{"/a.wav", {1000, 5, 3, 4}, "a"}}, 3);
        QVERIFY(!database.find("/a.wav", {1001, 5, 3, 4}, 3));
        QVERIFY(!database.find("/a.wav", {1000, 6, 3, 4}, 3));
        QVERIFY(!database.find("/a.wav", {1000, 5, 2, 4}, 3)); // another file of the same size and time
        QVERIFY(!database.find("/a.wav", {1000, 5, 3, 5}, 3));
        QVERIFY(!database.find("/a.wav", {1000, 5, 3, 4}, 4)); // heard by another version
        QVERIFY(!database.find("/A.wav", {1000, 5, 3, 4}, 3));
        database.store({{"/a.wav", {1001, 6, 3, 4}, "new"}}, 3);
        QCOMPARE(database.find("/a.wav", {1001, 6, 3, 4}, 3), std::optional(QByteArray("new")));
    }

    void severalObjectsAtOnceDoNotShareAConnection() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        SampleDatabase one(folder / "one.sqlite"), two(folder / "two.sqlite");
        one.store({{"/a.wav", {1, 1, 3, 4}, "one"}}, 1);
        QVERIFY(!two.find("/a.wav", {1, 1, 3, 4}, 1));
        QCOMPARE(one.find("/a.wav", {1, 1, 3, 4}, 1), std::optional(QByteArray("one")));
    }

    void aDamagedDatabaseStartsAnew() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "samples.sqlite";
        std::ofstream(file) << std::string(5000, 'x');
        SampleDatabase database(file);
        QVERIFY(!database.find("/a.wav", {1, 1, 3, 4}, 1));
        database.store({{"/a.wav", {1, 1, 3, 4}, "a"}}, 1);
        QCOMPARE(database.find("/a.wav", {1, 1, 3, 4}, 1), std::optional(QByteArray("a")));
        QCOMPARE(contentOf(file.string() + ".damaged"), std::string(5000, 'x')); // set aside
    }

    /// One flipped bit anywhere: a row is right or none, and what is stored afterwards is kept.
    void aFlippedBitIsNeverBelieved() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "samples.sqlite";
        std::vector<SampleDatabase::Row> rows;
        for (int n = 0; n < 40; ++n)
            rows.push_back({"/samples/kick " + std::to_string(n) + ".wav",
                            {n, 2, 3, 4},
                            QByteArray(200, static_cast<char>('a' + n % 20))});
        SampleDatabase(file).store(rows, 1);
        const std::string whole = contentOf(file);
        Random random(1);
        int lost = 0;
        for (int round = 0; round < test::rounds(1000, 60); ++round) {
            std::string flipped = whole;
            const auto bit = random.below(whole.size() * 8);
            flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
            std::ofstream(file, std::ios::binary) << flipped;
            SampleDatabase database(file);
            for (const SampleDatabase::Row& row : rows) {
                const auto found = database.find(row.path, row.stamp, 1);
                lost += !found;
                QVERIFY(!found || *found == row.info);
            }
            database.store({{"/new.wav", {1, 1, 3, 4}, "new"}}, 1);
            QCOMPARE(database.find("/new.wav", {1, 1, 3, 4}, 1), std::optional(QByteArray("new")));
        }
        QVERIFY(lost > 0);
    }

    /// Another program writes meanwhile: its database is no damaged one.
    void aBusyDatabaseIsNotThrownAway() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "samples.sqlite";
        SampleDatabase first(file);
        for (int n = 0; n < 50; ++n) {
            SampleDatabase other(file);
            first.store({{"/first.wav", {n, 1, 3, 4}, "first"}}, 1);
            other.store({{"/other.wav", {n, 1, 3, 4}, "other"}}, 1);
            QVERIFY(first.find("/other.wav", {n, 1, 3, 4}, 1));
            QVERIFY(other.find("/first.wav", {n, 1, 3, 4}, 1));
        }
        QVERIFY(!fs::exists(file.string() + ".damaged"));
    }

    void aDatabaseThatCannotBeOpenedKnowsNothing() {
        const QTemporaryDir temporary;
        const fs::path folder = fs::path(temporary.path().toStdString()) / "samples.sqlite";
        fs::create_directories(folder / "in the way");
        SampleDatabase database(folder);
        database.store({{"/a.wav", {1, 1, 3, 4}, "a"}}, 1);
        QVERIFY(!database.find("/a.wav", {1, 1, 3, 4}, 1));
    }
};

GLEANER_TEST(SampleDatabaseTest)
#include "sample_database_test.moc"
