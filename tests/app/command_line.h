#pragma once

#include "support/places.h"

// What the tests of the command line share: the program, a folder for its files, the demo recording and a
// pack of it.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

namespace gleaner::test {

/// How a run of the command line ended.
struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// One line of standard error, as every refusal is: it ends with one full stop, and none stands before
/// another mark.
inline bool isOneSentence(const QByteArray& err) {
    static const QRegularExpression form(QStringLiteral("^[^\\n]*[^.\\s]\\.\\n$")),
        doubled(QStringLiteral("\\.[.;,:)]"));
    const QString text = QString::fromUtf8(err);
    return err.count('\n') == 1 && form.match(text).hasMatch() && !doubled.match(text).hasMatch();
}

inline QStringList everythingUnder(const QString& folder) {
    QStringList names;
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        names << files.next();
    names.sort();
    return names;
}

inline void writeText(const QString& name, const QByteArray& text) {
    QFile file(name);
    if (file.open(QIODevice::WriteOnly)) file.write(text);
}

/// The program, run in a folder of its own.
class CommandLine {
protected:
    QString in(const QString& name) const { return m_folder.filePath(name); }

    static QString program() { return gleaner::test::commandLineProgram(); }

    void start(QProcess& process, const QStringList& arguments, const QString& cache) const {
        start(process, program(), arguments, cache);
    }

    void start(QProcess& process, const QString& command, const QStringList& arguments,
               const QString& cache) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GLEANER_CACHE"), in(cache));
        environment.insert(QStringLiteral("GLEANER_LIBRARY"), in(QStringLiteral("library/library.sqlite")));
        process.setProcessEnvironment(environment);
        process.start(command, arguments);
    }

    Run run(const QStringList& arguments, const QString& cache = QStringLiteral("cache")) const {
        QProcess process;
        start(process, arguments, cache);
        if (!process.waitForFinished(240000)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    Run packTo(const QString& out, const QStringList& more = {},
               const QString& cache = QStringLiteral("cache")) const {
        return run(QStringList{QStringLiteral("pack"), m_recording, QStringLiteral("--out"), in(out),
                               QStringLiteral("--json")} +
                       more,
                   cache);
    }

    void makeRecording() {
        QVERIFY2(QFile::exists(program()), qPrintable(program()));
        const Run demo = run({QStringLiteral("demo"), QStringLiteral("--recording-only"),
                              QStringLiteral("--out"), in(QStringLiteral("demo"))});
        QVERIFY2(demo.code == 0, demo.err);
        m_recording = QString::fromUtf8(demo.out).trimmed();
        QVERIFY(QFile::exists(m_recording));
    }

    /// Its first twelve seconds, for what is done hundreds of times.
    void makeShortRecording() {
        makeRecording();
        QFile whole(m_recording);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        constexpr qsizetype head = 44, sound = 12 * 48000 * 2 * 3; // WAV, stereo, 24 bit
        QByteArray bytes = whole.read(head + sound);
        QCOMPARE(bytes.mid(36, 4), QByteArray("data"));
        qToLittleEndian(static_cast<quint32>(bytes.size() - 8), bytes.data() + 4);
        qToLittleEndian(static_cast<quint32>(sound), bytes.data() + 40);
        m_recording = in(QStringLiteral("short.wav"));
        writeText(m_recording, bytes);
    }

    void makeRecordingAndPack() {
        makeRecording();
        const Run packed = packTo(QStringLiteral("packs"));
        QVERIFY2(packed.code == 0, packed.err);
        m_zip = packed.json()[QStringLiteral("zip")].toString();
        QVERIFY(QFile::exists(m_zip));
    }

    QTemporaryDir m_folder;
    QString m_recording;
    QString m_zip;
};

}
