// The program ends at any moment, by a kill or by the power: what was done is there, all but the last edit.

#include "ui/edit_run.h"

#include "session/journal_folder.h"
#include "support/mutants.h"
#include "support/places.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QProcess>
#include <QtTest>

#include <sys/stat.h>

using namespace gleaner;
using namespace gleaner::test;

namespace {

constexpr int edits = 120;

/// What a run of edits leads to: the word after each, and those in the middle of each.
struct Words {
    std::vector<QByteArray> after;
    std::vector<std::vector<QByteArray>> parts;
};

class Script {
public:
    Script(const fs::path& folder, std::uint64_t seed, bool isSaved)
        : m_folder(folder), m_seed(seed), m_file(isSaved ? folder / "walk.gleaner" : fs::path()) {
        fs::create_directories(folder);
    }

    /// In this process, without a journal.
    Words words() const {
        const Scratch elsewhere;
        ui::Document document;
        EditRun run(document, m_seed,
                    m_file.empty() ? QString()
                                   : QString::fromStdString((elsewhere.folder() / "walk.gleaner").string()));
        Words all;
        for (int edit = 0; edit < edits; ++edit) {
            run.next();
            all.after.push_back(run.word());
            all.parts.push_back(run.parts());
        }
        return all;
    }

    QStringList arguments(bool isSynced) const {
        QStringList list{QString::fromStdString((m_folder / "journals").string()), QString::number(m_seed),
                         QString::number(edits), QString::fromStdString(m_file.string())};
        if (isSynced) list << QStringLiteral("--synced");
        return list;
    }

private:
    fs::path m_folder;
    std::uint64_t m_seed;
    fs::path m_file;
};

QString program(const char* name) {
    return QString::fromStdString((buildFolder() / "tests" / name).string());
}

/// How many edits the journal of a folder holds, one that was cut off in the middle not counted; none where
/// it holds anything else.
std::optional<std::size_t> editsIn(const fs::path& journals, const Words& words, std::size_t told) {
    std::optional<std::size_t> most;
    for (const std::string& name : filesIn(journals)) {
        if (!name.ends_with(".journal")) continue;
        const session::History history = session::readJournal(journals / name).history;
        const QByteArray word = EditRun::wordFor(history.state, history.done, history.steps.size());
        // The same state may have been there more than once: the nearest to what was told counts.
        for (std::size_t i = std::min(words.after.size(), told + 2); i-- > 0;) {
            const bool isWhole = words.after[i] == word;
            if (!isWhole && std::ranges::find(words.parts[i], word) == words.parts[i].end()) continue;
            most = std::max(most.value_or(0), isWhole ? i + 1 : i);
            break;
        }
        if (!most) return std::nullopt;
    }
    return most.value_or(0);
}

/// What the disk has when the power is back: the names and contents that were synced. Of what was written
/// behind that, a part may have reached it all the same.
class Disk {
public:
    explicit Disk(const fs::path& image) : m_image(image) {}

    void rebuild(const fs::path& lived, const fs::path& rebuilt, Random& random) const {
        fs::create_directories(rebuilt);
        std::ifstream names(m_image / "names" / std::to_string(inodeOf(lived)));
        std::uint64_t inode = 0;
        for (std::string name; names >> inode && std::getline(names >> std::ws, name);) {
            std::string content = contentOf(m_image / "files" / std::to_string(inode));
            const fs::path now = lived / name;
            if (fs::exists(now) && inodeOf(now) == inode && random.below(2) == 0)
                content += partOf(contentOf(now), content.size(), random);
            write(rebuilt / name, content);
        }
    }

private:
    static std::uint64_t inodeOf(const fs::path& path) {
        struct stat is {};
        if (::stat(path.c_str(), &is) != 0) return 0;
        return is.st_ino;
    }
    static std::string partOf(const std::string& whole, std::size_t from, Random& random) {
        if (whole.size() <= from) return {};
        std::string part = whole.substr(from, random.below(whole.size() - from + 1));
        if (random.below(3) == 0) // its length came, its blocks did not
            for (char& byte : part)
                byte = 0;
        return part;
    }
    fs::path m_image;
};

}

class KillJournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atMostTheLastEditIsLostByAKill() {
        Random random(12);
        int ended = 0;
        for (int round = 0; round < rounds(200, 12); ++round) {
            const Scratch scratch;
            const Script script(scratch.folder(), random.next() >> 1, round % 2 == 0);
            const Words words = script.words();
            QProcess process;
            process.start(program("edit_run"), script.arguments(false));
            QVERIFY(process.waitForStarted());
            QByteArray said;
            // By what it says, not by the clock: as often early as late, and then at a moment of its own.
            const int until = static_cast<int>(random.below(edits));
            while (said.count('\n') < until && process.waitForReadyRead(60000))
                said += process.readAllStandardOutput();
            for (volatile std::uint64_t spin = random.below(300'000); spin > 0;)
                spin = spin - 1;
            process.kill();
            QVERIFY(process.waitForFinished(60000));
            said += process.readAllStandardOutput();
            ended += process.exitStatus() == QProcess::CrashExit;
            check(scratch.folder() / "journals", words, said, 1);
            if (QTest::currentTestFailed()) return;
            offersWhatIsUnsaved(scratch.folder() / "journals");
        }
        QVERIFY(ended > 0);
    }

    void atMostTheLastEditIsLostByAPowerCut() {
        const fs::path library = buildFolder() / "tests" / "libpower_cut.so";
        if (!fs::exists(library)) QSKIP("no library that lets the power fail is built here");
        Random random(13);
        int ended = 0;
        for (int round = 0; round < rounds(100, 8); ++round) {
            const Scratch scratch;
            const bool isSynced = round % 4 != 3;
            const Script script(scratch.folder(), random.next() >> 1, round % 2 == 0);
            const Words words = script.words();
            const fs::path image = scratch.folder() / "image";
            for (const char* kind : {"files", "names"})
                fs::create_directories(image / kind);
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            const auto set = [&](const char* name, const std::string& value) {
                environment.insert(QLatin1String(name), QString::fromStdString(value));
            };
            set("LD_PRELOAD", library.string());
            set("POWER_CUT_FOLDER", scratch.folder().string());
            set("POWER_CUT_IMAGE", image.string());
            set("POWER_CUT_AT", std::to_string(1 + random.below(700)));
            process.setProcessEnvironment(environment);
            process.start(program("edit_run"), script.arguments(isSynced));
            QVERIFY(process.waitForFinished(60000));
            const bool wasCut = process.exitCode() == 99;
            QVERIFY2(wasCut || process.exitCode() == 0, process.readAllStandardError());
            ended += wasCut;
            const fs::path rebuilt = scratch.folder() / "after";
            const fs::path lived = scratch.folder() / "journals";
            if (fs::exists(lived)) Disk(image).rebuild(lived, rebuilt, random);
            // What was done faster than the disk is may be gone, but never a part of it.
            check(rebuilt, words, process.readAllStandardOutput(), isSynced ? 1 : edits);
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY(ended > 0);
    }

private:
    static void check(const fs::path& journals, const Words& words, const QByteArray& said,
                      std::size_t mayBeLost) {
        QList<QByteArray> lines = said.split('\n');
        lines.removeLast(); // what follows the last line's end: nothing, or a part of one
        const auto told = static_cast<std::size_t>(lines.size());
        for (std::size_t i = 0; i < told; ++i)
            QCOMPARE(lines[static_cast<qsizetype>(i)], words.after[i]);
        const std::optional<std::size_t> kept = editsIn(journals, words, told);
        QVERIFY2(kept, qPrintable(QStringLiteral("no state of the run, after %1 edits").arg(told)));
        // What changed nothing (the name that it had) was no edit.
        std::size_t last = told;
        while (last > 1 && words.after[last - 1] == words.after[last - 2])
            --last;
        QVERIFY2(*kept + mayBeLost >= last,
                 qPrintable(QStringLiteral("%1 of %2 edits").arg(*kept).arg(last)));
    }

    static void offersWhatIsUnsaved(const fs::path& journals) {
        std::size_t unsaved = 0;
        for (const std::string& name : filesIn(journals))
            unsaved += name.ends_with(".journal") && session::workIn(journals / name);
        QCOMPARE(session::unfinishedWork(journals).size(), unsaved);
    }
};

GLEANER_TEST(KillJournalTest)
#include "kill_journal_test.moc"
