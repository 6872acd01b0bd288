#include "demo/score.h"

#include "base/error.h"
#include "music/pitch.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace gleaner::demo {
namespace {

constexpr int stepsPerBar = 16;
constexpr double harder = 1.58, softer = 0.5; // +4 dB, -6 dB

double gainOf(char step) {
    switch (step) {
    case 'x':
        return 1.0;
    case 'X':
        return harder;
    case 'o':
        return softer;
    default:
        return 0.0;
    }
}

[[noreturn]] void refuse(const Phrase& phrase, const std::string& word) {
    throw Error("The recipe's melody \"" + phrase.melody + "\" has the word \"" + word +
                "\", which is not a note and its beats like \"A3:1.5\".");
}

/// "C#4" or "Bb3" as a MIDI note; -1 where it is none.
int midiOf(std::string_view name) {
    static constexpr std::string_view letters = "C D EF G A B";
    const std::size_t step = name.empty() ? std::string_view::npos : letters.find(name.front());
    if (step == std::string_view::npos || name.front() == ' ') return -1;
    name.remove_prefix(1);
    int shift = 0;
    if (!name.empty() && (name.front() == '#' || name.front() == 'b')) {
        shift = name.front() == '#' ? 1 : -1;
        name.remove_prefix(1);
    }
    int octave = 0;
    const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), octave);
    if (failure != std::errc() || end != name.data() + name.size()) return -1;
    return 12 * (octave + 1) + static_cast<int>(step) + shift;
}

}

std::vector<Event> hitsOf(const Rhythm& rhythm) {
    std::vector<Event> hits;
    if (rhythm.pattern.empty()) return hits;
    const double step = 60.0 / rhythm.bpm / 4.0;
    for (int i = 0; i < rhythm.bars * stepsPerBar; ++i) {
        const char character = rhythm.pattern[static_cast<std::size_t>(i) % rhythm.pattern.size()];
        const double gain = gainOf(character);
        if (gain == 0.0) continue;
        const double place = i % 2 == 0 ? i : i - 1 + 2.0 * rhythm.swing;
        hits.push_back({.sound = rhythm.sound,
                        .seconds = rhythm.begin + place * step,
                        .level = rhythm.level * gain,
                        .pitchHz = 0.0,
                        .length = 0.0,
                        .pan = rhythm.pan});
    }
    return hits;
}

std::vector<SungNote> notesOf(const Phrase& phrase) {
    std::vector<SungNote> notes;
    std::istringstream words(phrase.melody);
    double beat = 0.0;
    for (std::string word; words >> word;) {
        const std::size_t colon = word.find(':');
        if (colon == std::string::npos) refuse(phrase, word);
        const std::string name = word.substr(0, colon);
        double beats = 0.0;
        const char* end = word.data() + word.size();
        const auto read = std::from_chars(word.data() + colon + 1, end, beats);
        const int midi = midiOf(name);
        if (read.ec != std::errc() || read.ptr != end || !(beats > 0.0) || (midi < 0 && name != "-"))
            refuse(phrase, word);
        const double begin = beat * 60.0 / phrase.bpm;
        beat += beats;
        if (name != "-") notes.push_back({begin, beat * 60.0 / phrase.bpm, music::hertzFromMidi(midi)});
    }
    return notes;
}

std::vector<Event> score(const Recipe& recipe) {
    std::vector<Event> all = recipe.events;
    for (const Rhythm& rhythm : recipe.rhythms) {
        const std::vector<Event> hits = hitsOf(rhythm);
        all.insert(all.end(), hits.begin(), hits.end());
    }
    for (const Phrase& phrase : recipe.phrases)
        for (const SungNote& note : notesOf(phrase))
            all.push_back({.sound = phrase.sound,
                           .seconds = phrase.begin + note.begin,
                           .level = phrase.level,
                           .pitchHz = note.pitchHz,
                           .length = note.end - note.begin,
                           .pan = phrase.pan});
    std::ranges::stable_sort(all, {}, &Event::seconds);
    return all;
}

}
