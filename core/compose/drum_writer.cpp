#include "compose/drum_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

namespace gleaner::compose {
namespace {

constexpr int fillStep = 12;
constexpr std::array<int, 4> fillVelocities = {70, 85, 100, 115};

bool isAssigned(const VoiceSet& assigned, Voice voice) { return assigned[static_cast<std::size_t>(voice)]; }

/// Who plays a voice's part when it has no sample.
struct Substitute {
    Voice voice, standIn;
};
constexpr std::array<Substitute, 8> substitutes = {{{Voice::Clap, Voice::Snare},
                                                    {Voice::Rim, Voice::Snare},
                                                    {Voice::Snare, Voice::Clap},
                                                    {Voice::Snare, Voice::Rim},
                                                    {Voice::SnareTwo, Voice::Snare},
                                                    {Voice::TomHigh, Voice::TomLow},
                                                    {Voice::TomLow, Voice::TomHigh},
                                                    {Voice::Shaker, Voice::PercHigh}}};

/// The voice that will sound for `wanted`; nothing when it is left out.
std::optional<Voice> playerOf(Voice wanted, const VoiceSet& assigned) {
    if (isAssigned(assigned, wanted)) return wanted;
    for (const Substitute& substitute : substitutes)
        if (substitute.voice == wanted && isAssigned(assigned, substitute.standIn)) return substitute.standIn;
    if (wanted == Voice::Clap || wanted == Voice::Rim || wanted == Voice::SnareTwo) return Voice::Snare;
    return isMain(wanted) ? std::optional(wanted) : std::nullopt;
}

bool plays(const Beat& beat, Voice voice) {
    switch (voice) {
    case Voice::Kick:
        return beat.kick;
    case Voice::Snare:
    case Voice::SnareTwo:
    case Voice::Clap:
    case Voice::Rim:
        return beat.snare && !beat.snareBuild;
    case Voice::Hat:
        return beat.hat;
    case Voice::Sub:
        return beat.colour && beat.kick;
    default:
        return beat.colour;
    }
}

class Writer {
public:
    Writer(const VoiceSet& assigned, double level) : m_assigned(assigned), m_level(level) {}

    void hit(Voice voice, int bar, int step, int velocity) {
        const auto player = playerOf(voice, m_assigned);
        if (!player) return;
        const double pos = bar * music::beatsPerBar + step * stepBeats;
        const int struck = std::clamp(static_cast<int>(std::lround(velocity * m_level)), 1, 127);
        m_notes.push_back({channelOf(*player), {pos, stepBeats, plainKey, struck}});
    }
    void row(const StepRow& row, int bars, int firstBar = 0) {
        for (int bar = 0; bar < bars; ++bar)
            for (int step = 0; step < stepsPerBar; ++step)
                if (const char mark = markAt(row, bar, step); mark != '.')
                    hit(row.voice, firstBar + bar, step, velocityOf(info(row.voice).stroke, step, mark));
    }
    template <typename Predicate>
    void remove(Predicate predicate) {
        std::erase_if(m_notes, predicate);
    }
    std::vector<music::DrumNote> take() {
        tidy(m_notes);
        return std::move(m_notes);
    }

private:
    const VoiceSet& m_assigned;
    double m_level;
    std::vector<music::DrumNote> m_notes;
};

/// From eighths to sixteenths, ever louder.
void writeBuild(Writer& writer, int bars) {
    const int steps = bars * stepsPerBar;
    for (int step = 0; step < steps; ++step) {
        const bool isSecondHalf = step >= steps / 2;
        if (!isSecondHalf && step % 2 != 0) continue;
        const double rise = static_cast<double>(step) / steps;
        writer.hit(Voice::Snare, step / stepsPerBar, step % stepsPerBar,
                   static_cast<int>(55.0 + 60.0 * rise));
    }
}

void writeRun(Writer& writer, int bar, const std::array<Voice, 4>& players) {
    const double first = bar * music::beatsPerBar + fillStep * stepBeats;
    writer.remove([&](const music::DrumNote& hit) {
        return hit.channel == channelOf(Voice::Kick) && hit.note.pos == first;
    });
    for (std::size_t i = 0; i < players.size(); ++i)
        writer.hit(players[i], bar, fillStep + static_cast<int>(i), fillVelocities[i]);
}

void writeFill(Writer& writer, Fill fill, int bar, const VoiceSet& assigned) {
    const bool hasToms = isAssigned(assigned, Voice::TomHigh) || isAssigned(assigned, Voice::TomLow);
    const double from = bar * music::beatsPerBar + fillStep * stepBeats;
    if (fill == Fill::Stop)
        writer.remove([&](const music::DrumNote& hit) {
            return hit.note.pos >= from && hit.channel != channelOf(Voice::Snare);
        });
    else if (fill == Fill::Toms && hasToms)
        writeRun(writer, bar, {Voice::Snare, Voice::TomHigh, Voice::TomHigh, Voice::TomLow});
    else if (fill != Fill::None)
        writeRun(writer, bar, {Voice::Snare, Voice::Snare, Voice::Snare, Voice::Snare});
}

/// Two bars each, low to high: what a conguero fills in between kick and snare.
struct Percussion {
    std::string_view low, mid, high;
};
constexpr std::array<Percussion, 5> percussions = {{
    {"..x.....x.....x...x.......x..x..", "......x.......o.......x...o...x.",
     "...o...x...o...x...o...x...o.x.x"},
    {"......x.....x.x.......x...x.x...", "..o..x....o..x....o..x....o..xo.",
     "x..o..x...o.x...x..o..x...o.x.x."},
    {"..........x.x.............x.x.x.", "..x...o...x...o...x...o...x.o.x.",
     "....x.......x.......x.......x..o"},
    {"..x..x....x..x....x..x....x.x.x.", "........o.x.............o.x...x.",
     "x.o.x.o.x.o.x.o.x.o.x.o.x.o.x.oo"},
    {".......x......x........x..x...x.", "...x.......x.......x.......x..x.",
     "..o...o...o...o...o...o...o.o.o."},
}};

}

int velocityOf(Stroke stroke, int step, char mark) {
    constexpr int ghost = 45, accent = 22;
    constexpr std::array<int, 4> kickBeats = {115, 105, 112, 105};
    if (mark == 'o') return ghost;
    int velocity = 78;
    switch (stroke) {
    case Stroke::Kick:
        velocity = step % 4 == 0 ? kickBeats[static_cast<std::size_t>(step / 4)] : 98;
        break;
    case Stroke::Snare:
        velocity = step == 3 || step == 11 ? 88 : 110;
        if (step == 4 || step == 12) velocity = 84;
        break;
    case Stroke::Hat:
        velocity = step % 4 == 0 ? 90 : step % 2 == 0 ? 62 : 48;
        break;
    case Stroke::Perc:
        velocity = step % 2 == 0 ? 82 : 74;
        break;
    case Stroke::Effect:
        velocity = 100;
        break;
    }
    return std::min(127, velocity + (mark == 'X' ? accent : 0));
}

std::vector<music::DrumNote> writeBeat(const DrumStyle& style, int bars, const Beat& beat,
                                       const VoiceSet& assigned) {
    Writer writer(assigned, beat.level);
    for (const StepRow& row : style.rows)
        if (!row.steps.empty() && plays(beat, row.voice)) writer.row(row, bars);
    if (beat.claps != Claps::None && isAssigned(assigned, Voice::Clap))
        writer.row({Voice::Clap, beat.claps == Claps::Backbeat ? "....x.......x..." : "......x.......x."},
                   bars);
    if (beat.openHats) writer.row({Voice::OpenHat, "..............................x."}, bars);
    if (beat.snareBuild)
        writeBuild(writer, bars);
    else
        writeFill(writer, beat.fill, bars - 1, assigned);
    return writer.take();
}

std::vector<double> kicksOf(const DrumStyle& style, int bars) {
    std::vector<double> kicks;
    for (const StepRow& row : style.rows)
        for (int i = 0; row.voice == Voice::Kick && i < bars * stepsPerBar; ++i)
            if (const char mark = markAt(row, i / stepsPerBar, i % stepsPerBar); mark == 'x' || mark == 'X')
                kicks.push_back(i * stepBeats);
    return kicks;
}

std::vector<music::DrumNote> writePercussion(int which, const VoiceSet& assigned) {
    const Percussion& pattern = percussions[static_cast<std::size_t>(which) % percussions.size()];
    Writer writer(assigned, 1.0);
    for (const StepRow& row : {StepRow{Voice::PercLow, pattern.low}, StepRow{Voice::PercMid, pattern.mid},
                               StepRow{Voice::PercHigh, pattern.high}})
        if (isAssigned(assigned, row.voice)) writer.row(row, 2);
    return writer.take();
}

int percussionPatterns() { return static_cast<int>(percussions.size()); }

std::vector<music::DrumNote> writeAccent(const std::vector<Voice>& wanted, int velocity,
                                         const VoiceSet& assigned) {
    Writer writer(assigned, 1.0);
    for (const Voice voice : wanted)
        writer.hit(voice, 0, 0, velocity);
    return writer.take();
}

void tidy(std::vector<music::DrumNote>& notes) {
    std::ranges::sort(notes, [](const music::DrumNote& a, const music::DrumNote& b) {
        return std::tuple(a.note.pos, a.channel, a.note.key, -a.note.velocity) <
               std::tuple(b.note.pos, b.channel, b.note.key, -b.note.velocity);
    });
    const auto isSameHit = [](const music::DrumNote& a, const music::DrumNote& b) {
        return a.note.pos == b.note.pos && a.channel == b.channel && a.note.key == b.note.key;
    };
    notes.erase(std::unique(notes.begin(), notes.end(), isSameHit), notes.end());
}

}
