// Who recorded something and when, and what its tags say of tempo and key: from the chunks of recorders, and
// from the tags of every format, as other programs write them.

#include "core/audio/signals.h"
#include "core/audio/wave_maker.h"
#include "metadata/recorded_time.h"
#include "metadata/recorder_names.h"
#include "metadata/sampler_chunks.h"
#include "metadata/source_tags.h"
#include "support/mutants.h"
#include "support/program.h"
#include "support/shared_data.h"

#include <QProcess>
#include <QtEndian>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

namespace {

QByteArray info(const char* id, const QByteArray& text) {
    return chunk("LIST", "INFO" + chunk(id, text + '\0'));
}

QByteArray described(const char* originator, const char* date, const char* time, quint64 samples = 0,
                     const char* description = "") {
    QByteArray body = QByteArray(description).leftJustified(256, '\0') +
                      QByteArray(originator).leftJustified(64, '\0') +
                      QByteArray(date).leftJustified(10, '\0') + QByteArray(time).leftJustified(8, '\0');
    QByteArray count(8, '\0');
    qToLittleEndian(samples, count.data());
    body += count;
    return chunk("bext", body + QByteArray(602 - body.size(), '\0'));
}

/// An ID3v2.3 tag of text frames in Latin-1.
QByteArray id3(const std::vector<std::pair<const char*, const char*>>& frames) {
    QByteArray body;
    for (const auto& [id, text] : frames) {
        const QByteArray content = QByteArray(1, '\0') + text;
        body += QByteArray(id) + QByteArray(3, '\0') + static_cast<char>(content.size()) +
                QByteArray(2, '\0') + content;
    }
    QByteArray tag("ID3\x03\0\0\0\0", 8);
    return tag + static_cast<char>(body.size() >> 7) + static_cast<char>(body.size() & 0x7F) + body;
}

QByteArray wav(const QByteArray& chunks, const char* form = "RIFF") {
    QByteArray format = QByteArray::fromHex("0100 0100 80bb0000 00770100 0200 1000");
    const QByteArray content =
        "WAVE" + chunk("fmt ", format) + chunks + chunk("data", QByteArray(9600, '\1'));
    QByteArray bytes(form);
    append(bytes, static_cast<quint64>(content.size()), 4);
    return bytes + content;
}

}

class SourceTagsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const QByteArray& bytes, const char* name = "file.wav") {
        writeBytes(in(m_folder, name), bytes);
        return in(m_folder, name);
    }
    SourceTags tagsOf(const QByteArray& chunks) { return readSourceTags(file(wav(chunks))); }
    std::string deviceOf(const QByteArray& chunks) { return tagsOf(chunks).device; }
    std::string recordedOf(const QByteArray& chunks) { return tagsOf(chunks).recorded; }

    /// Two seconds by FFmpeg with these tags.
    std::filesystem::path byFfmpeg(const char* name, QStringList tags) {
        QStringList arguments{QStringLiteral("-v"),          QStringLiteral("error"), QStringLiteral("-y"),
                              QStringLiteral("-f"),          QStringLiteral("lavfi"), QStringLiteral("-i"),
                              QStringLiteral("sine=440:d=2")};
        for (const QString& tag : tags)
            arguments << QStringLiteral("-metadata") << tag;
        if (QByteArray(name).endsWith("aiff"))
            arguments << QStringLiteral("-write_id3v2") << QStringLiteral("1");
        const auto target = in(m_folder, name);
        arguments << QString::fromStdString(target.string());
        if (QProcess::execute(QStringLiteral("ffmpeg"), arguments) != 0) qFatal("ffmpeg failed");
        return target;
    }

private Q_SLOTS:
    void programsAreNoRecorders() {
        for (const char* program :
             {"Lavf58.76.100", "Lavc59.37.100 libvorbis", "Sound Grinder", "Audacity 3.2.4", "REAPER v6.80",
              "Adobe Audition 23.1 (Windows)", "WaveLab Pro 11", "Logic Pro X 10.7", "SoX 14.4.2",
              "libsndfile-1.2.0", "Gleaner 0.1.0", "FL Studio (beta)", "LAME 3.100",
              "reference libFLAC 1.4.2", "Pro Tools", "iZotope RX 10 Audio Editor",
              "Wave Agent 1.20 (Sound Devices)", "TwistedWave 1.25"}) {
            QVERIFY2(isSoftware(program), program);
            QCOMPARE(deviceOf(info("ISFT", program)), std::string());
            QCOMPARE(deviceOf(info("ITCH", program)), std::string());
            QCOMPARE(deviceOf(described(program, "2024-05-12", "14:03:22")), std::string());
        }
    }

    void recordersAreKnownWhereverTheyWriteTheirName() {
        QCOMPARE(deviceOf(described("ZOOM H6", "2024-05-12", "14:03:22")), std::string("ZOOM H6"));
        QCOMPARE(deviceOf(described("Unheard Of X9", "", "")), std::string("Unheard Of X9"));
        QCOMPARE(deviceOf(described("", "", "", 0, "sSPEED=25\r\nSOUND DEVICES 788T\r\nsTAKE=3")),
                 std::string("SOUND DEVICES 788T"));
        QCOMPARE(deviceOf(described("Sound Grinder", "", "") + info("ITCH", "ZOOM F8n")),
                 std::string("ZOOM F8n"));
        QCOMPARE(deviceOf(info("ISFT", "TASCAM DR-05X")), std::string("TASCAM DR-05X"));
        QCOMPARE(deviceOf(info("IART", "AudioMoth 0123456789ABCDEF")), std::string("AudioMoth"));
        QCOMPARE(deviceOf(chunk("iXML", "<?xml version=\"1.0\"?><BWFXML><BEXT><BWF_ORIGINATOR>Zaxcom "
                                        "Deva</BWF_ORIGINATOR></BEXT></BWFXML>")),
                 std::string("Zaxcom Deva"));
        QCOMPARE(deviceOf(chunk("guan", "GUANO|Version: 1.0\nMake: Wildlife Acoustics\nModel: SM4BAT-FS\n")),
                 std::string("Wildlife Acoustics SM4BAT-FS"));
        // Sentences and people are no recorders.
        QCOMPARE(deviceOf(info("ICMT", "Recorded with a Zoom in the woods in 2024")), std::string());
        QCOMPARE(deviceOf(info("IART", "Sony Music")), std::string());
    }

    void scenesAndTakesAreRead() {
        const QByteArray ixml =
            chunk("iXML", "<BWFXML><PROJECT>HARBOUR</PROJECT><SCENE>12A</SCENE><TAKE>3</TAKE></BWFXML>");
        QCOMPARE(tagsOf(ixml).scene, std::string("12A"));
        QCOMPARE(tagsOf(ixml).take, std::string("3"));
        const SourceTags lines =
            tagsOf(described("ZOOM F8", "", "", 0, "zSPEED=25\r\nzSCENE=4\r\nzTAKE=007\r\n"));
        QCOMPARE(lines.scene, std::string("4"));
        QCOMPARE(lines.take, std::string("007"));
        QVERIFY(tagsOf(described("ZOOM F8", "", "", 0, "a scene=4, take=2")).scene.empty());
    }

    /// What somebody noted describes the recording where nothing else does.
    void notesDescribe() {
        QCOMPARE(tagsOf(chunk("iXML", "<BWFXML><NOTE>gate by the lock</NOTE></BWFXML>")).description,
                 std::string("gate by the lock"));
        QCOMPARE(tagsOf(chunk("guan", "GUANO|Version: 1.0\nNote: under the bridge\n")).description,
                 std::string("under the bridge"));
        QCOMPARE(tagsOf(described("ZOOM F8", "", "", 0, "a lock") +
                        chunk("iXML", "<BWFXML><NOTE>gate</NOTE></BWFXML>"))
                     .description,
                 std::string("a lock"));
    }

    /// What field recorders write at once, as MixPre and F-series have it: each fact from where it stands.
    void aRecordersFileTellsItAll() {
        const QByteArray lines =
            "sSPEED=25.000-ND\r\nsTAKE=3\r\nsUBITS=00000000\r\nsSWVER=9.10\r\nsPROJECT=HARBOUR"
            "\r\nsSCENE=12A\r\nsFILENAME=12A-T3.WAV\r\nsTAPE=24Y05M12\r\nsTRK1=MixL\r\nsTRK2=MixR\r\n";
        const SourceTags tags = tagsOf(described("SoundDev: MixPre-6 AB1234", "2024-05-12", "14:03:22",
                                                 48000ULL * 50602, lines.constData()) +
                                       info("ISFT", "REAPER v6.80"));
        QCOMPARE(tags.scene, std::string("12A"));
        QCOMPARE(tags.take, std::string("3"));
        QCOMPARE(tags.recorded, std::string("2024-05-12T14:03:22"));
        QCOMPARE(tags.timeReference, 48000LL * 50602);
        QCOMPARE(tags.device, std::string("SoundDev: MixPre-6 AB1234")); // and no program
    }

    void aClockOfIxmlStandsInForThatOfBext() {
        const auto ixml = [](const char* high, const char* low, const char* countedAt) {
            return chunk("iXML",
                         QByteArray("<BWFXML><SPEED><TIMESTAMP_SAMPLE_RATE>") + countedAt +
                             "</TIMESTAMP_SAMPLE_RATE><TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>" + high +
                             "</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI><TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>" +
                             low + "</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO></SPEED></BWFXML>");
        };
        QCOMPARE(tagsOf(ixml("0", "175728000", "48000")).timeReference, 175728000);
        QCOMPARE(tagsOf(described("ZOOM F6", "2024-05-12", "14:03:22", 48000) + ixml("0", "7", "48000"))
                     .timeReference,
                 48000);
        QVERIFY(!tagsOf(ixml("0", "175728000", "48048")).timeReference);  // counted at another speed
        QVERIFY(!tagsOf(ixml("99", "175728000", "48000")).timeReference); // no such moment of a day
        QVERIFY(!tagsOf(ixml("0", "noon", "48000")).timeReference);
    }

    void timesComeFromWhoeverKnowsThem() {
        QCOMPARE(recordedOf(chunk("guan", "GUANO|Version: 1.0\nTimestamp: 2017-04-10T04:07:43-07:00\n")),
                 std::string("2017-04-10T04:07:43-07:00"));
        const QByteArray wildlife = QByteArray::fromHex("0500 19000000") + "2014-04-02 22:59:14-05:00";
        QCOMPARE(recordedOf(chunk("wamd", wildlife)), std::string("2014-04-02T22:59:14-05:00"));
        QCOMPARE(recordedOf(info("IDIT", "Wed Jan 02 02:03:55 2019")), std::string("2019-01-02T02:03:55"));
        QCOMPARE(recordedOf(described("", "1980-01-01", "00:03:00") + info("ICRD", "2021-03-04")),
                 std::string("2021-03-04"));
        // A clock that can't be read is worked out: 48,000 samples a second since midnight.
        const SourceTags counted = tagsOf(described("ZOOM H6", "2024-05-12", "", 48000ULL * 3661));
        QCOMPARE(counted.recorded, std::string("2024-05-12T01:01:01"));
        QCOMPARE(counted.timeReference, 48000LL * 3661);
        QVERIFY(!tagsOf(described("ZOOM H6", "2024-05-12", "", ~0ULL)).timeReference);
    }

    void audioMothSaysItInItsComment_data() {
        QTest::addColumn<QByteArray>("comment");
        QTest::addColumn<QString>("recorded");
        QTest::newRow("a zone") << QByteArray(
                                       "Recorded at 19:17:30 07/09/2023 (UTC+2) by AudioMoth 24F319015FDF "
                                       "at medium gain while battery was 4.2V.")
                                << "2023-09-07T19:17:30+02:00";
        QTest::newRow("none told") << QByteArray(
                                          "Recorded at 12:00:00 01/06/2018 by AudioMoth 0FE081F80FE081F0 "
                                          "at gain setting 2 while battery state was 3.6V")
                                   << "2018-06-01T12:00:00";
        QTest::newRow("universal") << QByteArray(
                                          "Recorded at 02:05:00 10/05/2020 (UTC) by AudioMoth 24F3 at gain")
                                   << "2020-05-10T02:05:00Z";
        QTest::newRow("half an hour")
            << QByteArray("Recorded at 23:59:59 28/02/2022 (UTC-3:30) by AudioMoth 24F3 at high gain")
            << "2022-02-28T23:59:59-03:30";
        QTest::newRow("never set") << QByteArray(
                                          "Recorded at 00:00:05 01/01/1970 (UTC) by AudioMoth 24F3 at gain")
                                   << "";
        QTest::newRow("no such day") << QByteArray("Recorded at 10:00:00 30/02/2023 (UTC) by AudioMoth 24F3")
                                     << "";
    }
    void audioMothSaysItInItsComment() {
        QFETCH(QByteArray, comment);
        QFETCH(QString, recorded);
        const SourceTags tags = tagsOf(info("ICMT", comment));
        QCOMPARE(QString::fromStdString(tags.recorded), recorded);
        QCOMPARE(tags.device, std::string("AudioMoth"));
    }

    void datesInTheirManySpellings_data() {
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char* date, const char* time, const char* iso) {
            QTest::addRow("%s %s", date, time)
                << QString::fromLatin1(date) << QString::fromLatin1(time) << QString::fromLatin1(iso);
        };
        row("2024-05-12", "14:03:22", "2024-05-12T14:03:22");
        row("2024:05:12", "14-03-22", "2024-05-12T14:03:22");
        row("2024/5/2", "4:3:2", "2024-05-02T04:03:02");
        row("20240512", "", "2024-05-12");
        row("20240512", "140322", "2024-05-12T14:03:22");
        row("2024-05-12T14:03:22", "", "2024-05-12T14:03:22");
        row("2024-05-12T14:03:22.5Z", "", "2024-05-12T14:03:22Z");
        row("2024-05-12 14:03:22 +0530", "", "2024-05-12T14:03:22+05:30");
        row("2024-05-12", "14:03:22+02:00", "2024-05-12T14:03:22+02:00");
        row("2024-05-12", "99:00:00", "2024-05-12");
        row("2024-02-29", "", "2024-02-29");
        row("2023-02-29", "12:00:00", "");
        row("2024-02-30", "12:00:00", "");
        row("2024-13-01", "12:00:00", "");
        row("2024-00-00", "", "2024");
        row("2024", "", "2024");
        row("0000-00-00", "00:00:00", "");
        row("1970-01-01", "00:12:00", "");
        row("1980-01-01", "00:00:00", "");
        row("1904-01-01", "00:00:00", "");
        row("2000-01-01", "00:00:00", "");
        row("2000-01-01", "00:03:00", "2000-01-01T00:03:00");
        row("9999-12-31", "", "");
        row("", "12:00:00", "");
        row("yesterday", "", "");
        row("12345", "", "");
    }
    void datesInTheirManySpellings() {
        QFETCH(QString, date);
        QFETCH(QString, time);
        QFETCH(QString, iso);
        QCOMPARE(QString::fromStdString(isoTime(date.toStdString(), time.toStdString())), iso);
    }

    void theCases() {
        NEEDS_SHARED_DATA();
        const auto cases = gleaner::test::sharedFolder() / "cases";
        const SourceTags unfinished = readSourceTags(cases / "unfinished_with_bext.wav");
        QCOMPARE(unfinished.device, std::string("ZOOM H6"));
        QCOMPARE(unfinished.recorded, std::string("2024-05-12T14:03:22"));
        QCOMPARE(readSamplerChunks(cases / "rf64_with_acid.wav").acidBpm.value_or(0.0), 88.0);
        const SourceTags moth = readSourceTags(cases / "audiomoth_like.wav");
        QCOMPARE(moth.device, std::string("AudioMoth"));
        QCOMPARE(moth.recorded, std::string("2023-09-07T19:17:30+02:00"));
        QCOMPARE(readSourceTags(cases / "edited_with_ffmpeg.wav").device, std::string());
    }

    void tempoAndKeyAreReadFromChunks() {
        const MusicTags wanted{127.5, "8A"};
        const QByteArray tag = id3({{"TBPM", "127.5"}, {"TKEY", "8A"}});
        QCOMPARE(readMusicTags(file(wav(chunk("id3 ", tag)))), wanted);
        QCOMPARE(readMusicTags(file(wav(chunk("ID3 ", tag)))), wanted);
        QCOMPARE(readMusicTags(file(wav(chunk("id3 ", tag), "RF64"))), wanted);
        QCOMPARE(readMusicTags(file(wav(info("IKEY", "F#m")))).key, std::string("F#m"));
        for (const char* absurd : {"0", "19", "1000", "-5", "nan", "inf", "1e999", "fast", ""})
            QVERIFY2(!readMusicTags(file(wav(chunk("id3 ", id3({{"TBPM", absurd}}))))).bpm, absurd);
        QCOMPARE(readMusicTags(file(wav(chunk("id3 ", id3({{"TBPM", "127,5"}}))))).bpm, 127.5);
    }

    void tempoAndKeyAreReadFromTheTagsOfFormats_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QStringList>("written");
        const QStringList names{QStringLiteral("BPM=127.5"), QStringLiteral("INITIALKEY=8A")};
        const QStringList frames{QStringLiteral("TBPM=127.5"), QStringLiteral("TKEY=8A")};
        QTest::newRow("MP3") << QByteArray("a.mp3") << frames;
        QTest::newRow("AIFF") << QByteArray("a.aiff") << frames;
        for (const char* name : {"a.flac", "a.ogg", "a.opus", "a.wv"})
            QTest::newRow(name) << QByteArray(name) << names;
        QTest::newRow("TEMPO and KEY")
            << QByteArray("b.flac") << QStringList{QStringLiteral("TEMPO=127.5"), QStringLiteral("KEY=8A")};
    }
    void tempoAndKeyAreReadFromTheTagsOfFormats() {
        if (!hasProgram("ffmpeg")) QSKIP("needs ffmpeg");
        QFETCH(QByteArray, name);
        QFETCH(QStringList, written);
        const auto file = byFfmpeg(name.constData(), written << QStringLiteral("encoded_by=ZOOM H5"));
        QCOMPARE(readMusicTags(file), (MusicTags{127.5, "8A"}));
        QCOMPARE(readSourceTags(file).device, std::string("ZOOM H5")); // and not "Lavf"
    }

    void aPhonesItemsAreRead() {
        if (!hasProgram("ffmpeg")) QSKIP("needs ffmpeg");
        QCOMPARE(readMusicTags(byFfmpeg("a.m4a", {QStringLiteral("tmpo=101")})).bpm, 101.0);
    }

    void aFlacKeepsTheChunksOfItsWav() {
        if (!hasProgram("flac")) QSKIP("needs flac");
        const auto source = in(m_folder, "kept.wav");
        writeFile(source, steppedNoise(16, 1, 48000), {.format = FileFormat::Wav16, .channels = 1});
        QByteArray bytes = bytesOf(source);
        bytes += chunk("acid", QByteArray::fromHex("06000000 3900 0080 00000000"    // root and stretch
                                                   "02000000 0400 0400 0000f042")); // 2 beats, 4/4, 120.0
        bytes.insert(12, described("ZOOM H6", "2024-05-12", "14:03:22"));
        qToLittleEndian<quint32>(static_cast<quint32>(bytes.size() - 8), bytes.data() + 4);
        writeBytes(source, bytes);
        const auto target = in(m_folder, "kept.flac");
        QProcess flac;
        flac.start(QStringLiteral("flac"),
                   {QStringLiteral("-s"), QStringLiteral("-f"), QStringLiteral("--keep-foreign-metadata"),
                    QString::fromStdString(source.string()), QStringLiteral("-o"),
                    QString::fromStdString(target.string())});
        QVERIFY(flac.waitForFinished() && flac.exitCode() == 0);
        QCOMPARE(readSamplerChunks(target), readSamplerChunks(source));
        QCOMPARE(readSamplerChunks(target).acidBpm, 120.0);
        QCOMPARE(readSourceTags(target).device, std::string("ZOOM H6"));
        QCOMPARE(readSourceTags(target).recorded, std::string("2024-05-12T14:03:22"));
    }

    void damagedTagsSayLess() {
        const QByteArray whole =
            wav(described("ZOOM H6", "2024-05-12", "14:03:22", 99) +
                info("ICMT", "Recorded at 19:17:30 07/09/2023") + chunk("guan", "Make: A\nModel: B\n") +
                chunk("wamd", QByteArray::fromHex("0100 02000000 4142")) +
                chunk("id3 ", id3({{"TBPM", "127.5"}, {"TKEY", "8A"}, {"TIT2", "x"}})));
        int known = 0;
        for (int seed = 0; seed < gleaner::test::rounds(5000, 500); ++seed) {
            const auto path =
                file(gleaner::test::damagedBytes(whole, static_cast<std::uint64_t>(seed)).bytes);
            const MusicTags music = readMusicTags(path);
            QVERIFY(!music.bpm || (*music.bpm >= 20.0 && *music.bpm <= 999.0));
            known += readSourceTags(path).device == "ZOOM H6";
        }
        QVERIFY(known > 100);
    }

    void atomsNestedWithoutEndAreNoRecursion() {
        QByteArray nested;
        for (int level = 0; level < 200000; ++level) // each says that it holds all the rest
            nested += QByteArray::fromHex("00000000") + "moov";
        const auto path = file(
            QByteArray::fromHex("0000001866747970 4d344120000000004d344120 00000000") + nested, "deep.m4a");
        QCOMPARE(readMusicTags(path), MusicTags());
        const QByteArray inItems = QByteArray::fromHex("0000001866747970 4d344120000000004d344120 00000000") +
                                   QByteArray::fromHex("00000000") + "moov" +
                                   QByteArray::fromHex("00000000") + "udta" +
                                   QByteArray::fromHex("00000000") + "meta" +
                                   QByteArray::fromHex("00000000 00000000") + "ilst" + nested;
        QCOMPARE(readMusicTags(file(inItems, "deep2.m4a")), MusicTags());
    }

    void whatIsNoFileSaysNothing() {
        QCOMPARE(readSourceTags(in(m_folder, "missing.wav")), SourceTags());
        QCOMPARE(readMusicTags(std::filesystem::path(m_folder.path().toStdString())), MusicTags());
        QCOMPARE(readMusicTags(file("", "empty.mp3")), MusicTags());
    }
};

GLEANER_TEST(SourceTagsTest)
#include "source_tags_test.moc"
