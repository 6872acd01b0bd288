#include "fx/picture.h"

#include "dsp/denormals.h"
#include "dsp/fft.h"
#include "fx/probes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::fx {
namespace {

constexpr int hopsShown = 400;
constexpr Axis overSpectrum{Quantity::Hertz, 20.0, 20000.0};
constexpr double tailFloor = -96.0;  // dBFS: a tail is softer than what it follows
constexpr double shownFloor = -72.0; // dBFS: below it lies nothing to shape

struct Subject {
    const EffectType& type;
    Values values;
    int rate;
    const audio::AudioBuffer* sound; ///< null: none
    const Progress& progress;

    audio::AudioBuffer through(audio::AudioBuffer in, int at) const {
        progress.check();
        type.process(in, at, values);
        return in;
    }
};

double hertzAt(int step, int steps) { return 20.0 * std::pow(1000.0, static_cast<double>(step) / steps); }

Trace overTime(TraceRole role, const std::vector<double>& levels, double milliseconds) {
    Trace trace{role, {}};
    for (std::size_t n = 0; n < levels.size(); ++n)
        trace.points.push_back(
            {milliseconds * (static_cast<double>(n) + 0.5) / static_cast<double>(levels.size()), levels[n]});
    return trace;
}

double millisecondsOf(Frame frames, int rate) { return 1000.0 * secondsFromFrames(frames, rate); }

/// Levels before and after, hop by hop of the longer one.
DrawnEffect envelope(const Subject& subject) {
    const audio::AudioBuffer in = subject.sound ? *subject.sound : threeTones(subject.rate, -24.0);
    const audio::AudioBuffer out = subject.through(in, subject.rate);
    const Frame frames = std::max(in.frames(), out.frames());
    const double milliseconds = millisecondsOf(frames, subject.rate);
    const Plot plot{{Quantity::Milliseconds, 0.0, milliseconds},
                    {Quantity::Decibels, shownFloor, 0.0},
                    {overTime(TraceRole::Before, levelsOf(in, -1, frames, hopsShown), milliseconds),
                     overTime(TraceRole::After, levelsOf(out, -1, frames, hopsShown), milliseconds)}};
    return {{plot}, {}, 0.0};
}

DrawnEffect response(const Subject& subject) {
    constexpr int steps = 240;
    Plot plot{overSpectrum, {Quantity::Decibels, -24.0, 24.0}, {{TraceRole::After, {}}}};
    for (int step = 0; step <= steps; ++step) {
        const double hertz = hertzAt(step, steps);
        plot.traces[0].points.push_back(
            {hertz, subject.type.responseDb(hertz, subject.rate, subject.values)});
    }
    return {{plot}, {}, 0.0};
}

/// What a tone of each level comes out at once the effect has settled.
Plot transferCurve(const Subject& subject) {
    constexpr int rate = 8000; // levels are the same at any, and this one is quick
    constexpr double hertz = 1000.0, seconds = 1.5, heardSeconds = 0.05, stepDb = 2.0;
    Plot plot{{Quantity::Decibels, shownFloor, 0.0},
              {Quantity::Decibels, shownFloor, 6.0},
              {{TraceRole::Before, {{shownFloor, shownFloor}, {0.0, 0.0}}}, {TraceRole::After, {}}},
              true};
    for (double level = shownFloor; level <= 0.0; level += stepDb) {
        const audio::AudioBuffer out =
            subject.through(sineTone(hertz, linearFromDecibels(Decibels(level)), seconds, rate), rate);
        const Frame heard = framesFromSeconds(heardSeconds, rate);
        // The last moments may hold what an effect does to an end.
        const audio::AudioBuffer settled = out.copy({out.frames() - 3 * heard, out.frames() - 2 * heard});
        plot.traces[1].points.push_back({level, levelsOf(settled, -1, heard, 1).front()});
    }
    return plot;
}

/// By how much the level changes, moment by moment.
DrawnEffect transfer(const Subject& subject) {
    const audio::AudioBuffer in = subject.sound ? *subject.sound : threeTones(subject.rate, 0.0);
    const audio::AudioBuffer out = subject.through(in, subject.rate);
    const double milliseconds = millisecondsOf(in.frames(), subject.rate);
    const std::vector<double> before = levelsOf(in, -1, in.frames(), hopsShown),
                              after = levelsOf(out, -1, in.frames(), hopsShown);
    std::vector<double> change(hopsShown, 0.0);
    DrawnEffect drawn{{transferCurve(subject)}, {}, milliseconds / 1000.0 / hopsShown};
    for (std::size_t n = 0; n < change.size(); ++n) {
        drawn.hops.push_back({before[n], after[n]});
        if (before[n] > silenceDb && after[n] > silenceDb)
            change[n] = after[n] - before[n];
        else if (n > 0)
            change[n] = change[n - 1]; // silence can't be turned down
    }
    const auto [least, most] = std::ranges::minmax(change);
    const double low = std::min(-12.0, -6.0 * std::ceil(-least / 6.0)), high = 6.0 * std::ceil(most / 6.0);
    drawn.plots.push_back({{Quantity::Milliseconds, 0.0, milliseconds},
                           {Quantity::Decibels, low, std::max(0.0, high)},
                           {overTime(TraceRole::After, change, milliseconds)}});
    return drawn;
}

/// What becomes of each value of a slow tone at full scale.
DrawnEffect shape(const Subject& subject) {
    constexpr double hertz = 100.0;
    constexpr int bins = 100;
    const audio::AudioBuffer in = sineTone(hertz, 1.0, 0.25, subject.rate);
    const audio::AudioBuffer out = subject.through(in, subject.rate);
    std::array<double, bins + 1> sums{}, counts{};
    const Frame period = framesFromSeconds(1.0 / hertz, subject.rate), first = in.frames() / 2;
    for (Frame n = first; n < first + 4 * period; ++n) {
        const auto at = static_cast<std::size_t>(n);
        const double x = static_cast<double>(in.channel(0)[at]);
        const auto bin = static_cast<std::size_t>(std::lround((x + 1.0) / 2.0 * bins));
        sums[bin] += static_cast<double>(out.channel(0)[at]);
        counts[bin] += 1.0;
    }
    Plot plot{{Quantity::Amplitude, -1.0, 1.0},
              {Quantity::Amplitude, -1.2, 1.2},
              {{TraceRole::Before, {{-1.0, -1.0}, {1.0, 1.0}}}, {TraceRole::After, {}}},
              true};
    for (std::size_t bin = 0; bin <= bins; ++bin)
        if (counts[bin] > 0.0)
            plot.traces[1].points.push_back(
                {2.0 * static_cast<double>(bin) / bins - 1.0, sums[bin] / counts[bin]});
    DrawnEffect drawn{{plot}, {}, 0.0};
    if (!subject.sound) return drawn;
    const audio::AudioBuffer heard = subject.through(*subject.sound, subject.rate);
    const std::vector<double> before = levelsOf(*subject.sound, -1, subject.sound->frames(), hopsShown),
                              after = levelsOf(heard, -1, subject.sound->frames(), hopsShown);
    for (std::size_t n = 0; n < before.size(); ++n)
        drawn.hops.push_back({before[n], after[n]});
    drawn.hopSeconds = secondsFromFrames(subject.sound->frames(), subject.rate) / hopsShown;
    return drawn;
}

/// A low tone as it stands and as it comes out, some time after a tape has begun to run.
DrawnEffect wave(const Subject& subject) {
    constexpr double from = 0.9, seconds = 0.03;
    const audio::AudioBuffer in = sineTone(110.0, 0.5, 1.0, subject.rate);
    const audio::AudioBuffer out = subject.through(in, subject.rate);
    Plot plot{{Quantity::Milliseconds, 0.0, 1000.0 * seconds}, {Quantity::Amplitude, -0.75, 0.75}, {}};
    const Frame first = framesFromSeconds(from, subject.rate),
                count = framesFromSeconds(seconds, subject.rate);
    for (const auto& [role, sound] : {std::pair(TraceRole::Before, &in), std::pair(TraceRole::After, &out)}) {
        Trace trace{role, {}};
        for (Frame n = 0; n < count && first + n < sound->frames(); ++n)
            trace.points.push_back(
                {millisecondsOf(n, subject.rate),
                 static_cast<double>(sound->channel(0)[static_cast<std::size_t>(first + n)])});
        plot.traces.push_back(std::move(trace));
    }
    return {{plot}, {}, 0.0};
}

/// How the difference of the sides comes out, by frequency.
DrawnEffect sides(const Subject& subject) {
    constexpr int size = 1 << 14, steps = 160;
    const audio::AudioBuffer out = subject.through(click(0.5F, -0.5F, size), subject.rate);
    std::vector<float> side(size);
    for (std::size_t n = 0; n < side.size(); ++n)
        side[n] = out.channel(0)[n] - out.channel(1)[n];
    dsp::Fft fft(size);
    std::vector<std::complex<float>> bins(static_cast<std::size_t>(fft.bins()));
    fft.forward(side, bins);
    Plot plot{overSpectrum, {Quantity::Decibels, -36.0, 12.0}, {{TraceRole::After, {}}}};
    for (int step = 0; step <= steps; ++step) {
        const double hertz = std::min(hertzAt(step, steps), 0.499 * subject.rate);
        const double at = hertz / subject.rate * size;
        const auto bin = static_cast<std::size_t>(at);
        const auto magnitude = std::lerp(static_cast<double>(std::abs(bins[bin])),
                                         static_cast<double>(std::abs(bins[bin + 1])), at - std::floor(at));
        plot.traces[0].points.push_back(
            {hertz, magnitude > 1e-6 ? decibelsFromLinear(magnitude).value : silenceDb});
    }
    return {{plot}, {}, 0.0};
}

/// What rings on behind a click, left and right.
DrawnEffect decay(const Subject& subject) {
    constexpr std::array<double, 8> spans = {125, 250, 500, 1000, 2000, 4000, 8000, 16000};
    const audio::AudioBuffer out =
        subject.through(click(1.0F, 1.0F, framesFromSeconds(0.02, subject.rate)), subject.rate);
    const double length = millisecondsOf(out.frames(), subject.rate);
    const auto fits = std::ranges::lower_bound(spans, length);
    const double milliseconds = fits == spans.end() ? length : *fits;
    const Frame frames = framesFromSeconds(milliseconds / 1000.0, subject.rate);
    Plot plot{{Quantity::Milliseconds, 0.0, milliseconds}, {Quantity::Decibels, tailFloor, 0.0}, {}};
    for (const auto& [role, channel] : {std::pair(TraceRole::After, 0), std::pair(TraceRole::AfterRight, 1)})
        plot.traces.push_back(overTime(role, levelsOf(out, channel, frames, hopsShown), milliseconds));
    return {{plot}, {}, 0.0};
}

struct Drawer {
    Picture picture;
    DrawnEffect (*draw)(const Subject& subject);
};

constexpr Drawer drawers[] = {{Picture::Envelope, envelope}, {Picture::Response, response},
                              {Picture::Transfer, transfer}, {Picture::Shape, shape},
                              {Picture::Wave, wave},         {Picture::Sides, sides},
                              {Picture::Decay, decay}};

}

DrawnEffect drawn(const Effect& effect, int rate, const audio::AudioBuffer* sound, const Progress& progress) {
    const dsp::FlushDenormals flushed;
    const EffectType& type = *findEffectType(effect.type);
    const Subject subject{type, resolvedValues(type, effect), rate,
                          sound && !sound->isEmpty() ? sound : nullptr, progress};
    return std::ranges::find(drawers, type.picture, &Drawer::picture)->draw(subject);
}

}
