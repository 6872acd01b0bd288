#include "compose/drum_writer.h"

#include "styles/metre_steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

namespace gleaner::compose {
namespace {

constexpr int fillSteps = 4; // the last of a bar
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

/// One bar of a row's steps, the row's bars taking turns.
std::string_view barOf(std::string_view steps, int bar, int stepsInBar) {
    const auto length = static_cast<std::size_t>(stepsInBar);
    const std::size_t bars = steps.size() / length;
    return bars == 0 ? std::string_view()
                     : steps.substr(static_cast<std::size_t>(bar) % bars * length, length);
}

bool isRoll(char mark) { return mark >= '2' && mark <= '9'; }

/// Steps that a roll takes: its own, and those of the dashes behind it.
int stepsOfRoll(std::string_view bar, int step) {
    const std::size_t end = bar.find_first_not_of('-', static_cast<std::size_t>(step) + 1);
    return static_cast<int>(std::min(end, bar.size())) - step;
}

class Writer {
public:
    Writer(const VoiceSet& assigned, double level, const music::Metre& metre,
           std::span<const StandIn> standIns = {})
        : m_assigned(assigned), m_level(level), m_metre(metre), m_standIns(standIns) {}

    int steps() const { return stepsIn(m_metre); }
    double beatsAt(int bar, int step) const { return bar * music::barBeats(m_metre) + step * stepBeats; }

    void hit(Voice voice, int bar, int step, int velocity) {
        strike(voice, beatsAt(bar, step), stepBeats, velocity);
    }
    void row(Voice voice, std::string_view steps, int bars) {
        for (int bar = 0; bar < bars; ++bar) {
            const std::string_view marks = barOf(steps, bar, this->steps());
            for (int step = 0; step < static_cast<int>(marks.size()); ++step) {
                const char mark = marks[static_cast<std::size_t>(step)];
                const int velocity = velocityOf(info(voice).stroke, step, mark);
                if (isRoll(mark))
                    roll(voice, beatsAt(bar, step), mark - '0', stepsOfRoll(marks, step) * stepBeats,
                         velocity);
                else if (mark != '.' && mark != '-')
                    hit(voice, bar, step, velocity);
            }
        }
    }
    /// A row that is written in four quarters.
    void plainRow(Voice voice, std::string_view steps, int bars) {
        row(voice, inMetre(steps, m_metre), bars);
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
    void strike(Voice voice, double pos, double len, int velocity) {
        const auto player = playerOf(voice, m_assigned, m_standIns);
        if (!player) return;
        const int struck = std::clamp(static_cast<int>(std::lround(velocity * m_level)), 1, 127);
        m_notes.push_back({channelOf(*player), {pos, len, plainKey, struck}});
    }

    /// The first as any hit, the others from softer on rising to it.
    void roll(Voice voice, double pos, int count, double beats, int velocity) {
        constexpr double softest = 0.7;
        for (int n = 0; n < count; ++n) {
            const double level = n == 0 ? 1.0 : softest + (1.0 - softest) * n / count;
            strike(voice, pos + beats * n / count, beats / count, static_cast<int>(velocity * level));
        }
    }

    const VoiceSet& m_assigned;
    double m_level;
    music::Metre m_metre;
    std::span<const StandIn> m_standIns;
    std::vector<music::DrumNote> m_notes;
};

/// From eighths to sixteenths, ever louder.
void writeBuild(Writer& writer, int bars) {
    const int steps = bars * writer.steps();
    for (int step = 0; step < steps; ++step) {
        const bool isSecondHalf = step >= steps / 2;
        if (!isSecondHalf && step % 2 != 0) continue;
        const double rise = static_cast<double>(step) / steps;
        writer.hit(Voice::Snare, step / writer.steps(), step % writer.steps(),
                   static_cast<int>(55.0 + 60.0 * rise));
    }
}

void writeRun(Writer& writer, int bar, const std::array<Voice, 4>& players) {
    const int firstStep = writer.steps() - fillSteps;
    const double first = writer.beatsAt(bar, firstStep);
    writer.remove([&](const music::DrumNote& hit) {
        return hit.channel == channelOf(Voice::Kick) && hit.note.pos == first;
    });
    for (std::size_t i = 0; i < players.size(); ++i)
        writer.hit(players[i], bar, firstStep + static_cast<int>(i), fillVelocities[i]);
}

void writeFill(Writer& writer, Fill fill, int bar, const VoiceSet& assigned) {
    const bool hasToms = isAssigned(assigned, Voice::TomHigh) || isAssigned(assigned, Voice::TomLow);
    const double from = writer.beatsAt(bar, writer.steps() - fillSteps);
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

std::optional<Voice> playerOf(Voice wanted, const VoiceSet& assigned, std::span<const StandIn> standIns) {
    if (isAssigned(assigned, wanted)) return wanted;
    for (const StandIn& standIn : standIns)
        if (standIn.voice == wanted && isAssigned(assigned, standIn.player)) return standIn.player;
    for (const Substitute& substitute : substitutes)
        if (substitute.voice == wanted && isAssigned(assigned, substitute.standIn)) return substitute.standIn;
    if (wanted == Voice::Clap || wanted == Voice::Rim || wanted == Voice::SnareTwo) return Voice::Snare;
    return isMain(wanted) ? std::optional(wanted) : std::nullopt;
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
                                       const VoiceSet& assigned, const music::Metre& metre) {
    Writer writer(assigned, beat.level, metre, style.standIns);
    for (const MetreRow& row : rowsIn(style, metre))
        if (plays(beat, row.voice)) writer.row(row.voice, row.steps, bars);
    if (beat.claps != Claps::None && isAssigned(assigned, Voice::Clap))
        writer.plainRow(Voice::Clap, beat.claps == Claps::Backbeat ? "....x.......x..." : "......x.......x.",
                        bars);
    if (beat.openHats) {
        std::string row(2 * static_cast<std::size_t>(writer.steps()), '.');
        row[row.size() - 2] = 'x';
        writer.row(Voice::OpenHat, row, bars);
    }
    if (beat.snareBuild)
        writeBuild(writer, bars);
    else
        writeFill(writer, beat.fill, bars - 1, assigned);
    return writer.take();
}

std::vector<double> kicksOf(const DrumStyle& style, int bars, const music::Metre& metre) {
    std::vector<double> kicks;
    const int steps = stepsIn(metre);
    for (const MetreRow& row : rowsIn(style, metre))
        for (int i = 0; row.voice == Voice::Kick && i < bars * steps; ++i) {
            const std::string_view marks = barOf(row.steps, i / steps, steps);
            const char mark = marks.empty() ? '.' : marks[static_cast<std::size_t>(i % steps)];
            if (mark == 'x' || mark == 'X' || isRoll(mark)) kicks.push_back(i * stepBeats);
        }
    return kicks;
}

std::vector<music::DrumNote> writePercussion(int which, const VoiceSet& assigned, const music::Metre& metre) {
    const Percussion& pattern = percussions[static_cast<std::size_t>(which) % percussions.size()];
    Writer writer(assigned, 1.0, metre);
    for (const StepRow& row : {StepRow{Voice::PercLow, pattern.low}, StepRow{Voice::PercMid, pattern.mid},
                               StepRow{Voice::PercHigh, pattern.high}})
        if (isAssigned(assigned, row.voice)) writer.plainRow(row.voice, row.steps, 2);
    return writer.take();
}

int percussionPatterns() { return static_cast<int>(percussions.size()); }

std::vector<music::DrumNote> writeAccent(const std::vector<Voice>& wanted, int velocity,
                                         const VoiceSet& assigned) {
    Writer writer(assigned, 1.0, {});
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
