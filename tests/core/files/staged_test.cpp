#include "files/staged.h"

#include "base/error.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTest>

#include <array>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace gleaner;
using gleaner::test::contentOf;
using gleaner::test::Scratch;
using gleaner::test::write;
using pack::Staged;
namespace fs = std::filesystem;

namespace {

/// Everything under a folder, as "path=content", sorted.
std::vector<std::string> treeOf(const fs::path& folder) {
    std::vector<std::string> tree;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        tree.push_back(entry.is_directory() ? path + '/' : path + '=' + contentOf(entry.path()));
    }
    std::sort(tree.begin(), tree.end());
    return tree;
}

using Tree = std::vector<std::string>;

}

class StagedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsFilesAndFoldersInPlace() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        write(out / "song.flp", "old song");
        fs::create_directory(out / "samples");
        write(out / "samples/old.wav", "old");
        {
            Staged staged;
            write(staged.file(out / "song.flp"), "new song");
            write(staged.folder(out / "samples") / "new.wav", "new");
            write(staged.file(out / "deep/er/song.mid"), "notes");
            QCOMPARE(contentOf(out / "song.flp"), std::string("old song"));
            QVERIFY(fs::exists(out / "samples/old.wav"));
            staged.commit();
        } // the locks go with it
        QCOMPARE(treeOf(out), (Tree{"deep/", "deep/er/", "deep/er/song.mid=notes", "samples/",
                                    "samples/new.wav=new", "song.flp=new song"}));
    }

    void withoutCommitEverythingIsAsBefore() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        write(out / "song.flp", "old song");
        {
            Staged staged;
            write(staged.file(out / "song.flp"), "new song");
            write(staged.folder(out / "new/samples") / "new.wav", "new");
        }
        QCOMPARE(treeOf(out), Tree{"song.flp=old song"});
    }

    void aFailureInTheMiddlePutsEverythingBack() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        write(out / "song.flp", "old song");
        fs::create_directory(out / "samples");
        write(out / "samples/old.wav", "old");
        const Tree before = treeOf(out);
        {
            Staged staged;
            write(staged.file(out / "song.flp"), "new song");
            write(staged.folder(out / "samples") / "new.wav", "new");
            write(staged.file(out / "first.mid"), "notes");
            fs::remove(out / ".first.mid.part"); // somebody meddled
            QVERIFY_THROWS_EXCEPTION(Error, staged.commit());
        }
        QCOMPARE(treeOf(out), before);
    }

    void whatAKilledProgramLeftIsMended() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        fs::create_directory(out / ".samples.old"); // killed between the two renames of a folder
        write(out / ".samples.old/old.wav", "old");
        fs::create_directory(out / ".samples.part");
        write(out / ".samples.part/half.wav", "hal");
        { Staged().folder(out / "samples"); }
        QCOMPARE(treeOf(out), (Tree{"samples/", "samples/old.wav=old"}));
    }

    void refusesWhatCannotBe() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        fs::create_directory(out / "folder");
        write(out / "file", "");
        Staged staged;
        QVERIFY_THROWS_EXCEPTION(Error, staged.file(out / "folder"));
        QVERIFY_THROWS_EXCEPTION(Error, staged.folder(out / "file"));
        QVERIFY_THROWS_EXCEPTION(Error, staged.file(out / "file/below"));
        staged.file(out / "twice");
        QVERIFY_THROWS_EXCEPTION(Error, staged.file(out / "folder/../twice"));
    }

    void anErrorNamesTheTarget() {
        const Scratch scratch;
        const fs::path target = scratch.folder() / "song.flp";
        try {
            Staged().write(target,
                           [](const fs::path& temporary) { throw Error(temporary, "the disk is full"); });
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(std::string(error.what()), target.string() + ": the disk is full.");
        }
    }

    /// What waits at a pipe gets the bytes, when all is well; the pipe stays one.
    void writesIntoAPipe() {
        const Scratch scratch;
        const fs::path out = scratch.folder(), pipe = out / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        {
            Staged givenUp;
            write(givenUp.file(pipe), "never");
        }
        std::array<char, 64> bytes{};
        QVERIFY(::read(reader, bytes.data(), bytes.size()) <= 0);
        Staged staged;
        write(staged.file(pipe), "song");
        write(staged.file(out / "song.mid"), "notes");
        staged.commit();
        QCOMPARE(::read(reader, bytes.data(), bytes.size()), ssize_t{4});
        QCOMPARE(std::string(bytes.data()), std::string("song"));
        ::close(reader);
        QVERIFY(fs::is_fifo(pipe));
        QCOMPARE(contentOf(out / "song.mid"), std::string("notes"));
    }

    /// Nobody reads: nothing is put in place, and the pipe stays.
    void aPipeThatNobodyReadsIsRefused() {
        const Scratch scratch;
        const fs::path out = scratch.folder(), pipe = out / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        write(out / "song.mid", "old notes");
        {
            Staged staged;
            write(staged.file(out / "song.mid"), "notes");
            write(staged.file(pipe), "song");
            QVERIFY_THROWS_EXCEPTION(Error, staged.commit());
        }
        QVERIFY(fs::is_fifo(pipe));
        QCOMPARE(contentOf(out / "song.mid"), std::string("old notes"));
    }

    void aSecondWriterOfTheSameIsRefused() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        {
            Staged first;
            write(first.file(out / "song.flp"), "first");
            Staged second;
            try {
                second.file(out / "song.flp");
                QFAIL("two at once");
            } catch (const Error& error) {
                const std::string message = error.what();
                QVERIFY2(message.find("another program") != std::string::npos, message.c_str());
                QVERIFY2(message.find(".song.flp.lock") != std::string::npos, message.c_str());
            }
            write(second.file(out / "other.flp"), "other");
            second.commit();
            first.commit();
        }
        QCOMPARE(treeOf(out), (Tree{"other.flp=other", "song.flp=first"}));
    }

    /// Killed before it wrote its number into the lock: the lock is empty, and nobody holds it.
    void anEmptyLockThatNobodyHoldsIsTakenOver() {
        const Scratch scratch;
        const fs::path lock = scratch.folder() / ".song.flp.lock";
        write(lock, "");
        {
            QFile held(QString::fromStdString(lock.string())); // as by a program that is just about to
            QVERIFY(held.open(QIODevice::ReadWrite) && ::flock(held.handle(), LOCK_EX) == 0);
            Staged staged;
            QVERIFY_THROWS_EXCEPTION(Error, staged.file(scratch.folder() / "song.flp"));
        }
        {
            Staged staged;
            write(staged.file(scratch.folder() / "song.flp"), "song");
            staged.commit();
        }
        QCOMPARE(treeOf(scratch.folder()), Tree{"song.flp=song"});
    }

    /// Not to be read, or at work on another machine: it counts for a while.
    void aLockWhoseOwnerCantBeLookedForAges_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no lock of ours") << QByteArray("a person's notes\n");
        QTest::newRow("another machine") << QByteArray("1\ngleaner-cli\nfar-away\n\n\n");
    }
    void aLockWhoseOwnerCantBeLookedForAges() {
        QFETCH(QByteArray, content);
        const Scratch scratch;
        const fs::path lock = scratch.folder() / ".song.flp.lock";
        write(lock, content.toStdString());
        {
            Staged staged;
            QVERIFY_THROWS_EXCEPTION(Error, staged.file(scratch.folder() / "song.flp"));
        }
        fs::last_write_time(lock, fs::file_time_type::clock::now() - std::chrono::hours(2));
        Staged staged;
        write(staged.file(scratch.folder() / "song.flp"), "song");
        staged.commit();
        QCOMPARE(contentOf(scratch.folder() / "song.flp"), std::string("song"));
    }

    void sweepsWhatKilledProgramsLeft() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        QProcess gone; // its number is nobody's any more
        gone.start(QStringLiteral("true"), QStringList());
        QVERIFY(gone.waitForStarted());
        const QByteArray number = QByteArray::number(gone.processId());
        QVERIFY(gone.waitForFinished());
        const std::string lock =
            (number + "\ngleaner-cli\n" + QSysInfo::machineHostName().toUtf8() + "\n").toStdString();
        fs::create_directory(out / ".pack_1.part");
        write(out / ".pack_1.part/half.wav", "hal");
        write(out / ".pack_1.lock", lock);
        fs::create_directory(out / ".pack_2.old"); // killed between the two renames
        write(out / ".pack_2.old/kick.wav", "boom");
        write(out / ".pack_2.lock", lock);
        write(out / ".mine.part", "of another program");
        Staged living;
        write(living.file(out / "song.flp"), "song");
        Staged::sweep(out);
        living.commit();
        QVERIFY(!fs::exists(out / ".pack_1.part") && !fs::exists(out / ".pack_1.lock"));
        QCOMPARE(contentOf(out / "pack_2/kick.wav"), std::string("boom"));
        QVERIFY(fs::exists(out / ".mine.part"));
        QCOMPARE(contentOf(out / "song.flp"), std::string("song"));
    }

    void followsALink() {
        const Scratch scratch;
        const fs::path out = scratch.folder();
        write(out / "real.flp", "old");
        fs::create_symlink(out / "real.flp", out / "link.flp");
        Staged staged;
        write(staged.file(out / "link.flp"), "new");
        staged.commit();
        QVERIFY(fs::is_symlink(out / "link.flp"));
        QCOMPARE(contentOf(out / "real.flp"), std::string("new"));
    }
};

GLEANER_TEST(StagedTest)
#include "staged_test.moc"
