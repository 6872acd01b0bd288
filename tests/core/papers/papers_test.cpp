// What lies beside a pack's samples says what is in it, in the same bytes each time.

#include "base/error.h"
#include "base/find_by_id.h"
#include "codec/file_reader.h"
#include "codec/file_writer.h"
#include "music/certainty.h"
#include "papers/papers.h"
#include "support/program.h"
#include "support/scratch.h"
#include "support/some.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <clocale>
#include <cmath>

using namespace gleaner;
using namespace gleaner::test;

namespace {

using music::Role;
using music::SampleKind;

papers::Sample sampleOf(const std::string& path, SampleKind kind, Role role, double seconds) {
    papers::Sample sample;
    sample.path = path;
    sample.id = "0123456789ab";
    sample.sha256 = std::string(64, 'a');
    sample.traits.kind = kind;
    sample.traits.role = role;
    sample.traits.centroidHz = 2000.0;
    sample.seconds = seconds;
    sample.rate = 48000;
    sample.channels = 2;
    sample.lufs = -14.25;
    sample.truePeakDb = -1.0;
    sample.gainDb = 3.5;
    sample.sourceBegin = 61.25;
    sample.sourceEnd = 61.25 + seconds;
    return sample;
}

/// A stroke that dies away within 60 ms.
void strike(std::span<float> sound, double seconds, double hertz, double level) {
    const auto begin = static_cast<std::size_t>(seconds * 48000.0);
    for (std::size_t n = 0; n < 2880 && begin + n < sound.size(); ++n) {
        const double time = static_cast<double>(n) / 48000.0;
        sound[begin + n] +=
            static_cast<float>(level * std::sin(6.283185307 * hertz * time) * std::exp(-time * 60.0));
    }
}

void writeSound(const fs::path& file, const audio::AudioBuffer& sound) {
    audio::FileWriter writer(file, {audio::FileFormat::Wav24, 48000, sound.channels(), 0});
    writer.write(sound);
    writer.finish();
}

/// Where the sounds of a pack lie: four bars at 100 bpm, thumps on the beats, half as loud ticks between
/// them; and a kick.
class Sounds {
public:
    Sounds() {
        audio::AudioBuffer loop(1, 460800), kick(1, 16800);
        for (int beat = 0; beat < 16; ++beat) {
            strike(loop.channel(0), beat * 0.6, 90.0, 0.8);
            strike(loop.channel(0), beat * 0.6 + 0.3, 6000.0, 0.2);
        }
        strike(kick.channel(0), 0.0, 60.0, 0.8);
        writeSound(m_scratch.folder() / "loop.wav", loop);
        writeSound(m_scratch.folder() / "kick.wav", kick);
    }
    fs::path folder() const { return m_scratch.folder(); }

private:
    Scratch m_scratch;
};

papers::Pack packOfThree() {
    static const Sounds sounds;
    papers::Pack pack;
    pack.name = "Night walk";
    pack.id = "0123456789ab";
    pack.generator = "Gleaner 0.1.0";
    pack.created = "2024-05-12T14:03:22Z";
    pack.artist = "Jo Field";
    pack.copyright = "© 2026 Jo Field";
    pack.tags = {"street", "rain"};
    pack.kits = {"SFZ", "Hydrogen"};
    pack.sources = {{"Walk home.wav", "2024-05-12T14:03:22Z", "Zoom H5", "12A", "3", 3723.0, 48000, 2}};
    pack.samples = {sampleOf("Bass/Loops/bass_loop_01_100bpm_Am.wav", SampleKind::Loop, Role::Bass, 9.6),
                    sampleOf("Drums/Hits/kick_01.wav", SampleKind::Hit, Role::Kick, 0.35),
                    sampleOf("Drums/Hits/=kick, \"2\".wav", SampleKind::Hit, Role::Kick, 0.35)};
    for (papers::Sample& sample : pack.samples) {
        sample.file = sounds.folder() / "kick.wav";
        sample.traits.roleConfidence = sample.traits.bpmConfidence = sample.traits.keyConfidence =
            music::certain;
    }
    pack.samples[0].file = sounds.folder() / "loop.wav";
    pack.samples[0].traits.bpm = 100.0;
    pack.samples[0].traits.bars = 4;
    pack.samples[0].traits.key = music::Key{9, music::Mode::Minor};
    pack.samples[2].path = "=kick, \"2\".wav";
    return pack;
}

std::string written(const papers::Pack& pack, const char* id, const fs::path& folder) {
    const std::vector<std::string> words{id};
    const auto named = papers::papersOf(words);
    papers::PaperOutput output(folder);
    named.at(0)->write(pack, output, {});
    return output.files().empty() ? std::string() : contentOf(folder / output.files().front());
}

bool holds(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}

class PapersTest : public QObject {
    Q_OBJECT

    Scratch m_scratch;
    std::string paper(const char* id, const papers::Pack& pack = packOfThree()) {
        return written(pack, id, m_scratch.folder() / "pack");
    }

private Q_SLOTS:
    void theWordForAllNamesAll() {
        QCOMPARE(papers::papersOf(std::vector<std::string>{"all"}).size(), papers::papers().size());
        const auto two = papers::papersOf(std::vector<std::string>{"csv", "readme", "csv", "poster"});
        QCOMPARE(two.size(), 2U);
        QCOMPARE(two[0]->id, std::string_view("readme"));
    }

    void aReadmeSaysWhatIsInThePack() {
        const std::string text = paper("readme");
        QVERIFY(holds(text, "Night walk\n====="));
        QVERIFY(holds(text, "3 samples (2 hits and 1 loop), 0:10.3 of sound."));
        QVERIFY(holds(text, "Files: wav, 48 kHz, stereo\n"));
        QVERIFY(holds(text, "Tempi of the loops: 100 bpm\n") && holds(text, "Keys: Am\n"));
        QVERIFY(holds(text, "Kits for: SFZ and Hydrogen\n") && holds(text, "  Kick: 2\n"));
        QVERIFY(holds(text, "No licence was chosen"));
    }

    /// What no name would tell, no paper tells to people.
    void whatIsNotSureIsNotTold() {
        papers::Pack pack = packOfThree();
        for (papers::Sample& sample : pack.samples)
            sample.traits.roleConfidence = sample.traits.bpmConfidence = sample.traits.keyConfidence = 0.3;
        const std::string text = paper("readme", pack);
        QVERIFY(holds(text, "  Not named: 3\n"));
        for (const char* fact : {"Kick", "Tempi", "Keys"})
            QVERIFY2(!holds(text, fact), fact);
    }

    void aLicenceNamesItselfAndItsText_data() {
        QTest::addColumn<QString>("id");
        for (const papers::Licence& licence : papers::licences())
            QTest::newRow(licence.id.data()) << QString::fromUtf8(licence.id.data());
    }
    void aLicenceNamesItselfAndItsText() {
        QFETCH(QString, id);
        papers::Pack pack = packOfThree();
        pack.licence = findById(papers::licences(), id.toStdString());
        pack.clauses = {"credit", "no-training"};
        const std::string text = paper("license", pack);
        QVERIFY(holds(text, "SPDX-License-Identifier: " + id.toStdString()));
        QVERIFY(holds(text, "Licensor: Jo Field\n© 2026 Jo Field\n"));
        QVERIFY(holds(text, pack.licence->deed));
        const bool isOwn = pack.licence->url.empty();
        QCOMPARE(holds(text, "The text at that address counts"), !isOwn);
        // In the table's order, whatever that of the request, numbered behind the usual ones.
        QCOMPARE(holds(text, "\n6. Machine learning."), isOwn);
        QCOMPARE(holds(text, "\n7. Credit."), isOwn);
        QVERIFY(holds(paper("readme", pack), std::string(pack.licence->name)));
    }

    void withoutALicenceThereIsNoneAndItIsSaid() {
        papers::PaperOutput output(m_scratch.folder() / "none");
        papers::papersOf(std::vector<std::string>{"license"}).at(0)->write(packOfThree(), output, {});
        QVERIFY(output.files().empty());
        QCOMPARE(output.notes().size(), 1U);
        QVERIFY(holds(output.notes().front(), "no licence is chosen"));
    }

    void creditsNameRecordingsAndWhatIsOfThem() {
        const std::string text = paper("credits");
        for (const char* row : {"Walk home.wav\n", "  recorded: 2024-05-12T14:03:22Z\n", "  with: Zoom H5\n",
                                "  scene: 12A\n", "  take: 3\n", "  length: 1:02:03, 48 kHz, 2 channels\n",
                                "  3 samples:\n", "    1:01.3  Drums/Hits/kick_01.wav\n"})
            QVERIFY2(holds(text, row), row);
        papers::Pack unknown = packOfThree();
        unknown.sources[0].device.clear();
        QVERIFY(!holds(paper("credits", unknown), "  with:"));
    }

    /// Read back by Python's csv, which is none of ours.
    void theTableIsReadBackByAnother() {
        const std::string text = paper("csv");
        QVERIFY(holds(text, "\r\n"));
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral("import csv,sys\n"
                            "rows=list(csv.DictReader(open(sys.argv[1],newline='',encoding='utf-8')))\n"
                            "print('|'.join([str(len(rows)),rows[0]['bpm'],rows[0]['key'],rows[0]['lufs'],"
                            "rows[1]['bpm'],rows[1]['recording_begin'],rows[2]['path']]))"),
             QString::fromStdString((m_scratch.folder() / "pack/samples.csv").string())});
        QVERIFY(python.waitForFinished());
        // What a spreadsheet would take for a formula is a text.
        QCOMPARE(python.readAllStandardOutput().trimmed(),
                 QByteArray("3|100|Am|-14.25||61.25|'=kick, \"2\".wav"));
    }

    void whatIsMissingIsCountedAndWhatIsThereIsNot() {
        const std::string text = paper("missing");
        QVERIFY(holds(text, "[ ] Kick, hits: 2 of 4."));
        QVERIFY(holds(text, "[ ] Ambience, textures: 0 of 2."));
        QVERIFY(holds(text, "Nothing goes with ") && !holds(text, "with Am"));
        QVERIFY(holds(text, "No dark sounds") && !holds(text, "No middle ones"));
        QVERIFY(!holds(text, "No loops of four bars"));
        papers::Pack more = packOfThree();
        for (int n = 0; n < 2; ++n)
            more.samples.push_back(more.samples[1]);
        QVERIFY(!holds(paper("missing", more), "[ ] Kick,"));
    }

    void aCoverIsDrawnOfTheWaves() {
        const std::string bytes = paper("cover");
        QVERIFY(bytes.starts_with("\x89PNG\r\n\x1a\n"));
        QCOMPARE(bytes.substr(16, 8), std::string("\0\0\x06\x40\0\0\x06\x40", 8)); // 1600 by 1600
        papers::Pack other = packOfThree();
        other.samples[0].file = other.samples[1].file;
        QVERIFY(paper("cover", other) != bytes);
    }

    void aPictureThatIsGivenIsKept() {
        papers::Pack pack = packOfThree();
        pack.cover = m_scratch.folder() / "own.jpeg";
        write(pack.cover, "\xFF\xD8\xFF and so on");
        papers::PaperOutput output(m_scratch.folder() / "given");
        papers::papersOf(std::vector<std::string>{"cover"}).at(0)->write(pack, output, {});
        QCOMPARE(output.files(), std::vector<std::string>{"cover.jpg"});
        QCOMPARE(contentOf(m_scratch.folder() / "given/cover.jpg"), contentOf(pack.cover));
        for (const char* wrong : {"own.txt", "gone.png"}) {
            pack.cover = m_scratch.folder() / wrong;
            if (std::string_view(wrong) == "own.txt") write(pack.cover, "a picture of a dog");
            QVERIFY_THROWS_EXCEPTION(Error, paper("cover", pack));
        }
    }

    /// ExifTool reads the document: it is one, of as many pages as the samples need, of a day of its own.
    void aSheetHoldsAllSamples() {
        papers::Pack pack = packOfThree();
        for (int n = 0; n < 60; ++n)
            pack.samples.push_back(pack.samples[1]);
        QVERIFY(paper("sheet", pack).starts_with("%PDF-1.5"));
        QProcess exiftool;
        exiftool.start(QStringLiteral("exiftool"),
                       {QStringLiteral("-s3"), QStringLiteral("-PageCount"), QStringLiteral("-Title"),
                        QStringLiteral("-Author"), QStringLiteral("-CreateDate"),
                        QString::fromStdString((m_scratch.folder() / "pack/contact-sheet.pdf").string())});
        QVERIFY(exiftool.waitForFinished());
        QCOMPARE(exiftool.readAllStandardOutput().trimmed(),
                 QByteArray("3\nNight walk\nJo Field\n2024:05:12 14:03:22Z"));
    }

    void aDemoIsTwoMinutesOfThePack() {
        QVERIFY(paper("demo").starts_with("fLaC"));
        audio::FileReader reader(m_scratch.folder() / "pack/demo.flac");
        const audio::AudioBuffer sound = audio::readWhole(reader);
        QVERIFY(secondsFromFrames(sound.frames(), reader.info().rate) >= 120.0);
        const auto left = sound.channel(0);
        const float peak = std::max(std::ranges::max(left), -std::ranges::min(left));
        QVERIFY2(peak > 0.1F && peak < 0.9F, std::to_string(peak).c_str());
        papers::Pack silent = packOfThree();
        silent.samples.clear();
        papers::PaperOutput output(m_scratch.folder() / "empty");
        papers::papersOf(std::vector<std::string>{"demo"}).at(0)->write(silent, output, {});
        QVERIFY(output.files().empty() && output.notes().size() == 1);
    }

    /// midicsv reads the groove: thumps on the beats, ticks between them, four times as soft.
    void aGrooveIsWhenAndHowHard() {
        QVERIFY(paper("midi").starts_with("MThd"));
        QProcess midicsv;
        midicsv.start(
            QStringLiteral("midicsv"),
            {QString::fromStdString((m_scratch.folder() / "pack/MIDI/bass_loop_01_100bpm_Am.mid").string())});
        QVERIFY(midicsv.waitForFinished());
        int thumps = 0, ticks = 0;
        for (const QByteArray& row : midicsv.readAllStandardOutput().split('\n')) {
            if (row.contains("Tempo")) QVERIFY(row.endsWith(" 600000"));
            if (row.contains("End_track")) QVERIFY(row.contains(" 15360,"));
            if (!row.contains("Note_on")) continue;
            const QList<QByteArray> fields = row.split(',');
            const int at = fields[1].toInt(), key = fields[4].toInt(), velocity = fields[5].toInt();
            const int offBeat = (at + 240) % 960 - 240;
            const bool isThump = std::abs(offBeat) < 32; // 20 ms
            QVERIFY2(isThump || std::abs(offBeat - 480) < 32, row);
            QCOMPARE(key, isThump ? 36 : 42);
            QVERIFY2(isThump ? velocity > 120 : velocity > 50 && velocity < 76, row);
            ++(isThump ? thumps : ticks);
        }
        QVERIFY2(thumps >= 15 && ticks >= 15, qPrintable(QString::number(thumps)));
    }

    /// Neither the place nor the time nor the language of the system has a say.
    void thePapersAreTheSameEverywhere() {
        papers::Pack pack = packOfThree();
        pack.licence = papers::licences().data();
        for (const papers::Paper& paper : some(papers::papers())) {
            const std::string id(paper.id);
            const std::string one = written(pack, id.c_str(), m_scratch.folder() / "one");
            const char* german = std::setlocale(LC_ALL, "de_DE.UTF-8");
            qputenv("TZ", "Asia/Tokyo");
            const std::string other = written(pack, id.c_str(), m_scratch.folder() / "other");
            qunsetenv("TZ");
            if (german) std::setlocale(LC_ALL, "C.UTF-8");
            QVERIFY2(!one.empty() && one == other, id.c_str());
        }
    }
};

GLEANER_TEST(PapersTest)
#include "papers_test.moc"
