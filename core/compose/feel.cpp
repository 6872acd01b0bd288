#include "compose/feel.h"

#include "compose/drum_writer.h"
#include "music/time.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace gleaner::compose {
namespace {

constexpr double pairBeats = 0.5; // an eighth: the pair of sixteenths that swing divides
constexpr double velocitySpread = 5.0;
constexpr double sameTime = 1e-9;

double onGrid(double beats, int ppq) { return music::beatsFromTicks(music::ticksFromBeats(beats, ppq), ppq); }

double afterSwing(double beats, double percent) {
    const double pairStart = std::floor(beats / pairBeats + sameTime) * pairBeats;
    const double inside = (beats - pairStart) / pairBeats; // 0..1
    const double share = percent / 100.0;
    const double moved = inside <= 0.5 ? inside * 2.0 * share : share + (inside - 0.5) * 2.0 * (1.0 - share);
    return pairStart + moved * pairBeats;
}

double spreadMs(Stroke stroke) {
    switch (stroke) {
    case Stroke::Kick:
    case Stroke::Effect:
        return 0.0;
    case Stroke::Snare:
        return 3.0;
    default:
        return 6.0;
    }
}

int accented(const music::Note& note, const Feel& feel) {
    if (!feel.groove) return note.velocity;
    const double gain = music::grooveGain(note.pos, *feel.groove, feel.grooveAmount);
    return std::clamp(static_cast<int>(std::lround(note.velocity * gain)), 1, 127);
}

int loosened(int velocity, const Feel& feel, Random& random) {
    const double offset = random.between(-velocitySpread, velocitySpread) * feel.dynamics;
    return std::clamp(velocity + static_cast<int>(std::lround(offset)), 1, 127);
}

double jitterBeats(double spread, const Feel& feel, Random& random) {
    return random.between(-spread, spread) * feel.timing / 1000.0 * feel.bpm / 60.0;
}

void place(music::Note& note, const Feel& feel) {
    const double end = placed(note.pos + note.len, feel);
    note.velocity = accented(note, feel);
    note.pos = placed(note.pos, feel);
    note.len = std::max(end - note.pos, music::beatsFromTicks(1, feel.ppq));
}

bool meets(std::span<const double> kicks, double pos) {
    return std::ranges::any_of(kicks, [&](double kick) { return std::abs(kick - pos) < sameTime; });
}

/// For each note the first later one that it ends before; none where it rings on.
std::vector<std::optional<std::size_t>> followersOf(const std::vector<music::Note>& notes) {
    std::vector<std::optional<std::size_t>> followers(notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) {
        std::size_t next = i + 1;
        while (next < notes.size() && notes[next].pos <= notes[i].pos + sameTime)
            ++next;
        if (next < notes.size() && notes[i].pos + notes[i].len <= notes[next].pos + sameTime)
            followers[i] = next;
    }
    return followers;
}

}

double swung(double beats, double percent) { return onGrid(afterSwing(beats, percent), music::defaultPpq); }

double placed(double beats, const Feel& feel) {
    if (!feel.groove) return onGrid(afterSwing(beats, feel.swing), feel.ppq);
    constexpr double straight = 50.0;
    const double left = straight + (feel.swing - straight) * (1.0 - feel.grooveAmount);
    const double late = music::grooved(beats, *feel.groove, feel.grooveAmount) - beats;
    return onGrid(std::max(0.0, afterSwing(beats, left) + late), feel.ppq);
}

void applyFeel(std::vector<music::DrumNote>& notes, const Feel& feel, Random random) {
    for (music::DrumNote& hit : notes) {
        const bool isFirst = hit.note.pos == 0.0;
        place(hit.note, feel);
        const double jitter =
            jitterBeats(spreadMs(voices[static_cast<std::size_t>(hit.channel)].stroke), feel, random);
        if (!isFirst) hit.note.pos = onGrid(std::max(0.0, hit.note.pos + jitter), feel.ppq);
        hit.note.velocity = loosened(hit.note.velocity, feel, random);
    }
    tidy(notes);
}

void applyFeel(std::vector<music::Note>& notes, Melodic part, const Feel& feel, std::span<const double> kicks,
               Random random) {
    const double spread = part == Melodic::Bass ? 3.0 : 8.0;
    const auto followers = followersOf(notes);
    double lastPos = -1.0, jitter = 0.0;
    for (music::Note& note : notes) {
        if (std::abs(note.pos - lastPos) > sameTime) jitter = jitterBeats(spread, feel, random);
        lastPos = note.pos;
        if (note.pos == 0.0) jitter = 0.0;
        if (part == Melodic::Bass && meets(kicks, note.pos)) jitter = std::max(jitter, 0.0);
        place(note, feel);
        note.pos = onGrid(std::max(0.0, note.pos + jitter), feel.ppq);
        note.velocity = loosened(note.velocity, feel, random);
    }
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (followers[i])
            notes[i].len = std::clamp(notes[*followers[i]].pos - notes[i].pos,
                                      music::beatsFromTicks(1, feel.ppq), notes[i].len);
}

}
