#include "base/error.h"
#include "preview/render.h"
#include "preview/time_stretch.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>

using namespace gleaner;
using audio::AudioBuffer;

namespace {

constexpr int rate = 48000;
constexpr double twoPi = 2.0 * std::numbers::pi;

AudioBuffer sine(double hertz, double seconds, float level = 0.2F) {
    AudioBuffer buffer(1, std::llround(seconds * rate));
    for (std::size_t i = 0; i < buffer.channel(0).size(); ++i)
        buffer.channel(0)[i] =
            level * static_cast<float>(std::sin(twoPi * hertz * static_cast<double>(i) / rate));
    return buffer;
}

AudioBuffer click(float level = 0.5F, Frame frames = 64) {
    AudioBuffer buffer(1, frames);
    buffer.channel(0)[0] = level;
    return buffer;
}

AudioBuffer constant(float level, double seconds) {
    AudioBuffer buffer(1, std::llround(seconds * rate));
    std::ranges::fill(buffer.channel(0), level);
    return buffer;
}

/// Four clicks, one a beat.
AudioBuffer clickLoop(double bpm) {
    AudioBuffer buffer(1, std::llround(4 * 60.0 / bpm * rate));
    for (int beat = 0; beat < 4; ++beat)
        buffer.channel(0)[static_cast<std::size_t>(std::llround(beat * 60.0 / bpm * rate))] = 0.5F;
    return buffer;
}

/// The samples that a path names: what the tests play.
AudioBuffer load(const std::string& path, int) {
    if (path == "click") return click();
    if (path == "sine") return sine(440.0, 1.0);
    if (path == "long") return constant(0.25F, 3.0);
    if (path == "loud") return constant(0.9F, 0.5);
    if (path == "clicks at 90") return clickLoop(90.0);
    if (path == "tone loop") return sine(440.0, 4 * 60.0 / 80.0);
    if (path == "stereo") {
        AudioBuffer buffer(2, 1000);
        std::ranges::fill(buffer.channel(0), 0.25F);
        std::ranges::fill(buffer.channel(1), -0.125F);
        return buffer;
    }
    return {};
}

music::DrumNote at(double pos, int channel = 0, int key = 60, int velocity = 100) {
    return {channel, {pos, 0.25, key, velocity}};
}

/// Drums written as x...x..., a character a sixteenth.
music::Song drumSong(std::string_view steps, double bpm = 95.0, const char* path = "click") {
    music::Song song;
    song.meta.bpm = bpm;
    music::Pattern pattern{"Beat", static_cast<int>(steps.size()) / 16, {}};
    for (std::size_t step = 0; step < steps.size(); ++step)
        if (steps[step] == 'x') pattern.notes.push_back(at(static_cast<double>(step) / 4.0));
    song.patterns.push_back(pattern);
    song.items.push_back({1, 0, pattern.bars, 1, false});
    song.drums.push_back({0, music::Role::Snare, path});
    return song;
}

music::MelodicTrack trackOf(const char* path, std::vector<music::Note> notes) {
    music::MelodicTrack track;
    track.role = music::Role::Lead;
    track.samplePath = path;
    track.notes = std::move(notes);
    track.bars = 2;
    return track;
}

music::MelodicTrack clipOf(const char* path, std::optional<double> beats = {}, double transpose = 0.0) {
    music::MelodicTrack track = trackOf(path, {});
    track.role = music::Role::Chords;
    track.source = music::SourceType::Audio;
    track.stretchBeats = beats;
    track.transpose = transpose;
    return track;
}

music::Song songOf(std::vector<music::MelodicTrack> tracks, double bpm = 120.0) {
    music::Song song;
    song.meta.bpm = bpm;
    for (music::MelodicTrack& track : tracks) {
        track.channel = 17 + static_cast<int>(song.melodicTracks.size());
        song.melodicTracks.push_back(track);
    }
    return song;
}

AudioBuffer rendered(const music::Song& song) { return preview::render(song, rate, load, {}); }

std::vector<Frame> onsetsOf(const AudioBuffer& mix, float threshold = 0.1F) {
    std::vector<Frame> onsets;
    const auto samples = mix.channel(0);
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (std::abs(samples[i]) > threshold &&
            (onsets.empty() || static_cast<Frame>(i) - onsets.back() > 200))
            onsets.push_back(static_cast<Frame>(i));
    return onsets;
}

/// Frequency from rising zero crossings between two frames, placed to parts of a sample.
double hertzOf(const AudioBuffer& mix, Frame from, Frame to) {
    const auto x =
        mix.channel(0).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    double first = -1.0, last = -1.0;
    int periods = -1;
    for (std::size_t i = 1; i < x.size(); ++i)
        if (x[i - 1] < 0.0F && x[i] >= 0.0F) {
            last = static_cast<double>(i) - static_cast<double>(x[i]) / static_cast<double>(x[i] - x[i - 1]);
            if (first < 0.0) first = last;
            ++periods;
        }
    return periods * rate / (last - first);
}

double cents(double hertz, double wanted) { return 1200.0 * std::log2(hertz / wanted); }

float peakOf(const AudioBuffer& mix) {
    float peak = 0.0F;
    for (int side = 0; side < 2; ++side)
        for (const float sample : mix.channel(side))
            peak = std::max(peak, std::abs(sample));
    return peak;
}

}

class RenderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clicksStandOnTheGrid_data();
    void clicksStandOnTheGrid();
    void pitchIsThePlayedKey_data();
    void pitchIsThePlayedKey();
    void tuningIsHeard();
    void drumKeysTransposeToo();
    void mixIsTheSumOfItsParts();
    void nothingGivesSilence();
    void missingSamplesAreSilent();
    void mutedItemsAreSilent();
    void peakStaysBelowTheCeiling();
    void oneShotsRingOn();
    void openHatIsCutByTheClosedOne();
    void bassCutsItself();
    void cutsFadeOut();
    void tailsAreLimited();
    void clipsEndWithTheirBars();
    void drumLoopIsInTempo();
    void tonalLoopKeepsItsPitch();
    void transposedLoopKeepsItsLength();
    void stretchKeepsTheLevel();
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

void RenderTest::pitchIsThePlayedKey_data() {
    QTest::addColumn<int>("semitones");
    for (const int semitones : {-12, -7, -1, 0, 1, 7, 12})
        QTest::addRow("%+d", semitones) << semitones;
}

/// Within two cents (music.md section 6).
void RenderTest::pitchIsThePlayedKey() {
    QFETCH(int, semitones);
    music::MelodicTrack track = trackOf("sine", {{0.0, 1.0, 69 + semitones, 100}});
    track.rootNote = 69;
    const AudioBuffer mix = rendered(songOf({track}));
    const double error = cents(hertzOf(mix, 2000, 20000), 440.0 * std::exp2(semitones / 12.0));
    QVERIFY2(std::abs(error) < 2.0, qPrintable(QString::number(error)));
    QVERIFY(std::abs(peakOf(mix) - 0.2F) < 0.004F);
}

void RenderTest::tuningIsHeard() {
    music::MelodicTrack track = trackOf("sine", {{0.0, 1.0, 69, 100}});
    track.rootNote = 69;
    track.transpose = -0.4;
    QVERIFY(std::abs(cents(hertzOf(rendered(songOf({track})), 2000, 40000), 440.0) + 40.0) < 2.0);
}

void RenderTest::drumKeysTransposeToo() {
    music::Song song = drumSong("x...............", 95.0, "sine");
    song.patterns[0].notes[0].note.key = 48;
    QVERIFY(std::abs(cents(hertzOf(rendered(song), 2000, 40000), 220.0)) < 2.0);
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

void RenderTest::oneShotsRingOn() {
    music::MelodicTrack track = trackOf("long", {{0.0, 0.25, 60, 100}});
    const AudioBuffer mix = rendered(songOf({track})); // two bars at 120: four seconds
    QCOMPARE(mix.channel(0)[static_cast<std::size_t>(2.9 * rate)], 0.25F);
    QCOMPARE(mix.channel(0)[static_cast<std::size_t>(3.1 * rate)], 0.0F);
}

void RenderTest::openHatIsCutByTheClosedOne() {
    music::Song song = drumSong("x...............", 120.0, "long");
    song.drums = {{0, music::Role::OpenHat, "long"}, {1, music::Role::Hat, "click"}};
    const auto levelAt = [&](double seconds) {
        return rendered(song).channel(0)[static_cast<std::size_t>(seconds * rate)];
    };
    QCOMPARE(levelAt(1.5), 0.25F);
    song.patterns[0].notes.push_back(at(2.0, 1)); // a second in
    QCOMPARE(levelAt(0.9), 0.25F);
    QCOMPARE(levelAt(1.5), 0.0F);
    song.drums[1].role = music::Role::Perc;
    QCOMPARE(levelAt(1.5), 0.25F);
}

void RenderTest::bassCutsItself() {
    music::MelodicTrack track = trackOf("long", {{0.0, 0.25, 60, 100}, {1.0, 0.25, 60, 100}});
    const auto levelAt = [&](double seconds) {
        return rendered(songOf({track})).channel(0)[static_cast<std::size_t>(seconds * rate)];
    };
    QCOMPARE(levelAt(0.75), 0.5F);
    track.role = music::Role::Bass;
    QCOMPARE(levelAt(0.25), 0.25F);
    QCOMPARE(levelAt(0.75), 0.25F);
}

/// A cut is a slope of two milliseconds, not a step.
void RenderTest::cutsFadeOut() {
    const AudioBuffer mix =
        rendered(songOf({clipOf("long")}, 240.0)); // two bars at 240: cut after two seconds
    const auto samples = mix.channel(0);
    float steepest = 0.0F;
    for (std::size_t i = 1; i < samples.size(); ++i)
        steepest = std::max(steepest, std::abs(samples[i] - samples[i - 1]));
    QVERIFY(steepest <= 0.25F / 96.0F + 1e-6F);
    const auto before = static_cast<std::size_t>(2.0 * rate - 0.0021 * rate),
               halfway = static_cast<std::size_t>(2.0 * rate - 0.001 * rate);
    QCOMPARE(samples[before], 0.25F);
    QVERIFY(std::abs(samples[halfway] - 0.125F) < 0.005F);
}

void RenderTest::tailsAreLimited() {
    auto track = trackOf("sine", {{7.99, 0.25, 60 - 48, 100}}); // four octaves down: sixteen seconds long
    const AudioBuffer mix = rendered(songOf({track}));
    QCOMPARE(mix.frames(), Frame(8 * rate)); // four of song, four of tail
}

void RenderTest::clipsEndWithTheirBars() {
    music::MelodicTrack clip = clipOf("long");
    clip.bars = 1;
    const AudioBuffer mix = rendered(songOf({clip}));
    QCOMPARE(mix.frames(), Frame(2 * rate));
}

/// A drum loop recorded at 90 bpm: in a song of 95 its clicks stand on the beats.
void RenderTest::drumLoopIsInTempo() {
    music::MelodicTrack clip = clipOf("clicks at 90", 4.0);
    clip.role = music::Role::Perc;
    clip.bars = 1;
    clip.repeats = {1};
    const auto onsets = onsetsOf(rendered(songOf({clip}, 95.0)));
    QCOMPARE(onsets.size(), std::size_t(8));
    for (std::size_t beat = 0; beat < onsets.size(); ++beat)
        QVERIFY(std::abs(onsets[beat] - std::llround(static_cast<double>(beat) * 60.0 / 95.0 * rate)) <= 2);
}

void RenderTest::tonalLoopKeepsItsPitch() {
    music::MelodicTrack clip = clipOf("tone loop", 4.0); // 80 bpm to 120
    clip.bars = 1;
    const AudioBuffer mix = rendered(songOf({clip}));
    QCOMPARE(mix.frames(), Frame(2 * rate));
    const double error = cents(hertzOf(mix, 5000, 90000), 440.0);
    QVERIFY2(std::abs(error) < 2.0, qPrintable(QString::number(error)));
}

void RenderTest::transposedLoopKeepsItsLength() {
    for (const double semitones : {-3.0, 2.0}) {
        const AudioBuffer mix =
            rendered(songOf({clipOf("tone loop", {}, semitones)})); // three seconds of tone
        const double error = cents(hertzOf(mix, 5000, 130000), 440.0 * std::exp2(semitones / 12.0));
        QVERIFY2(std::abs(error) < 2.0, qPrintable(QString::number(error)));
        QVERIFY(std::abs(mix.channel(0)[static_cast<std::size_t>(3.1 * rate)]) < 1e-6F);
        float late = 0.0F;
        for (Frame i = static_cast<Frame>(2.8 * rate); i < static_cast<Frame>(2.95 * rate); ++i)
            late = std::max(late, std::abs(mix.channel(0)[static_cast<std::size_t>(i)]));
        QVERIFY(late > 0.19F);
    }
}

void RenderTest::stretchKeepsTheLevel() {
    const AudioBuffer tone = sine(311.0, 2.0);
    for (const double factor : {0.7, 0.93, 1.08, 1.5}) {
        const Frame frames = std::llround(static_cast<double>(tone.frames()) * factor);
        const AudioBuffer stretched = preview::timeStretched(tone, frames, rate, {});
        QCOMPARE(stretched.frames(), frames);
        double power = 0.0;
        for (Frame i = 4000; i < frames - 4000; ++i) {
            const auto sample = static_cast<double>(stretched.channel(0)[static_cast<std::size_t>(i)]);
            power += sample * sample;
        }
        const double decibels =
            10.0 * std::log10(power / static_cast<double>(frames - 8000) / (0.2 * 0.2 / 2.0));
        QVERIFY2(std::abs(decibels) < 0.2, qPrintable(QString::number(decibels)));
    }
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
    QVERIFY(rendered(song) == rendered(song));
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
        song.items.push_back({1, bar, 1, 1, false});
    QVERIFY_THROWS_EXCEPTION(Cancelled, preview::render(song, rate, load, stopping));
    QVERIFY(furthest > 0.5 && furthest < 1.0);
}

QTEST_GUILESS_MAIN(RenderTest)
#include "render_test.moc"
