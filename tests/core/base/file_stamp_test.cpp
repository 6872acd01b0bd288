#include "base/file_stamp.h"

#include "base/error.h"
#include "support/program.h"
#include "support/scratch.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gleaner;
using gleaner::test::write;
namespace fs = std::filesystem;

class FileStampTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUntouchedFileKeepsItsStamp() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "a";
        write(file, "one");
        const FileStamp stamp = stampOf(file);
        std::ifstream(file).get();
        QCOMPARE(toString(stampOf(file)), toString(stamp));
        QCOMPARE(stamp.size, std::int64_t{3});
    }

    /// Written over in place, its size the same and its time set back.
    void otherContentUnderTheSameSizeAndTimeIsNoticed() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "a";
        write(file, "one");
        const auto time = fs::last_write_time(file);
        const FileStamp stamp = stampOf(file);
        write(file, "two");
        fs::last_write_time(file, time);
        QCOMPARE(stampOf(file).changed, stamp.changed);
        QVERIFY(!(stampOf(file) == stamp));
        QVERIFY(toString(stampOf(file)) != toString(stamp));
    }

    /// Another file of the same size and time that was moved to its place.
    void anotherFileInItsPlaceIsNoticed() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        write(folder / "a", "one");
        write(folder / "b", "two");
        fs::last_write_time(folder / "b", fs::last_write_time(folder / "a"));
        const FileStamp stamp = stampOf(folder / "a");
        fs::rename(folder / "b", folder / "a");
        QCOMPARE(stampOf(folder / "a").changed, stamp.changed);
        QVERIFY(stampOf(folder / "a").file != stamp.file);
    }

    void whatIsNoFileIsRefused() {
        const QTemporaryDir temporary;
        const fs::path folder(temporary.path().toStdString());
        QVERIFY_THROWS_EXCEPTION(Error, stampOf(folder));
        QVERIFY_THROWS_EXCEPTION(Error, stampOf(folder / "missing"));
    }
};

GLEANER_TEST(FileStampTest)
#include "file_stamp_test.moc"
