// A copy is whole, or the reason that it isn't is told in plain words.

#include "files/copy_file.h"

#include "base/error.h"
#include "support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;

class CopyFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path in(const char* name) {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path made(const char* name, const QByteArray& content) {
        QFile file(QString::fromStdString(in(name).string()));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("no room");
        return in(name);
    }
    std::string refusal(const std::filesystem::path& from, const std::filesystem::path& to) {
        try {
            library::copyFile(from, to, "shown.wav");
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void everyByteArrives() {
        QByteArray content(3'000'001, '\0');
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = static_cast<char>(i * 31 >> 3);
        for (const QByteArray& bytes : {content, QByteArray(), QByteArray("x")}) {
            library::copyFile(made("from", bytes), in("to"), in("to"));
            QFile copy(QString::fromStdString(in("to").string()));
            QVERIFY(copy.open(QIODevice::ReadOnly));
            QCOMPARE(copy.readAll(), bytes);
        }
    }

    void aFullDiskIsCalledFull() {
        if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("needs /dev/full");
        QCOMPARE(refusal(made("from", "content"), "/dev/full"),
                 std::string("shown.wav: can't be written (the disk is full)."));
    }

    void whatIsMissingIsNamed() {
        QVERIFY(
            refusal(in("nowhere"), in("to")).ends_with("can't be read (there is no such file or folder)."));
        QCOMPARE(refusal(made("from", "x"), in("no/folder")),
                 std::string("shown.wav: can't be written (there is no such file or folder)."));
    }
};

GLEANER_TEST(CopyFileTest)
#include "copy_file_test.moc"
