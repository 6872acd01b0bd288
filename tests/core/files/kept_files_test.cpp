#include "files/kept_files.h"

#include "files/sha256.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QProcess>
#include <QTest>

using namespace gleaner;
using namespace gleaner::pack;
using gleaner::test::contentOf;
using gleaner::test::filesIn;
using gleaner::test::Scratch;
using gleaner::test::write;
namespace fs = std::filesystem;

using Names = std::vector<std::string>;

class KeptFilesTest : public QObject {
    Q_OBJECT

    /// What lies there, and what is about to replace it.
    struct Folders {
        Scratch scratch;
        fs::path before = scratch.folder() / "before", after = scratch.folder() / "after";
    };

private Q_SLOTS:
    void whatAPersonPutThereStays() {
        const Folders folders;
        write(folders.before / "ours.wav", "old");
        write(folders.before / "notes" / "list.txt", "mine");
        write(folders.after / "new.wav", "new");
        const WrittenFiles written{{"ours.wav", library::sha256Of("old")}};
        QVERIFY(keepFiles(folders.before, folders.after, written, Former::Drop).empty());
        QCOMPARE(filesIn(folders.after), (Names{"new.wav", "notes/list.txt"}));
        QVERIFY(keepFiles(folders.before, folders.after, written, Former::Keep).empty());
        QCOMPARE(filesIn(folders.after), (Names{"new.wav", "notes/list.txt", "ours.wav"}));
    }

    void whatAPersonChangedIsKeptUnderAnotherName() {
        const Folders folders;
        write(folders.before / "kick.wav", "louder, by hand");
        write(folders.before / "kick (2).wav", "louder still");
        write(folders.after / "kick.wav", "new");
        const auto told =
            keepFiles(folders.before, folders.after, {{"kick.wav", library::sha256Of("old")}}, Former::Drop);
        QCOMPARE(filesIn(folders.after), (Names{"kick (2).wav", "kick (3).wav", "kick.wav"}));
        QCOMPARE(contentOf(folders.after / "kick.wav"), std::string("new"));
        QCOMPARE(contentOf(folders.after / "kick (3).wav"), std::string("louder, by hand"));
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY2(told[0].find("kick (3).wav") != std::string::npos, told[0].c_str());
    }

    /// Also where nobody knows what was written: the first time after an older version.
    void theSameContentIsNotKeptTwice() {
        const Folders folders;
        write(folders.before / "kick.wav", "the same");
        write(folders.after / "kick.wav", "the same");
        QVERIFY(keepFiles(folders.before, folders.after, {}, Former::Drop).empty());
        QCOMPARE(filesIn(folders.after), Names{"kick.wav"});
    }

    void aLinkIsTheirsAndStaysOne() {
        const Folders folders;
        write(folders.scratch.folder() / "elsewhere.wav", "big");
        fs::create_directories(folders.before);
        fs::create_symlink("../elsewhere.wav", folders.before / "kick.wav");
        write(folders.after / "kick.wav", "new");
        keepFiles(folders.before, folders.after, {}, Former::Drop);
        QVERIFY(fs::is_symlink(folders.after / "kick (2).wav"));
        QCOMPARE(contentOf(folders.after / "kick.wav"), std::string("new"));
    }

    void theListIsOneThatOtherProgramsCheck() {
        const Folders folders;
        write(folders.after / "a b.wav", "sound");
        write(folders.after / "old.wav", "old");
        write(folders.after / "changed.wav", "changed");
        const WrittenFiles former{{"old.wav", library::sha256Of("old")},
                                  {"changed.wav", library::sha256Of("was")}};
        writeWrittenList(folders.after, {{"a b.wav", library::sha256Of("sound")}}, former);
        const WrittenFiles read = readWrittenList(folders.after);
        QCOMPARE(read.size(), std::size_t{2}); // what was changed since is nobody's but the person's
        QCOMPARE(read.at("a b.wav"), library::sha256Of("sound"));
        QCOMPARE(read.at("old.wav"), library::sha256Of("old"));
        QProcess check;
        check.setWorkingDirectory(QString::fromStdString(folders.after.string()));
        check.start(QStringLiteral("sha256sum"),
                    {QStringLiteral("--strict"), QStringLiteral("-c"), QLatin1String(writtenListName)});
        if (!check.waitForStarted()) QSKIP("sha256sum is not here");
        QVERIFY(check.waitForFinished());
        QCOMPARE(check.exitCode(), 0);
    }
};

GLEANER_TEST(KeptFilesTest)
#include "kept_files_test.moc"
