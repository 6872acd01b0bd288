#include "compose/chords.h"

#include "base/find_by_id.h"
#include "styles/drum_styles.h"
#include "styles/metre_steps.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <tuple>

namespace gleaner::compose {
namespace {

constexpr int widestVoicing = 12;
constexpr double longestStab = 0.5; // beats

constexpr std::array<ChordRhythm, 4> rhythmTable = {{
    {"sustain", "Held", "=..............."},
    {"offbeat", "Offbeat stabs", "..x...x...x...x."},
    {"tresillo", "Tresillo stabs", "x..x..x.x..x..x."},
    {"skank", "Skank on two and four", "....x.......x..."},
}};

int motion(const Voicing& a, const Voicing& b) {
    int sum = 0;
    for (std::size_t voice = 0; voice < a.size(); ++voice)
        sum += std::abs(a[voice] - b[voice]);
    return sum;
}

/// The cheapest way from a first voicing through the others and back; the first of equal ones.
struct Loop {
    int cost = std::numeric_limits<int>::max();
    std::vector<Voicing> voicings;
};

Loop cheapestFrom(const Voicing& first, std::span<const std::vector<Voicing>> choices) {
    std::vector<std::vector<int>> cost{{0}};
    std::vector<std::vector<std::size_t>> from{{0}};
    const auto at = [&](std::size_t chord, std::size_t i) { return chord == 0 ? first : choices[chord][i]; };
    for (std::size_t chord = 1; chord < choices.size(); ++chord) {
        cost.emplace_back(choices[chord].size(), std::numeric_limits<int>::max());
        from.emplace_back(choices[chord].size(), 0);
        for (std::size_t i = 0; i < choices[chord].size(); ++i)
            for (std::size_t before = 0; before < cost[chord - 1].size(); ++before) {
                const int sum = cost[chord - 1][before] + motion(at(chord - 1, before), choices[chord][i]);
                if (sum < cost[chord][i]) {
                    cost[chord][i] = sum;
                    from[chord][i] = before;
                }
            }
    }
    Loop best;
    std::size_t end = 0;
    for (std::size_t i = 0; i < cost.back().size(); ++i)
        if (const int sum = cost.back()[i] + motion(at(choices.size() - 1, i), first); sum < best.cost) {
            best.cost = sum;
            end = i;
        }
    for (std::size_t chord = choices.size(); chord-- > 0; end = from[chord][end])
        best.voicings.push_back(at(chord, end));
    std::ranges::reverse(best.voicings);
    return best;
}

/// Twice the distance of the three notes' middle from that of the register.
int eccentricity(const Voicing& voicing, const Register& range) {
    return std::abs(voicing.front() + voicing.back() - range.low - range.high);
}

}

std::vector<Voicing> voicings(const std::array<int, 3>& pitchClasses, const Register& range) {
    const auto isOf = [](int key, int pitchClass) { return key % 12 == pitchClass; };
    std::vector<Voicing> found;
    for (int a = range.low; a <= range.high; ++a)
        for (int b = a + 1; b <= std::min(range.high, a + widestVoicing); ++b)
            for (int c = b + 1; c <= std::min(range.high, a + widestVoicing); ++c) {
                std::array<int, 3> order = pitchClasses;
                std::ranges::sort(order);
                do {
                    if (!isOf(a, order[0]) || !isOf(b, order[1]) || !isOf(c, order[2])) continue;
                    found.push_back({a, b, c});
                    break;
                } while (std::ranges::next_permutation(order).found);
            }
    return found;
}

int loopMotion(std::span<const Voicing> loop) {
    int sum = 0;
    for (std::size_t i = 0; i < loop.size(); ++i)
        sum += motion(loop[i], loop[(i + 1) % loop.size()]);
    return sum;
}

std::vector<Voicing> voiceLead(std::span<const std::array<int, 3>> chords, const Register& range) {
    std::vector<std::vector<Voicing>> choices;
    for (const auto& pitchClasses : chords) {
        choices.push_back(voicings(pitchClasses, range));
        if (choices.back().empty()) return {};
    }
    if (choices.empty()) return {};
    using Rank = std::tuple<int, bool, int, Voicing>;
    std::optional<Rank> bestRank;
    std::vector<Voicing> best;
    for (const Voicing& first : choices.front()) {
        Loop loop = cheapestFrom(first, choices);
        const bool isInverted = first.front() % 12 != chords.front().front();
        const Rank rank{loop.cost, isInverted, eccentricity(first, range), first};
        if (bestRank && !(rank < *bestRank)) continue;
        bestRank = rank;
        best = std::move(loop.voicings);
    }
    return best;
}

std::span<const ChordRhythm> chordRhythms() {
    static const std::vector<ChordRhythm> all = [] {
        std::vector<ChordRhythm> list(rhythmTable.begin(), rhythmTable.end());
        for (const DrumStyle& style : drumStyles())
            list.insert(list.end(), style.chordRhythms.begin(), style.chordRhythms.end());
        return list;
    }();
    return all;
}

const ChordRhythm* findChordRhythm(std::string_view id) { return findById(chordRhythms(), id); }

std::vector<music::Note> writeChords(std::span<const Voicing> bars, const ChordRhythm& rhythm, int velocity,
                                     const music::Metre& metre) {
    std::vector<music::Note> notes;
    const std::string steps = inMetre(rhythm.steps, metre);
    for (std::size_t bar = 0; bar < bars.size(); ++bar)
        for (std::size_t step = 0; step < steps.size(); ++step) {
            if (steps[step] == '.') continue;
            const std::size_t next = std::min(steps.find_first_not_of('.', step + 1), steps.size());
            const double toNext = static_cast<double>(next - step) * stepBeats;
            const double len = steps[step] == 'x' ? std::min(toNext, longestStab) : toNext;
            const double pos =
                static_cast<double>(bar) * music::barBeats(metre) + static_cast<double>(step) * stepBeats;
            for (const int key : bars[bar])
                notes.push_back({pos, len, key, velocity});
        }
    return notes;
}

}
