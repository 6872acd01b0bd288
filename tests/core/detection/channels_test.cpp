#include "base/error.h"
#include "core/audio/printed.h"
#include "detection/detect.h"
#include "detection/recording_analysis.h"
#include "features/standout.h"
#include "signal/channel_groups.h"
#include "support/program.h"
#include "support/some.h"
#include "support/synthetic.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::analysis;
using audio::Channels;
using gleaner::test::Tape;
using music::SampleKind;

namespace {

constexpr int rate = 16000;

/// Tapes of one length as the channels of one recording.
audio::MemorySource recording(const std::vector<Tape>& tapes) {
    audio::AudioBuffer all(static_cast<int>(tapes.size()), static_cast<Frame>(tapes[0].samples().size()));
    for (std::size_t c = 0; c < tapes.size(); ++c)
        std::ranges::copy(tapes[c].samples(), all.channel(static_cast<int>(c)).begin());
    return {std::move(all), rate};
}

Tape room(double decibels, std::uint64_t seed) { return Tape(6.0, rate).noise(decibels, seed); }

Tape withHits(Tape tape, double level = 0.5) {
    for (const double at : {1.0, 2.5, 4.2})
        tape.hit(at, level);
    return tape;
}

std::vector<Slice> hitsIn(audio::AudioSource& source, const audio::ChannelChoice& channels = {}) {
    DetectSettings settings;
    settings.channels = channels;
    std::vector<Slice> hits = detect(source, settings, {}).slices;
    std::erase_if(hits, [](const Slice& slice) { return slice.traits.kind != SampleKind::Hit; });
    return hits;
}

}

/// Where a sound was found is where it is taken from.
class ChannelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hitsAreFoundInTheChannelThatHasThem() {
        for (int where = 0; where < 4; ++where) {
            std::vector<Tape> tapes;
            for (int c = 0; c < 4; ++c)
                tapes.push_back(c == where ? withHits(room(-60.0, 9))
                                           : room(-60.0, 1 + static_cast<unsigned>(c)));
            auto source = recording(tapes);
            const auto hits = hitsIn(source);
            QCOMPARE(hits.size(), std::size_t(3));
            for (const Slice& hit : hits)
                QCOMPARE(hit.channels, Channels::one(where));
        }
    }

    /// 12 dB under the room of its neighbours, the hit is nothing in the mix of all.
    void noiseOfOthersDoesNotDrownThem() {
        auto source =
            recording({room(-20.0, 1), room(-20.0, 2), room(-20.0, 3), withHits(room(-75.0, 4), 0.02)});
        const auto hits = hitsIn(source);
        QCOMPARE(hits.size(), std::size_t(3));
        for (const Slice& hit : hits)
            QCOMPARE(hit.channels, Channels::one(3));
        QVERIFY(hitsIn(source, {Channels::mixOfAll()}).empty());
    }

    void humDoesNotWin() {
        Tape hum = room(-60.0, 1);
        for (std::size_t n = 0; n < hum.samples().size(); ++n) {
            const double turn = 2.0 * std::numbers::pi * 50.0 * static_cast<double>(n) / rate;
            hum.samples()[n] += static_cast<float>(0.5 * std::sin(turn) + 0.2 * std::sin(2.0 * turn));
        }
        auto source = recording({hum, withHits(room(-60.0, 2), 0.1), room(-60.0, 3)});
        const auto hits = hitsIn(source);
        QCOMPARE(hits.size(), std::size_t(3));
        for (const Slice& hit : hits)
            QCOMPARE(hit.channels, Channels::one(1));
    }

    void whatSeveralMicrophonesHearIsOneSlice() {
        auto source =
            recording({withHits(room(-60.0, 1), 0.03), room(-60.0, 2), withHits(room(-60.0, 3), 0.5)});
        const auto hits = hitsIn(source);
        QCOMPARE(hits.size(), std::size_t(3));
        for (const Slice& hit : hits)
            QCOMPARE(hit.channels, Channels::one(2));
    }

    void whatIsDifferentIsFoundBeside() {
        Tape late = room(-60.0, 3);
        late.hit(3.4, 0.5, 300.0).hit(5.1, 0.5, 300.0);
        auto source = recording({withHits(room(-60.0, 1)), room(-60.0, 2), late});
        const auto hits = hitsIn(source);
        QCOMPARE(hits.size(), std::size_t(5));
        QCOMPARE(std::ranges::count(hits, std::optional(Channels::one(0)), &Slice::channels), 3);
        QCOMPARE(std::ranges::count(hits, std::optional(Channels::one(2)), &Slice::channels), 2);
    }

    void twoThatHearTheSameAreAPair() {
        auto source = recording({Tape(6.0, rate), Tape(6.0, rate), withHits(room(-70.0, 1), 0.45),
                                 withHits(room(-70.0, 2), 0.5)});
        const auto hits = hitsIn(source);
        QCOMPARE(hits.size(), std::size_t(3));
        for (const Slice& hit : hits)
            QCOMPARE(hit.channels, Channels::pair(2, 3));
    }

    void namesMakePairsToo() {
        auto source = recording({room(-40.0, 1), room(-40.0, 2), room(-40.0, 3)});
        const ChannelSurvey survey = surveyOf(source, {});
        QCOMPARE(channelGroups(survey, {}).size(), std::size_t(3));
        QCOMPARE(channelGroups(survey, {"Boom", "XY L", "XY R"}),
                 (std::vector{Channels::one(0), Channels::pair(1, 2)}));
    }

    void idsAreUnique() {
        Tape other = room(-60.0, 3);
        for (const double at : {1.0, 2.5, 4.2})
            other.hit(at, 0.5, 3000.0, 0.2, 99);
        auto source = recording({withHits(room(-60.0, 1)), room(-60.0, 2), other});
        std::set<std::string> ids;
        const auto slices = detect(source, {}, {}).slices;
        for (const Slice& slice : slices)
            ids.insert(slice.id);
        QCOMPARE(ids.size(), slices.size());
    }

    void aStereoRecordingIsTakenAsItStands() {
        auto source = recording({withHits(room(-60.0, 1)), withHits(room(-60.0, 2))});
        const Detection found = detect(source, {}, {});
        QVERIFY(!found.slices.empty());
        for (const Slice& slice : found.slices)
            QVERIFY(!slice.channels);
        QVERIFY(found.silentChannels.empty());
        QVERIFY(found.invertedChannels.empty());
    }

    void aDeadChannelIsLeftOut_data() {
        QTest::addColumn<double>("noise");
        QTest::addColumn<bool>("isDead");
        QTest::newRow("digital silence") << -HUGE_VAL << true;
        QTest::newRow("a preamp without a microphone") << -84.0 << true;
        QTest::newRow("a quiet room") << -50.0 << false;
    }
    void aDeadChannelIsLeftOut() {
        QFETCH(double, noise);
        QFETCH(bool, isDead);
        Tape dead(6.0, rate);
        if (std::isfinite(noise)) dead.noise(noise, 5);
        for (const bool isLeft : {false, true}) {
            const Tape alive = withHits(room(-60.0, 1), 0.9);
            auto source = recording(isLeft ? std::vector{dead, alive} : std::vector{alive, dead});
            const Detection found = detect(source, {}, {});
            QVERIFY(!found.slices.empty());
            for (const Slice& slice : found.slices)
                QVERIFY(isDead ? slice.channels == Channels::one(isLeft ? 1 : 0) : !slice.channels);
            QCOMPARE(found.silentChannels, isDead ? std::vector<int>{isLeft ? 0 : 1} : std::vector<int>{});
        }
    }

    /// 60 dB under the other channel, and still somebody's sound.
    void aFaintChannelOfItsOwnIsKept() {
        Tape faint(6.0, rate);
        faint.noise(-110.0, 5);
        for (const double at : {0.6, 3.3, 5.2})
            faint.hit(at, 0.0004);
        auto source = recording({withHits(room(-60.0, 1), 0.9), faint});
        QVERIFY(detect(source, {}, {}).silentChannels.empty());
        Tape leak(6.0, rate);
        leak = withHits(leak, 0.0006);
        auto crossing = recording({withHits(room(-60.0, 1), 0.9), leak});
        QCOMPARE(detect(crossing, {}, {}).silentChannels, std::vector<int>{1});
    }

    /// Hits between the short looks, over noise of its own on each side: the mean of the two is silent there.
    void upsideDownStereoDoesNotCancel() {
        const Tape left = withHits(room(-62.0, 1), 0.3);
        Tape right = withHits(Tape(6.0, rate), 0.3);
        right.gain(0.0);
        for (float& x : right.samples())
            x = -x;
        right.noise(-62.0, 2);
        auto source = recording({left, right});
        const Detection found = detect(source, {}, {});
        QCOMPARE(found.invertedChannels, std::vector<int>{1});
        QCOMPARE(std::ranges::count_if(found.slices,
                                       [](const Slice& s) { return s.traits.kind == SampleKind::Hit; }),
                 3);
    }

    void aChoiceIsFollowed() {
        auto source = recording({withHits(room(-60.0, 1)), room(-60.0, 2), room(-60.0, 3)});
        for (const Slice& hit : gleaner::test::some(hitsIn(source, {Channels::pair(0, 1)})))
            QCOMPARE(hit.channels, Channels::pair(0, 1));
        QCOMPARE(hitsIn(source, {Channels::pair(0, 1)}).size(), std::size_t(3));
        QVERIFY(hitsIn(source, {Channels::one(2)}).empty());
        QVERIFY_THROWS_EXCEPTION(Error, hitsIn(source, {Channels::one(3)}));
        auto stereo = recording({withHits(room(-60.0, 1)), withHits(room(-60.0, 2))});
        QCOMPARE(hitsIn(stereo, {Channels::pair(0, 1)}), hitsIn(stereo));
    }

    void aStretchThatSomebodyDrewHasItsChannels() {
        auto source = recording({room(-40.0, 1), room(-40.0, 2), withHits(room(-60.0, 3)), room(-60.0, 4)});
        QCOMPARE(channelsAt(source, {rate, rate + rate / 4}, {}), Channels::one(2));
    }

    void anySensitivityIsFoundFromOneListening() {
        auto source = recording({withHits(room(-60.0, 1)), room(-60.0, 2), withHits(room(-50.0, 3), 0.1)});
        const RecordingAnalysis analysis = analyse(source, {}, {});
        DescribedSlices known;
        for (const double sensitivity : {0.2, 0.5, 0.8}) {
            DetectSettings settings;
            settings.sensitivity = sensitivity;
            QCOMPARE(describe(analysis.sources, find(analysis, settings), source, &known, {}),
                     detect(source, settings, {}));
        }
    }
};

GLEANER_TEST(ChannelsTest)
#include "channels_test.moc"
