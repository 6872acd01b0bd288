// What sounds in a DAWproject: strokes, loops, stems, and how clips are played.

#include "documents.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class DawProjectClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
        QCOMPARE(errorsOf(project, media()), QStringList());
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
        QCOMPARE(errorsOf(project, files), QStringList());
    }

    void whatHasNoMediaIsLeftOut() {
        const Element project = document(smallSong(), {});
        QVERIFY(project.all("Audio").empty());
        QCOMPARE(trackNames(project), (QStringList{QStringLiteral("Kick (notes: load its sample)"),
                                                   QStringLiteral("Snare (notes: load its sample)"),
                                                   QStringLiteral("Sub & low (notes: load its sample)"),
                                                   QStringLiteral("Master")}));
    }
};

GLEANER_TEST(DawProjectClipsTest)
#include "clips_test.moc"
