// How an audio clip of a song sounds in a project: fades, gain, muting and where in its sample it begins.

#include "flp/conformity.h"
#include "flp/left_out.h"
#include "flp/template.h"
#include "projects.h"
#include "support/program.h"
#include "support/some.h"

#include <QTest>

#include <cmath>

using namespace gleaner;
using flp::EventId;

namespace {

constexpr flp::Version everywhere[] = {flp::Version::Fl20_9, flp::Version::Fl24_1, flp::Version::Fl25_2};

/// Rain of four seconds, two bars at 120, alone in its song.
music::Song rain() {
    music::MelodicTrack track;
    track.name = "Rain";
    track.role = music::Role::Ambience;
    track.source = music::SourceType::Audio;
    track.samplePath = "/packs/rain.wav";
    track.seconds = 4.0;
    track.bars = 2;
    music::Song song;
    song.meta.bpm = 120.0;
    song.melodicTracks = {track};
    return song;
}

flp::ProjectItem itemOf(const music::Song& song, flp::Version version) {
    return flp::decode(flp::encode(song, {version})).playlist.at(0);
}

/// The knob of the clip's channel, of 12800.
std::uint64_t volumeOf(const flp::Bytes& bytes) {
    return flp::numberAt(test::only(test::eventsOf(bytes), EventId::ChannelLevels).back().data, 4, 4);
}

/// What a channel's volume makes of a sound, against FL's usual 10000 (docs/music.md 6).
double amplitudeOf(const flp::Bytes& bytes) {
    return std::pow(static_cast<double>(volumeOf(bytes)) / 10000.0, 1.5);
}

}

class FlpClipSoundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fadesAreInTheItemFromFl21On() {
        music::Song song = rain();
        song.melodicTracks[0].fadeInMs = 20.0;
        song.melodicTracks[0].fadeOutMs = 750.0;
        for (const flp::Version version : {flp::Version::Fl24_1, flp::Version::Fl25_2}) {
            const flp::ProjectItem item = itemOf(song, version);
            QCOMPARE(item.fadeInMs, std::optional(20.0));
            QCOMPARE(item.fadeOutMs, std::optional(750.0));
            QVERIFY(flp::leftOut(song, flp::releaseOf(version)).empty());
        }
        QCOMPARE(itemOf(song, flp::Version::Fl20_9).fadeInMs, std::optional<double>());
    }

    void whatFl20HasNoPlaceForIsSaid() {
        const auto said = [](const music::Song& song) {
            return flp::leftOut(song, flp::releaseOf(flp::Version::Fl20_9));
        };
        QVERIFY(said(rain()).empty());
        music::Song song = rain();
        song.melodicTracks[0].fadeOutMs = 750.0;
        song.melodicTracks.push_back(song.melodicTracks[0]);
        song.melodicTracks[1].name = "Tram";
        song.melodicTracks[1].channel = 18;
        QCOMPARE(said(song),
                 (std::vector<std::string>{"FL Studio 20.9 has no fades of clips, and those of Rain, "
                                           "Tram are left out; FL Studio 21 and later have them."}));
        song = rain();
        song.melodicTracks[0].gain = 1.4; // 2.9 dB: the knob reaches 3.2
        QVERIFY(said(song).empty());
        song.melodicTracks[0].gain = 1.5;
        QCOMPARE(said(song).size(), 1u);
    }

    void aGainIsTheClipsOwnOrItsChannels() {
        music::Song song = rain();
        song.melodicTracks[0].gain = 0.5;
        for (const flp::Version version : {flp::Version::Fl24_1, flp::Version::Fl25_2}) {
            QCOMPARE(itemOf(song, version).gain, std::optional(0.5));
            QCOMPARE(volumeOf(flp::encode(song, {version})), 10000u);
        }
        // FL 20 has none: the channel's volume gives the same loudness.
        QVERIFY(std::abs(amplitudeOf(flp::encode(song)) - 0.5) < 0.001);
        song.melodicTracks[0].gain = 4.0;
        QCOMPARE(volumeOf(flp::encode(song)), 12800u);
    }

    void aMutedTrackIsThereAndMuted() {
        for (const flp::Version version : everywhere) {
            music::Song song = test::smallSong();
            song.melodicTracks[0].muted = song.melodicTracks[2].muted = true; // bass and rain
            const flp::Project project = flp::decode(flp::encode(song, {version}));
            for (const flp::ProjectItem& item : gleaner::test::some(project.playlist)) {
                const bool isBass = item.kind == "pattern" && item.index == 3;
                const bool isRain = item.kind == "audio" && item.index == 19;
                if (item.kind == "audio" || isBass) QCOMPARE(item.muted, isBass || isRain);
            }
        }
    }

    void aClipBeginsWithinItsSample() {
        for (const flp::Version version : everywhere) {
            music::Song song = rain();
            song.melodicTracks[0].offsetSeconds = 1.5;
            const flp::ProjectItem item = itemOf(song, version);
            QCOMPARE(item.startTicks, 0);
            QCOMPARE(item.lengthTicks, 5 * 96); // two and a half seconds at 120
            QCOMPARE(item.beginMs, std::optional(1500.0));
            QCOMPARE(item.endMs, std::optional(4000.0));
        }
    }

    void aStretchedClipsOffsetIsInItsSamplesTime() {
        music::Song song = rain();
        song.melodicTracks[0].stretchBeats = 16.0; // twice as long: eight seconds, of which two bars
        song.melodicTracks[0].offsetSeconds = 1.0;
        const flp::ProjectItem item = itemOf(song, flp::Version::Fl24_1);
        QCOMPARE(item.lengthTicks, 8 * 96);
        QCOMPARE(item.beginMs, std::optional(1000.0));
        QCOMPARE(item.endMs, std::optional(3000.0));
    }

    void aSampleOfUnknownLengthFillsItsBarsFromTheOffsetOn() {
        music::Song song = rain();
        song.melodicTracks[0].seconds = 0.0;
        song.melodicTracks[0].offsetSeconds = 1.5;
        const flp::ProjectItem item = itemOf(song, flp::Version::Fl20_9);
        QCOMPARE(item.lengthTicks, 8 * 96);
        QCOMPARE(item.beginMs, std::optional(1500.0));
        QCOMPARE(item.endMs, std::optional(5500.0));
    }

    void inSomebodysProjectItsOwnReleaseDecides() {
        music::Song song = rain();
        song.melodicTracks[0].gain = 0.5;
        song.melodicTracks[0].fadeInMs = 20.0;
        for (const flp::Version version : everywhere) {
            music::Song theirs = test::smallSong();
            theirs.meta.bpm = 120.0;
            const flp::AddedSong added = flp::addToProject(flp::encode(theirs, {version}), song);
            const bool has = version != flp::Version::Fl20_9;
            QCOMPARE(flp::decode(added.bytes).playlist.back().fadeInMs,
                     has ? std::optional(20.0) : std::nullopt);
            QVERIFY(std::abs(amplitudeOf(added.bytes) - (has ? 1.0 : 0.5)) < 0.001);
            QCOMPARE(added.notices.size(), has ? 1u : 2u);
        }
    }

    void suchProjectsConform() {
        music::Song song = rain();
        song.melodicTracks[0].gain = 0.25;
        song.melodicTracks[0].fadeInMs = 20.0;
        song.melodicTracks[0].fadeOutMs = 60'000.0;
        song.melodicTracks[0].offsetSeconds = 0.125;
        song.melodicTracks[0].muted = true;
        for (const flp::Version version : everywhere)
            QCOMPARE(flp::errorsOf(flp::readEvents(flp::encode(song, {version}))),
                     std::vector<std::string>());
    }
};

GLEANER_TEST(FlpClipSoundTest)
#include "clip_sound_test.moc"
