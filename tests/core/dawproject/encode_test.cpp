// The documents of a DAWproject: structure, order, notes, texts.

#include "base/error.h"
#include "dawproject/xml.h"
#include "documents.h"
#include "support/program.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class DawProjectEncodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void levelsThatMoveAreLanes() {
        music::Song song = smallSong();
        song.automations = {{music::Automation::Target::Volume, 17, {{0.0, music::usualVolume}, {2.0, 0.0}}}};
        QCOMPARE(errorsOf(document(song), media()), QStringList());
        const Element project = document(song);
        const auto lanes = project.all("Points");
        const Element& points = **std::ranges::find_if(
            lanes, [](const Element* one) { return !one->one("Target").value("parameter").isEmpty(); });
        const QString parameter = points.one("Target").value("parameter");
        const auto volumes = project.all("Volume");
        QVERIFY(
            std::ranges::any_of(volumes, [&](const Element* one) { return one->value("id") == parameter; }));
        const auto line = points.all("RealPoint");
        QCOMPARE(line.front()->number("value"), 1.0);
        QCOMPARE(line.back()->number("time"), 8.0);
        QCOMPARE(line.back()->number("value"), 0.0);
        for (const Element* point : line) // amplitude is the knob to the power of 1.5
            QVERIFY(std::abs(point->number("value") - std::pow(1.0 - point->number("time") / 8.0, 1.5)) <
                    1e-5);
    }

    void barsAreAsLongAsTheirMetre() {
        music::Song song = smallSong();
        song.meta.timeSignature = {3, 4};
        const Element project = document(song);
        QCOMPARE(project.one("TimeSignature").value("numerator"), QStringLiteral("3"));
        QCOMPARE(project.all("Marker")[1]->number("time"), 6.0);
    }

    void theDocumentHasNoFaultThatSchemasMiss() {
        QCOMPARE(errorsOf(document(), media()), QStringList());
        QCOMPARE(errorsOf(document(music::Song{}, {}), {}), QStringList());
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
        QVERIFY(errorsOf(parsed(xml.toStdString()), media()).contains(wanted));
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

    void tracksHaveTheColoursOfTheirRoles() {
        const Element project = document();
        const auto tracks = project.all("Track");
        QCOMPARE(tracks[0]->value("color"), QStringLiteral("#b54b41")); // kick
        QCOMPARE(tracks[2]->value("color"), QStringLiteral("#c06a3a")); // snare
    }

    void levelsAndPlacesAreKept() {
        const Element project = document();
        const Element& snare = *project.all("Track").at(2);
        // Half the usual volume is -9 dB: the sampler's knob goes by the power of 1.5.
        QVERIFY(std::abs(snare.one("Volume").number("value") - std::pow(0.5, 1.5)) < 1e-6);
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

GLEANER_TEST(DawProjectEncodeTest)
#include "encode_test.moc"
