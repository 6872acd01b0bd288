#include "library/sample_database.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
using library::SampleDatabase;
namespace fs = std::filesystem;

class SampleDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remembersFactsBetweenRuns() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "deep" / "samples.sqlite";
        const QByteArray facts("\0\1kick\xff", 7);
        SampleDatabase(file).store({{"/a/Kïck.wav", {1000, 5}, facts}, {"/a/b.wav", {2000, 5}, "b"}}, 3);
        const SampleDatabase again(file);
        QCOMPARE(again.find("/a/Kïck.wav", {1000, 5}, 3), std::optional(facts));
        QCOMPARE(again.find("/a/b.wav", {2000, 5}, 3), std::optional(QByteArray("b")));
    }

    void forgetsAFileThatChanged() {
        const QTemporaryDir temporary;
        SampleDatabase database(fs::path(temporary.path().toStdString()) / "samples.sqlite");
        database.store({{"/a.wav", {1000, 5}, "a"}}, 3);
        QVERIFY(!database.find("/a.wav", {1001, 5}, 3));
        QVERIFY(!database.find("/a.wav", {1000, 6}, 3));
        QVERIFY(!database.find("/a.wav", {1000, 5}, 4)); // heard by another version
        QVERIFY(!database.find("/A.wav", {1000, 5}, 3));
        database.store({{"/a.wav", {1001, 6}, "new"}}, 3);
        QCOMPARE(database.find("/a.wav", {1001, 6}, 3), std::optional(QByteArray("new")));
    }

    void severalObjectsAtOnceDoNotShareAConnection() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        SampleDatabase one(folder / "one.sqlite"), two(folder / "two.sqlite");
        one.store({{"/a.wav", {1, 1}, "one"}}, 1);
        QVERIFY(!two.find("/a.wav", {1, 1}, 1));
        QCOMPARE(one.find("/a.wav", {1, 1}, 1), std::optional(QByteArray("one")));
    }

    void aDamagedDatabaseStartsAnew() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "samples.sqlite";
        std::ofstream(file) << std::string(5000, 'x');
        SampleDatabase database(file);
        QVERIFY(!database.find("/a.wav", {1, 1}, 1));
        database.store({{"/a.wav", {1, 1}, "a"}}, 1);
        QCOMPARE(database.find("/a.wav", {1, 1}, 1), std::optional(QByteArray("a")));
    }

    void aDatabaseThatCannotBeOpenedKnowsNothing() {
        const QTemporaryDir temporary;
        const fs::path folder = fs::path(temporary.path().toStdString()) / "samples.sqlite";
        fs::create_directories(folder / "in the way");
        SampleDatabase database(folder);
        database.store({{"/a.wav", {1, 1}, "a"}}, 1);
        QVERIFY(!database.find("/a.wav", {1, 1}, 1));
    }
};

QTEST_GUILESS_MAIN(SampleDatabaseTest)
#include "sample_database_test.moc"
