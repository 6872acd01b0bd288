#include "compose/bass.h"

#include "base/find_by_id.h"
#include "styles/drum_styles.h"
#include "styles/metre_steps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner::compose {
namespace {

using Onset = BassStyle::Onset;

constexpr Onset onbeat[] = {{0, 1}, {1, 1}, {2, 1}, {3, 1}};
constexpr Onset root2[] = {{0, 2}, {2, 2}};
constexpr Onset perreo[] = {{0, 1.5}, {1.5, .5}, {2, 1.5}, {3.5, .5}};
constexpr Onset tresillo16[] = {{0, .75}, {.75, .75}, {1.5, .5}, {2, .75}, {2.75, .75}, {3.5, .5}};
constexpr Onset tresillo8[] = {{0, 1.5}, {1.5, 1.5}, {3, 1}};
constexpr Onset designLiteral[] = {{0, .75}, {.75, .75}, {1.5, 2.5}};

constexpr std::array<BassStyle, 6> styleTable = {{
    {"tresillo16", "Tresillo", "The tresillo twice a bar: modern pop reggaeton, moombahton.", tresillo16},
    {"tresillo8", "Half-time tresillo", "The tresillo once a bar, long notes: 808.", tresillo8},
    {"perreo", "Perreo", "On one and three, with a pick-up before each.", perreo},
    {"onbeat", "On the beat", "A note on every kick: classic perreo.", onbeat},
    {"root2", "Two roots", "Two long notes a bar: classic verse.", root2},
    {"design_literal", "Sparse tresillo", "The tresillo in the first half of the bar, then one long note.",
     designLiteral},
}};

constexpr double kickWindow = 0.125 + 1e-9; // beats, inclusive
constexpr double duckedVelocity = 0.85;
constexpr double shiftBeats = 0.25;
constexpr int onKickVelocity = 100, offKickVelocity = 88, pickUpVelocity = 92;
constexpr double pickUpBeats = 0.5; // before the bar's end

bool isPickUp(double pos, const music::Metre& metre) {
    return std::fmod(pos, music::barBeats(metre)) == music::barBeats(metre) - pickUpBeats;
}

bool meetsKick(double pos, std::span<const double> kicks) {
    return std::ranges::any_of(kicks, [&](double kick) { return std::abs(pos - kick) <= kickWindow; });
}

int velocityAt(double pos, std::span<const double> kicks, const music::Metre& metre) {
    if (meetsKick(pos, kicks)) return onKickVelocity;
    return isPickUp(pos, metre) ? pickUpVelocity : offKickVelocity;
}

bool isFree(double pos, std::span<const music::Note> bar) {
    return std::ranges::none_of(bar,
                                [&](const music::Note& note) { return std::abs(note.pos - pos) < 1e-9; });
}

/// A sixteenth later, the end staying where it was.
void shiftFromKick(music::Note& note, std::span<const music::Note> bar) {
    const double later = note.pos + shiftBeats;
    if (!isFree(later, bar) || note.len <= shiftBeats) return;
    note.pos = later;
    note.len -= shiftBeats;
}

void applyPolicy(std::vector<music::Note>& bar, std::span<const double> kicks, KickPolicy policy) {
    const music::Note first = bar.front();
    const auto meets = [&](const music::Note& note) { return meetsKick(note.pos, kicks); };
    switch (policy) {
    case KickPolicy::Lock:
        break;
    case KickPolicy::Duck:
        for (music::Note& note : bar)
            if (meets(note)) note.velocity = static_cast<int>(std::lround(note.velocity * duckedVelocity));
        break;
    case KickPolicy::Shift:
        for (music::Note& note : bar)
            if (meets(note)) shiftFromKick(note, bar);
        break;
    case KickPolicy::Avoid:
        std::erase_if(bar, meets);
        if (bar.empty()) bar.push_back(first);
        break;
    }
}

}

std::span<const BassStyle> bassStyles() {
    static const std::vector<BassStyle> all = [] {
        std::vector<BassStyle> list(styleTable.begin(), styleTable.end());
        for (const DrumStyle& style : drumStyles())
            list.insert(list.end(), style.bassStyles.begin(), style.bassStyles.end());
        return list;
    }();
    return all;
}

const BassStyle* findBassStyle(std::string_view id) { return findById(bassStyles(), id); }

std::optional<KickPolicy> kickPolicyFromId(std::string_view id) {
    return valueById(kickPolicies, id, &KickPolicyInfo::policy);
}

int bassNote(int pitchClass, int low) { return low + (((pitchClass - low) % 12) + 12) % 12; }

std::vector<music::Note> writeBass(const BassStyle& style, std::span<const int> roots,
                                   std::span<const double> kicks, KickPolicy policy,
                                   const music::Metre& metre) {
    std::vector<music::Note> notes;
    for (std::size_t bar = 0; bar < roots.size(); ++bar) {
        const double start = static_cast<double>(bar) * music::barBeats(metre);
        std::vector<music::Note> written;
        for (const Onset& onset : style.onsets) {
            if (!isKept(onset.pos, metre)) continue;
            const double place = placeInMetre(onset.pos, metre);
            const double len = placeInMetre(onset.pos + onset.len, metre) - place;
            written.push_back(
                {start + place, len, roots[bar] + onset.interval, velocityAt(start + place, kicks, metre)});
        }
        applyPolicy(written, kicks, policy);
        notes.insert(notes.end(), written.begin(), written.end());
    }
    return notes;
}

void leadOver(std::vector<music::Note>& notes, int next, std::span<const int> scale, int low,
              const music::Metre& metre) {
    if (notes.empty() || !isPickUp(notes.back().pos, metre) || notes.back().key % 12 == next % 12) return;
    const auto isAllowed = [&](int key) {
        return key >= low && key < low + 12 && std::ranges::find(scale, key % 12) != scale.end();
    };
    for (const int step : {-1, -2, 1, 2})
        if (isAllowed(next + step)) {
            notes.back().key = next + step;
            return;
        }
}

}
