#include "groove/beat_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace gleaner::groove {
namespace {

constexpr double frameSeconds = 0.005;
constexpr double strokeWidth = 0.015;                       // s, half of what a stroke covers
constexpr double tightness = 40.0;                          // against beats of other lengths
constexpr double shortestShare = 0.85, longestShare = 1.18; // of a beat's usual length
constexpr double tempoReach = 0.03;
constexpr double weightRange = 24.0; // dB under the loudest at which a stroke counts least
constexpr double leastWeight = 0.2;
constexpr double stiffness = 300.0;   // of the beats against strokes: they bend over some 25 of them
constexpr double nearSeconds = 0.012; // off its step up to which a stroke counts fully
constexpr int rounds = 8;
constexpr double tripletAdvantage = 0.72; // a triplet grid has to be so much nearer
constexpr double loudWithinDb = 9.0;      // under the loudest: such a stroke is on a beat

std::vector<double> weightsOf(std::span<const Strike> strikes) {
    const double loudest = std::ranges::max_element(strikes, {}, &Strike::levelDb)->levelDb;
    std::vector<double> weights;
    for (const Strike& strike : strikes)
        weights.push_back(std::clamp(1.0 + (strike.levelDb - loudest) / weightRange, leastWeight, 1.0));
    return weights;
}

/// The period near `period` of which halves and quarters gather the strokes best.
double gatheredPeriod(std::span<const Strike> strikes, std::span<const double> weights, double period) {
    const double span = strikes.back().seconds - strikes.front().seconds;
    const auto score = [&](double candidate) {
        double sum = 0.0;
        for (const double parts : {1.0, 2.0, 4.0}) {
            std::complex<double> gathered;
            for (std::size_t n = 0; n < strikes.size(); ++n)
                gathered +=
                    std::polar(weights[n], 2.0 * std::numbers::pi * parts * strikes[n].seconds / candidate);
            sum += std::abs(gathered);
        }
        return sum;
    };
    const double step = std::clamp(period / std::max(span, period) / 40.0, 1e-5, 5e-3);
    double best = period, highest = score(period);
    for (double offset = step; offset <= tempoReach; offset += step)
        for (const double candidate : {period * (1.0 + offset), period * (1.0 - offset)})
            if (const double value = score(candidate); value > highest) {
                highest = value;
                best = candidate;
            }
    return best;
}

/// How much of a stroke lies at each 5 ms, from one beat before the first stroke on.
class Strength {
public:
    Strength(std::span<const Strike> strikes, std::span<const double> weights, double period)
        : m_begin(strikes.front().seconds - period) {
        const double end = strikes.back().seconds + period;
        m_frames.resize(static_cast<std::size_t>((end - m_begin) / frameSeconds) + 2);
        for (std::size_t n = 0; n < strikes.size(); ++n) {
            const double middle = (strikes[n].seconds - m_begin) / frameSeconds;
            const double reach = 3.0 * strokeWidth / frameSeconds;
            for (auto frame = static_cast<std::size_t>(std::max(0.0, middle - reach));
                 frame < m_frames.size() && static_cast<double>(frame) <= middle + reach; ++frame) {
                const double off = (static_cast<double>(frame) - middle) * frameSeconds / strokeWidth;
                m_frames[frame] = std::max(m_frames[frame], weights[n] * std::exp(-0.5 * off * off));
            }
        }
    }
    std::size_t size() const { return m_frames.size(); }
    double secondsOf(std::size_t frame) const { return m_begin + static_cast<double>(frame) * frameSeconds; }
    /// A beat here: with a stroke on it, halfway and in the quarters.
    double beatAt(std::size_t frame, double periodFrames) const {
        return at(frame, 0.0) + 0.5 * at(frame, 0.5 * periodFrames) +
               0.2 * (at(frame, 0.25 * periodFrames) + at(frame, 0.75 * periodFrames));
    }

private:
    double at(std::size_t frame, double later) const {
        const std::size_t place = frame + static_cast<std::size_t>(std::lround(later));
        return place < m_frames.size() ? m_frames[place] : 0.0;
    }
    double m_begin;
    std::vector<double> m_frames;
};

/// Beats that follow each other about a period apart and gather the most strokes.
std::vector<double> trackedBeats(const Strength& strength, double period) {
    const double usual = period / frameSeconds;
    const auto shortest = static_cast<std::size_t>(std::max(1.0, std::floor(usual * shortestShare)));
    const auto longest = static_cast<std::size_t>(std::ceil(usual * longestShare));
    std::vector<double> penalties(longest + 1);
    for (std::size_t gap = shortest; gap <= longest; ++gap) {
        const double octaves = std::log2(static_cast<double>(gap) / usual);
        penalties[gap] = tightness * octaves * octaves;
    }
    std::vector<double> score(strength.size());
    std::vector<std::size_t> from(strength.size());
    for (std::size_t frame = 0; frame < score.size(); ++frame) {
        double best = 0.0;
        from[frame] = frame;
        for (std::size_t gap = shortest; gap <= std::min(frame, longest); ++gap)
            if (const double value = score[frame - gap] - penalties[gap]; value > best) {
                best = value;
                from[frame] = frame - gap;
            }
        score[frame] = best + strength.beatAt(frame, usual);
    }
    const std::size_t tail = score.size() - std::min(score.size(), longest);
    auto frame = static_cast<std::size_t>(
        std::max_element(score.begin() + static_cast<std::ptrdiff_t>(tail), score.end()) - score.begin());
    std::vector<double> beats{strength.secondsOf(frame)};
    for (; from[frame] != frame; frame = from[frame])
        beats.push_back(strength.secondsOf(from[frame]));
    std::ranges::reverse(beats);
    return beats;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0.0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1) return *middle;
    return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

/// How near the strokes lie to the steps of a grid, against what chance does: 1 for any places.
double distanceFrom(std::span<const Strike> strikes, const BeatFit& fit, int steps) {
    std::vector<double> offs;
    for (const Strike& strike : strikes) {
        const double step = fit.beatAt(strike.seconds) * steps;
        offs.push_back(std::abs(step - std::round(step)) * 4.0);
    }
    double sum = 0.0;
    for (const double off : offs)
        sum += off;
    return sum / static_cast<double>(offs.size());
}

/// Five diagonals of a symmetric system: solved without pivots, which a positive one needs not.
class Banded {
public:
    explicit Banded(std::size_t size) : m_rows(size), m_right(size) {}
    void add(std::size_t row, std::size_t column, double value) { // row >= column >= row - 2
        m_rows[row][row - column] += value;
    }
    void addRight(std::size_t row, double value) { m_right[row] += value; }
    std::vector<double> solved() {
        const std::size_t size = m_rows.size();
        std::vector<double> diagonal(size);
        for (std::size_t i = 0; i < size; ++i) { // L D L'
            for (std::size_t back = std::min<std::size_t>(i, 2); back > 0; --back) {
                const std::size_t j = i - back;
                double value = m_rows[i][back];
                for (std::size_t k = i >= 2 ? i - 2 : 0; k < j; ++k)
                    if (j - k <= 2) value -= m_rows[i][i - k] * diagonal[k] * m_rows[j][j - k];
                m_rows[i][back] = value / diagonal[j];
            }
            double value = m_rows[i][0];
            for (std::size_t back = 1; back <= std::min<std::size_t>(i, 2); ++back)
                value -= m_rows[i][back] * m_rows[i][back] * diagonal[i - back];
            diagonal[i] = value;
        }
        std::vector<double> x = m_right;
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t back = 1; back <= std::min<std::size_t>(i, 2); ++back)
                x[i] -= m_rows[i][back] * x[i - back];
        for (std::size_t i = size; i-- > 0;) {
            x[i] /= diagonal[i];
            for (std::size_t later = 1; later <= 2 && i + later < size; ++later)
                x[i] -= m_rows[i + later][later] * x[i + later];
        }
        return x;
    }

private:
    std::vector<std::array<double, 3>> m_rows; ///< by distance below the diagonal
    std::vector<double> m_right;
};

/// Where a stroke lies: which beat, which step of it, what share of the beat that is.
struct Place {
    std::size_t beat = 0;
    double share = 0.0; ///< of the way to the next beat; beyond 0..1 outside the beats
    int step = 0;       ///< of the beat
};

Place placeOf(double beat, const BeatFit& fit) {
    const double step = std::round(beat * fit.stepsPerBeat);
    const double whole = std::floor(step / fit.stepsPerBeat);
    const auto last = static_cast<double>(fit.beats.size() - 2);
    const double from = std::clamp(whole, 0.0, last);
    return {static_cast<std::size_t>(from), step / fit.stepsPerBeat - from,
            static_cast<int>(step - whole * fit.stepsPerBeat)};
}

/// One round of least squares: beats from strokes whose usual lateness by step is known.
void refine(BeatFit& fit, std::span<const Strike> strikes, std::span<const double> weights,
            std::vector<double>& late) {
    const auto steps = static_cast<std::size_t>(fit.stepsPerBeat);
    std::vector<std::vector<double>> offs(steps);
    std::vector<Place> places;
    for (const Strike& strike : strikes) {
        const Place place = placeOf(fit.beatAt(strike.seconds), fit);
        const double at =
            (1.0 - place.share) * fit.beats[place.beat] + place.share * fit.beats[place.beat + 1];
        offs[static_cast<std::size_t>(place.step)].push_back(strike.seconds - at);
        places.push_back(place);
    }
    for (std::size_t step = 0; step < steps; ++step)
        late[step] = median(offs[step]);
    const double onTheBeat = offs[0].empty() ? 0.0 : late[0];
    for (double& value : late)
        value -= onTheBeat;

    const std::size_t size = fit.beats.size();
    Banded system(size);
    for (std::size_t n = 0; n < strikes.size(); ++n) {
        const Place& place = places[n];
        const double target = strikes[n].seconds - late[static_cast<std::size_t>(place.step)];
        const double at =
            (1.0 - place.share) * fit.beats[place.beat] + place.share * fit.beats[place.beat + 1];
        const double off = std::abs(target - at);
        const double weight = weights[n] * (off <= nearSeconds ? 1.0 : nearSeconds / off);
        const double a = 1.0 - place.share, b = place.share;
        system.add(place.beat, place.beat, weight * a * a);
        system.add(place.beat + 1, place.beat, weight * a * b);
        system.add(place.beat + 1, place.beat + 1, weight * b * b);
        system.addRight(place.beat, weight * a * target);
        system.addRight(place.beat + 1, weight * b * target);
    }
    constexpr std::array<double, 3> bend = {1.0, -2.0, 1.0};
    for (std::size_t first = 0; first + 2 < size; ++first)
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j <= i; ++j)
                system.add(first + i, first + j, stiffness * bend[i] * bend[j]);
    constexpr double anchor = 1e-6; // where no stroke holds an end
    for (std::size_t i = 0; i < size; ++i) {
        system.add(i, i, anchor);
        system.addRight(i, anchor * fit.beats[i]);
    }
    fit.beats = system.solved();
}

/// Beats go on at the tempo that they have there, until they reach from `begin` to `end`.
void extend(std::vector<double>& beats, double begin, double end, double period) {
    if (beats.size() < 2) beats.push_back(beats.front() + period);
    while (beats.front() > begin + 0.25 * period)
        beats.insert(beats.begin(), beats[0] - (beats[1] - beats[0]));
    while (beats.back() < end)
        beats.push_back(beats.back() + (beats.back() - beats[beats.size() - 2]));
}

/// The beat of the downbeat: of a loop its first, else that of the first loud stroke.
std::size_t downbeatOf(const BeatFit& fit, std::span<const Strike> strikes, const FitHints& hints) {
    const double loudest = std::ranges::max_element(strikes, {}, &Strike::levelDb)->levelDb;
    double where = fit.beatAt(0.0);
    if (!hints.startsOnDownbeat)
        for (const Strike& strike : strikes)
            if (strike.levelDb >= loudest - loudWithinDb) {
                where = fit.beatAt(strike.seconds);
                break;
            }
    return static_cast<std::size_t>(
        std::clamp(std::round(where), 0.0, static_cast<double>(fit.beats.size() - 2)));
}

}

double BeatFit::beatAt(double seconds) const {
    const auto after = std::ranges::upper_bound(beats, seconds);
    const auto last = static_cast<std::ptrdiff_t>(beats.size()) - 2;
    const std::ptrdiff_t index = std::clamp<std::ptrdiff_t>(after - beats.begin() - 1, 0, last);
    const auto at = static_cast<std::size_t>(index);
    return static_cast<double>(index) + (seconds - beats[at]) / (beats[at + 1] - beats[at]);
}

std::optional<BeatFit> fitBeats(std::span<const Strike> strikes, double bpm, const FitHints& hints) {
    constexpr std::size_t fewest = 4;
    const double usual = 60.0 / bpm;
    if (strikes.size() < fewest || strikes.back().seconds - strikes.front().seconds < 2.0 * usual)
        return std::nullopt;
    const std::vector<double> weights = weightsOf(strikes);
    const double period = gatheredPeriod(strikes, weights, usual);
    BeatFit fit;
    fit.beats = trackedBeats(Strength(strikes, weights, period), period);
    extend(fit.beats, hints.startsOnDownbeat ? 0.0 : strikes.front().seconds, strikes.back().seconds, period);
    const bool isTriplet = distanceFrom(strikes, fit, 3) < tripletAdvantage * distanceFrom(strikes, fit, 4);
    fit.stepsPerBeat = hints.stepsPerBeat.value_or(isTriplet ? 3 : 4);
    std::vector<double> late(static_cast<std::size_t>(fit.stepsPerBeat));
    for (int round = 0; round < rounds; ++round)
        refine(fit, strikes, weights, late);
    const std::size_t downbeat = downbeatOf(fit, strikes, hints);
    fit.beats.erase(fit.beats.begin(), fit.beats.begin() + static_cast<std::ptrdiff_t>(downbeat));
    extend(fit.beats, fit.beats.front(), strikes.back().seconds, period);
    fit.bpm = 60.0 * static_cast<double>(fit.beats.size() - 1) / (fit.beats.back() - fit.beats.front());
    return fit;
}

}
