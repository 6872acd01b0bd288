// Items of the playlist: audio clips, their cuts and their records.

#include "base/random.h"
#include "flp/draft.h"
#include "projects.h"
#include "support/program.h"

#include <QTest>

#include <array>
#include <cmath>
#include <set>

using namespace gleaner;
using flp::EventId;
using gleaner::test::intAt;

namespace {

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
    void everyVersion_data() { test::everyVersion(); }

    void anAudioClipIsAsLongAsItsSample() {
        // Measured on files whose samples are known: 3642.24 ms at 140 bpm are 816 ticks (docs/flp.md 5.1).
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

    void noItemOf25Has96Bytes() {
        // One item alone is 80 bytes; two of them give the rows that once were taken for three of 32.
        QCOMPARE(playlistOf(flp::encode(songWithClip(1.0, {}, 1), {flp::Version::Fl25_2})).data.size(), 80u);
        music::Song song = songWithClip(1.0, {}, 1);
        song.melodicTracks[0].repeats = {1};
        const test::HeldEvent two = playlistOf(flp::encode(song, {flp::Version::Fl25_2}));
        QCOMPARE(two.data.size(), 160u);
        const std::pair<unsigned, unsigned> rows[] = {
            {0x5000, 17}, {0, 0}, {0, 0x3FF0}, {0x6440, 0x8080}, {0, 0x3F80}};
        for (std::size_t row = 0; row < 5; ++row) {
            QCOMPARE(flp::numberAt(two.data, row * 32 + 4, 2), rows[row].first);
            QCOMPARE(flp::numberAt(two.data, row * 32 + 6, 2), rows[row].second);
        }
    }

    void lengthsAndOffsetsFollowTheFormula() {
        Random random(2026);
        for (int n = 0; n < 200; ++n) {
            const double bpm = 60.0 + static_cast<double>(random.below(14000)) / 100.0;
            const int ppq = std::array{24, 96, 192, 960}[random.below(4)];
            const double seconds = 0.05 + static_cast<double>(random.below(60000)) / 1000.0;
            const double offset =
                n % 3 == 0 ? 0.0 : seconds * static_cast<double>(random.below(900)) / 1000.0;
            const std::optional<double> beats =
                n % 2 ? std::optional(1.0 + static_cast<double>(random.below(64))) : std::nullopt;
            const std::int64_t room = 1 + static_cast<std::int64_t>(random.below(200)) * ppq;
            const flp::AudioSpan span = flp::audioSpan(seconds, beats, offset, bpm, ppq, room);
            const double fileMs = seconds * 1000.0;
            const double begin = span.part ? span.part->first : 0.0,
                         end = span.part ? span.part->second : fileMs;
            // Unstretched: ms * bpm * ppq / 60000. Stretched: T * ppq / 192 for the whole, ms of the
            // original.
            const double ticksPerMs = beats ? *beats * 192.0 * ppq / 192.0 / fileMs : bpm * ppq / 60000.0;
            QVERIFY(std::abs(static_cast<double>(span.length) - (end - begin) * ticksPerMs) <= 1.0);
            QVERIFY(span.length >= 1 && span.length <= room);
            QVERIFY(std::abs(begin - offset * 1000.0) < 1e-9 && end <= fileMs + 1.0 / ticksPerMs);
        }
    }

    void aLoopOfAnotherTempoSitsOnTheBar_data() { everyVersion_data(); }
    void aLoopOfAnotherTempoSitsOnTheBar() {
        QFETCH(int, number);
        music::Song song = songWithClip(4.0 * 4.0 * 60.0 / 90.0, 16.0, 4); // four bars at 90
        song.meta.bpm = 95.0;
        song.melodicTracks[0].bar = 8;
        const flp::Bytes bytes = flp::encode(song, {flp::versions[number].version});
        const flp::ProjectItem item = flp::decode(bytes).playlist.at(0);
        QCOMPARE(item.startTicks, 8 * 384);
        QCOMPARE(item.lengthTicks, 4 * 384);
    }

    void fadesAndGainStandWhereTheVersionHasThem_data() { everyVersion_data(); }
    void fadesAndGainStandWhereTheVersionHasThem() {
        QFETCH(int, number);
        flp::Draft draft = flp::draftOf(songWithClip(4.0, {}, 4), {flp::versions[number].version});
        flp::Clip& clip = draft.arrangement.clips.front();
        clip.fadeIn = 10.0F;
        clip.fadeOut = 250.0F;
        clip.gain = 0.5F;
        clip.muted = true;
        const test::HeldEvent playlist = playlistOf(flp::encode(draft));
        QCOMPARE(static_cast<int>(playlist.data.size()), flp::versions[number].itemSize);
        QCOMPARE(flp::numberAt(playlist.data, 18, 2), 0x2040u);
        if (flp::versions[number].itemSize < 60) return;
        QCOMPARE(floatAt(playlist, 36), 10.0F);
        QCOMPARE(floatAt(playlist, 44), 250.0F);
        QCOMPARE(floatAt(playlist, 52), 0.5F);
        QCOMPARE(flp::numberAt(playlist.data, 56, 1), 3u);
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

GLEANER_TEST(FlpClipsTest)
#include "clips_test.moc"
