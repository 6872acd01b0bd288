#include "library/recording.h"

#include "base/error.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
namespace fs = std::filesystem;

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The examples of FIPS 180-4.
    void knownDigests() {
        QCOMPARE(library::sha256Of(""),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(library::sha256Of("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void aFileOfSeveralBlocksHashesAsItsBytes() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "long.bin";
        const std::string bytes((std::size_t{1} << 20) * 2 + 17, 'g');
        std::ofstream(file, std::ios::binary) << bytes;
        QCOMPARE(library::sha256OfFile(file), library::sha256Of(bytes));
    }

    void complainsOfWhatIsNoFile() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        QVERIFY_THROWS_EXCEPTION(Error, library::sha256OfFile(folder));
        QVERIFY_THROWS_EXCEPTION(Error, library::sha256OfFile(folder / "none.wav"));
    }

    void stopsWhenAsked() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "a.bin";
        std::ofstream(file) << "abc";
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, library::sha256OfFile(file, Progress(stop.get_token(), {})));
    }
};

QTEST_GUILESS_MAIN(Sha256Test)
#include "sha256_test.moc"
