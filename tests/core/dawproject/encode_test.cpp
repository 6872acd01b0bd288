#include "base/error.h"
#include "dawproject/encode.h"
#include "dawproject/xml.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <memory>

using namespace gleaner;

namespace {

/// "x...x..." as strokes of a channel, a character a sixteenth.
void strike(music::Pattern& pattern, int channel, std::string_view steps, int velocity) {
    for (std::size_t n = 0; n < steps.size(); ++n)
        if (steps[n] == 'x')
            pattern.notes.push_back({channel, {static_cast<double>(n) / 4.0, 0.25, 60, velocity}});
}

music::Song smallSong() {
    music::Song song;
    song.meta.title = "Tram <9> & \"ñ\"";
    music::Pattern beat{"Dembow", 1, {}};
    strike(beat, 0, "x...x...x...x...", 115);
    strike(beat, 1, "...x..x....x..x.", 88);
    song.patterns = {beat};
    song.items = {{1, 0, 2, 1, false}, {1, 2, 1, 2, true}};
    song.drums = {{0, music::Role::Kick, "kick.wav"}, {1, music::Role::Snare, "snare.wav", 0.39, -0.5}};
    music::MelodicTrack bass;
    bass.name = "Sub & low";
    bass.samplePath = "bass.wav";
    bass.notes = {{0.0, 0.75, 33, 100}, {0.75, 0.75, 36, 127}, {1.5, 9.0, 31, 1}};
    bass.repeats = {2};
    music::MelodicTrack loop;
    loop.role = music::Role::Vocal;
    loop.source = music::SourceType::Audio;
    loop.samplePath = "vocal.wav";
    loop.channel = 18;
    loop.seconds = 16.0 / 3.0;
    loop.stretchBeats = 8.0; // at 90 in a song at 95
    loop.bars = 2;
    music::MelodicTrack rain = loop;
    rain.role = music::Role::Ambience;
    rain.samplePath = "rain.wav";
    rain.channel = 19;
    rain.seconds = 30.0;
    rain.stretchBeats = {};
    rain.transpose = -2.0;
    song.melodicTracks = {rain, bass, loop};
    song.sections = {{"Intro", 0, 2}, {"Verse", 2, 1}};
    return song;
}

const std::vector<dawproject::MediaFile>& media() {
    static const std::vector<dawproject::MediaFile> files = {
        {"kick.wav", "audio/kick.wav", 0.5, 44100, 1, {}},
        {"snare.wav", "audio/snare.wav", 2.0, 48000, 2, {}},
        {"vocal.wav", "audio/vocal & co.wav", 16.0 / 3.0, 48000, 2, {}},
        {"rain.wav", "audio/rain.wav", 30.0, 96000, 2, {}},
    };
    return files;
}

/// An element of the document with its attributes and children.
struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    std::vector<Element> children;

    QString value(const char* key) const { return attributes.value(QLatin1String(key)).toString(); }
    double number(const char* key) const {
        bool fine = false;
        const double found = value(key).toDouble(&fine);
        return fine ? found : std::nan("");
    }
    std::vector<const Element*> all(const char* wanted) const {
        std::vector<const Element*> found;
        for (const Element& child : children) {
            if (child.name == QLatin1String(wanted)) found.push_back(&child);
            for (const Element* deeper : child.all(wanted))
                found.push_back(deeper);
        }
        return found;
    }
    const Element& one(const char* wanted) const {
        const auto found = all(wanted);
        if (found.empty()) qFatal("no <%s>", wanted);
        return *found.front();
    }
};

Element parsed(const std::string& xml) {
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    Element root{QString(), {}, {}};
    std::vector<Element*> open = {&root};
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            open.back()->children.push_back({reader.name().toString(), reader.attributes(), {}});
            open.push_back(&open.back()->children.back());
        } else if (reader.isEndElement()) {
            open.pop_back();
        }
    }
    if (reader.hasError()) qFatal("%s", qPrintable(reader.errorString()));
    return root;
}

Element document(const music::Song& song = smallSong(),
                 const std::vector<dawproject::MediaFile>& files = media()) {
    return parsed(dawproject::encode(song, files).projectXml);
}

/// Faults that no schema sees (music.md 4.3): references, ranges, overlapping clips, files that are not
/// media.
QStringList faultsOf(const Element& project, const std::vector<dawproject::MediaFile>& files) {
    QStringList faults;
    QSet<QString> ids;
    for (const char* name : {"Track", "Channel", "Arrangement", "Lanes", "Tempo"})
        for (const Element* element : project.all(name)) {
            const QString id = element->value("id");
            if (!id.isEmpty() && ids.contains(id)) faults << QStringLiteral("id %1 twice").arg(id);
            if (!id.isEmpty()) ids << id;
        }
    for (const Element* lanes : project.all("Lanes"))
        if (!lanes->value("track").isEmpty() && !ids.contains(lanes->value("track")))
            faults << QStringLiteral("track");
    for (const Element* channel : project.all("Channel"))
        if (!channel->value("destination").isEmpty() && !ids.contains(channel->value("destination")))
            faults << QStringLiteral("destination");
    for (const Element* note : project.all("Note")) {
        if (!(note->number("key") >= 0 && note->number("key") <= 127)) faults << QStringLiteral("key");
        if (!(note->number("vel") > 0 && note->number("vel") <= 1)) faults << QStringLiteral("vel");
        if (!(note->number("time") >= 0 && note->number("duration") > 0))
            faults << QStringLiteral("note time");
    }
    for (const Element* clips : project.all("Clips")) {
        double end = 0.0;
        for (const Element& clip : clips->children) {
            if (!(clip.number("time") >= end - 1e-9 && clip.number("duration") > 0))
                faults << QStringLiteral("clip time");
            if (clip.value("enable") == u"true") end = clip.number("time") + clip.number("duration");
        }
    }
    for (const Element* audio : project.all("Audio")) {
        const QString path = audio->one("File").value("path");
        const auto file = std::find_if(files.begin(), files.end(), [&](const auto& entry) {
            return QString::fromStdString(entry.pathInArchive) == path;
        });
        if (file == files.end() || audio->number("sampleRate") != file->rate ||
            audio->number("channels") != file->channels || audio->number("duration") != file->seconds)
            faults << QStringLiteral("media ") + path;
    }
    for (const Element* warps : project.all("Warps"))
        if (warps->all("Warp").size() < 2) faults << QStringLiteral("warps");
    return faults;
}

QStringList trackNames(const Element& project) {
    QStringList names;
    for (const Element* track : project.all("Track"))
        names << track->value("name");
    return names;
}

const Element& lanesOf(const Element& project, const QString& trackName) {
    for (const Element* track : project.all("Track"))
        if (track->value("name") == trackName)
            for (const Element* lanes : project.all("Lanes"))
                if (lanes->value("track") == track->value("id")) return *lanes;
    qFatal("no track called %s", qPrintable(trackName));
}

}

class DawProjectEncodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDocumentHasNoFaultThatSchemasMiss() {
        QCOMPARE(faultsOf(document(), media()), QStringList());
        QCOMPARE(faultsOf(document(music::Song{}, {}), {}), QStringList());
    }

    void theFaultCheckSeesWhatWeBreak_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("dangling track")
            << QByteArray("<Lanes track=\"track0\"") << QByteArray("<Lanes track=\"tX\"") << "track";
        QTest::newRow("dangling destination")
            << QByteArray("destination=\"master\"") << QByteArray("destination=\"x\"") << "destination";
        QTest::newRow("key") << QByteArray("key=\"33\"") << QByteArray("key=\"333\"") << "key";
        QTest::newRow("velocity") << QByteArray("vel=\"1\"") << QByteArray("vel=\"1.5\"") << "vel";
        QTest::newRow("file") << QByteArray("audio/kick.wav") << QByteArray("audio/gone.wav")
                              << "media audio/gone.wav";
        QTest::newRow("rate") << QByteArray("sampleRate=\"96000\"") << QByteArray("sampleRate=\"48000\"")
                              << "media audio/rain.wav";
    }
    void theFaultCheckSeesWhatWeBreak() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, wanted);
        QByteArray xml = QByteArray::fromStdString(dawproject::encode(smallSong(), media()).projectXml);
        QVERIFY(xml.contains(from));
        xml.replace(from, to);
        QVERIFY(faultsOf(parsed(xml.toStdString()), media()).contains(wanted));
    }

    void tempoSignatureAndSectionsAreTheSongs() {
        const Element project = document();
        QCOMPARE(project.one("Project").value("version"), QStringLiteral("1.0"));
        QCOMPARE(project.one("Application").value("name"), QStringLiteral("Gleaner"));
        QCOMPARE(project.one("Tempo").number("value"), 95.0);
        QCOMPARE(project.one("TimeSignature").value("numerator"), QStringLiteral("4"));
        const auto markers = project.all("Marker");
        QCOMPARE(markers.size(), 2u);
        QCOMPARE(markers[1]->number("time"), 8.0);
        QCOMPARE(markers[1]->value("name"), QStringLiteral("Verse"));
    }

    void tracksSayWhichOfThemSounds() {
        QCOMPARE(trackNames(document()),
                 (QStringList{QStringLiteral("Kick (audio)"), QStringLiteral("Kick (notes, muted)"),
                              QStringLiteral("Snare (audio)"), QStringLiteral("Snare (notes, muted)"),
                              QStringLiteral("Sub & low (notes: load its sample)"), QStringLiteral("Vocal"),
                              QStringLiteral("Ambience"), QStringLiteral("Master")}));
        const Element project = document();
        for (const Element* track : project.all("Track"))
            QCOMPARE(track->one("Mute").value("value") == u"true", track->value("name").contains(u"muted"));
    }

    void everyPartIsInTheSchemasOrder() {
        const Element project = document();
        const auto order = [](const Element& element) {
            QStringList names;
            for (const Element& child : element.children)
                names << child.name;
            return names.join(u' ');
        };
        QCOMPARE(order(project.one("Project")),
                 QStringLiteral("Application Transport Structure Arrangement Scenes"));
        QCOMPARE(order(project.one("Channel")), QStringLiteral("Mute Pan Volume"));
        QCOMPARE(order(project.one("Arrangement")), QStringLiteral("Lanes Markers"));
        QCOMPARE(order(project.one("Warps")), QStringLiteral("Audio Warp Warp"));
        QCOMPARE(order(*project.all("Channel").back()), QStringLiteral("Mute Pan Volume"));
        QCOMPARE(project.all("Channel").back()->value("role"), QStringLiteral("master"));
    }

    void notesAreTheSongs() {
        const Element project = document();
        const auto clips = lanesOf(project, QStringLiteral("Sub & low (notes: load its sample)")).all("Clip");
        QCOMPARE(clips.size(), 2u);
        QCOMPARE(clips[1]->number("time"), 8.0);
        const auto notes = clips[0]->all("Note");
        QCOMPARE(notes.size(), 3u);
        QCOMPARE(notes[0]->value("vel"), QStringLiteral("0.787402")); // 100 of 127, six digits
        QCOMPARE(notes[1]->number("time"), 0.75);
        QCOMPARE(notes[1]->number("key"), 36.0);
        QCOMPARE(notes[1]->value("vel"), QStringLiteral("1"));
        QCOMPARE(notes[2]->number("duration"), 2.5); // to the end of its clip
    }

    void everyRepetitionIsAClipOfItsOwn() {
        const Element project = document();
        const auto clips = lanesOf(project, QStringLiteral("Snare (notes, muted)")).all("Clip");
        QCOMPARE(clips.size(), 3u);
        for (std::size_t n = 0; n < 3; ++n) {
            QCOMPARE(clips[n]->number("time"), 4.0 * static_cast<double>(n));
            QCOMPARE(clips[n]->all("Note").size(), 4u);
            QCOMPARE(clips[n]->value("enable"), n == 2 ? QStringLiteral("false") : QStringLiteral("true"));
        }
    }

    void strokesAreClipsThatDoNotOverlap() {
        const Element project = document();
        const auto clips =
            lanesOf(project, QStringLiteral("Snare (audio)")).all("Clip"); // 2 s of sample, 3.17 beats
        QCOMPARE(clips.size(), 8u);                                        // the muted item is not heard
        QCOMPARE(clips[0]->number("time"), 0.75);
        QCOMPARE(clips[0]->number("duration"), 0.75);
        QCOMPARE(clips[7]->number("time"), 7.5);
        QVERIFY(std::abs(clips[7]->number("duration") - 2.0 * 95.0 / 60.0) < 1e-12);
        QCOMPARE(lanesOf(project, QStringLiteral("Kick (audio)")).all("Clip")[0]->number("duration"),
                 0.5 * 95.0 / 60.0);
    }

    void aLoopIsWarpedToItsBeats() {
        const Element project = document();
        const Element& clip = *lanesOf(project, QStringLiteral("Vocal")).all("Clip").at(0);
        const auto warps = clip.all("Warp");
        QCOMPARE(warps[0]->number("time"), 0.0);
        QCOMPARE(warps[1]->number("time"), 8.0);
        QVERIFY(std::abs(warps[1]->number("contentTime") - 5.333333) < 1e-6);
        QCOMPARE(clip.number("duration"), 8.0);
        QCOMPARE(clip.one("File").value("path"), QStringLiteral("audio/vocal & co.wav"));
        QVERIFY(clip.all("Points").empty());
    }

    void aTransposedClipSaysBySemitones() {
        const Element project = document();
        const Element& clip = *lanesOf(project, QStringLiteral("Ambience")).all("Clip").at(0);
        QCOMPARE(clip.number("duration"), 8.0); // its bars, not its 47.5 beats
        QCOMPARE(clip.one("Target").value("expression"), QStringLiteral("transpose"));
        QCOMPARE(clip.one("RealPoint").number("value"), -2.0);
        QCOMPARE(clip.all("Warp")[1]->number("time"), 47.5);
    }

    void aFadedClipSaysSoInBeats() {
        music::Song song = smallSong();
        song.melodicTracks[2].fadeInMs = 60'000.0 / 95.0; // the vocal: a beat
        song.melodicTracks[2].fadeOutMs = 120'000.0 / 95.0;
        const Element project = document(song);
        const Element& clip = *lanesOf(project, QStringLiteral("Vocal")).all("Clip").at(0);
        QCOMPARE(clip.value("fadeTimeUnit"), QStringLiteral("beats"));
        QVERIFY(std::abs(clip.number("fadeInTime") - 1.0) < 1e-12);
        QVERIFY(std::abs(clip.number("fadeOutTime") - 2.0) < 1e-12);
        const Element& plain = *lanesOf(project, QStringLiteral("Ambience")).all("Clip").at(0);
        QVERIFY(!plain.attributes.hasAttribute(QStringLiteral("fadeInTime")));
    }

    void aClipsGainIsAnExpressionBesideItsTransposition() {
        music::Song song = smallSong();
        song.melodicTracks[0].gain = 0.5; // the rain, two semitones down
        song.melodicTracks[2].gain = 2.0;
        const Element project = document(song);
        const auto points = lanesOf(project, QStringLiteral("Ambience")).all("Points");
        QCOMPARE(points.size(), 2u);
        QCOMPARE(points[0]->one("Target").value("expression"), QStringLiteral("transpose"));
        QCOMPARE(points[1]->value("unit"), QStringLiteral("linear"));
        QCOMPARE(points[1]->one("Target").value("expression"), QStringLiteral("gain"));
        QCOMPARE(points[1]->one("RealPoint").number("value"), 0.5);
        const Element& vocal = lanesOf(project, QStringLiteral("Vocal"));
        QCOMPARE(vocal.one("RealPoint").number("value"), 2.0);
        QCOMPARE(faultsOf(project, media()), QStringList());
    }

    void aClipPlaysFromItsOffset() {
        music::Song song = smallSong();
        song.melodicTracks[2].offsetSeconds = 4.0 / 3.0;   // a quarter of eight beats
        song.melodicTracks[0].offsetSeconds = 60.0 / 95.0; // a beat of unstretched rain
        const Element project = document(song);
        const Element& vocal = *lanesOf(project, QStringLiteral("Vocal")).all("Clip").at(0);
        QVERIFY(std::abs(vocal.number("playStart") - 2.0) < 1e-9);
        QVERIFY(std::abs(vocal.number("duration") - 6.0) < 1e-9);
        const Element& rain = *lanesOf(project, QStringLiteral("Ambience")).all("Clip").at(0);
        QVERIFY(std::abs(rain.number("playStart") - 1.0) < 1e-9);
        QCOMPARE(rain.number("duration"), 8.0);
    }

    void mutedTracksAreThereAndDisabled() {
        music::Song song = smallSong();
        song.melodicTracks[1].muted = song.melodicTracks[2].muted = true;
        const Element project = document(song);
        for (const char* name : {"Vocal", "Sub & low (notes: load its sample)"})
            for (const Element* clip : lanesOf(project, QString::fromLatin1(name)).all("Clip"))
                QCOMPARE(clip->value("enable"), QStringLiteral("false"));
        QCOMPARE(lanesOf(project, QStringLiteral("Ambience")).all("Clip")[0]->value("enable"),
                 QStringLiteral("true"));
    }

    void tracksHaveTheColoursOfTheirRoles() {
        const Element project = document();
        const auto tracks = project.all("Track");
        QCOMPARE(tracks[0]->value("color"), QStringLiteral("#b54b41")); // kick
        QCOMPARE(tracks[2]->value("color"), QStringLiteral("#c06a3a")); // snare
    }

    void stemsSoundInsteadOfNotes() {
        std::vector<dawproject::MediaFile> files = media();
        files.push_back({"", "stems/bass.wav", 7.6, 48000, 2, 17});
        files.push_back({"", "stems/snare.wav", 7.6, 48000, 2, 1});
        const Element project = document(smallSong(), files);
        QVERIFY(trackNames(project).contains(QStringLiteral("Sub & low (notes, muted)")));
        const auto clips = lanesOf(project, QStringLiteral("Sub & low (stem)")).all("Clip");
        QCOMPARE(clips.size(), 1u);
        QCOMPARE(clips[0]->number("time"), 0.0);
        QVERIFY(std::abs(clips[0]->number("duration") - 7.6 * 95.0 / 60.0) < 1e-12);
        QCOMPARE(lanesOf(project, QStringLiteral("Snare (stem)")).all("Clip").size(), 1u);
        QCOMPARE(faultsOf(project, files), QStringList());
    }

    void whatHasNoMediaIsLeftOut() {
        const Element project = document(smallSong(), {});
        QVERIFY(project.all("Audio").empty());
        QCOMPARE(trackNames(project), (QStringList{QStringLiteral("Kick (notes: load its sample)"),
                                                   QStringLiteral("Snare (notes: load its sample)"),
                                                   QStringLiteral("Sub & low (notes: load its sample)"),
                                                   QStringLiteral("Master")}));
    }

    void levelsAndPlacesAreKept() {
        const Element project = document();
        const Element& snare = *project.all("Track").at(2);
        QCOMPARE(snare.one("Volume").number("value"), 0.5);
        QCOMPARE(snare.one("Pan").number("value"), 0.25);
        QCOMPARE(project.all("Track").at(0)->one("Volume").number("value"), 1.0);
    }

    void textsAreEscaped() {
        const Element meta = parsed(dawproject::encode(smallSong(), media()).metadataXml);
        QCOMPARE(meta.children.at(0).name, QStringLiteral("MetaData"));
        QCOMPARE(dawproject::escaped("a<b>&\"c\"\n\x01 ñ \xff"),
                 std::string("a&lt;b&gt;&amp;&quot;c&quot;&#10;\xEF\xBF\xBD ñ \xEF\xBF\xBD"));
        QCOMPARE(dawproject::escaped("\xED\xA0\x80\xEF\xBF\xBF"),
                 std::string("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
        QCOMPARE(dawproject::decimal(-0.0), std::string("0"));
        QCOMPARE(dawproject::decimal(1.0 / 3.0), std::string("0.3333333333333333"));
    }

    void xmllintFindsBothWellFormed() {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("xmllint"));
        if (program.isEmpty()) QSKIP("xmllint is not installed");
        QTemporaryDir folder;
        const dawproject::Documents documents = dawproject::encode(smallSong(), media());
        for (const std::string* text : {&documents.projectXml, &documents.metadataXml}) {
            const QString file = folder.filePath(QStringLiteral("a.xml"));
            QFile out(file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(QByteArray::fromStdString(*text));
            out.close();
            QProcess process;
            process.start(program, {QStringLiteral("--noout"), file});
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 0);
            QCOMPARE(process.readAllStandardError(), QByteArray());
        }
    }

    void sameSongGivesSameTextAndFaultsAreRefused() {
        QCOMPARE(dawproject::encode(smallSong(), media()).projectXml,
                 dawproject::encode(smallSong(), media()).projectXml);
        music::Song song = smallSong();
        song.items[0].pattern = 7;
        QVERIFY_THROWS_EXCEPTION(Error, dawproject::encode(song, media()));
    }
};

QTEST_GUILESS_MAIN(DawProjectEncodeTest)
#include "encode_test.moc"
