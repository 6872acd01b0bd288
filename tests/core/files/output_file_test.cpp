#include "files/output_file.h"

#include "base/error.h"
#include "support/message_of.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTest>

#include <array>
#include <fcntl.h>
#include <functional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

using namespace gleaner;
using gleaner::test::messageOf;
using namespace gleaner::library;
using gleaner::test::contentOf;
using gleaner::test::Scratch;
using gleaner::test::write;
namespace fs = std::filesystem;

class OutputFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReplacedInOneStep() {
        const Scratch scratch;
        const fs::path file = scratch.folder() / "index.json";
        write(file, "old");
        fs::create_hard_link(file, scratch.folder() / "other name");
        writeOutput(file, "new");
        QCOMPARE(contentOf(file), std::string("new"));
        QCOMPARE(contentOf(scratch.folder() / "other name"), std::string("old"));
    }

    void aLinkStaysAndItsTargetIsWritten() {
        const Scratch scratch;
        const fs::path folder = scratch.folder();
        fs::create_directory(folder / "deep");
        write(folder / "deep/real", "old");
        fs::create_symlink("deep/real", folder / "one");
        fs::create_symlink(folder / "one", folder / "two");
        fs::create_symlink("deep", folder / "way");
        fs::create_symlink("deep/none yet", folder / "dangling");
        for (const char* name : {"one", "two", "way/real"}) {
            writeOutput(folder / name, name);
            QCOMPARE(contentOf(folder / "deep/real"), std::string(name));
        }
        writeOutput(folder / "dangling", "made");
        QCOMPARE(contentOf(folder / "deep/none yet"), std::string("made"));
        for (const char* name : {"one", "two", "way", "dangling"})
            QVERIFY(fs::is_symlink(folder / name));
    }

    void linksInACircleAreRefused() {
        const Scratch scratch;
        fs::create_symlink("b", scratch.folder() / "a");
        fs::create_symlink("a", scratch.folder() / "b");
        QVERIFY(messageOf([&] { writeOutput(scratch.folder() / "a", "x"); }).find("leads nowhere") !=
                std::string::npos);
    }

    void aPipeIsWrittenInto() {
        const Scratch scratch;
        const fs::path pipe = scratch.folder() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        fs::create_symlink("pipe", scratch.folder() / "link");
        QVERIFY(messageOf([&] { writeOutput(pipe, "song"); }).find("nobody reads") != std::string::npos);
        const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
        for (const char* name : {"pipe", "link"}) {
            writeOutput(scratch.folder() / name, "song");
            std::array<char, 64> bytes{};
            QCOMPARE(::read(reader, bytes.data(), bytes.size()), ssize_t{4});
        }
        ::close(reader);
        QVERIFY(fs::is_fifo(pipe));
    }

    /// A device of the test's own, so that nothing is lost where this fails.
    void aDeviceIsWrittenInto() {
        const Scratch scratch;
        const fs::path null = scratch.folder() / "null", full = scratch.folder() / "full";
        if (::mknod(null.c_str(), S_IFCHR | 0666, makedev(1, 3)) != 0 ||
            ::mknod(full.c_str(), S_IFCHR | 0666, makedev(1, 7)) != 0 || std::ofstream(null).fail())
            QSKIP("devices can't be made here");
        fs::create_symlink("null", scratch.folder() / "link");
        writeOutput(null, "song");
        writeOutput(scratch.folder() / "link", "song");
        QVERIFY(messageOf([&] { writeOutput(full, "song"); }).find("can't be written into") !=
                std::string::npos);
        QVERIFY(fs::is_character_file(null) && fs::is_character_file(full));
        QVERIFY(fs::is_symlink(scratch.folder() / "link"));
    }

    /// /dev/stdout and its like: behind what was printed already.
    void anOpenDescriptorIsWrittenInto() {
        const Scratch scratch;
        const fs::path file = scratch.folder() / "printed";
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT, 0600);
        QCOMPARE(::write(descriptor, "before ", 7), ssize_t{7});
        writeOutput("/dev/fd/" + std::to_string(descriptor), "song");
        fs::create_symlink("/proc/self/fd/" + std::to_string(descriptor), scratch.folder() / "link");
        writeOutput(scratch.folder() / "link", " twice");
        QCOMPARE(::write(descriptor, " after", 6), ssize_t{6});
        ::close(descriptor);
        QCOMPARE(contentOf(file), std::string("before song twice after"));
    }

    void whatCannotBeWrittenToIsRefused() {
        const Scratch scratch;
        const fs::path socket = scratch.folder() / "socket";
        const int end = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        socket.string().copy(address.sun_path, sizeof address.sun_path - 1);
        QCOMPARE(::bind(end, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        for (const fs::path& output : {socket, scratch.folder(), scratch.folder() / "socket" / "below"})
            QVERIFY(!messageOf([&] { writeOutput(output, "x"); }).empty());
        ::close(end);
        QVERIFY(fs::is_socket(socket));
    }

    /// Told before the work begins, and nothing is made for it.
    void whatIsPlainBeforehandIsTold() {
        const Scratch scratch;
        const fs::path folder = scratch.folder();
        write(folder / "file", "x");
        requireWritable(folder / "new.flp");
        requireWritable(folder / "some/new/folder/song.flp");
        requireWritable(folder / "file");
        requireWritable({});
        requireWritableFolder(folder / "packs");
        requireWritableFolder(folder);
        QVERIFY(!messageOf([&] { requireWritable(folder); }).empty());
        QVERIFY(!messageOf([&] { requireWritable(folder / "file/below.flp"); }).empty());
        QVERIFY(!messageOf([&] { requireWritableFolder(folder / "file"); }).empty());
        QCOMPARE(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), std::ptrdiff_t{1});
    }
};

GLEANER_TEST(OutputFileTest)
#include "output_file_test.moc"
