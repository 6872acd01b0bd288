// The song as sound: where, how loud and from which side.

#include "base/error.h"
#include "sounds.h"
#include "support/program.h"

#include <QTest>

using namespace gleaner;
using namespace gleaner::test;

class RenderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clicksStandOnTheGrid_data();
    void clicksStandOnTheGrid();
    void mixIsTheSumOfItsParts();
    void channelsAddUpToTheMix();
    void nothingGivesSilence();
    void missingSamplesAreSilent();
    void mutedItemsAreSilent();
    void peakStaysBelowTheCeiling();
    void velocityAndVolume();
    void panKeepsThePower();
    void stereoStaysStereo();
    void repeatsAreHeard();
    void notesBeyondTheItemAreNot();
    void sameSongSameSamples();
    void cancelIsFelt();
};

void RenderTest::clicksStandOnTheGrid_data() {
    QTest::addColumn<double>("bpm");
    for (const double bpm : {60.0, 95.0, 113.5, 140.0})
        QTest::addRow("%g bpm", bpm) << bpm;
}

void RenderTest::clicksStandOnTheGrid() {
    QFETCH(double, bpm);
    const std::string_view dembow = "...x..x....x..x....x..x....x..x.";
    const auto onsets = onsetsOf(rendered(drumSong(dembow, bpm)));
    std::vector<Frame> expected;
    for (std::size_t step = 0; step < dembow.size(); ++step)
        if (dembow[step] == 'x')
            expected.push_back(std::llround(static_cast<double>(step) / 4.0 * 60.0 / bpm * rate));
    QCOMPARE(onsets.size(), expected.size());
    for (std::size_t i = 0; i < onsets.size(); ++i)
        QVERIFY(std::abs(onsets[i] - expected[i]) <= 1);
}

void RenderTest::mixIsTheSumOfItsParts() {
    const auto a = trackOf("sine", {{0.0, 1.0, 62, 70}, {1.5, 1.0, 65, 90}}),
               b = trackOf("sine", {{0.5, 1.0, 55, 60}});
    auto drums = drumSong("x..x..x.........", 120.0);
    const AudioBuffer first = rendered(songOf({a})), second = rendered(songOf({b})), third = rendered(drums);
    auto all = songOf({a, b});
    all.patterns = drums.patterns;
    all.items = drums.items;
    all.drums = drums.drums;
    const AudioBuffer mix = rendered(all);
    const auto sampleAt = [](const AudioBuffer& buffer, std::size_t i) {
        return i < buffer.channel(0).size() ? buffer.channel(0)[i] : 0.0F;
    };
    for (std::size_t i = 0; i < mix.channel(0).size(); ++i)
        QVERIFY(std::abs(mix.channel(0)[i] -
                         (sampleAt(first, i) + sampleAt(second, i) + sampleAt(third, i))) < 1e-6F);
    QVERIFY(peakOf(mix) > 0.4F);
}

/// Block by block, with all that a voice can have: fades, offsets, envelopes, what is cut and what is
/// stretched.
void RenderTest::channelsAddUpToTheMix() {
    music::MelodicTrack shaped =
        trackOf("sine", {{0.0, 1.0, 62, 70}, {0.75, 1.0, 65, 90}, {3.1, 0.5, 50, 127}});
    shaped.envelope = music::Envelope{20.0, 5.0, 80.0, 0.6, 150.0};
    music::MelodicTrack bass =
        trackOf("sine", {{0.0, 1.0, 48, 100}, {0.5, 1.0, 50, 90}, {1.25, 2.0, 43, 80}});
    bass.role = music::Role::Bass;
    music::MelodicTrack clip = clipOf("tone loop", 8.0, 1.0);
    clip.fadeInMs = 30.0;
    clip.fadeOutMs = 700.0;
    clip.pan = -0.3;
    music::MelodicTrack late = clipOf("stereo");
    late.offsetSeconds = 0.004;
    music::Song song = songOf({shaped, bass, clip, late}, 111.0);
    const music::Song drums = drumSong("x.xxx..xx...xx.x", 111.0, "sine");
    song.patterns = drums.patterns;
    song.items = drums.items;
    song.drums = drums.drums;
    const preview::Mix mix(song, rate, load, {});
    const auto played = [&](std::optional<int> channel) {
        std::vector<double> samples;
        mix.play(channel,
                 [&](const AudioBuffer& block) {
                     samples.insert(samples.end(), block.channel(0).begin(), block.channel(0).end());
                 },
                 {});
        return samples;
    };
    const std::vector<double> whole = played({});
    std::vector<double> sum(whole.size());
    for (const int channel : {0, 17, 18, 19, 20}) {
        const std::vector<double> stem = played(channel);
        QVERIFY(!stem.empty() && stem.size() <= sum.size());
        for (std::size_t n = 0; n < stem.size(); ++n)
            sum[n] += stem[n];
    }
    double furthest = 0.0;
    for (std::size_t n = 0; n < sum.size(); ++n)
        furthest = std::max(furthest, std::abs(sum[n] - whole[n]));
    QVERIFY2(furthest < 1e-6, qPrintable(QString::number(furthest)));
}

void RenderTest::nothingGivesSilence() {
    QCOMPARE(rendered(music::Song{}).frames(), Frame(0));
    music::Song song;
    song.meta.bpm = 120.0;
    song.patterns.push_back({"Empty", 2, {}});
    song.items.push_back({1, 0, 2, 1, false});
    const AudioBuffer mix = rendered(song);
    QCOMPARE(mix.frames(), Frame(4 * rate)); // two bars at 120
    QCOMPARE(peakOf(mix), 0.0F);
}

void RenderTest::missingSamplesAreSilent() {
    const AudioBuffer mix = rendered(drumSong("x...x...x...x...", 95.0, "not there"));
    QCOMPARE(mix.frames(), Frame(std::llround(240.0 / 95.0 * rate)));
    QCOMPARE(peakOf(mix), 0.0F);
    QCOMPARE(peakOf(rendered(songOf({clipOf("not there", 4.0, 1.0)}))), 0.0F);
}

void RenderTest::mutedItemsAreSilent() {
    music::Song song = drumSong("x...x...x...x...");
    song.items[0].muted = true;
    QCOMPARE(peakOf(rendered(song)), 0.0F);
}

void RenderTest::peakStaysBelowTheCeiling() {
    const float ceiling = static_cast<float>(std::pow(10.0, -1.0 / 20.0));
    const AudioBuffer mix = rendered(drumSong("xxxxxxxxxxxxxxxx", 95.0, "loud"));
    QVERIFY(std::abs(peakOf(mix) - ceiling) < 1e-5F);
    QVERIFY(peakOf(rendered(drumSong("x...............", 95.0, "click"))) == 0.5F); // never turned up
}

void RenderTest::velocityAndVolume() {
    music::MelodicTrack track = trackOf("long", {{0.0, 1.0, 60, 50}});
    QCOMPARE(peakOf(rendered(songOf({track}))), 0.125F);
    track.volume = 0.78 / 4.0;
    QVERIFY(std::abs(peakOf(rendered(songOf({track}))) - 0.125F / 8.0F) < 1e-6F); // to the power of 1.5
    track.volume = 0.0;
    QCOMPARE(peakOf(rendered(songOf({track}))), 0.0F);
}

void RenderTest::panKeepsThePower() {
    for (const double pan : {-1.0, -0.4, 0.0, 0.25, 1.0}) {
        music::MelodicTrack track = trackOf("long", {{0.0, 1.0, 60, 100}});
        track.pan = pan;
        const AudioBuffer mix = rendered(songOf({track}));
        const auto left = static_cast<double>(mix.channel(0)[100]),
                   right = static_cast<double>(mix.channel(1)[100]);
        QVERIFY(std::abs(left * left + right * right - 2.0 * 0.25 * 0.25) < 1e-6);
        QVERIFY(pan == 0.0 ? left == right : (left > right) == (pan < 0.0));
    }
}

void RenderTest::stereoStaysStereo() {
    const AudioBuffer mix = rendered(drumSong("x...............", 95.0, "stereo"));
    QCOMPARE(mix.channel(0)[500], 0.25F);
    QCOMPARE(mix.channel(1)[500], -0.125F);
}

void RenderTest::repeatsAreHeard() {
    music::MelodicTrack track = trackOf("click", {{0.0, 0.25, 60, 100}, {1.0, 0.25, 60, 100}});
    track.bars = 1;
    track.bar = 1;
    track.repeats = {2, 4};
    const auto onsets = onsetsOf(rendered(songOf({track})));
    QCOMPARE(onsets, (std::vector<Frame>{2 * rate, 2 * rate + rate / 2, 4 * rate, 4 * rate + rate / 2,
                                         8 * rate, 8 * rate + rate / 2}));
}

void RenderTest::notesBeyondTheItemAreNot() {
    music::Song song = drumSong("x.......x.......x.......x.......", 120.0);
    song.items[0].bars = 1;
    QCOMPARE(onsetsOf(rendered(song)).size(), std::size_t(2));
}

void RenderTest::sameSongSameSamples() {
    auto song = songOf({trackOf("sine", {{0.0, 1.0, 63, 97}}), clipOf("tone loop", 4.0, 1.0)});
    QCOMPARE(rendered(song), rendered(song));
}

void RenderTest::cancelIsFelt() {
    std::stop_source stop;
    stop.request_stop();
    const Progress cancelled(stop.get_token(), {});
    QVERIFY_THROWS_EXCEPTION(Cancelled, preview::render(drumSong("x...x...x...x..."), rate, load, cancelled));

    std::stop_source later;
    double furthest = 0.0;
    const Progress stopping(later.get_token(), [&](double fraction, std::string_view) {
        furthest = fraction;
        if (fraction > 0.5) later.request_stop();
    });
    auto song = drumSong("x...x...x...x...");
    for (int bar = 1; bar < 20; ++bar)
        song.items.push_back({1, static_cast<double>(bar), 1, 1, false});
    QVERIFY_THROWS_EXCEPTION(Cancelled, preview::render(song, rate, load, stopping));
    QVERIFY(furthest > 0.5 && furthest < 1.0);
}

GLEANER_TEST(RenderTest)
#include "render_test.moc"
