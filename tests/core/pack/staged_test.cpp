#include "pack/staged.h"

#include "base/error.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
using pack::Staged;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
}

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

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

class Scratch {
public:
    fs::path folder() const { return fs::path(m_folder.path().toStdString()); }

private:
    QTemporaryDir m_folder;
};

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
        Staged staged;
        write(staged.file(out / "song.flp"), "new song");
        write(staged.folder(out / "samples") / "new.wav", "new");
        write(staged.file(out / "deep/er/song.mid"), "notes");
        QCOMPARE(contentOf(out / "song.flp"), std::string("old song"));
        QVERIFY(fs::exists(out / "samples/old.wav"));
        staged.commit();
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
            QCOMPARE(std::string(error.what()), target.string() + ": the disk is full");
        }
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

QTEST_GUILESS_MAIN(StagedTest)
#include "staged_test.moc"
