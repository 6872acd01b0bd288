#include "files/gzip.h"

#include "base/error.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QProcess>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class GzipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadBack() {
        const Scratch scratch;
        const QByteArray text = QByteArray("round and round ").repeated(200000);
        pack::writeGzip(scratch.folder() / "a.gz", text);
        QVERIFY(pack::readGzip(scratch.folder() / "a.gz") == text);
        QVERIFY(fs::file_size(scratch.folder() / "a.gz") < 20000);
    }

    /// RFC 1952: magic, deflate, no flags, no time, best compression, unknown system.
    void holdsNoTimeAndNoName() {
        const Scratch scratch;
        pack::writeGzip(scratch.folder() / "a.gz", "x");
        QCOMPARE(QByteArray::fromStdString(contentOf(scratch.folder() / "a.gz")).left(10).toHex(),
                 QByteArray("1f8b08000000000002ff"));
    }

    void damageIsRefused() {
        const Scratch scratch;
        const fs::path file = scratch.folder() / "a.gz";
        pack::writeGzip(file, QByteArray(1000, 'x'));
        const std::string whole = contentOf(file);
        for (const std::string& bad :
             {whole.substr(0, whole.size() - 3), std::string("no gzip"), std::string()}) {
            write(file, bad);
            QVERIFY_THROWS_EXCEPTION(Error, pack::readGzip(file));
        }
    }

    void tarUnpacksIt() {
        const Scratch scratch;
        write(scratch.folder() / "deep file", std::string(1000, 'y'));
        const fs::path archive = scratch.folder() / "a.tgz";
        pack::writeTarGzip(
            archive, {{"kit/list.xml", {}, "<a/>"}, {"kit/in/long.bin", scratch.folder() / "deep file", {}}},
            {});
        const std::string once = contentOf(archive);
        QProcess tar;
        tar.setWorkingDirectory(QString::fromStdString(scratch.folder().string()));
        tar.start(QStringLiteral("tar"), {QStringLiteral("xzf"), QStringLiteral("a.tgz")});
        QVERIFY(tar.waitForFinished() && tar.exitCode() == 0);
        QCOMPARE(contentOf(scratch.folder() / "kit/list.xml"), std::string("<a/>"));
        QCOMPARE(contentOf(scratch.folder() / "kit/in/long.bin"), std::string(1000, 'y'));
        pack::writeTarGzip(
            archive, {{"kit/list.xml", {}, "<a/>"}, {"kit/in/long.bin", scratch.folder() / "deep file", {}}},
            {});
        QCOMPARE(contentOf(archive), once);
    }

    void namesThatDoNotFitAreRefused() {
        const Scratch scratch;
        const std::vector<pack::TarItem> items{{std::string(101, 'n'), {}, "x"}};
        QVERIFY_THROWS_EXCEPTION(Error, pack::writeTarGzip(scratch.folder() / "a.tgz", items, {}));
    }
};

GLEANER_TEST(GzipTest)
#include "gzip_test.moc"
