// Items of the playlist: audio clips, their cuts and their records.

#include "flp/encode.h"
#include "projects.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace gleaner;
using flp::EventId;

namespace {

std::int32_t intAt(const test::HeldEvent& event, std::size_t offset) {
    return static_cast<std::int32_t>(flp::numberAt(event.data, offset, 4));
}

float floatAt(const test::HeldEvent& event, std::size_t offset) {
    return std::bit_cast<float>(intAt(event, offset));
}

music::Song songWithClip(double seconds, std::optional<double> stretchBeats, int bars) {
    music::Song song;
    song.meta.bpm = 140.0;
    music::MelodicTrack clip;
    clip.source = music::SourceType::Audio;
    clip.samplePath = "/a.wav";
    clip.seconds = seconds;
    clip.stretchBeats = stretchBeats;
    clip.bars = bars;
    song.melodicTracks = {clip};
    return song;
}

test::HeldEvent playlistOf(const flp::Bytes& bytes) {
    return test::only(test::eventsOf(bytes), EventId::Playlist).front();
}

}

class FlpClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVersion_data() {
        QTest::addColumn<int>("number");
        for (int n = 0; n < 3; ++n)
            QTest::newRow(std::string(flp::versions[n].id).c_str()) << n;
    }

    void anAudioClipIsAsLongAsItsSample() {
        // Measured on files whose samples are known: 3642.24 ms at 140 bpm are 816 ticks (flp.md 5).
        const flp::Bytes bytes = flp::encode(songWithClip(3.64224, {}, 4));
        const test::HeldEvent item = playlistOf(bytes);
        QCOMPARE(item.data.size(), 32u);
        QCOMPARE(intAt(item, 8), 816);
        QCOMPARE(flp::numberAt(item.data, 6, 2), 17u);
        QCOMPARE(floatAt(item, 24), -1.0F);
        QCOMPARE(floatAt(item, 28), -1.0F);
    }

    void aClipEndsWithItsBars() {
        const flp::Bytes bytes = flp::encode(songWithClip(12.0, {}, 2)); // 28 beats of sound, 8 of room
        const test::HeldEvent item = playlistOf(bytes);
        QCOMPARE(intAt(item, 8), 768);
        QCOMPARE(floatAt(item, 24), 0.0F);
        // length = round((end - start) ms * bpm * ppq / 60000)
        QCOMPARE(std::lround(floatAt(item, 28) * 140.0 * 96.0 / 60000.0), 768);
    }

    void aStretchedClipFillsItsBeats_data() { everyVersion_data(); }
    void aStretchedClipFillsItsBeats() {
        QFETCH(int, number);
        const flp::Bytes bytes = flp::encode(songWithClip(6.0, 16.0, 4), {flp::versions[number].version});
        QCOMPARE(intAt(playlistOf(bytes), 8), 16 * 96);
        QCOMPARE(floatAt(playlistOf(bytes), 28), -1.0F);
        const test::HeldEvent parameters =
            test::only(test::eventsOf(bytes), EventId::ChannelParameters).back();
        QCOMPARE(parameters.data.size(), 168u);
        if (flp::versions[number].version == flp::Version::Fl25_2)
            QCOMPARE(floatAt(parameters, 96), 3072.0F);
        else
            QCOMPARE(intAt(parameters, 96), 3072);
        QCOMPARE(intAt(parameters, 108), 5);
    }

    void theCutOfAStretchedClipIsInTheSamplesOwnTime() {
        const flp::Bytes bytes = flp::encode(songWithClip(6.0, 16.0, 2)); // half of it
        QCOMPARE(intAt(playlistOf(bytes), 8), 768);
        QCOMPARE(floatAt(playlistOf(bytes), 28), 3000.0F);
    }

    void transpositionIsStretchPitch() {
        const auto parameters =
            test::only(test::eventsOf(flp::encode(test::smallSong())), EventId::ChannelParameters);
        QCOMPARE(intAt(parameters[18], 100), -200);
        QCOMPARE(intAt(parameters[19], 100), 0);
        QCOMPARE(intAt(parameters[19], 108), 0);
    }

    void readingFl25AtAStrideOf32GivesTheFamousNumbers() {
        const flp::Bytes bytes = flp::encode(test::smallSong(), {flp::Version::Fl25_2});
        const test::HeldEvent playlist = playlistOf(bytes);
        const auto word = [&](std::size_t row, std::size_t offset) {
            return flp::numberAt(playlist.data, row * 32 + offset, 2);
        };
        QVERIFY(playlist.data.size() >= 160 && playlist.data.size() % 80 == 0);
        for (std::size_t pair = 0; (pair + 1) * 160 <= playlist.data.size(); ++pair) {
            QCOMPARE(word(5 * pair + 2, 6), 0x3FF0u); // top of the double 1.0 in the first of two items
            QCOMPARE(word(5 * pair + 3, 4), 0x6440u); // constant bytes of the second
            QCOMPARE(word(5 * pair + 3, 6), 0x8080u);
        }
    }

    void clipsHaveIdsOfTheirOwn() {
        const flp::Bytes bytes = flp::encode(test::smallSong(), {flp::Version::Fl24_1});
        const test::HeldEvent playlist = playlistOf(bytes);
        std::set<std::int32_t> ids;
        for (std::size_t at = 0; at < playlist.data.size(); at += 60) {
            ids.insert(intAt(playlist, at + 32));
            QCOMPARE(floatAt(playlist, at + 52), 1.0F);
        }
        QCOMPARE(ids.size(), playlist.data.size() / 60);
        QVERIFY(!ids.contains(0));
    }
};

QTEST_GUILESS_MAIN(FlpClipsTest)
#include "clips_test.moc"
