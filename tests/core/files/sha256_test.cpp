#include "files/sha256.h"

#include "base/error.h"
#include "support/program.h"

#include <QCryptographicHash>
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

    /// Every way that a text can lie across blocks, in pieces of every size, against Qt's own.
    void everyLengthAgreesWithQt() {
        QByteArray bytes;
        for (int n = 0; n < 300; ++n) {
            const std::string expected =
                QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
            QCOMPARE(library::sha256Of({bytes.data(), static_cast<std::size_t>(bytes.size())}), expected);
            library::Sha256 pieces;
            for (qsizetype at = 0; at < bytes.size(); at += 1 + n % 71)
                pieces.add(bytes.data() + at,
                           static_cast<std::size_t>(std::min<qsizetype>(1 + n % 71, bytes.size() - at)));
            QCOMPARE(pieces.hex(), expected);
            bytes += static_cast<char>(n * 37);
        }
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

GLEANER_TEST(Sha256Test)
#include "sha256_test.moc"
