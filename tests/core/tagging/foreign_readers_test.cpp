// Every fact that a sample's file tells is read back by other programs: docs/chunks.md has the same rows.

#include "core/audio/signals.h"
#include "support/mutants.h"
#include "support/program.h"
#include "tagging/append_chunks.h"
#include "tagging/sample_origin.h"
#include "tagging/tag_writer.h"

#include <QProcess>
#include <QRegularExpression>

using namespace gleaner;
using namespace gleaner::audio;
using namespace gleaner::audio::test;

namespace {

/// How a program is asked for all that it knows of a file.
struct Reader {
    const char* name;
    const char* command; ///< with @ for the file
};
constexpr Reader readers[] = {
    {"exiftool", "exiftool -charset RIFF=UTF8 -a -G1 -s -n @"},
    {"mediainfo", "mediainfo --Full @"},
    {"ffprobe", "ffprobe -loglevel error -show_format -show_streams @"},
    {"sndfile-info", "sndfile-info @"},
    {"kid3-cli", "kid3-cli -c get @"},
    {"python3-taglib", "/usr/bin/python3 -c 'import sys,taglib;t=taglib.File(sys.argv[1]).tags;"
                       "print(\"\\n\".join(k+\" : \"+\" \".join(t[k]) for k in t))' @"},
};

bool isThere(const Reader& reader) {
    if (qstrcmp(reader.name, "python3-taglib") == 0)
        return std::system("/usr/bin/python3 -c 'import taglib' 2>/dev/null") == 0;
    return hasProgram(reader.name);
}

/// What it says, with single spaces and ": " or "=" as " : ".
QString answerOf(const Reader& reader, const std::filesystem::path& file) {
    QProcess process;
    const QString command =
        QString::fromUtf8(reader.command)
            .replace(QLatin1Char('@'), QStringLiteral("'%1'").arg(QString::fromStdString(file.string())));
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    if (!process.waitForFinished(60000)) return {};
    QString text = QString::fromUtf8(process.readAllStandardOutput());
    static const QRegularExpression spaces(QStringLiteral("[ \\t]+"));
    return text.replace(spaces, QStringLiteral(" "));
}

constexpr Frame frames = 96000; // 2 s: one bar at 120

AudioBuffer bar() { return sine(440.0, 0.25, 2, frames, 48000); }

/// Something in every field.
WavMetadata told() {
    WavMetadata metadata{
        .oneShot = false, .rootNote = 45, .rootCents = 25.0, .bpm = 120.0, .beats = 4, .loops = true};
    metadata.frames = frames;
    metadata.title = "Eisentür 01";
    metadata.artist = "Jo Field";
    metadata.genre = "dembow";
    metadata.comment = "From the recording 0123456789ab";
    metadata.software = "Gleaner 1.2";
    metadata.copyright = "CC0-1.0 Jo";
    metadata.recorded = "2024-05-12T14:03:22";
    metadata.key = "F#m";
    metadata.cues = {{0, "bar 1"}, {48000, "bar 2"}};
    metadata.timeReference = 2428896000;
    metadata.ucs = ucsCategoryOf(music::SampleKind::Loop, music::Role::Bass);
    metadata.levels = {-14.25, 3.5, -1.0, -12.0, -13.5};
    metadata.origin.emplace();
    metadata.origin->id = "0123456789ab";
    metadata.origin->name = metadata.title;
    metadata.origin->sourceSha256.assign(64, 'a');
    metadata.origin->range = {480, 96480};
    metadata.origin->sourceRate = 96000;
    metadata.origin->soundSha256.assign(64, 'b');
    metadata.origin->gainDb = 3.25;
    metadata.origin->chain = "highpass(frequency=80)";
    metadata.origin->print = printOf(bar(), 48000, 24);
    return metadata;
}

}

class ForeignReadersTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::map<std::string, QString> m_answers; ///< by reader and file

    std::filesystem::path fileOf(const QString& kind) {
        const auto file = in(m_folder, kind.toStdString());
        if (std::filesystem::exists(file)) return file;
        for (const FileFormatInfo& info : fileFormats) {
            const bool isIt = info.isWav
                                  ? info.format == FileFormat::Wav24 && kind.endsWith(QLatin1String(".wav"))
                                  : file.extension() == info.extension;
            if (!isIt) continue;
            writeFile(file, bar(),
                      {.format = info.format, .isLarge = kind.startsWith(QLatin1String("rf64"))});
            if (info.isWav)
                appendWavMetadata(file, told(), 48000);
            else
                writeComments(file, commentsOf(told()));
        }
        return file;
    }

private Q_SLOTS:
    void everyFactIsReadElsewhere_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("reader");
        QTest::addColumn<QString>("pattern");
        const auto row = [](const char* fact, const char* files, const char* reader, const char* pattern) {
            for (const QString& file : QString::fromUtf8(files).split(QLatin1Char(' ')))
                QTest::addRow("%s, %s by %s", fact, qPrintable(file), reader)
                    << file << QString::fromUtf8(reader) << QString::fromUtf8(pattern);
        };
        const char* wavs =
            "sample.wav rf64.wav"; // sndfile-info lists no chunk of RF64, nor do kid3 and TagLib open it
        row("acid tempo", wavs, "exiftool", "Tempo : 120\n");
        row("acid tempo", "sample.wav", "sndfile-info", "Tempo : 120.000000");
        row("acid beats", wavs, "exiftool", "Beats : 4\n");
        row("acid beats", "sample.wav", "sndfile-info", "Beats : 4\n");
        row("acid root", wavs, "exiftool", "RootNote : 57\n");
        row("acid root", "sample.wav", "sndfile-info", "Root note : 0x39");
        row("smpl root", wavs, "exiftool", "MIDIUnityNote : 45\n");
        row("smpl root", "sample.wav", "sndfile-info", "Midi Note : 45\n");
        row("smpl fraction", wavs, "exiftool", "MIDIPitchFraction : 1073741824\n");
        row("smpl fraction, inverted", "sample.wav", "sndfile-info", "Pitch Fract. : 2.0");
        row("smpl loop", "sample.wav", "sndfile-info", "Start : 0 End : 95999 ");
        row("smpl loop", wavs, "exiftool", "NumSampleLoops : 1\n");
        row("inst note", wavs, "exiftool", "UnshiftedNote : 45\n");
        row("inst fine tune", wavs, "exiftool", "FineTune : -25\n");
        row("inst keys", wavs, "exiftool", "LowNote : 0\n[^\n]*HighNote : 127\n");
        row("cue", "sample.wav", "sndfile-info", "Cue ID : 2 Pos : 48000 Chunk : data");
        row("cue label", "sample.wav", "sndfile-info", "labl : 2 : bar 2");
        row("cue label", wavs, "exiftool", "CuePointLabel : 2 bar 2");
        row("bext loudness", wavs, "mediainfo", "LoudnessValue : -14.25");
        row("bext range", wavs, "mediainfo", "LoudnessRange : 3.50");
        row("bext true peak", wavs, "mediainfo", "MaxTruePeakLevel : -1.00");
        row("bext momentary", wavs, "mediainfo", "MaxMomentaryLoudness : -12.00");
        row("bext short-term", wavs, "mediainfo", "MaxShortTermLoudness : -13.50");
        for (const char* reader : {"exiftool", "mediainfo", "ffprobe"})
            row("bext origin", wavs, reader, "SHA-256 a{64}, frames 480 to 96480 at 96000 Hz");
        row("bext date", wavs, "exiftool", "DateTimeOriginal : 2024:05:12 14:03:22");
        row("bext date", wavs, "mediainfo", "Encoded date : 2024-05-12 14:03:22");
        row("bext date", wavs, "ffprobe", "creation_time=14:03:22");
        row("bext time reference", wavs, "exiftool", "TimeReference : 2428896000\n");
        row("bext time reference", wavs, "ffprobe", "time_reference=2428896000\n");
        row("bext history", wavs, "exiftool",
            "CodingHistory : A=PCM,F=48000,W=24,M=stereo,T=Gleaner 1.2; gain \\+3.25 dB");
        row("bext history", wavs, "ffprobe", "coding_history=A=PCM,F=48000,W=24,M=stereo");
        row("bext reference", wavs, "exiftool", "OriginatorReference : 0123456789ab");
        row("bext reference", wavs, "ffprobe", "originator_reference=0123456789ab");
        row("iXML UCS", wavs, "exiftool", "UserCatid : MUSCLoop\n");
        row("iXML UCS", wavs, "exiftool", "AswgCatId : MUSCLoop\n");
        row("iXML category", wavs, "exiftool", "AswgCategory : MUSICAL\n");
        row("iXML key", wavs, "exiftool", "AswgInKey : F#m\n");
        row("iXML tempo", wavs, "exiftool", "AswgTempo : 120\n");
        row("iXML origin", wavs, "exiftool", "GleanerSourceSha256 : a{64}\n");
        row("iXML sound", wavs, "exiftool", "GleanerSoundSha256 : b{64}\n");
        row("INFO title", wavs, "exiftool", "\\[RIFF\\] Title : Eisentür 01\n");
        row("INFO title", wavs, "ffprobe", "title=Eisentür 01\n");
        row("INFO artist", wavs, "exiftool", "\\[RIFF\\] Artist : Jo Field\n");
        row("INFO artist", wavs, "ffprobe", "artist=Jo Field\n");
        row("INFO comment", wavs, "exiftool", "\\[RIFF\\] Comment : From the recording 0123456789ab\n");
        row("INFO comment", "sample.wav", "sndfile-info", "ICMT : From the recording 0123456789ab\n");
        row("INFO copyright", wavs, "exiftool", "\\[RIFF\\] Copyright : CC0-1.0 Jo\n");
        row("INFO copyright", "sample.wav", "sndfile-info", "ICOP : CC0-1.0 Jo\n");
        row("INFO date", wavs, "exiftool", "\\[RIFF\\] DateCreated : 2024[:-]05[:-]12\n");
        row("INFO date", "sample.wav", "sndfile-info", "ICRD : 2024-05-12\n");
        row("INFO key", wavs, "exiftool", "\\[RIFF\\] Keywords : F#m\n");
        row("INFO key", wavs, "mediainfo", "Keywords : F#m\n");
        row("INFO genre", wavs, "exiftool", "\\[RIFF\\] Genre : dembow\n");
        row("INFO software", wavs, "ffprobe", "encoder=Gleaner 1.2\n");
        row("id3 tempo", wavs, "exiftool", "BeatsPerMinute : 120\n");
        row("id3 tempo", "sample.wav", "kid3-cli", "BPM 120\n");
        row("id3 tempo", "sample.wav", "python3-taglib", "BPM : 120\n");
        row("id3 key", wavs, "exiftool", "InitialKey : F#m\n");
        row("id3 key", "sample.wav", "kid3-cli", "Initial Key F#m\n");
        row("id3 key", "sample.wav", "python3-taglib", "INITIALKEY : F#m\n");
        row("id3 copyright", wavs, "exiftool", "\\[ID3v2_3\\] Copyright : CC0-1.0 Jo\n");
        row("id3 copyright", "sample.wav", "python3-taglib", "COPYRIGHT : CC0-1.0 Jo\n");

        const char* others = "sample.flac sample.ogg sample.opus";
        row("comment TITLE", others, "exiftool", "Title : Eisentür 01\n");
        row("comment TITLE", others, "ffprobe", "(?i)title=Eisentür 01\n");
        row("comment BPM", others, "exiftool", "Bpm : 120\n");
        row("comment BPM", others, "mediainfo", "BPM : 120\n");
        row("comment BPM", others, "kid3-cli", "BPM 120\n");
        row("comment TEMPO", others, "exiftool", "Tempo : 120\n");
        row("comment TEMPO", others, "python3-taglib", "TEMPO : 120\n");
        row("comment INITIALKEY", others, "exiftool", "Initialkey : F#m\n");
        row("comment INITIALKEY", others, "kid3-cli", "Initial Key F#m\n");
        row("comment INITIALKEY", others, "python3-taglib", "INITIALKEY : F#m\n");
        row("comment COPYRIGHT", others, "ffprobe", "(?i)copyright=CC0-1.0 Jo\n");
        row("comment COPYRIGHT", others, "mediainfo", "Copyright : CC0-1.0 Jo\n");
        row("comment DATE", others, "ffprobe", "(?i)date=2024-05-12\n");
        row("comment DATE", others, "exiftool", "Date : 2024[:-]05[:-]12\n");
        row("lineage", others, "exiftool", "Comment : From the recording 0123456789ab\n");
        row("lineage", others, "ffprobe", "GLEANER_SOURCE_SHA256=a{64}\n");
        row("lineage", others, "python3-taglib", "GLEANER_SOURCE_BEGIN : 480\n");
    }
    void everyFactIsReadElsewhere() {
        QFETCH(QString, file);
        QFETCH(QString, reader);
        QFETCH(QString, pattern);
        const auto one =
            std::ranges::find_if(readers, [&](const Reader& r) { return reader == QLatin1String(r.name); });
        if (!isThere(*one)) QSKIP(qPrintable(reader + QStringLiteral(" is not installed")));
        const std::string key = reader.toStdString() + ' ' + file.toStdString();
        if (!m_answers.contains(key)) m_answers[key] = answerOf(*one, fileOf(file));
        QVERIFY2(QRegularExpression(pattern).match(m_answers[key]).hasMatch(), qPrintable(m_answers[key]));
    }

    /// 4.3 GB of sound with its chunks behind it, which four programs and we find to the frame.
    void moreThanFourGigabytesAreRead() {
        NEEDS_LONG_RUN("writes 4.3 GB");
        constexpr Frame part = 1'000'000, parts = 720;
        QVERIFY(needsRf64(FileFormat::Wav24, 2, part * parts));
        const AudioBuffer sound = sine(440.0, 0.25, 2, part, 48000);
        const auto file = in(m_folder, "huge.wav");
        FileWriter writer(file, {.format = FileFormat::Wav24, .isLarge = true});
        for (Frame n = 0; n < parts; ++n)
            writer.write(sound);
        writer.finish();
        WavMetadata metadata = told();
        metadata.frames = part * parts;
        appendWavMetadata(file, metadata, 48000);
        QVERIFY(std::filesystem::file_size(file) > (1ULL << 32));
        FileReader reader(file);
        QCOMPARE(reader.info().frames, part * parts);
        AudioBuffer end(2, part);
        reader.read({(parts - 1) * part, parts * part}, end);
        QVERIFY(distance(end, sound) < 1.0 / 8388608.0);
        QCOMPARE(readOrigin(file).origin->sourceSha256, told().origin->sourceSha256);
        for (const auto& [command, says] :
             {std::pair("soxi -s @", "720000000"), std::pair("sndfile-info @", "Frames : 720000000"),
              std::pair("ffprobe -loglevel error -show_streams @", "duration_ts=720000000"),
              std::pair("exiftool -api LargeFileSupport=1 -a -s @", "Tempo : 120")}) {
            const QString answer = answerOf({"", command}, file);
            QVERIFY2(answer.contains(QLatin1String(says)), qPrintable(QLatin1String(command) + answer));
        }
        std::filesystem::remove(file);
    }

    void theSoundIsUntouched() {
        for (const char* kind : {"sample.wav", "rf64.wav", "sample.flac"}) {
            FileReader reader(fileOf(QString::fromUtf8(kind)));
            QCOMPARE(distance(readWhole(reader), bar()) < 1.0 / 8388608.0, true);
        }
        for (const char* kind : {"sample.ogg", "sample.opus"}) {
            FileReader reader(fileOf(QString::fromUtf8(kind)));
            QCOMPARE(readWhole(reader).frames(), frames);
        }
    }
};

GLEANER_TEST(ForeignReadersTest)
#include "foreign_readers_test.moc"
