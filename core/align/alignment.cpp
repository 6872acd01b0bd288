#include "align/alignment.h"

#include "align/coarse.h"
#include "align/delay.h"
#include "align/line.h"
#include "align/onset_curve.h"
#include "align/slow_piece.h"
#include "signal/mono_stream.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gleaner::align {
namespace {

constexpr int longestPiece = 1 << 15;  ///< samples: 4 s, in which 25 ppm are a tenth of a millisecond
constexpr int shortestPiece = 1 << 12; ///< half a second
constexpr int mostPlaces = 60, leastPlaces = 4;
constexpr double secondsAPlace = 2.5; ///< at least, between the beginnings of two
constexpr double leastOverlap = 1.0;  ///< seconds
constexpr double roughReach = 0.15;   ///< seconds that the rough lag may be off
constexpr double tolerance = 0.002;   ///< seconds: half a metre is 1.5 ms, and sounds move
constexpr double steepest = 600e-6;
constexpr double leastConfidence = 0.4; ///< unrelated recordings reach 0.2 (tests/core/align)
constexpr double leastProminence = 5.0; ///< of a delay that counts; chance reaches 4
constexpr double searchStep = 0.25;     ///< seconds

/// A recording as it is listened to.
struct Heard {
    analysis::Excerpts excerpts;
    std::vector<float> curve;

    Heard(audio::AudioSource& source, const Progress& progress)
        : excerpts(source, analysis::mixPolarity(source), source.info().frames),
          curve(onsetCurve(source, progress)) {}
    double seconds() const { return secondsFromFrames(excerpts.frames(), excerpts.rate()); }
};

/// The seconds of the first that both have.
struct Overlap {
    double begin = 0.0, end = 0.0;
    double seconds() const { return end - begin; }
};

Overlap overlapOf(const Heard& first, const Heard& second, const RoughLag& lag) {
    return {std::max(0.0, -lag.at(0.0)),
            std::min(first.seconds(), second.seconds() - lag.at(first.seconds()))};
}

/// Where most begins within the stretch.
double liveliest(const std::vector<float>& curve, double from, double to, double seconds) {
    double best = from, most = -1.0;
    for (double begin = from; begin + seconds <= to || begin == from; begin += searchStep) {
        double sum = 0.0;
        const auto first = static_cast<std::size_t>(begin * curveRate);
        const auto last = std::min(curve.size(), static_cast<std::size_t>((begin + seconds) * curveRate));
        for (std::size_t i = first; i < last; ++i)
            sum += std::max(0.0, static_cast<double>(curve[i]));
        if (sum <= most) continue;
        most = sum;
        best = begin;
    }
    return best;
}

/// Measures delays at places spread over what both have.
class FineListener {
public:
    FineListener(Heard& first, Heard& second, const Overlap& overlap)
        : m_first(first), m_second(second), m_length(lengthFor(overlap)), m_meter(m_length, delayRate) {
        const int count =
            std::clamp(static_cast<int>(overlap.seconds() / secondsAPlace), leastPlaces, mostPlaces);
        const double seconds = static_cast<double>(m_length) / delayRate;
        const double room = std::max(0.0, overlap.seconds() - seconds) / count;
        for (int n = 0; n < count; ++n) {
            const double from = overlap.begin + room * n;
            m_begins.push_back(liveliest(first.curve, from, from + room + seconds, seconds));
        }
    }

    /// In each: the second's time, and how far ahead the first's is. `lag` is the second's less the first's
    /// at a time of the first.
    template <typename Lag>
    std::vector<Place> listen(Lag lag, double reach, const Progress& progress) {
        std::vector<Place> places;
        for (std::size_t n = 0; n < m_begins.size(); ++n) {
            progress.report(static_cast<double>(n) / static_cast<double>(m_begins.size()));
            if (const auto place = at(m_begins[n], lag(m_begins[n]), reach)) places.push_back(*place);
        }
        return places;
    }
    int count() const { return static_cast<int>(m_begins.size()); }

private:
    static int lengthFor(const Overlap& overlap) {
        const auto most = static_cast<unsigned>(std::max(1.0, overlap.seconds() * delayRate * 0.5));
        return std::clamp(static_cast<int>(std::bit_floor(most)), shortestPiece, longestPiece);
    }

    std::optional<Place> at(double begin, double lag, double reach) {
        const int rate = m_first.excerpts.rate(), otherRate = m_second.excerpts.rate();
        const Frame here = framesFromSeconds(begin, rate);
        const Frame there =
            std::max<Frame>(0, framesFromSeconds(secondsFromFrames(here, rate) + lag, otherRate));
        const auto delay = m_meter.between(slowPiece(m_first.excerpts, here, m_length),
                                           slowPiece(m_second.excerpts, there, m_length),
                                           static_cast<int>(reach * delayRate));
        if (!delay || delay->prominence < leastProminence) return std::nullopt;
        const double middle = 0.5 * m_length / delayRate;
        const double first = secondsFromFrames(here, rate) + middle;
        const double second = secondsFromFrames(there, otherRate) + middle + delay->samples / delayRate;
        return Place{second, first - second, delay->prominence};
    }

    Heard& m_first;
    Heard& m_second;
    int m_length;
    DelayMeter m_meter;
    std::vector<double> m_begins;
};

}

bool Alignment::isSure() const { return agreeing >= leastPlaces && confidence >= leastConfidence; }

Alignment align(audio::AudioSource& first, audio::AudioSource& second, const Progress& progress) {
    Heard a(first, progress.part(0.0, 0.4)), b(second, progress.part(0.4, 0.8));
    Alignment none;
    if (a.curve.empty() || b.curve.empty()) return none;
    const RoughLag rough = roughLag(a.curve, b.curve);
    const Overlap overlap = overlapOf(a, b, rough);
    if (overlap.seconds() < leastOverlap) return none;
    FineListener listener(a, b, overlap);
    none.places = listener.count();
    none.seconds = overlap.seconds();
    const auto roughly =
        listener.listen([&](double at) { return rough.at(at); }, roughReach, progress.part(0.8, 0.9));
    if (roughly.empty()) return none;
    const Line near = lineThrough(roughly, tolerance, steepest);
    const auto nearly = [&](double at) { return (at - near.offset) / (1.0 + near.slope) - at; };
    const auto places = listener.listen(nearly, 10.0 * tolerance, progress.part(0.9, 1.0));
    if (places.empty()) return none;
    const Line line = lineThrough(places, tolerance, steepest);
    return {line.offset,         line.slope * 1e6,
            line.residual * 1e3, static_cast<double>(near.agreeing) / listener.count(),
            listener.count(),    near.agreeing,
            overlap.seconds()};
}

}
