#include "compose/lead.h"

#include "styles/metre_steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace gleaner::compose {
namespace {

constexpr int barsOfHalf = 2;
constexpr int barsOfPhrase = 4;
constexpr int windowWidth = 9;
constexpr int widestLeap = 7;
constexpr int plainVelocity = 90, strongVelocity = 98;

/// Both begin alike.
constexpr std::array<PhraseRhythm, 8> rhythms = {{
    {"x--x--x-..x-x-..x--x--x-........", "x--x--x-..x-x-..x--x--x-----...."},
    {"..x-x-x---x-x-....x-x-x---......", "..x-x-x---x-x-....x-x-x-----...."},
    {"x-x-x--x--x-....x-x-x--x--......", "x-x-x--x--x-....x--x--x-----...."},
    {"x--x--x---......x--x--x-x---....", "x--x--x---......x--x--x-----...."},
    {"..x-..x-..x-x---..x-..x-........", "..x-..x-..x-x---..x-x-x-----...."},
    {"x-..x-x-..x-x-..x-..x-x---......", "x-..x-x-..x-x-..x---x-x-----...."},
    {"x--x--x-x--x--x-x-----..........", "x--x--x-x--x--x-x--x------......"},
    {"......x-x-x-x---......x-x---....", "......x-x-x-x---x--x--x-----...."},
}};

/// Scale steps from note to note, the likely ones written twice.
constexpr std::array<int, 10> moves = {-1, -1, -1, 1, 1, 1, -2, 2, 0, 3};

struct Onset {
    int bar, step;
    double len;
};

std::vector<Onset> onsetsOf(std::string_view plain, int firstBar, const music::Metre& metre) {
    const std::string rhythm = inMetre(plain, metre);
    const int stepsInBar = stepsIn(metre);
    std::vector<Onset> onsets;
    for (std::size_t i = 0; i < rhythm.size(); ++i) {
        if (rhythm[i] != 'x') continue;
        const std::size_t end = std::min(rhythm.find_first_not_of('-', i + 1), rhythm.size());
        const int step = static_cast<int>(i);
        onsets.push_back(
            {firstBar + step / stepsInBar, step % stepsInBar, static_cast<double>(end - i) * stepBeats});
    }
    return onsets;
}

int nearest(const std::vector<int>& tones, int wanted) {
    return *std::ranges::min_element(tones, {},
                                     [&](int tone) { return std::abs(tone - wanted) * 2 + (tone > wanted); });
}

class Melody {
public:
    Melody(const Scale& scale, std::span<const Chord> chords, Random& random, const music::Metre& metre)
        : m_scale(scale), m_chords(chords), m_random(random), m_window(leadWindow(scale.mode)),
          m_metre(metre) {}

    /// Four bars from `firstBar`; the moves of an earlier phrase are sung again, but for its last bar.
    void phrase(const PhraseRhythm& rhythm, int firstBar) {
        for (const Onset& onset : onsetsOf(rhythm.call, firstBar, m_metre))
            add(onset);
        std::vector<Onset> answer = onsetsOf(rhythm.answer, firstBar + barsOfHalf, m_metre);
        const Onset last = answer.back();
        answer.pop_back();
        for (const Onset& onset : answer)
            add(onset);
        const std::vector<int> goals = tonesIn({0, thirdOf(m_scale), 7});
        write(last, nearest(goals, m_notes.back().key));
    }

    std::vector<music::Note> take() { return std::move(m_notes); }

private:
    bool isStrong(const Onset& onset) const {
        return onset.step == 0 || onset.step == secondStrongStep(m_metre);
    }

    static int thirdOf(const Scale& scale) { return scale.mode == music::Mode::Minor ? 3 : 4; }

    template <typename Degrees>
    std::vector<int> tonesIn(const Degrees& degrees) const {
        std::vector<int> tones;
        for (int key = m_window.low; key <= m_window.high; ++key)
            if (std::ranges::find(degrees, (key + 12) % 12) != std::end(degrees)) tones.push_back(key);
        return tones;
    }
    std::vector<int> tonesIn(std::initializer_list<int> degrees) const {
        return tonesIn(std::vector<int>(degrees));
    }

    std::vector<int> chordTones(const Chord& chord) const {
        std::vector<int> degrees;
        for (const int interval : intervals(chord.quality))
            degrees.push_back((chord.root + interval) % 12);
        return tonesIn(degrees);
    }

    /// The five notes of the pentatonic that the bar's scale has, else the whole scale: no clash for a
    /// passing note.
    std::vector<int> passingTones(const Chord& chord) const {
        const auto full = scaleUnder(m_scale, chord);
        const std::array<int, 5> pentatonic =
            m_scale.mode == music::Mode::Minor ? std::array{0, 3, 5, 7, 10} : std::array{0, 2, 4, 7, 9};
        std::vector<int> degrees;
        for (const int degree : full)
            if (std::ranges::find(pentatonic, degree) != pentatonic.end()) degrees.push_back(degree);
        return tonesIn(degrees.size() >= 4 ? degrees : std::vector<int>(full.begin(), full.end()));
    }

    const Chord& chordAt(const Onset& onset) const { return m_chords[static_cast<std::size_t>(onset.bar)]; }

    /// What was sung at this place of the first two bars, to be sung again where the answer repeats the call.
    std::optional<int> remembered(const Onset& onset) const {
        for (const auto& [first, move] : m_moves)
            if (first.step == onset.step && first.bar % barsOfHalf == onset.bar % barsOfHalf &&
                onset.bar % barsOfHalf == 0)
                return move;
        return std::nullopt;
    }

    void add(const Onset& onset) {
        const bool isFirst = m_notes.empty();
        const bool needsChordTone =
            isStrong(onset) || isFirst || m_notes.back().pos < onset.bar * music::barBeats(m_metre);
        const std::vector<int> tones =
            needsChordTone ? chordTones(chordAt(onset)) : passingTones(chordAt(onset));
        if (isFirst) return write(onset, tones[m_random.below(tones.size())]);
        const auto again = remembered(onset);
        const int move = again ? *again : moves[m_random.below(moves.size())];
        if (!again) m_moves.push_back({onset, move});
        write(onset, moved(tones, m_notes.back().key, move));
    }

    /// `move` places on among the tones, turned back at the window's edge.
    static int moved(const std::vector<int>& tones, int from, int move) {
        const int here = nearest(tones, from);
        const auto index = static_cast<int>(std::ranges::find(tones, here) - tones.begin());
        const auto count = static_cast<int>(tones.size());
        int next = index + move;
        if (next < 0 || next >= count) next = std::clamp(index - move, 0, count - 1);
        const int tone = tones[static_cast<std::size_t>(next)];
        return std::abs(tone - from) <= widestLeap ? tone : here;
    }

    void write(const Onset& onset, int key) {
        const double pos = onset.bar * music::barBeats(m_metre) + onset.step * stepBeats;
        m_notes.push_back({pos, onset.len, key, isStrong(onset) ? strongVelocity : plainVelocity});
    }

    const Scale& m_scale;
    std::span<const Chord> m_chords;
    Random& m_random;
    Register m_window;
    music::Metre m_metre;
    std::vector<music::Note> m_notes;
    std::vector<std::pair<Onset, int>> m_moves;
};

}

Register leadWindow(music::Mode mode) {
    const int low = mode == music::Mode::Minor ? -2 : -3;
    return {low, low + windowWidth};
}

std::vector<music::Note> writeLead(const Scale& scale, std::span<const Chord> chords, Random random,
                                   std::span<const PhraseRhythm> phrases, const music::Metre& metre) {
    const std::span<const PhraseRhythm> choices = phrases.empty() ? std::span(rhythms) : phrases;
    const PhraseRhythm& rhythm = choices[random.below(choices.size())];
    Melody melody(scale, chords, random, metre);
    for (int bar = 0; bar + barsOfPhrase <= static_cast<int>(chords.size()); bar += barsOfPhrase)
        melody.phrase(rhythm, bar);
    return melody.take();
}

std::vector<music::Note> writeCounter(std::span<const music::Note> melody, std::span<const Chord> chords,
                                      music::Mode mode, const music::Metre& metre) {
    constexpr double shortestGap = 1.0, longestNote = 2.0; // beats
    constexpr int counterVelocity = 74;
    const Register window = leadWindow(mode);
    const double barBeats = music::barBeats(metre), end = static_cast<double>(chords.size()) * barBeats;
    std::vector<music::Note> notes;
    int last = (window.low + window.high) / 2;
    const auto answer = [&](double from, double to, int melodyMove) {
        if (to - from < shortestGap) return;
        const auto bar = std::min(static_cast<std::size_t>(from / barBeats), chords.size() - 1);
        const double latest = std::min({to, from + longestNote, static_cast<double>(bar + 1) * barBeats});
        if (latest - from < stepBeats) return;
        std::vector<int> tones;
        for (int key = window.low; key <= window.high; ++key)
            for (const int interval : intervals(chords[bar].quality))
                if ((key + 24 - chords[bar].root - interval) % 12 == 0) tones.push_back(key);
        const auto cost = [&](int key) {
            const bool isParallel = (key > last && melodyMove > 0) || (key < last && melodyMove < 0);
            return 2 * std::abs(key - last) + (isParallel ? 7 : 0);
        };
        last = *std::ranges::min_element(tones, {}, cost);
        notes.push_back({from, latest - from, last, counterVelocity});
    };
    double silentFrom = 0.0;
    int before = 0, move = 0;
    for (const music::Note& note : melody) {
        answer(silentFrom, note.pos, move);
        move = note.key - before;
        before = note.key;
        silentFrom = std::max(silentFrom, note.pos + note.len);
    }
    answer(silentFrom, end, move);
    return notes;
}

}
