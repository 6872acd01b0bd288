// Caches on the command line: never believed when they are damaged, kept below their limit.

#include "command_line.h"

#include "base/random.h"
#include "support/mutants.h"
#include "support/program.h"

using namespace gleaner;
using namespace gleaner::test;

namespace {

QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesUnder(const QString& folder, const QString& pattern) {
    QStringList names;
    QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << files.next();
    names.sort();
    return names;
}

}

class CliCacheTest : public QObject, protected CommandLine {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeShortRecording();
        const Run detect = run({QStringLiteral("detect"), m_recording, QStringLiteral("--json")});
        QVERIFY2(detect.code == 0, detect.err);
    }

    /// One flipped bit, or worse, in each kind of entry: the pack is the one of an empty cache.
    void aDamagedEntryIsNoEntry_data() {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("recordings") << QStringLiteral("recordings/*");
        QTest::newRow("facts of samples") << QStringLiteral("*.facts");
        QTest::newRow("rendered samples") << QStringLiteral("*.wav");
        QTest::newRow("state") << QStringLiteral("gleaner-cache");
    }
    void aDamagedEntryIsNoEntry() {
        QFETCH(QString, pattern);
        const QString cache = in(QStringLiteral("cache-damaged"));
        const QByteArray fresh = packed(QStringLiteral("cache-fresh"), QStringLiteral("fresh"));
        packed(QStringLiteral("cache-damaged"), QStringLiteral("first"));
        const QStringList files = pattern.startsWith(QLatin1String("recordings"))
                                      ? filesUnder(cache + QStringLiteral("/recordings"), QStringLiteral("*"))
                                      : filesUnder(cache, pattern);
        QVERIFY(!files.isEmpty());
        Random random(hash64(pattern.toStdString()));
        for (int round = 0; round < rounds(250, 6); ++round) {
            const QString& file =
                files[static_cast<int>(random.below(static_cast<std::uint64_t>(files.size())))];
            const QByteArray whole = contentOf(file);
            QByteArray damaged = whole;
            if (round % 2 == 0) {
                const auto bit = random.below(static_cast<std::uint64_t>(whole.size()) * 8);
                const auto at = static_cast<qsizetype>(bit / 8);
                damaged[at] = static_cast<char>(damaged[at] ^ (1 << (bit % 8)));
            } else {
                damaged = damagedBytes(whole, random.next()).bytes;
            }
            writeText(file, damaged);
            QCOMPARE(packed(QStringLiteral("cache-damaged"), QStringLiteral("again")), fresh);
        }
    }

    void otherContentUnderTheSameSizeAndTimeIsNoticed() {
        const QString changing = in(QStringLiteral("changing.wav"));
        QVERIFY(QFile::copy(m_recording, changing));
        const auto idOf = [&] {
            return run({QStringLiteral("pack"), changing, QStringLiteral("--plan"), QStringLiteral("--json")})
                .json()[QStringLiteral("packId")]
                .toString();
        };
        const QString first = idOf();
        QVERIFY(!first.isEmpty());
        QCOMPARE(idOf(), first);
        const auto time = QFileInfo(changing).lastModified();
        QFile file(changing);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        file.write(QByteArray(30000, '\0'));
        file.flush();
        QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE(QFileInfo(changing).lastModified(), time);
        QVERIFY(idOf() != first);
    }

    void cacheTellsChecksLimitsAndClears() {
        packed(QStringLiteral("cache-verb"), QStringLiteral("verb"));
        const QString cache = in(QStringLiteral("cache-verb"));
        writeText(cache + QStringLiteral("/notes.txt"), "mine");
        const QJsonObject told = verb({});
        QCOMPARE(told[QStringLiteral("folder")].toString(), cache);
        QVERIFY(told[QStringLiteral("entries")].toInt() > 3);
        QCOMPARE(told[QStringLiteral("limitBytes")].toDouble(), 1e10);
        QCOMPARE(told[QStringLiteral("kinds")].toArray().size(), 6);

        const QStringList sounds = filesUnder(cache, QStringLiteral("*.wav"));
        QByteArray damaged = contentOf(sounds.first());
        damaged[5000] = static_cast<char>(damaged[5000] ^ 1);
        writeText(sounds.first(), damaged);
        QCOMPARE(verb({QStringLiteral("--check")})[QStringLiteral("damaged")].toArray().size(), 1);
        QVERIFY(!QFile::exists(sounds.first()));
        QCOMPARE(verb({QStringLiteral("--check")})[QStringLiteral("damaged")].toArray().size(), 0);

        QVERIFY(run({QStringLiteral("cache"), QStringLiteral("--check")}, QStringLiteral("cache-verb"))
                    .out.startsWith("every entry is sound\n"));

        const QJsonObject limited = verb({QStringLiteral("--limit"), QStringLiteral("0.3 MB")});
        QVERIFY(limited[QStringLiteral("bytes")].toInt() <= 300000);
        QVERIFY(limited[QStringLiteral("removed")][QStringLiteral("entries")].toInt() > 0);
        packed(QStringLiteral("cache-verb"), QStringLiteral("verb")); // and it stays so
        QVERIFY(verb({})[QStringLiteral("bytes")].toInt() <= 300000);

        QCOMPARE(verb({QStringLiteral("--clear")})[QStringLiteral("entries")].toInt(), 0);
        QCOMPARE(contentOf(cache + QStringLiteral("/notes.txt")), QByteArray("mine"));
        QCOMPARE(run({QStringLiteral("cache"), QStringLiteral("--limit"), QStringLiteral("much")}).code, 2);
        QCOMPARE(run({QStringLiteral("cache"), QStringLiteral("--limit"), QStringLiteral("-5")}).code, 2);
    }

private:
    QJsonObject verb(const QStringList& more) const {
        const Run told = run(QStringList{QStringLiteral("cache"), QStringLiteral("--json")} + more,
                             QStringLiteral("cache-verb"));
        if (told.code != 0) qWarning("%s", told.err.constData());
        return told.json();
    }

    /// The zip that is made with that cache.
    QByteArray packed(const QString& cache, const QString& out) const {
        const Run pack = run({QStringLiteral("pack"), m_recording, QStringLiteral("--out"), in(out),
                              QStringLiteral("--json"), QStringLiteral("--jobs"), QStringLiteral("1")},
                             cache);
        if (pack.code != 0) qWarning("%s", pack.err.constData());
        return contentOf(pack.json()[QStringLiteral("zip")].toString());
    }
};

GLEANER_TEST(CliCacheTest)
#include "cli_cache_test.moc"
