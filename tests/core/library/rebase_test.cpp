// An index finds its samples again where they lie now, and never takes one for another.

#include "base/error.h"
#include "files/sha256.h"
#include "library/rebase.h"
#include "support/program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
namespace fs = std::filesystem;

class RebaseTest : public QObject {
    Q_OBJECT

private:
    fs::path root() const { return m_folder->path().toStdString(); }
    void write(const std::string& path, const std::string& text) const {
        fs::create_directories((root() / path).parent_path());
        std::ofstream(root() / path, std::ios::binary) << text;
    }
    library::RebasedEntries rebased(const std::vector<std::string>& paths,
                                    std::vector<library::FileProof> proofs = {}) const {
        std::vector<music::SampleEntry> entries;
        for (const std::string& path : paths) {
            entries.emplace_back();
            entries.back().path = path;
        }
        proofs.resize(entries.size());
        return library::rebase(entries, proofs, root(), {});
    }
    std::string found(const library::RebasedEntries& made, std::size_t n) const {
        return fs::path(made.entries.at(n).path).lexically_relative(root()).generic_string();
    }
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatLiesBelowTheSharedFolderLiesBelowTheRoot() {
        write("Drums/kick.wav", "a kick");
        write("Bass/bass.wav", "a bass");
        write("Old/Drums/kick.wav", "another kick"); // whose place is not the shared folder's
        const auto made = rebased({"D:\\Samples\\Pack\\Drums\\kick.wav", "D:/Samples/Pack/Bass/Bass.WAV"});
        QCOMPARE(made.unresolved.size(), std::size_t{0});
        QCOMPARE(found(made, 0), std::string("Drums/kick.wav"));
        QCOMPARE(found(made, 1), std::string("Bass/bass.wav"));
    }

    void elseTheLongestSameEndDecides() {
        write("Library/Pack/Drums/kick.wav", "right");
        write("Library/Other/kick.wav", "wrong");
        const auto made =
            rebased({"D:\\Samples\\Pack\\Drums\\kick.wav", "D:\\Samples\\Pack\\Bass\\gone.wav"});
        QCOMPARE(made.entries.size(), std::size_t{1});
        QCOMPARE(found(made, 0), std::string("Library/Pack/Drums/kick.wav"));
        QCOMPARE(made.unresolved.at(0).file, std::string("D:\\Samples\\Pack\\Bass\\gone.wav"));
        QCOMPARE(made.unresolved[0].reason, std::string("no file of that name is there"));
    }

    void betweenTwoNothingIsGuessed() {
        write("a/kick.wav", "one kick");
        write("b/kick.wav", "two kick");
        write("a/hat.wav", "the same hat");
        write("b/hat.wav", "the same hat");
        const auto made = rebased({"D:\\x\\kick.wav", "D:\\y\\hat.wav"});
        QCOMPARE(made.unresolved.size(), std::size_t{1});
        QVERIFY(made.unresolved[0].reason.starts_with("2 different files are as likely"));
        QCOMPARE(found(made, 0), std::string("a/hat.wav")); // the same bytes are the same sample
    }

    void sizeAndHashTellThemApart() {
        write("a/kick.wav", "one kick");
        write("b/kick.wav", "another kick");
        write("c/kick.wav", "odd one!");
        QCOMPARE(found(rebased({"D:\\x\\kick.wav"}, {{12, ""}}), 0), std::string("b/kick.wav"));
        const std::string hash = library::sha256Of("odd one!");
        QCOMPARE(found(rebased({"D:\\x\\kick.wav"}, {{8, hash}}), 0), std::string("c/kick.wav"));
        const auto none = rebased({"D:\\x\\kick.wav"}, {{99, ""}});
        QVERIFY(none.unresolved.at(0).reason.find("another one") != std::string::npos);
    }

    void anUnrelatedFileAtTheSharedPlaceIsNotTakenForIt() {
        write("kick.wav", "unrelated");
        write("Pack/Drums/kick.wav", "right");
        write("Pack/Drums/snare.wav", "snare");
        const auto made =
            rebased({"D:\\Samples\\Pack\\Drums\\kick.wav", "D:\\Samples\\Pack\\Drums\\snare.wav"});
        QCOMPARE(made.unresolved.size(), std::size_t{1}); // the kick could be either
        QCOMPARE(found(made, 0), std::string("Pack/Drums/snare.wav"));
    }

    void spellingTellsApartWhatCaseAloneDoes() {
        write("Kick.wav", "loud");
        write("kick.wav", "soft");
        if (fs::file_size(root() / "Kick.wav") && !fs::equivalent(root() / "Kick.wav", root() / "kick.wav"))
            QCOMPARE(found(rebased({"/old/kick.wav"}), 0), std::string("kick.wav"));
    }

    void whatStillLiesAtItsOldPlaceStays() {
        QTemporaryDir elsewhere;
        const fs::path old = fs::path(elsewhere.path().toStdString()) / "clap.wav";
        std::ofstream(old) << "clap";
        QCOMPARE(rebased({old.generic_string()}).entries.at(0).path, old.generic_string());
    }

    void aRootThatIsNotThereIsAnError() {
        QVERIFY_THROWS_EXCEPTION(Error, library::rebase({}, {}, root() / "nowhere", {}));
    }
};

GLEANER_TEST(RebaseTest)
#include "rebase_test.moc"
